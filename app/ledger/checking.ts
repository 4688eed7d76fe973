// Checks the whole ledger of a company, as it was stored: each entry's place, hash and text, every checkpoint, the kept hashes
// of the tree.
import { z } from "zod"
import { grouped } from "../ui/grouped"
import { checkpointFrom, isSignedBy, type Key, originOf } from "./checkpoint"
import { entryText, LedgerEntry } from "./entry"
import { growing } from "./growing"
import { stride } from "./stored"
import { leafHash } from "./tree"

type Row = {
  readonly number: number
  readonly kind: string
  readonly entry: string
  readonly hash: string
  readonly legendId: string | null
}

/** A ledger as it lies in a database: entries and checkpoints in their order. */
export type StoredLedger = {
  readonly id: string
  readonly entries: Iterable<Row>
  readonly checkpoints: readonly { readonly size: number; readonly root: string; readonly text: string }[]
  readonly nodes: readonly { readonly level: number; readonly place: number; readonly hash: string }[]
}

export type Checked =
  | { readonly wrong: string }
  /** How many entries there are, how many of them the newest checkpoint covers, and how many held ones agree. */
  | { readonly entries: number; readonly covered: number; readonly agree: number }

/** The first thing that is wrong with a ledger, or how far it is signed. `held`: checkpoints of it that were kept elsewhere. */
export function checkLedger(ledger: StoredLedger, key: Key | null, held: readonly string[]): Checked {
  const { checkpoints } = ledger
  const other = checkpoints.find(({ size, root, text }) => {
    const said = checkpointFrom(text)
    return said?.origin !== originOf(ledger.id) || said.size !== size || said.root !== root
  })
  if (other) return { wrong: `Its checkpoint of ${other.size} entries says something else in its text.` }
  const newest = checkpoints.at(-1)
  const outside = held.map((text) => ({ size: 0, root: "", ...checkpointFrom(text), text }))
  if ((newest || outside.length > 0) && !key)
    return { wrong: "The key that signs its checkpoints is missing: name it with --key FILE." }
  if (newest && key && !isSignedBy(newest.text, key))
    return { wrong: `Its checkpoint of ${newest.size} entries is not signed with the key.` }
  const unsigned = outside.find(({ text }) => key && !isSignedBy(text, key))
  if (unsigned) return { wrong: `The checkpoint of ${unsigned.size} entries that you hold is not signed with the key.` }

  const heads = grouped([...checkpoints, ...outside].map(({ size, root }) => [size, root]))
  const walked = walk(ledger, heads)
  if ("wrong" in walked) return walked
  const { entries } = walked
  const beyond = [...heads.keys()].find((size) => size > entries)
  if (beyond) return { wrong: `It has ${entries} entries, and there is a checkpoint of ${beyond}: entries are gone.` }
  return { entries, covered: newest?.size ?? 0, agree: outside.length }
}

/** All entries from the first to the last; `heads`: what the tree's head must be over the first so many of them. */
function walk(
  { id, entries, nodes }: StoredLedger,
  heads: ReadonlyMap<number, readonly string[]>,
): { wrong: string } | { entries: number } {
  const kept = new Map(nodes.map(({ level, place, hash }) => [`${level} ${place}`, hash]))
  const tree = growing()
  let size = 0
  for (const row of entries) {
    if (row.number !== size + 1) return { wrong: `Entry ${size + 1} is missing.` }
    size++
    const wrong = entryWrong(id, row)
    if (wrong) return { wrong }
    for (const { level, place, hash } of tree.add(row.hash)) {
      const name = `${level} ${place}`
      if (level % stride !== 0 || !kept.has(name)) continue
      if (kept.get(name) !== hash) return { wrong: `What is kept of the tree over its first ${size} entries is wrong.` }
      kept.delete(name)
    }
    const head = heads.has(size) ? tree.root() : null
    if (head !== null && heads.get(size)?.some((root) => root !== head))
      return { wrong: `Its first ${size} entries are not those that their checkpoint covers.` }
  }
  return kept.size === 0 ? { entries: size } : { wrong: `It has ${size} entries, and a tree over more of them.` }
}

const Stored = z.looseObject({ company: z.string(), number: z.number(), algorithm: z.string() })

/** What is wrong with one entry by itself. */
function entryWrong(company: string, { number, kind, entry, hash, legendId }: Row): string | null {
  if (leafHash(entry) !== hash) return `Entry ${number} was changed: its hash is not that of its text.`
  const said = factIn(entry)
  if (!said || entryText(company, number, said) !== entry) return `Entry ${number} is not written as entries are.`
  const legend = "legend" in said ? said.legend : null
  if (said.kind !== kind || legend !== legendId) return `Entry ${number} is found under something else than it says.`
  return null
}

function factIn(text: string): LedgerEntry | null {
  try {
    const { company: _c, number: _n, algorithm: _a, ...fact } = Stored.parse(JSON.parse(text))
    return LedgerEntry.parse(fact)
  } catch {
    return null
  }
}
