// A notice in the outbox: one message to one person about one thing, tried again with growing pauses until it is sent.

import { type Away, thereFrom } from "../people/absence"
import { localTime, opensOn } from "../people/working-hours"

export type Notice = {
  readonly companyId: string
  readonly id: string
  readonly email: string
  readonly subject: string
  readonly body: string
  /** How often it was tried, this time included: claiming counts, so that a crash counts too. */
  readonly tries: number
}

const minute = 60_000

/** How long a claim holds before another instance may try: longer than a mail server may take. */
export const claimFor = 2 * minute

/** How often a notice is tried before it is given up: the last pauses are a day, in all more than three days. */
export const mostTries = 14

/** The longest pause between two tries, in milliseconds. */
export const longestPause = 24 * 60 * minute

/** The pause before the next try, in milliseconds: 1, 2, 4 … minutes, at most a day. */
export const pauseAfter = (tries: number) => Math.min(2 ** Math.max(tries - 1, 0) * minute, longestPause)

/** Until when (ms) a mail waits for somebody who is away now: the morning of the first working day on which they are there; null for who is there. */
export function heldUntil(absences: readonly Away[], at: number, timeZone: string): number | null {
  const today = localTime(at, timeZone).day
  const day = thereFrom(absences, today)
  return day === today ? null : opensOn(day, timeZone)
}

const reminder = "reminder:"

/** What a reminder is about: several legends at once, on a day. */
export const reminderAbout = (day: string) => `${reminder}${day}`

/**
 * What becomes of a mail that is due. What is about reading waits for who is away; a reminder, which may say “by today”, goes
 * out on its day to who is there, or not at all.
 */
export function decideSending(
  { about, waits }: { readonly about: string; readonly waits: boolean },
  absences: readonly Away[],
  at: number,
  timeZone: string,
): "send" | "drop" | { readonly waitsUntil: number } {
  const until = heldUntil(absences, at, timeZone)
  if (!about.startsWith(reminder)) return waits && until !== null ? { waitsUntil: until } : "send"
  const isOver = about < reminderAbout(localTime(at, timeZone).day)
  return isOver || until !== null ? "drop" : "send"
}
