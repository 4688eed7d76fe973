// Days on which somebody is away, and what they do to a day by which something is to be read: the date waits for them. Which
// days, and nothing else: neither why nor what kind of absence is asked or stored.
import { z } from "zod"
import { dayOf, dayStart, daysBetween } from "../ui/day"
import { workingDayFrom } from "./working-hours"

/** From the first day to the last, both away; days are `YYYY-MM-DD`. */
export type Away = { readonly from: string; readonly to: string }

/** The longest absence that is entered at once, and how long after it ended it may still be entered (days). */
export const longestAway = 366
const latestAfter = 31

export const Entering = z.object({ from: z.string(), to: z.string() })
export type AbsenceRefusal = { readonly refused: "no-day" | "backwards" | "too-long" | "too-late" }

/** One as a page lists it. */
export type AbsenceRow = Away & {
  readonly id: string
  readonly hasBegun: boolean
  /** True where it is still under way or to come, so that it can be ended. */
  readonly mayEnd: boolean
  /** True where an admin entered it, and not the person. */
  readonly byAnother: boolean
}

/** What was typed, when the form comes back. */
export type AbsenceRefused = AbsenceRefusal & Away & { readonly company: string }

export const absenceSentences: Record<AbsenceRefusal["refused"], string> = {
  "no-day": "Choose the first and the last day.",
  backwards: "The last day is before the first.",
  "too-long": "That is more than a year. Enter the first year of it.",
  "too-late": "That is over for more than a month: it cannot be entered any more.",
}

/** Whether these days may be entered. */
export function decideAbsence({ from, to }: Away, today: string): AbsenceRefusal | { readonly away: Away } {
  if (dayStart(from) === null || dayStart(to) === null) return { refused: "no-day" }
  const days = daysBetween(from, to)
  if (days < 0) return { refused: "backwards" }
  if (days >= longestAway) return { refused: "too-long" }
  return daysBetween(to, today) > latestAfter ? { refused: "too-late" } : { away: { from, to } }
}

/** The last day of an absence that ends now, because they are there today: the day before it began, when it had not; null when it is over. */
export function endedOn({ from, to }: Away, today: string): string | null {
  if (daysBetween(today, to) < 0) return null
  return shifted(daysBetween(from, today) > 0 ? today : from, -1)
}

/** The days of some absences, each once, in order; what ended before it began is none. */
export function spansOf(absences: readonly Away[]): Away[] {
  const spans: Away[] = []
  for (const { from, to } of absences
    .filter((one) => one.from <= one.to)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = spans.at(-1)
    if (!last || daysBetween(last.to, from) > 1) spans.push({ from, to })
    else if (to > last.to) spans[spans.length - 1] = { from: last.from, to }
  }
  return spans
}

/** The last day of the absence that a day lies in; null when they are there. */
export const awayUntil = (absences: readonly Away[], day: string): string | null =>
  spansOf(absences).find(({ from, to }) => from <= day && day <= to)?.to ?? null

/** The first working day on which they are there again after the absence that a day lies in; the day itself when they are there. */
export function thereFrom(absences: readonly Away[], day: string): string {
  let there = day
  for (let last = awayUntil(absences, there); last !== null; last = awayUntil(absences, there))
    there = workingDayFrom(shifted(last, 1), 0)
  return there
}

/**
 * The day by which somebody is to read what they were asked on `since`: as many days on which they are there as everybody
 * has until `readBy`. Days away before the date move it; so do those that the moved date then falls on.
 */
export function dueFor(readBy: string, since: string, absences: readonly Away[]): string {
  const spans = spansOf(absences)
  const awayBy = (day: string) =>
    spans.reduce((sum, { from, to }) => {
      const [first, last] = [from > since ? from : since, to < day ? to : day]
      return sum + Math.max(0, daysBetween(first, last) + 1)
    }, 0)
  for (let due = readBy; ; ) {
    const next = shifted(readBy, awayBy(due))
    if (next <= due) return due
    due = next
  }
}

/**
 * Whether somebody's own date is still to come although everybody's has passed. Before that nobody is late, and it would tell
 * who is away or will be; after their own date has passed, days away move nothing.
 */
export function isNotYetDue(readBy: string, since: string, absences: readonly Away[], today: string): boolean {
  return today > readBy && today <= dueFor(readBy, since, absences)
}

/** So many days later, or earlier. */
export const shifted = (day: string, days: number): string => dayOf((dayStart(day) ?? 0) + days * 86_400_000)
