// Writes that come while the disk is busy, or in the same turn of the event loop, share one transaction: a commit costs
// more than most of what is written. Each stands behind a savepoint, so that one that fails takes nothing with it.
import { setImmediate as nextTurn } from "node:timers/promises"

/** The transaction of one connection. */
export interface Steps {
  /** Resolves when it is worth beginning: until then, writes gather. */
  ready(): Promise<void>
  begin(): Promise<void>
  /** Marks where one write begins. */
  savepoint(): void
  /** Keeps the write since its mark. */
  release(): void
  /** Takes back the write since its mark, which failed for `why`; false when the database gave up the whole transaction. */
  undo(why: unknown): boolean
  commit(): void
  /** Ends the transaction, if there is still one, with nothing kept. */
  rollback(why: unknown): void
}

type Waiting = {
  readonly body: () => Promise<unknown>
  readonly kept: (outcome: unknown) => void
  readonly failed: (why: unknown) => void
}

/** So many writes share a transaction at most: the first of them waits for the last. */
const most = 64

/** Runs writes strictly in turn, those that wait together in one transaction; each is told when that is committed. */
export function batches(steps: Steps) {
  const waiting: Waiting[] = []
  let running: Promise<void> | null = null

  async function run() {
    while (waiting.length > 0) {
      await steps.ready()
      await nextTurn()
      await together(steps, waiting.splice(0, most))
    }
    running = null
  }

  return {
    write<T>(body: () => Promise<T>): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        waiting.push({ body, kept: (outcome) => resolve(outcome as T), failed: reject })
        running ??= run()
      })
    },
    /** Resolves when nothing waits. */
    idle: () => running ?? Promise.resolve(),
  }
}

async function together(steps: Steps, writes: readonly Waiting[]) {
  const tell: (() => void)[] = []
  try {
    await steps.begin()
    for (const write of writes) {
      const outcome = await oneOf(steps, write.body)
      tell.push("why" in outcome ? () => write.failed(outcome.why) : () => write.kept(outcome.kept))
    }
    steps.commit()
  } catch (why) {
    steps.rollback(why)
    for (const { failed } of writes) failed(why)
    return
  }
  for (const told of tell) told()
}

async function oneOf(steps: Steps, body: () => Promise<unknown>): Promise<{ kept: unknown } | { why: unknown }> {
  steps.savepoint()
  try {
    const kept = await body()
    steps.release()
    return { kept }
  } catch (why) {
    if (!steps.undo(why)) throw why
    return { why }
  }
}
