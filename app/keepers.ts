// What server/ reaches through the Remix build, beside the doors: the outbox, reminders, checkpoints and the founding of
// the demo.
import type { Store } from "../db/store"
import type { Hands } from "./context"
import type { KeptCheckpoint } from "./ledger/checkpoint"
import type { Signer } from "./ledger/signing"
import type { Notice } from "./notices/notice"
import type { ChangeWorker } from "./versions/worker"

export interface Keepers {
  readonly foundDemo: (hands: Pick<Hands, "store" | "worker" | "now" | "origin">) => Promise<void>
  readonly makeCheckpoint: (
    store: Store,
    asked: { companyId: string; signer: Signer; day: string },
  ) => Promise<KeptCheckpoint | null>
  readonly grownLedgers: (store: Store) => Promise<readonly { companyId: string; size: number; covered: number }[]>
  readonly companiesAtWork: (
    store: Store,
    at: number,
  ) => Promise<readonly { companyId: string; timeZone: string; day: string }[]>
  readonly remindReaders: (
    store: Store,
    worker: ChangeWorker,
    asked: { companyId: string; timeZone: string; origin: string; at: number },
  ) => Promise<{ readonly reminded: number; readonly failed: readonly unknown[] }>
  readonly claimNotices: (store: Store, asked: { at: number; most: number }) => Promise<readonly Notice[]>
  readonly noticeSent: (store: Store, notice: Notice, at: number) => Promise<void>
  readonly noticeFailed: (store: Store, notice: Notice, why: string, at: number) => Promise<void>
}
