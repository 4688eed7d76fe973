// Empties the outbox: claims what is due, sends it, says so. Sleeps when nothing waits; wakes when something was written.
import type { Keepers } from "../app/keepers"
import { claimFor, type Notice } from "../app/notices/notice"
import type { Store } from "../db/store"
import type { Post } from "./post"
import { startRounds } from "./rounds"

export interface SenderOptions {
  readonly store: Store
  readonly keepers: () => Promise<Pick<Keepers, "claimNotices" | "noticeSent" | "noticeFailed">>
  readonly send: Post["send"]
  readonly now: () => number
  /** Milliseconds between looks into the outbox. */
  readonly every?: number
}

export interface Sender {
  /** Looks into the outbox at once; resolves when it is empty of what is due. */
  readonly wake: () => Promise<void>
  readonly stop: () => Promise<void>
}

const atOnce = 10

export function startSender({ store, keepers, send, now, every = 15_000 }: SenderOptions): Sender {
  let stopped = false
  let again = false

  async function deliver(notice: Notice) {
    const { noticeSent, noticeFailed } = await keepers()
    try {
      await send({ id: notice.id, to: notice.email, subject: notice.subject, text: notice.body })
    } catch (why) {
      return noticeFailed(store, notice, why instanceof Error ? why.message : String(why), now())
    }
    return noticeSent(store, notice, now())
  }

  async function empty() {
    for (;;) {
      const { claimNotices } = await keepers()
      const claimedAt = now()
      const due = stopped ? [] : await claimNotices(store, { at: claimedAt, most: atOnce })
      if (due.length === 0 && !again) return
      again = false
      for (const notice of due) {
        // A slow mail server: what is left may soon be somebody else's, and is claimed again when the claim is over.
        if (now() - claimedAt > claimFor / 2) break
        await deliver(notice)
      }
    }
  }

  const rounds = startRounds(empty, { every, failed: "The outbox could not be emptied:" })

  function wake() {
    if (stopped) return Promise.resolve()
    again = rounds.isUnderWay()
    return rounds.look()
  }

  return {
    wake,
    stop() {
      stopped = true
      return rounds.stop()
    },
  }
}
