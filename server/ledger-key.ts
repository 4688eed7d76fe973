// The key that signs checkpoints: given, or made at the first start and kept beside the data.
import { randomBytes } from "node:crypto"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { isSeed } from "../app/ledger/signing"
import type { Settings } from "./settings"

/** Hex of 32 bytes. */
export function ledgerKey({ ledgerKey, dataDir }: Pick<Settings, "ledgerKey" | "dataDir">): string {
  if (ledgerKey) return ledgerKey
  if (!dataDir) throw new Error("LEDGER_KEY is missing.")
  const file = join(dataDir, "ledger.key")
  if (!existsSync(file))
    writeFileSync(file, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx", flush: true })
  const key = readFileSync(file, "utf8").trim()
  if (!isSeed(key))
    throw new Error(`${file} holds no key. Put back the one of a backup, or move it away for a new one.`)
  return key
}
