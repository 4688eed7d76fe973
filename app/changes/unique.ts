// What occurs once on each side: the surest pairs there are.
import type { Pair } from "./increasing"
import type { Item } from "./item"

/** Two lists, and which of their items have a partner already; -1 for those that have none. */
interface Lists {
  readonly old: readonly Item[]
  readonly next: readonly Item[]
  readonly toNext: Int32Array
  readonly toOld: Int32Array
}

/** Stretches of both lists: from and to in the old one, from and to in the next one. */
export type Window = readonly [a0: number, a1: number, b0: number, b1: number]

interface Met {
  olds: number
  nexts: number
  readonly i: number
  j: number
}

/**
 * Free items of a window that are equal and single on both sides, in the order of the next list; an item without a key is
 * left out. `shared`: whether any key stands on both sides.
 */
export function uniquePairs(
  { old, next, toNext, toOld }: Lists,
  [a0, a1, b0, b1]: Window,
  keyOf: (item: Item) => string | number | null,
): { found: Pair[]; shared: boolean } {
  const seen = new Map<string | number, Met>()
  for (let i = a0; i < a1; i++) {
    const key = toNext[i]! >= 0 ? null : keyOf(old[i]!)
    if (key === null) continue
    const met = seen.get(key)
    if (met) met.olds++
    else seen.set(key, { olds: 1, nexts: 0, i, j: -1 })
  }
  const found: Pair[] = []
  let shared = false
  if (seen.size === 0) return { found, shared }
  const several: Met[] = []
  for (let j = b0; j < b1; j++) {
    const key = toOld[j]! >= 0 ? null : keyOf(next[j]!)
    const met = key === null ? undefined : seen.get(key)
    if (!met) continue
    shared = true
    met.nexts++
    met.j = j
    if (met.olds === 1 && met.nexts === 1) several.push(met)
  }
  for (const { nexts, i, j } of several)
    if (nexts === 1) found.push({ old: i, next: j, weight: 1 + old[i]!.said.length })
  return { found, shared }
}
