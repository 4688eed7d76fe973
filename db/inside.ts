// Knows whether we are inside a write, so that a write (or a plain read) within a write fails loudly instead of
// waiting for itself, or seeing what was before.
import { AsyncLocalStorage } from "node:async_hooks"

export interface InsideGuard {
  run<T>(body: () => Promise<T>): Promise<T>
  refuse(what: "write" | "read"): void
}

/** For bodies that wait for a server: who asks is told apart by following their promises, which makes each of them slower. */
export function insideGuard(): InsideGuard {
  const inside = new AsyncLocalStorage<true>()
  return {
    run: (body) => inside.run(true, body),
    refuse: (what) => {
      if (inside.getStore()) throw refused(what)
    },
  }
}

/**
 * For bodies that run through within one turn of the event loop, as the embedded database's do: nobody else's code runs
 * in between, so whoever asks meanwhile is inside.
 */
export function insideTurn(): InsideGuard {
  let inside = false
  return {
    async run(body) {
      inside = true
      try {
        return await body()
      } finally {
        inside = false
      }
    },
    refuse(what) {
      if (inside) throw refused(what)
    },
  }
}

const refused = (what: "write" | "read") =>
  new Error(
    what === "write"
      ? "A write inside a write: hand the transaction (tx) down instead of the store."
      : "store.read inside a write sees what was before: read through the transaction (tx).",
  )
