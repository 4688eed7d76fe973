// Has readers reminded: looks every minute where working hours are, and asks each company once on each of its working days.
import type { Keepers } from "../app/keepers"
import type { ChangeWorker } from "../app/versions/worker"
import type { Store } from "../db/store"

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

export function startReminder(options: ReminderOptions): Reminder {
  const { store, worker, keepers, origin, written, now, every = 60_000 } = options
  /** The day on which each company was asked last. */
  const askedOn = new Map<string, string>()
  let stopped = false

  async function round() {
    const { companiesAtWork, remindReaders } = await keepers()
    const at = now()
    for (const { companyId, timeZone, day } of await companiesAtWork(store, at)) {
      if (stopped || askedOn.get(companyId) === day) continue
      const count = await remindReaders(store, worker, { companyId, timeZone, origin: origin(), at })
      askedOn.set(companyId, day)
      if (count > 0) written()
    }
  }

  let underWay: Promise<void> | undefined
  function look() {
    underWay ??= round()
      .catch((why: unknown) => console.error("Readers could not be reminded:", why))
      .finally(() => {
        underWay = undefined
      })
    return underWay
  }

  const timer = setInterval(look, every)
  timer.unref()
  return {
    look,
    async stop() {
      stopped = true
      clearInterval(timer)
      await underWay
    },
  }
}
