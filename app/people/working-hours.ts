// Working hours: Monday to Friday, from 8 to 18, where the company is. Mails that can wait are sent in them. Days are
// `YYYY-MM-DD`, time zones have IANA's names; what is a holiday there nobody here knows.
import { dayOf, dayStart } from "../ui/day"

export const opens = 8
export const closes = 18

const dayMs = 86_400_000
const quarter = 900_000

/** Whether this is the name of a time zone, as far as this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** The names to choose from. */
export const timeZones = (): string[] => [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])]

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const asked = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", hourCycle: "h23" } as const
  const made = new Intl.DateTimeFormat("en", { ...asked, timeZone: isTimeZone(timeZone) ? timeZone : "UTC" })
  formats.set(timeZone, made)
  return made
}

/** The day and the hour (0 to 23) at which people there read this time (ms); by UTC where no such zone is known here. */
export function localTime(at: number, timeZone: string): { readonly day: string; readonly hour: number } {
  const parts = new Map(
    formatFor(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const day = [parts.get("year"), parts.get("month"), parts.get("day")].join("-")
  return { day, hour: Number(parts.get("hour")) }
}

/** Monday to Friday. */
export function isWorkingDay(day: string): boolean {
  const weekday = new Date(dayStart(day) ?? 0).getUTCDay()
  return weekday > 0 && weekday < 6
}

/** The working day so many of them after a day; before it for a negative number. 0 gives the next one on or after it. */
export function workingDayFrom(day: string, days: number): string {
  const step = days < 0 ? -1 : 1
  const moved = (from: string) => dayOf((dayStart(from) ?? 0) + step * dayMs)
  let at = day
  if (days === 0) while (!isWorkingDay(at)) at = moved(at)
  for (let left = Math.abs(days); left > 0; ) {
    at = moved(at)
    if (isWorkingDay(at)) left--
  }
  return at
}

/** Whether a mail that can wait may be sent now. */
export function isWorkingTime(at: number, timeZone: string): boolean {
  const { day, hour } = localTime(at, timeZone)
  return isWorkingDay(day) && hour >= opens && hour < closes
}

/** The first time from `at` (ms) on at which it may: at once, or at a full quarter of an hour. */
export function workingTimeFrom(at: number, timeZone: string): number {
  let time = at
  while (!isWorkingTime(time, timeZone)) time = (Math.floor(time / quarter) + 1) * quarter
  return time
}

/** The time (ms) at which a working day begins there. */
export function opensOn(day: string, timeZone: string): number {
  // No place is more than 14 hours ahead of UTC.
  let time = (dayStart(day) ?? 0) - 14 * 4 * quarter
  while (localTime(time, timeZone).day < day || !isWorkingTime(time, timeZone)) time += quarter
  return time
}
