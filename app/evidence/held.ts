// What somebody holds from elsewhere, laid beside an export: only this can make it more than consistent.
import { hexOf } from "../ledger/bytes"
import { checkpointFrom, isSignedBy, keyFrom } from "../ledger/checkpoint"
import type { Opened } from "./opened"

/** What somebody has from elsewhere: texts of checkpoints, and of keys. */
export type Held = { readonly checkpoints: readonly string[]; readonly keys: readonly string[] }

/** What was held elsewhere and agrees; the first that does not agree is wrong. */
export function heldAgrees(opened: Opened, held: Held): { readonly held: string[] } | { readonly wrong: string } {
  const { checkpoint, key, earlier: proven } = opened
  const agreed: string[] = []
  for (const text of held.keys) {
    const other = keyFrom(text)
    if (!other) return { wrong: "The key that you hold is none." }
    if (other.name !== key.name || hexOf(other.publicKey) !== hexOf(key.publicKey))
      return { wrong: "The export is signed with another key than the one that you hold." }
    agreed.push("the key that you hold")
  }
  const heads = [...proven, { size: checkpoint.size, root: checkpoint.root }]
  for (const text of held.checkpoints) {
    const other = checkpointFrom(text)
    if (!other) return { wrong: "The checkpoint that you hold is none." }
    const name = `the checkpoint of ${other.size} entries that you hold`
    if (other.origin !== checkpoint.origin) return { wrong: `${capital(name)} is that of another ledger.` }
    if (!isSignedBy(text, key)) return { wrong: `${capital(name)} was signed with another key.` }
    if (other.size > checkpoint.size) return { wrong: shorter(checkpoint.size, other.size) }
    const same = heads.find(({ size }) => size === other.size)
    if (same && same.root !== other.root) return { wrong: `The ledger does not agree with ${name}.` }
    if (same) agreed.push(name)
  }
  if (held.checkpoints.length > 0 && !agreed.some((name) => name.startsWith("the checkpoint")))
    return { wrong: cannotCompare(opened, held) }
  return { held: agreed }
}

const shorter = (size: number, held: number) =>
  `You hold a checkpoint of ${held} entries, and this ledger has only ${size}. Either the export is older than your checkpoint, or entries are gone.`

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function cannotCompare({ earlier, checkpoint }: Opened, held: Held): string {
  const sizes = [...earlier.map(({ size }) => size), checkpoint.size]
  const own = held.checkpoints.map((text) => checkpointFrom(text)?.size).join(", ")
  return `This export cannot be compared with your checkpoint of ${own} entries, only with those of ${sizes.slice(-5).join(", ")}. Take another one of the folder.`
}
