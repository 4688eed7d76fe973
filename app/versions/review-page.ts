// What the publish page shows and what its form holds: plain values between keeper, door and view. It goes to the browser,
// so it checks nothing: what comes in is checked in written-over.ts.

import { type CheckFields, checkOf, noCheck } from "./check"
import { pillarOf } from "./pillars"
import type { Careful, Shown } from "./shown"

/** What an author may say about one change; empty texts where nothing is said. */
export type ChangeFields = CheckFields & {
  readonly title: string
  readonly reason: string
  readonly pillar: string
  readonly raised: boolean
  readonly roles: readonly string[]
  readonly teams: readonly string[]
  /** "What this means for …", by role name. */
  readonly notes: Readonly<Record<string, string>>
  /** Left for careful reading, instead of marked. */
  readonly careful: boolean
}

/** What an author says about the whole version. `teams` is the audience, by id; days are `YYYY-MM-DD` or empty. */
export type VersionFields = {
  readonly summary: string
  /** True when it corrects the version that applies: then audience and dates are that version's. */
  readonly correction: boolean
  readonly teams: readonly string[]
  readonly readBy: string
  readonly inForceFrom: string
  /** Numbers of the questions and objections that it answers, and what is said to their readers, by number. */
  readonly answering: readonly string[]
  readonly replies: Readonly<Record<string, string>>
}

export const noWords: ChangeFields = {
  title: "",
  reason: "",
  pillar: "",
  raised: false,
  roles: [],
  teams: [],
  notes: {},
  careful: false,
  ...noCheck,
}

/** A role with the number of people who hold it. */
export type Hand = { readonly name: string; readonly people: number }

export type ReviewedChange = {
  readonly fp: string
  /** As a reader will be served it, with what the author said so far. */
  readonly shown: Shown
  readonly fields: ChangeFields
  /** The title and the concerns the change has when the author says nothing. */
  readonly computed: { readonly title: string; readonly roles: readonly string[]; readonly teams: readonly string[] }
  readonly needsReason: boolean
  /** False when it is major whatever the author says. */
  readonly mayRaise: boolean
  /** What readers look through when it is left for careful reading; null where that makes no sense. */
  readonly careful: Careful | null
  readonly mergesWithNext: boolean
  /** True when an author merged it, so that it can be taken apart again. */
  readonly merged: boolean
  /** True when it comes apart into sentences. */
  readonly splits: boolean
  /** True when it is a sentence of a change that an author split, so that it can be made whole again. */
  readonly isPiece: boolean
  /** Who loses and who gains the step, when it changes hands. */
  readonly hands: { readonly loses: Hand | null; readonly gains: Hand | null } | null
}

/** What stops publishing, and at which field: `fp` names the change when it is one change's. */
export type Problem = {
  readonly at:
    | "changes"
    | "promise"
    | "title"
    | "reason"
    | "notes"
    | "careful"
    | "question"
    | "answers"
    | "explanation"
    | "summary"
    | "audience"
    | "readBy"
    | "inForceFrom"
    | "replies"
  readonly fp: string | null
  /** Which question or objection the reply is to. */
  readonly number?: number
  readonly sentence: string
}

/** A question or objection that waits for the authors, as the author who publishes may see it. */
export type ToAnswer = {
  /** What it is called by, within the legend. */
  readonly number: number
  readonly what: "question" | "objection"
  /** Title of the change it is about, and label of its version. */
  readonly about: string
  readonly version: string
  /** "Lars Berg", "A reader, through Tess Morgan" */
  readonly by: string
  readonly text: string
}

export type ReviewTeam = {
  readonly id: string
  readonly name: string
  readonly people: number
  /** Minutes the version asks of somebody in it who knows the version before. */
  readonly minutes: number
  /** Names of the roles its people hold. */
  readonly roles: readonly string[]
}

/** A correction of the version that applies: its label, and what it inherits. */
export type Correction = {
  readonly label: string
  readonly people: number
  readonly readBy: string | null
  readonly inForceFrom: string | null
}

