// Exactly what was served for a change, as one text with one hash: stored once, named by openings and by the ledger.
import { createHash } from "node:crypto"
import type { Json } from "../changes/json"
import type { Shown } from "../versions/shown"

export type Served = { readonly content: string; readonly hash: string }

const known = new WeakMap<Shown, Served>()

/** Canonical JSON (keys in the order of their letters) and its SHA-256 in hex; remembered as long as the change is. */
export function served(shown: Shown): Served {
  const was = known.get(shown)
  if (was) return was
  const content = canonicalJson(shown)
  const now = { content, hash: createHash("sha256").update(content).digest("hex") }
  known.set(shown, now)
  return now
}

function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`
  if (typeof value !== "object" || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(",")}}`
}
