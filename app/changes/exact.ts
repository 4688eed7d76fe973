// Items that are the same on both sides: in order, and elsewhere.
import { pairEnds } from "./ends"
import { heaviestIncreasing, type Pair } from "./increasing"
import type { Item } from "./item"
import type { Measure } from "./measure"
import type { Paired } from "./pairing"
import { shortestEdit } from "./shortest"
import { uniquePairs, type Window } from "./unique"

/** Work limit: edits among repeated items. */
const editsAtMost = 400

/** Runs of items that are equal as a whole (a list with its items), once on each side. */
export interface Run {
  readonly old: number
  readonly next: number
  readonly length: number
}

/** What is paired so far. */
export class Pairs {
  readonly old: readonly Item[]
  readonly next: readonly Item[]
  readonly toNext: Int32Array
  readonly toOld: Int32Array
  readonly moved: Uint8Array
  readonly joints: Paired[] = []

  constructor(old: readonly Item[], next: readonly Item[]) {
    this.old = old
    this.next = next
    this.toNext = new Int32Array(old.length).fill(-1)
    this.toOld = new Int32Array(next.length).fill(-1)
    this.moved = new Uint8Array(old.length)
  }

  pair(i: number, j: number) {
    this.toNext[i] = j
    this.toOld[j] = i
  }

  /** The same for one that moved. */
  settle(i: number, j: number) {
    this.pair(i, j)
    this.moved[i] = 1
  }

  weigh(i: number): number {
    return 1 + this.old[i]!.said.length
  }

  /** Whether both are still without a partner and the same. */
  isFreeAndSame(i: number, j: number): boolean {
    return this.toNext[i]! < 0 && this.toOld[j]! < 0 && this.old[i]!.same === this.next[j]!.same
  }
}

/** Exact ones in order; what is the same and stands across the others goes `astray`. */
export function alignWindow(pairs: Pairs, window: Window, astray: Pair[], depth: number): void {
  const rest = pairEnds(pairs, window)
  const [a0, a1, b0, b1] = rest
  if (a0 === a1 || b0 === b1 || depth > 40) return
  const { found, shared } = uniquePairs(pairs, rest, sameOf)
  if (found.length === 0) {
    if (shared) alignRepeated(pairs, rest)
    return
  }
  const chain = heaviestIncreasing(found)
  for (const each of chain) pairs.pair(each.old, each.next)
  if (chain.length < found.length) for (const each of found) if (pairs.toNext[each.old]! < 0) astray.push(each)
  let a = a0
  let b = b0
  for (const { old: i, next: j } of chain) {
    if (a < i && b < j) alignWindow(pairs, [a, i, b, j], astray, depth + 1)
    a = i + 1
    b = j + 1
  }
  if (a < a1 && b < b1) alignWindow(pairs, [a, a1, b, b1], astray, depth + 1)
}

const sameOf = (item: Item) => item.same

function alignRepeated(pairs: Pairs, [a0, a1, b0, b1]: Window) {
  const replaced = shortestEdit(pairs.old.slice(a0, a1).map(sameOf), pairs.next.slice(b0, b1).map(sameOf), editsAtMost)
  if (!replaced) return
  let i = a0
  let j = b0
  for (const each of [...replaced, { i: a1 - a0, j: b1 - b0, olds: 0, nexts: 0 }]) {
    for (; i < a0 + each.i; i++, j++) if (pairs.toNext[i]! < 0 && pairs.toOld[j]! < 0) pairs.pair(i, j)
    i += each.olds
    j += each.nexts
  }
}

/** Exact ones elsewhere: whole runs, then what occurs once, then what stands beside it. A short text alone proves nothing. */
export function findExact(pairs: Pairs, measure: Measure, runs: readonly Run[], astray: readonly Pair[]) {
  const { old, next, toNext, toOld } = pairs
  for (const run of runs) {
    let isFree = true
    for (let k = 0; k < run.length && isFree; k++) isFree = toNext[run.old + k]! < 0 && toOld[run.next + k]! < 0
    if (isFree) for (let k = 0; k < run.length; k++) pairs.settle(run.old + k, run.next + k)
  }
  let counts: readonly [Map<number, number>, Map<number, number>] | undefined
  /** A short text may move when it says something and occurs only once on each side, paired ones counted. */
  const isSingle = ({ same, said }: Item) => {
    if (measure.shortMove > said.length) return false
    counts ??= [countsOf(old), countsOf(next)]
    return counts[0].get(same) === 1 && counts[1].get(same) === 1
  }
  const move = (each: Pair) => {
    const item = old[each.old]!
    if (toNext[each.old]! >= 0 || toOld[each.next]! >= 0) return
    if (item.kind === "text" && item.said.length < measure.moveLength && !isSingle(item)) return
    pairs.settle(each.old, each.next)
  }
  for (const each of astray) move(each)
  for (const each of uniquePairs(pairs, [0, old.length, 0, next.length], sameOf).found) move(each)
  for (const step of [1, -1]) spread(pairs, step)
}

/** What stands beside one that is the same on both sides, and is the same itself. */
function spread(pairs: Pairs, step: number) {
  const { old, next, toNext } = pairs
  for (let at = step > 0 ? 0 : old.length - 1; at >= 0 && at < old.length; at += step) {
    const successor = toNext[at]!
    const i = at + step
    const j = successor + step
    if (successor < 0 || i < 0 || j < 0 || i >= old.length || j >= next.length) continue
    if (pairs.isFreeAndSame(i, j) && old[at]!.same === next[successor]!.same) pairs.settle(i, j)
  }
}

function countsOf(items: readonly Item[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { same } of items) counts.set(same, (counts.get(same) ?? 0) + 1)
  return counts
}
