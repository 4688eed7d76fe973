// What server/ hands down to every door: Remix' load context.
import type { Store } from "../db/store"
import type { KeptCheckpoint } from "./ledger/checkpoint"
import type { Mail, Sent } from "./notices/mail"
import type { ChangeWorker } from "./versions/worker"

export interface Hands {
  readonly store: Store
  /** Milliseconds since 1970. The demo and tests may hold another clock. */
  readonly now: () => number
  /** The engine, in its worker thread. */
  readonly worker: ChangeWorker
  /** Takes a page as one text, past the body of the answer: a body is a stream, and costs as much as a small page. */
  readonly whole: (html: string) => void
  readonly nonce: string
  readonly demo: boolean
  /**
   * Keys the codes people sign in with, encrypts forms that wait for a sign-in, signs what the next page tells; never
   * leaves the server.
   */
  readonly secret: string
  /** Address of the client, for limits; never stored. */
  readonly address: string
  /** True behind TLS: cookies get Secure and __Host-. */
  readonly secure: boolean
  /** What people type to come here: https://reread.example */
  readonly origin: string
  /** Sends one mail soon, off the request's way, and forgets it: for sign-in codes. Notices go through the outbox. */
  readonly post: (mail: Mail) => void
  /** The demo's sign-in mails, newest first; empty elsewhere. Its notices lie in the outbox. */
  readonly mailbox: () => readonly Sent[]
  /** Wakes the sender of notices, so that the outbox is not waited for. */
  readonly noticesWaiting: () => void
  /** Signs the company's ledger as it stands now; null while it is empty. */
  readonly checkpoint: (companyId: string) => Promise<KeptCheckpoint | null>
  /** The public key of a company's ledger, under its name. */
  readonly ledgerKey: (companyId: string) => string
  /** The script of the page that verifies an export offline. */
  readonly verifier: () => Promise<string>
  /** Takes one try from a limit; false when there is none left for now. */
  readonly limit: (kind: Limit, key: string) => Promise<boolean>
}

/** What is limited: codes asked for and tried, per account and per client address. */
export type Limit = "codes-for-account" | "codes-from-address" | "tries-for-account" | "tries-from-address"

declare module "@remix-run/server-runtime" {
  interface AppLoadContext extends Hands {}
  // What loaders give arrives as it is, and data(…) with its status: as remix.config.js has it.
  interface Future {
    v3_singleFetch: true
  }
}
