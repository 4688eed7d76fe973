// One after the other, in the order they came.

/** Runs what it is given strictly in turn; a failure does not hold up those behind. */
export function queue() {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(body: () => Promise<T>): Promise<T> => {
    const mine = last.then(body, body)
    last = mine.then(
      () => undefined,
      () => undefined,
    )
    return mine
  }
}
