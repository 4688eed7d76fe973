// What stops a version and what only warns, each as a sentence at its place. Decided from what the author said.
import { dayName, dayStart, daysBetween } from "../ui/day"
import { quoted } from "../ui/quote"
import { isALot, mostOfAList } from "./a-lot"
import { missingReplies } from "./answering"
import { hasCheck, missingIn } from "./check"
import type { Unfilled } from "./net"
import type { Problem, ReviewedChange, ToAnswer, VersionFields } from "./review-page"
import type { Shown } from "./shown"

/** More than that is a lot to read at once. */
export const mostChanges = 7
export const mostMinutes = 5
/** No more may be left for careful reading: it is an exercise, not the rule. */
export const mostCareful = 3

const reasons: Readonly<Partial<Record<Shown["kind"], string>>> = {
  promise_changed: "Say why the promise changes.",
  responsibility_changed: "Say why the step changes hands.",
  step_added: "Say why this step is added.",
  step_removed: "Say why this step is no longer done.",
  detour_added: "Say why this detour is added.",
  detour_removed: "Say why this detour is no longer there.",
  part_added: "Say why this part is added.",
  part_removed: "Say why this part is no longer there.",
}

const missing = { metric: "no metric", value: "no value", both: "neither metric nor value" } as const

type Facts = {
  readonly changes: readonly Pick<ReviewedChange, "fp" | "needsReason" | "fields" | "shown">[]
  readonly version: VersionFields
  /** People in the audience, each once. */
  readonly people: number
  /** Label of the version before; null for the first. */
  readonly previous: string | null
  readonly today: string
  /** Words of the draft: a version has at least one part. */
  readonly words?: number
  /** Words and pictures below its headings: there is something to read. */
  readonly told?: number
  /** What waits for the authors and may be answered by it. */
  readonly toAnswer?: readonly ToAnswer[]
  /** Promise cards without a metric or a value. */
  readonly unfilled?: readonly Unfilled[]
}

/** Everything that stops publishing, in the order of the page. Empty when nothing does. */
export function problemsOf({
  changes,
  version,
  people,
  previous,
  today,
  words,
  told,
  unfilled = [],
  toAnswer = [],
}: Facts): Problem[] {
  const said: Problem[] = []
  const about = (at: Problem["at"], sentence: string, fp: string | null = null) => said.push({ at, fp, sentence })
  if (changes.length === 0)
    about(
      "changes",
      previous === null
        ? "The draft is empty: there is nothing to publish yet."
        : `The draft says the same as version ${previous}.`,
    )
  else if (words === 0) about("changes", "The draft is empty: a version has at least one part.")
  else if (told === 0) about("changes", "Only headings stand there yet: write a sentence below one of them.")
  for (const { fp, needsReason, fields, shown } of changes)
    if (needsReason && fields.reason.trim() === "")
      about("reason", reasons[shown.kind] ?? "Say why, because you raised it to major.", fp)
  for (const { fp, fields, shown } of changes) {
    for (const { at, sentence } of missingIn(fields)) about(at, sentence, fp)
    if (shown.careful && shown.kind === "responsibility_changed" && !hasCheck(fields))
      about("question", "A step that changes hands is left for careful reading only together with a question.", fp)
  }
  for (const { fp } of changes.filter(({ shown }) => shown.careful).slice(mostCareful))
    about("careful", `At most ${mostCareful} changes of a version are left for careful reading.`, fp)
  for (const { where, misses, fp } of unfilled)
    about(
      "promise",
      `The promise in ${quoted(where)} has ${missing[misses]} yet: fill it in, or take the card out.`,
      fp,
    )
  const replies = missingReplies(version, toAnswer)
  if (version.correction && previous !== null) {
    if (people === 0) about("audience", `Nobody to whom version ${previous} was addressed is here any more.`)
    return [...said, ...replies]
  }
  if (version.teams.length === 0) about("audience", "Choose at least one team that reads it.")
  else if (people === 0) about("audience", "Nobody is in these teams yet.")
  const wrong = (name: "readBy" | "inForceFrom") => version[name] !== "" && dayStart(version[name]) === null
  if (wrong("readBy")) about("readBy", "This is no day of the calendar.")
  else if (version.readBy !== "" && daysBetween(today, version.readBy) < 0) about("readBy", "This day is past.")
  if (wrong("inForceFrom")) about("inForceFrom", "This is no day of the calendar.")
  return [...said, ...replies]
}

type Load = Pick<Facts, "version" | "today"> & {
  /** Words of the draft. */
  readonly words: number
  readonly changes: readonly Pick<ReviewedChange, "hands" | "shown">[]
  readonly minutes: number
  /** The legend's first version is read part by part: how many there are is no fault. */
  readonly isFirst: boolean
}

const givesAway = (summary: string, { title, now, was }: Shown) =>
  [title, now, was].some((text) => text && text.length > 3 && summary.toLowerCase().includes(text.toLowerCase()))

/** What the author should think about; none of it stops publishing. */
export function warningsOf({ changes, minutes, words, version, today, isFirst }: Load): string[] {
  const warnings: string[] = []
  const told = changes.map(({ shown }) => ({ words: shown.words }))
  const much = changes.length > mostOfAList ? `${changes.length} changes are` : "More than half the text is"
  if (!isFirst && isALot(told, words))
    warnings.push(`${much} a lot to read at once: readers are offered the whole legend part by part instead.`)
  else if (!isFirst && changes.length > mostChanges)
    warnings.push(`${changes.length} changes are a lot to read at once. Up to ${mostChanges} are read with care.`)
  if (!isFirst && minutes > mostMinutes)
    warnings.push(`It takes about ${minutes} minutes to read. Up to ${mostMinutes} fit between two calls.`)
  const empty = changes.flatMap(({ hands }) => [hands?.loses, hands?.gains]).filter((hand) => hand?.people === 0)
  for (const name of new Set(empty.map((hand) => hand?.name)))
    warnings.push(`Nobody has the role “${name}” yet: nobody will know that it is theirs.`)
  for (const { shown } of changes)
    if (shown.careful && givesAway(version.summary, shown))
      warnings.push(`The summary gives away ${quoted(shown.title)}, which is left for careful reading.`)
  // A correction inherits its dates: there is nothing to choose.
  if (version.correction) return warnings
  const { readBy, inForceFrom } = version
  if (readBy && inForceFrom && daysBetween(readBy, inForceFrom) < 0)
    warnings.push(`It is in force from ${dayName(inForceFrom, today)}, before it has to be read.`)
  if (readBy && dayStart(readBy) !== null && [0, 1].includes(daysBetween(today, readBy)))
    warnings.push("That leaves very little time to read it.")
  return warnings
}
