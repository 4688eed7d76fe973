// What server/ hands down to every door: Remix' load context.
import type { Store } from "../db/store"
import type { ChangeWorker } from "./versions/worker"

export interface Hands {
  readonly store: Store
  /** Milliseconds since 1970. The demo and tests may hold another clock. */
  readonly now: () => number
  /** The engine, in its worker thread. */
  readonly worker: ChangeWorker
  readonly nonce: string
  readonly demo: boolean
  /** Signs cookies' tokens and commitments; never leaves the server. */
  readonly secret: string
  /** Address of the client, for limits; never stored. */
  readonly address: string
  /** True behind TLS: cookies get Secure and __Host-. */
  readonly secure: boolean
  /** What people type to come here: https://reread.example */
  readonly origin: string
}

declare module "@remix-run/server-runtime" {
  interface AppLoadContext extends Hands {}
}
