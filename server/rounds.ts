// What the server does again and again beside its requests. A round is never begun while the last one is under way; one that
// fails is told, and the next is tried all the same.

export interface Rounds {
  /** Begins a round now, or joins the one under way. */
  readonly look: () => Promise<void>
  readonly isUnderWay: () => boolean
  /** Begins no further one by itself, and waits for the last. */
  readonly stop: () => Promise<void>
}

/** Does `round` every so many milliseconds; `failed` begins what is told of a failure. */
export function startRounds(round: () => Promise<void>, asked: { every: number; failed: string }): Rounds {
  let underWay: Promise<void> | undefined
  function look() {
    underWay ??= round()
      .catch((why: unknown) => console.error(asked.failed, why))
      .finally(() => {
        underWay = undefined
      })
    return underWay
  }
  const timer = setInterval(look, asked.every)
  timer.unref()
  return {
    look,
    isUnderWay: () => underWay !== undefined,
    async stop() {
      clearInterval(timer)
      await underWay
    },
  }
}
