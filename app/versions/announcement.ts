// What an author says about the changes before they are published: kept beside the draft, found again by the fingerprints
// of units while the draft is edited further. An announcement never hides a change: what it does not name is shown all the same.
import { z } from "zod"
import { cut } from "../ui/text"
import { longest } from "./longest"
import { type ChangeFields, noWords, type VersionFields, type Words } from "./review-page"
import { sameFields, sameValue, settle } from "./settling"
import { Shown } from "./shown"
import type { WrittenOver } from "./written-over"

const mostSaid = 300

/** What is said about one change. `fps` are its units when it was said; `key` is its place, which outlives its words. */
const Said = z.object({
  fps: z.array(z.string()),
  key: z.string(),
  title: z.string(),
  reason: z.string(),
  pillar: Shown.shape.pillar,
  /** Raised to major by the author. */
  raised: z.boolean(),
  /** Null while it concerns whom the change itself says. */
  concerns: z.object({ roles: z.array(z.string()), teams: z.array(z.string()) }).nullable(),
  notes: z.record(z.string(), z.string()),
  /** Left for careful reading. */
  careful: z.boolean().default(false),
  /** The check, as far as it is written; answers by their place in the form. */
  question: z.string().default(""),
  answers: z.record(z.string(), z.string()).default({}),
  right: z.string().default(""),
  explanation: z.string().default(""),
})
export type Said = z.infer<typeof Said>

export const Announcement = z.object({
  said: z.array(Said),
  /** Units that are one change because an author merged them. */
  merged: z.array(z.array(z.string())),
  /** Units that an author split by sentence. */
  split: z.array(z.string()).default([]),
  summary: z.string(),
  /** True when it corrects the version that applies, whose audience and dates it inherits. */
  correction: z.boolean().default(false),
  /** The audience: ids of teams. */
  teams: z.array(z.string()),
  readBy: z.string().nullable(),
  inForceFrom: z.string().nullable(),
  /** Numbers of the questions and objections that it answers, and the replies written beside them. */
  answering: z.array(z.string()).default([]),
  replies: z.record(z.string(), z.string()).default({}),
})
export type Announcement = z.infer<typeof Announcement>

export const nothingSaid: Announcement = {
  said: [],
  merged: [],
  split: [],
  summary: "",
  correction: false,
  teams: [],
  readBy: null,
  inForceFrom: null,
  answering: [],
  replies: {},
}

/** A change as the announcement knows it: its units, its place, and what it says of itself. */
export type Announced = {
  readonly fps: readonly string[]
  readonly key: string
  readonly title: string
  readonly concerns: { readonly roles: readonly string[]; readonly teams: readonly string[] }
}

type Placed = Pick<Announced, "fps" | "key">

/**
 * What was said about a change `among` all changes of the draft: about these very units, else about the same place before
 * its words were edited again, unless that is another change of the draft by now.
 */
export function saidOf<S extends Placed>(
  { said }: { readonly said: readonly S[] },
  change: Placed,
  among: readonly Placed[],
): S | null {
  const exact = said.findLast((one) => sameValue(one.fps, change.fps))
  const isTaken = (one: Placed) => among.some((other) => other !== change && sameValue(other.fps, one.fps))
  return exact ?? said.findLast((one) => one.key === change.key && !isTaken(one)) ?? null
}

/** The fields of a change's form: what was said, else what the change says of itself. */
export function changeFieldsOf(said: Said | null, change: Announced): ChangeFields {
  const { roles, teams } = said?.concerns ?? change.concerns
  return {
    ...noWords,
    title: said?.title || change.title,
    reason: said?.reason ?? "",
    pillar: said?.pillar ?? "",
    raised: said?.raised ?? false,
    roles: [...roles],
    teams: [...teams],
    notes: { ...said?.notes },
    careful: said?.careful ?? false,
    question: said?.question ?? "",
    answers: { ...said?.answers },
    right: said?.right ?? "",
    explanation: said?.explanation ?? "",
  }
}

/** What is said of the version, as the fields of the publish page hold it. */
export function versionFieldsOf(announcement: Announcement): VersionFields {
  const { summary, correction, teams, readBy, inForceFrom, answering, replies } = announcement
  const days = { readBy: readBy ?? "", inForceFrom: inForceFrom ?? "" }
  return { summary, correction, teams: [...teams], ...days, answering: [...answering], replies: { ...replies } }
}

/** What another author wrote meanwhile in the same fields: their names, and the form as it should come back. */
export type Clash = {
  readonly fields: readonly string[]
  readonly change: { readonly base: ChangeFields; readonly typed: ChangeFields } | null
  readonly version: { readonly base: VersionFields; readonly typed: VersionFields }
}

/**
 * The announcement with the words of a form that was written over `was`. Fields the other authors left alone are taken;
 * where both wrote, everything else is kept and the clash is told. `change` is null when the form speaks of no change
 * that is still in the draft.
 */
