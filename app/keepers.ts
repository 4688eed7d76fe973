// What server/ reaches through the Remix build, beside the doors: the outbox, checkpoints and the founding of the demo.
import type { Store } from "../db/store"
import type { Hands } from "./context"
import type { KeptCheckpoint } from "./ledger/checkpoint"
import type { Signer } from "./ledger/signing"
import type { Notice } from "./notices/notice"

export interface Keepers {
  readonly foundDemo: (hands: Pick<Hands, "store" | "worker" | "now" | "origin">) => Promise<void>
  readonly makeCheckpoint: (
    store: Store,
    asked: { companyId: string; signer: Signer; day: string },
  ) => Promise<KeptCheckpoint | null>
  readonly grownLedgers: (store: Store) => Promise<readonly { companyId: string; size: number; covered: number }[]>
  readonly claimNotices: (store: Store, asked: { at: number; most: number }) => Promise<readonly Notice[]>
  readonly noticeSent: (store: Store, notice: Notice, at: number) => Promise<void>
  readonly noticeFailed: (store: Store, notice: Notice, why: string, at: number) => Promise<void>
}
