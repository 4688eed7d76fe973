// Calendar days as people say them. A day is `YYYY-MM-DD`; the same text on the server and in the browser, whatever its locale data.

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const
const dayMs = 86_400_000

/** Milliseconds at 0:00 UTC of a day, or null when it is no day of the calendar ("2026-02-30"). */
export function dayStart(day: string): number | null {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(day) : Number.NaN
  return new Date(at).getUTCDate() === Number(day.slice(8)) ? at : null
}

/** The day (UTC) of an hour in milliseconds. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** "Fri 15 May"; with the year when it is not the year of `today`. What is no day stays as it is. */
export function dayName(day: string, today?: string): string {
  const at = dayStart(day)
  if (at === null) return day
  const date = new Date(at)
  const year = today && !today.startsWith(day.slice(0, 4)) ? ` ${day.slice(0, 4)}` : ""
  return `${weekdays[date.getUTCDay()]} ${date.getUTCDate()} ${months[date.getUTCMonth()]}${year}`
}

/** Whole days from one day to another; negative when `to` is earlier, 0 when either is no day. */
export function daysBetween(from: string, to: string): number {
  const [a, b] = [dayStart(from), dayStart(to)]
  return a === null || b === null ? 0 : Math.round((b - a) / dayMs)
}

/** "due Fri 15 May, 3 days left", "due today", "was due Fri 15 May". */
export function dueText(due: string, today: string): string {
  const left = daysBetween(today, due)
  if (left < 0) return `was due ${dayName(due, today)}`
  if (left === 0) return `due today, ${dayName(due, today)}`
  return `due ${dayName(due, today)}, ${left === 1 ? "1 day" : `${left} days`} left`
}
