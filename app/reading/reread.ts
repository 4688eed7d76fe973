// What is to be read once more: what an author asked again. The record of what was confirmed stays as it is; only what is asked
// of the reader begins anew.
import { quoted } from "../ui/quote"
import type { NetList } from "../versions/net"
import { type Opened, progressOf, readOf } from "./progress"

/** By fp, how many openings there were in the reading when it was asked again; null for nothing. */
export type Again = Readonly<Record<string, number>> | null | undefined

/** The openings that count for what is asked now: of a change that was asked again, only later ones. */
export function openingsSince<One extends Pick<Opened, "fp" | "ordinal">>(
  openings: readonly One[],
  again: Again,
): readonly One[] {
  if (!again) return openings
  return openings.filter(({ fp, ordinal }) => ordinal > (again[fp] ?? 0))
}

/** What is asked once more after an author asked these changes again: what was asked before stays asked. */
export const withAgain = (again: Again, fps: readonly string[], openings: number): Record<string, number> => ({
  ...again,
  ...Object.fromEntries(fps.map((fp) => [fp, openings])),
})

/** What was asked again of one person: what of it they had read by then, and how many openings there were in their reading. */
export type AskedOf = { readonly fps: readonly string[]; readonly openings: number }

/**
 * The changes (fps) of a list that a published change stands in; all of them for the whole version. Who reads parts
 * has it in the part of the same heading.
 */
export function fpsAbout(list: NetList, change: { readonly id: string; readonly where: string } | null): string[] {
  if (!change) return list.changes.map(({ fp }) => fp)
  const from = list.changes.filter(({ shown }) => shown.origins.some(({ id }) => id === change.id))
  const found = from.length > 0 ? from : list.changes.filter(({ shown }) => shown.where === change.where)
  return found.map(({ fp }) => fp)
}

/** Whether somebody has read what they were asked for: once more what they had read, else for the first time. */
export function hasReread(about: readonly string[], openings: readonly Opened[], asked: AskedOf): boolean {
  const read = readOf(progressOf(openingsSince(openings, withAgain(null, asked.fps, asked.openings))))
  return about.length > 0 && about.every((fp) => read.has(fp))
}

/** The form of an author: which change (null for the whole version), which teams, and why. */
export type Asking = {
  readonly changeId: string | null
  readonly teams: readonly string[]
  readonly reason: string
}

export type AskRefusal = { readonly refused: "absent" | "reason-missing" | "teams-missing" | "nobody" }

export const askSentences: Record<AskRefusal["refused"], string> = {
  absent: "That change is not in the version that applies now. Choose again.",
  "reason-missing": "Say why, in one sentence: the same text is never asked twice without a reason.",
  "teams-missing": "Choose at least one team.",
  nobody: "Nobody of these teams is asked to read this version. Choose another team.",
}

/** Whether it may be asked again; `known` tells whether the change is in the current version. */
export function decideAsking(
  { teams, reason }: Pick<Asking, "teams" | "reason">,
  facts: { readonly known: boolean; readonly people: number },
): AskRefusal | { readonly ask: true } {
  if (!facts.known) return { refused: "absent" }
  if (teams.length === 0) return { refused: "teams-missing" }
  if (reason === "") return { refused: "reason-missing" }
  return facts.people === 0 ? { refused: "nobody" } : { ask: true }
}

/** What a reader is asked to read once more; the title of a change only for who has read it: it may be left to be found. */
export function whatAsked(
  change: { readonly title: string; readonly where: string } | null,
  fps: readonly string[],
  label: string,
): string {
  if (!change) return `version ${label}`
  return fps.length > 0 ? quoted(change.title) : `a change in ${quoted(change.where)}`
}

/** The mail to each of them: who asks, what, why. */
export const askedAgainMail = (told: {
  readonly by: string
  readonly legend: string
  readonly label: string
  readonly what: string
  readonly reason: string
  readonly link: string
}) => ({
  subject: `${told.by} asks you to read ${told.what} once more`,
  body: `${told.by} asks you to read ${told.what} once more (version ${told.label} of ${quoted(told.legend)}).

Why: ${told.reason}

What you confirmed stays on record. Read it here:
${told.link}
`,
})