export function announced(
  announcement: Announcement,
  { change, among }: { readonly change: Announced | null; readonly among: readonly Announced[] },
  words: Words,
  was: WrittenOver,
): { announcement: Announcement; clash: Clash | null } {
  const version = settle(was.version, versionFieldsOf(announcement), words.version)
  const next = sameFields(version.settled, versionFieldsOf(announcement))
    ? announcement
    : withVersion(announcement, version.settled)
  if (!change || !words.change) {
    const clash = version.clash.length > 0 ? clashOf(null, back(version, words.version), version.clash) : null
    return { announcement: next, clash }
  }
  const said = saidOf(announcement, change, among)
  const now = changeFieldsOf(said, change)
  const fields = settle(was.change ?? words.change, now, words.change)
  const clashes = [...fields.clash, ...version.clash]
  return {
    announcement: sameFields(fields.settled, now) ? next : withSaid(next, said, change, fields.settled),
    clash: clashes.length > 0 ? clashOf(back(fields, words.change), back(version, words.version), clashes) : null,
  }
}

const clashOf = (change: Clash["change"], version: Clash["version"], fields: readonly string[]): Clash => ({
  fields,
  change,
  version,
})

/** The form as it comes back: over what is there now, with the writer's own words where both wrote. */
function back<F extends ChangeFields | VersionFields>({ settled, clash }: { settled: F; clash: string[] }, mine: F) {
  const kept = Object.entries(mine).filter(([name]) => clash.includes(name))
  return { base: settled, typed: { ...settled, ...Object.fromEntries(kept) } }
}

const cutAll = (texts: Readonly<Record<string, string>>, most: number) =>
  Object.fromEntries(Object.entries(texts).flatMap(([name, text]) => (text ? [[name, cut(text, most)]] : [])))

function withVersion(announcement: Announcement, fields: VersionFields): Announcement {
  const { summary, correction, teams, readBy, inForceFrom, answering, replies } = fields
  return {
    ...announcement,
    answering: [...new Set(answering)],
    replies: cutAll(replies, longest.reply),
    summary: cut(summary, longest.summary),
    correction,
    teams: [...new Set(teams)],
    readBy: readBy || null,
    inForceFrom: inForceFrom || null,
  }
}

function withSaid(
  announcement: Announcement,
  before: Said | null,
  change: Announced,
  fields: ChangeFields,
): Announcement {
  const own = sameValue(fields.roles, change.concerns.roles) && sameValue(fields.teams, change.concerns.teams)
  const now: Said = {
    fps: [...change.fps],
    key: change.key,
    title: fields.title === change.title ? "" : cut(fields.title, longest.title),
    reason: cut(fields.reason, longest.reason),
    pillar: Said.shape.pillar.safeParse(fields.pillar || null).data ?? null,
    raised: fields.raised,
    concerns: own ? null : { roles: [...fields.roles], teams: [...fields.teams] },
    notes: cutAll(fields.notes, longest.note),
    careful: fields.careful,
    question: cut(fields.question, longest.question),
    answers: cutAll(fields.answers, longest.answer),
    right: fields.right.slice(0, 1),
    explanation: cut(fields.explanation, longest.explanation),
  }
  return { ...announcement, said: [...announcement.said.filter((one) => one !== before), now].slice(-mostSaid) }
}

/** Makes one change of two: their units belong together from now on, and what was said of the first is said of both. */
export function merged(
  announcement: Announcement,
  [first, second]: readonly [Announced, Announced],
  among: readonly Announced[],
): Announcement {
  const fps = [...first.fps, ...second.fps]
  const others = announcement.merged.filter((group) => !group.some((fp) => fps.includes(fp)))
  const said = saidOf(announcement, first, among)
  return {
    ...announcement,
    merged: [...others, fps],
    said: said ? [...announcement.said.filter((one) => one !== said), { ...said, fps }] : announcement.said,
  }
}

/** Takes a merged change apart: its units are the changes they were. */
export function takenApart(announcement: Announcement, change: Pick<Announced, "fps">): Announcement {
  return {
    ...announcement,
    merged: announcement.merged.filter((group) => !group.some((fp) => change.fps.includes(fp))),
  }
}

/** Splits a unit by sentence from now on: each sentence is a change of its own. */
export const split = (announcement: Announcement, unit: string): Announcement => ({
  ...announcement,
  split: [...announcement.split.filter((fp) => fp !== unit), unit].slice(-mostSaid),
})

/** What was said of a change is said of its sentences once it is split: all of it of the first, of the others all but title and words of its own. */
export function saidOfPieces(
  announcement: Announcement,
  said: Said | null,
  pieces: readonly Announced[],
): Announcement {
  if (!said) return announcement
  const { reason, pillar, raised, concerns, notes } = said
  const each = pieces.map(({ fps, key }, at) =>
    at === 0
      ? { ...said, fps: [...fps], key }
      : Said.parse({ fps, key, title: "", reason, pillar, raised, concerns, notes }),
  )
  return { ...announcement, said: [...announcement.said.filter((one) => one !== said), ...each].slice(-mostSaid) }
}

/** Takes a split back: the sentences of these units are one change again, of which is said what was said of `first`. */
export function wholeAgain(
  announcement: Announcement,
  {
    first,
    units,
    among,
  }: { readonly first: Announced; readonly units: readonly string[]; readonly among: readonly Announced[] },
): Announcement {
  const said = saidOf(announcement, first, among)
  const others = announcement.said.filter((one) => one !== said)
  return {
    ...announcement,
    split: announcement.split.filter((fp) => !units.includes(fp)),
    said: said ? [...others, { ...said, fps: units.slice(0, 1) }] : others,
  }
}
