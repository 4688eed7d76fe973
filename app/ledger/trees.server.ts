// The tree of a company's ledger as it lies in the store: hashes of entries, and of complete subtrees of 256 of them, of 256
// such … so that a proof reads a few hundred hashes, however long the ledger is.
import { and, asc, eq, gte, lt, max } from "drizzle-orm"
import type { Tables } from "../../db/define"
import type { Db, Store } from "../../db/store"
import { nodesFrom, type Row, storedIn, stride, together, width } from "./stored"
import { consistencyRanges, inclusionRanges, type Nodes, nodeHash, type Range, rangeHash, rootOf } from "./tree"

/** How many entries the company's ledger has. */
export async function sizeOf(db: Db, { ledgerEntries: l }: Tables, companyId: string): Promise<number> {
  const [last] = await db
    .select({ number: max(l.number) })
    .from(l)
    .where(eq(l.companyId, companyId))
  return last?.number ?? 0
}

async function hashesIn(db: Db, t: Tables, companyId: string, { level, from, to }: Row): Promise<string[]> {
  const { ledgerEntries: l, ledgerNodes: n } = t
  const rows =
    level === 0
      ? await db
          .select({ hash: l.hash })
          .from(l)
          .where(and(eq(l.companyId, companyId), gte(l.number, from + 1), lt(l.number, to + 1)))
          .orderBy(asc(l.number))
      : await db
          .select({ hash: n.hash })
          .from(n)
          .where(and(eq(n.companyId, companyId), eq(n.level, level), gte(n.place, from), lt(n.place, to)))
          .orderBy(asc(n.place))
  return rows.map(({ hash }) => hash)
}

/** So many subtrees grow in one transaction, so that a long ledger does not keep others waiting. */
const atOnce = 8

/** Keeps the heads of subtrees that have become complete among the first `size` entries. Entries never change, so it may be done again. */
export async function growTree(store: Store, companyId: string, size: number): Promise<void> {
  for (let level = stride; 2 ** level <= size; level += stride) {
    while (await growLevel(store, companyId, level, Math.floor(size / 2 ** level)));
  }
}

/** Adds the next subtrees of a level; false when all of `complete` are there. */
function growLevel({ write, t }: Store, companyId: string, level: number, complete: number): Promise<boolean> {
  const { ledgerNodes: n } = t
  return write(companyId, async (tx) => {
    const [last] = await tx
      .select({ place: max(n.place) })
      .from(n)
      .where(and(eq(n.companyId, companyId), eq(n.level, level)))
    const from = last?.place == null ? 0 : last.place + 1
    const to = Math.min(complete, from + atOnce)
    if (from >= to) return false
    const below = { level: level - stride, from: from * width, to: to * width }
    const nodes = await nodesIn(tx, t, companyId, [below])
    const hashes = Array.from({ length: to - from }, (_, i) => {
      const place = from + i
      return { companyId, level, place, hash: nodeHash(nodes(level - 1, 2 * place), nodes(level - 1, 2 * place + 1)) }
    })
    await tx.insert(n).values(hashes)
    return to < complete
  })
}

async function nodesIn(db: Db, t: Tables, companyId: string, rows: readonly Row[]): Promise<Nodes> {
  const kept = new Map<number, Map<number, string>>()
  for (const row of rows) {
    const level = kept.get(row.level) ?? new Map<number, string>()
    kept.set(row.level, level)
    for (const [i, hash] of (await hashesIn(db, t, companyId, row)).entries()) level.set(row.from + i, hash)
  }
  return nodesFrom((level, place) => kept.get(level)?.get(place))
}

/** Hashes of the subtrees over these leaves; the tree must have grown over all of them. */
export async function hashesOf(db: Db, t: Tables, companyId: string, ranges: readonly Range[]): Promise<Nodes> {
  return nodesIn(db, t, companyId, together(ranges.flatMap(storedIn)))
}

/** The head over the first `size` entries. */
export async function headOf(db: Db, t: Tables, companyId: string, size: number): Promise<string> {
  return rootOf(size, await hashesOf(db, t, companyId, [[0, size]]))
}

/** For each entry, by its number, what proves that it is among the first `size`. */
export async function inclusionProofs(
  { read, t }: Store,
  companyId: string,
  numbers: readonly number[],
  size: number,
): Promise<Map<number, string[]>> {
  const ranges = numbers.map((number) => inclusionRanges(number - 1, size))
  const nodes = await hashesOf(read, t, companyId, ranges.flat())
  return new Map(numbers.map((number, i) => [number, ranges[i]!.map((range) => rangeHash(range, nodes))]))
}

/** For each earlier size, what proves that the first `size` entries begin with those. */
export async function consistencyProofs(
  { read, t }: Store,
  companyId: string,
  sizes: readonly number[],
  size: number,
): Promise<Map<number, string[]>> {
  const ranges = sizes.map((first) => consistencyRanges(first, size))
  const nodes = await hashesOf(read, t, companyId, ranges.flat())
  return new Map(sizes.map((first, i) => [first, ranges[i]!.map((range) => rangeHash(range, nodes))]))
}
