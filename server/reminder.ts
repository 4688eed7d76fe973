// Has readers reminded: looks every minute where working hours are, and asks each company once on each of its working days; an
// hour later again where somebody could not be reminded. One company's failure is not another's.
import type { Keepers } from "../app/keepers"
import type { ChangeWorker } from "../app/versions/worker"
import type { Store } from "../db/store"
import { startRounds } from "./rounds"

export interface ReminderOptions {
  readonly store: Store
  readonly worker: ChangeWorker
  readonly keepers: () => Promise<Pick<Keepers, "companiesAtWork" | "remindReaders">>
  /** Address of this house, for the links in mails. */
  readonly origin: () => string
  /** Says that mails were written. */
  readonly written: () => void
  readonly now: () => number
  /** Milliseconds between looks. */
  readonly every?: number
}

export interface Reminder {
  /** Looks at all companies once. */
  readonly look: () => Promise<void>
  readonly stop: () => Promise<void>
}

const hour = 3_600_000

export function startReminder(options: ReminderOptions): Reminder {
  const { store, worker, keepers, origin, written, now, every = 60_000 } = options
  /** The day on which each company was asked last, and when it is asked again on that day because somebody could not be reminded. */
  const asked = new Map<string, { readonly day: string; readonly again: number }>()
  let stopped = false

  async function round() {
    const { companiesAtWork, remindReaders } = await keepers()
    const at = now()
    for (const { companyId, timeZone, day } of await companiesAtWork(store, at)) {
      const last = asked.get(companyId)
      if (stopped || (last?.day === day && at < last.again)) continue
      const outcome = remindReaders(store, worker, { companyId, timeZone, origin: origin(), at })
      const { reminded, failed } = await outcome.catch((why: unknown) => ({ reminded: 0, failed: [why] }))
      for (const why of failed) console.error("Somebody could not be reminded:", why)
      asked.set(companyId, { day, again: failed.length > 0 ? at + hour : Number.POSITIVE_INFINITY })
      if (reminded > 0) written()
    }
  }

  const { look, stop } = startRounds(round, { every, failed: "Readers could not be reminded:" })
  return {
    look,
    stop() {
      stopped = true
      return stop()
    },
  }
}