export type ReviewPage = {
  readonly legend: { readonly id: string; readonly title: string }
  /** Label of the version to come and of the one that applies now; null before the first. */
  readonly label: string
  readonly previous: string | null
  /** Label of the next whole version; and what a correction would be, null before the first. */
  readonly next: string
  readonly correction: Correction | null
  /** What the author looks at: publishing refuses when the draft or its announcement has moved on. */
  readonly revision: number
  readonly announcementRevision: number
  readonly changes: readonly ReviewedChange[]
  readonly version: VersionFields
  /** Minutes to read all changes. */
  readonly minutes: number
  readonly teams: readonly ReviewTeam[]
  readonly roles: readonly Hand[]
  /** People in the audience, each once. */
  readonly people: number
  readonly problems: readonly Problem[]
  readonly warnings: readonly string[]
  /** What waits for the authors, and may be answered by this version. */
  readonly toAnswer: readonly ToAnswer[]
  /** The mail somebody in the audience gets. */
  readonly mail: { readonly subject: string; readonly body: string } | null
  /** The day it is now, for dates in words. */
  readonly today: string
}

/** What readers of this version read: its parts when it is the first, else its changes. */
export const thingOf = ({ previous }: Pick<ReviewPage, "previous">) => (previous === null ? "part" : "change")

/** "Part", "Change": as it stands before a number. */
export const titled = (thing: string) => thing.charAt(0).toUpperCase() + thing.slice(1)

/** The change as it will be served once these words are saved. */
export const withWords = ({ shown, computed, careful }: ReviewedChange, typed: ChangeFields): Shown =>
  toldBy(typed, { ...shown, title: computed.title }, careful)

/** A change with the author's words over it, and as its readers will look for it where the author chose that. */
export function toldBy(typed: ChangeFields, shown: Shown, mayBe: Careful | null): Shown {
  const { careful: _, check: __, ...plain } = shown
  const check = checkOf(typed)
  return {
    ...plain,
    title: typed.title || shown.title,
    reason: typed.reason,
    pillar: pillarOf(typed.pillar),
    severity: typed.raised ? "major" : shown.severity,
    concerns: { roles: [...typed.roles], teams: [...typed.teams] },
    notes: { ...typed.notes },
    ...(typed.careful && mayBe ? { careful: mayBe } : {}),
    ...(check ? { check } : {}),
  }
}

/** What stands in the form: the change it is about with its fields, and the version's. */
export type Words = {
  readonly fp: string | null
  readonly change: ChangeFields | null
  readonly version: VersionFields
}

const listOf = (form: FormData, name: string) => form.getAll(name).filter((value) => typeof value === "string")
const textOf = (form: FormData, name: string) => clean(listOf(form, name)[0] ?? "")

/** Without control characters, which PostgreSQL refuses and nobody sees; lines end as in the browser's own text. */
const clean = (text: string) =>
  text
    .replace(/\r\n/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .trim()

/** The words of a form as it was sent. */
export function wordsFrom(form: FormData): Words {
  const named = (kind: string) =>
    [...new Set(form.keys())]
      .filter((name) => name.startsWith(kind))
      .map((name) => [name.slice(kind.length), textOf(form, name)] as const)
      .filter(([, text]) => text)
  const change = {
    title: textOf(form, "title"),
    reason: textOf(form, "reason"),
    pillar: textOf(form, "pillar"),
    raised: form.has("raised"),
    roles: listOf(form, "role"),
    teams: listOf(form, "team"),
    notes: Object.fromEntries(named("note:")),
    careful: textOf(form, "shown") === "careful",
    question: textOf(form, "question"),
    answers: Object.fromEntries(named("answer:")),
    right: textOf(form, "right"),
    explanation: textOf(form, "explanation"),
  }
  const version = {
    summary: textOf(form, "summary"),
    correction: textOf(form, "as") === "correction",
    teams: listOf(form, "audience"),
    readBy: textOf(form, "readBy"),
    inForceFrom: textOf(form, "inForceFrom"),
    answering: listOf(form, "answering"),
    replies: Object.fromEntries(named("reply:")),
  }
  const fp = textOf(form, "fp") || null
  return { fp, change: fp ? change : null, version }
}
