// Signs ledgers that have grown: every so many minutes, or after 1,000 entries, or when asked. Each checkpoint is also written to
// a folder that is meant to be copied elsewhere: who holds such a copy sees it when entries were changed later.
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Keepers } from "../app/keepers"
import type { KeptCheckpoint } from "../app/ledger/checkpoint"
import type { Signer } from "../app/ledger/signing"
import { dayOf } from "../app/ui/day"
import type { Store } from "../db/store"
import { startRounds } from "./rounds"

export interface NotaryOptions {
  readonly store: Store
  readonly keepers: () => Promise<Pick<Keepers, "makeCheckpoint" | "grownLedgers">>
  readonly signer: Signer
  /** Where checkpoints are written to; undefined keeps them in the database only. */
  readonly folder: string | undefined
  readonly now: () => number
  /** A ledger that has grown is signed after so many minutes. */
  readonly minutes: number
  /** Milliseconds between looks at the ledgers. */
  readonly every?: number
}

export interface Notary {
  /** Signs one company's ledger now; resolves when it is written down. */
  readonly checkpoint: (companyId: string) => Promise<KeptCheckpoint | null>
  /** Looks at all ledgers once. */
  readonly look: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** So many new entries are signed without waiting. */
const most = 1_000

export function startNotary({ store, keepers, signer, folder, now, minutes, every = 15_000 }: NotaryOptions): Notary {
  /** When each ledger was first seen to have grown. */
  const grownSince = new Map<string, number>()

  async function checkpoint(companyId: string) {
    const { makeCheckpoint } = await keepers()
    const made = await makeCheckpoint(store, { companyId, signer, day: dayOf(now()) })
    if (made && folder) writeDown(join(folder, companyId), made, signer)
    return made
  }

  async function round() {
    const { grownLedgers } = await keepers()
    const grown = await grownLedgers(store)
    const still = new Set(grown.map(({ companyId }) => companyId))
    for (const companyId of grownSince.keys()) if (!still.has(companyId)) grownSince.delete(companyId)
    for (const { companyId, size, covered } of grown) {
      const since = grownSince.get(companyId) ?? now()
      grownSince.set(companyId, since)
      if (size - covered < most && now() - since < minutes * 60_000) continue
      grownSince.delete(companyId)
      await checkpoint(companyId).catch((why: unknown) => console.error("A checkpoint could not be made:", why))
    }
  }

  const { look, stop } = startRounds(round, { every, failed: "The ledgers could not be looked at:" })
  return { checkpoint, look, stop }
}

/** Each checkpoint in a file of its own, which appears whole or not at all; beside them the public key. */
function writeDown(folder: string, { size, text, origin }: KeptCheckpoint, signer: Signer) {
  const file = join(folder, `${String(size).padStart(10, "0")}.txt`)
  if (existsSync(file)) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, "key.txt"), `${signer.keyFor(origin)}\n`)
  writeFileSync(`${file}.part`, text, { flush: true })
  renameSync(`${file}.part`, file)
}
