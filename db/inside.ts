// Knows whether we are inside a write, so that a write (or a plain read) within a write fails loudly instead of
// waiting for itself, or seeing what was before.
import { AsyncLocalStorage } from "node:async_hooks"

export function insideGuard() {
  const inside = new AsyncLocalStorage<true>()
  return {
    run: <T>(body: () => Promise<T>): Promise<T> => inside.run(true, body),
    refuse(what: "write" | "read"): void {
      if (!inside.getStore()) return
      throw new Error(
        what === "write"
          ? "A write inside a write: hand the transaction (tx) down instead of the store."
          : "store.read inside a write sees what was before: read through the transaction (tx).",
      )
    },
  }
}
