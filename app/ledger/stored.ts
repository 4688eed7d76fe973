// Which hashes of a tree are kept: those of leaves, and of complete subtrees of 256, 256 x 256 … of them. From these any
// hash comes with few steps; kept are four thousandths more rows than entries.
import { type Nodes, nodeHash, type Range } from "./tree"

/** Levels that are kept are this far apart. */
export const stride = 8
/** So many hashes of one kept level make one of the next. */
export const width = 2 ** stride

/** Kept hashes side by side: of one level, from one place up to, but without, another. */
export type Row = { readonly level: number; readonly from: number; readonly to: number }

/** The kept hashes from which the hash of some leaves comes, as it stands in a tree. */
export function storedIn([from, to]: Range): Row[] {
  const size = to - from
  if (size === 0) return []
  const level = Math.floor(Math.log2(size))
  if (2 ** level < size || from % size !== 0) {
    const middle = from + (2 ** level < size ? 2 ** level : size / 2)
    return [...storedIn([from, middle]), ...storedIn([middle, to])]
  }
  const kept = 2 ** (level - (level % stride))
  return [{ level: level - (level % stride), from: from / kept, to: to / kept }]
}

/** Rows without those that are in others, joined where they touch: what is to be asked for. */
export function together(rows: readonly Row[]): Row[] {
  const sorted = rows.toSorted((a, b) => a.level - b.level || a.from - b.from)
  const joined: { level: number; from: number; to: number }[] = []
  for (const row of sorted) {
    const last = joined.at(-1)
    if (last?.level === row.level && row.from <= last.to + width) last.to = Math.max(last.to, row.to)
    else joined.push({ ...row })
  }
  return joined
}

/** Complete subtrees of any level, from the kept ones; each is hashed once. */
export function nodesFrom(kept: (level: number, place: number) => string | undefined): Nodes {
  const known = new Map<number, string>()
  const nodes: Nodes = (level, index) => {
    if (level % stride !== 0) {
      const key = index * 64 + level
      const hash = known.get(key) ?? nodeHash(nodes(level - 1, 2 * index), nodes(level - 1, 2 * index + 1))
      known.set(key, hash)
      return hash
    }
    const hash = kept(level, index)
    if (hash === undefined) throw new Error(`The ledger lacks the hash of place ${index} on level ${level}.`)
    return hash
  }
  return nodes
}
