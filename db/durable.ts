// One shared fsync off the event loop for all commits that wait for it. A failed fsync is never repeated: the kernel may
// have dropped the pages and would say yes the second time.
import { fsync } from "node:fs"

export type Sync = (done: (failed: Error | null) => void) => void

export interface Durable {
  /** Called right after a commit, in the same turn. */
  committed(): void
  /** Resolves when everything committed until now is on disk. Never resolves after a failure. */
  settled(): Promise<void>
  /** Resolves when no sync is under way: a commit made meanwhile would wait for the next one anyway. */
  quiet(): Promise<void>
  /** True after a sync failed. */
  failed(): boolean
}

/** A sync of one open file. */
export const fsyncOf =
  (fd: number): Sync =>
  (done) =>
    fsync(fd, done)

/** Counts commits and shares syncs among them; `onFatal` is told of the first failure, after which nothing settles. */
export function durable(sync: Sync, onFatal: (why: Error) => void): Durable {
  let commits = 0
  let synced = 0
  let failed = false
  let running = false
  let waiting: { upTo: number; resolve: () => void }[] = []
  let watching: (() => void)[] = []

  const start = () => {
    running = true
    const upTo = commits
    sync((why) => {
      running = false
      const told = watching
      watching = []
      for (const tell of told) tell()
      if (why) {
        failed = true
        onFatal(why)
        return
      }
      synced = upTo
      const ready = waiting.filter((w) => w.upTo <= synced)
      waiting = waiting.filter((w) => w.upTo > synced)
      for (const w of ready) w.resolve()
      if (waiting.length > 0) start()
    })
  }

  return {
    failed: () => failed,
    quiet: () => (running ? new Promise((resolve) => watching.push(resolve)) : Promise.resolve()),
    committed() {
      commits++
    },
    settled() {
      if (!failed && synced === commits) return Promise.resolve()
      return new Promise((resolve) => {
        waiting.push({ upTo: commits, resolve })
        if (!running && !failed) start()
      })
    },
  }
}
