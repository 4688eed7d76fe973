// Which old item became which new one: exact ones first, the heaviest chain in order stays, then moves, edits, splits and merges.
import { haveMostInPlace, pairEnds } from "./ends"
import { heaviestIncreasing, type Pair } from "./increasing"
import type { Likeness } from "./likeness"
import type { Measure } from "./measure"
import { type Item, type Paired, pairings } from "./pairing"
import { shortestEdit } from "./shortest"

export const blockMeasure: Measure = {
  lone: 0.12,
  gap: 0.34,
  split: 0.62,
  splitAtMost: 5,
  move: 0.7,
  moveLength: 25,
  shortMove: 6,
}

export interface Alignment {
  /** For each old item the new one, or -1; and the reverse. */
  readonly toNext: Int32Array
  readonly toOld: Int32Array
  /** Old items that changed their place. */
  readonly moved: Uint8Array
  /** One that became several, or several that became one. */
  readonly joints: readonly Paired[]
}

/** Work limit: edits among repeated items. */
const editsAtMost = 400

/** Runs of items that are equal as a whole (a list with its items), once on each side. */
export interface Run {
  readonly old: number
  readonly next: number
  readonly length: number
}

export function align(
  old: readonly Item[],
  next: readonly Item[],
  measure: Measure,
  likeness: Likeness,
  runs: readonly Run[] = [],
): Alignment {
  const toNext = new Int32Array(old.length).fill(-1)
  const toOld = new Int32Array(next.length).fill(-1)
  const moved = new Uint8Array(old.length)
  const joints: Paired[] = []
  const pair = (i: number, j: number) => {
    toNext[i] = j
    toOld[j] = i
  }
  const among = pairings(old, next, measure, likeness)

  // What most texts are: all the same but one item, or but some that came or went.
  const [a0, a1, b0, b1] = pairEnds(old, next, pair)
  if (a0 === a1 || b0 === b1) return { toNext, toOld, moved, joints }
  if (a1 - a0 === 1 && b1 - b0 === 1) {
    const hint = old[a0]!.hint ?? null
    const isHinted = hint !== null && hint === next[b0]!.hint && among.alike(a0, b0) >= 0.2
    if (isHinted || becomes(a0, b0)) pair(a0, b0)
    return { toNext, toOld, moved, joints }
  }
  const weigh = (i: number) => 1 + old[i]!.said.length
  let oldCounts: Map<number, number> | undefined
  let nextCounts: Map<number, number> | undefined

  /** Items equal and single on both sides of a window. */
  const uniquePairs = (a0: number, a1: number, b0: number, b1: number, key: (item: Item) => string | number | null) => {
    const seen = new Map<string | number, { olds: number; nexts: number; i: number; j: number }>()
    for (let i = a0; i < a1; i++) {
      const own = toNext[i]! >= 0 ? null : key(old[i]!)
      if (own === null) continue
      const entry = seen.get(own)
      if (entry) entry.olds++
      else seen.set(own, { olds: 1, nexts: 0, i, j: -1 })
    }
    for (let j = b0; j < b1; j++) {
      const own = toOld[j]! >= 0 ? null : key(next[j]!)
      const entry = own === null ? undefined : seen.get(own)
      if (!entry) continue
      entry.nexts++
      entry.j = j
    }
    const pairs: Pair[] = []
    let shared = false
    for (const entry of seen.values()) {
      if (entry.nexts > 0) shared = true
      if (entry.olds === 1 && entry.nexts === 1) pairs.push({ old: entry.i, next: entry.j, weight: weigh(entry.i) })
    }
    return { pairs: pairs.sort((x, y) => x.next - y.next), shared }
  }

  const astray: Pair[] = []
  const alignWindow = (oldFrom: number, oldTo: number, nextFrom: number, nextTo: number, depth: number): void => {
    let a0 = oldFrom
    let a1 = oldTo
    let b0 = nextFrom
    let b1 = nextTo
    while (a0 < a1 && b0 < b1 && old[a0]!.same === next[b0]!.same) pair(a0++, b0++)
    while (a1 > a0 && b1 > b0 && old[a1 - 1]!.same === next[b1 - 1]!.same) pair(--a1, --b1)
    if (a0 === a1 || b0 === b1 || depth > 40) return
    const { pairs, shared } = uniquePairs(a0, a1, b0, b1, (item) => item.same)
    if (pairs.length === 0) {
      if (shared) alignRepeated(a0, a1, b0, b1)
      return
    }
    const chain = heaviestIncreasing(pairs)
    for (const each of chain) pair(each.old, each.next)
    if (chain.length < pairs.length) for (const each of pairs) if (toNext[each.old]! < 0) astray.push(each)
    let a = a0
    let b = b0
    for (const each of [...chain, { old: a1, next: b1 }]) {
      if (a < each.old && b < each.next) alignWindow(a, each.old, b, each.next, depth + 1)
      a = each.old + 1
      b = each.next + 1
    }
  }
  const alignRepeated = (a0: number, a1: number, b0: number, b1: number) => {
    const replaced = shortestEdit(
      old.slice(a0, a1).map((item) => item.same),
      next.slice(b0, b1).map((item) => item.same),
      editsAtMost,
    )
    if (!replaced) return
    let i = a0
    let j = b0
    for (const each of [...replaced, { i: a1 - a0, j: b1 - b0, olds: 0, nexts: 0 }]) {
      for (; i < a0 + each.i; i++, j++) if (toNext[i]! < 0 && toOld[j]! < 0) pair(i, j)
      i += each.olds
      j += each.nexts
    }
  }
  alignWindow(a0, a1, b0, b1, 0)

  // Exact ones elsewhere: whole runs, then what occurs once, then what stands beside it. A short text alone proves nothing.
  const settle = (i: number, j: number) => {
    pair(i, j)
    moved[i] = 1
  }
  for (const run of runs) {
    let isFree = true
    for (let k = 0; k < run.length && isFree; k++) isFree = toNext[run.old + k]! < 0 && toOld[run.next + k]! < 0
    if (isFree) for (let k = 0; k < run.length; k++) settle(run.old + k, run.next + k)
  }
  const move = (each: Pair) => {
    const item = old[each.old]!
    if (toNext[each.old]! >= 0 || toOld[each.next]! >= 0) return
    if (item.kind === "text" && item.said.length < measure.moveLength && !isSingle(each)) return
    settle(each.old, each.next)
  }
  astray.forEach(move)
  uniquePairs(0, old.length, 0, next.length, (item) => item.same).pairs.forEach(move)
  for (const step of [1, -1]) {
    for (let at = step > 0 ? 0 : old.length - 1; at >= 0 && at < old.length; at += step) {
      const i = at + step
      const j = toNext[at]! + step
      if (toNext[at]! < 0 || old[at]!.same !== next[toNext[at]!]!.same) continue
      if (i < 0 || j < 0 || i >= old.length || j >= next.length || toNext[i]! >= 0 || toOld[j]! >= 0) continue
      if (old[i]!.same === next[j]!.same) settle(i, j)
    }
  }

  // Ids are hints: the same id on both sides and something in common. One of several that a text was cut into may have its id.
  const sameId = uniquePairs(0, old.length, 0, next.length, (item) => item.hint ?? null).pairs.filter(
    (each) => among.alike(each.old, each.next) >= 0.2,
  )
  const [oldsNamed, nextsNamed] = [new Set(sameId.map((each) => each.old)), new Set(sameId.map((each) => each.next))]
  const freeOld = (i: number) => toNext[i]! < 0 && !oldsNamed.has(i)
  const freeNext = (j: number) => toOld[j]! < 0 && !nextsNamed.has(j)
  const isJoint = ({ old: i, next: j }: Pair) =>
    among.mayBeOneOf(old[i]!, next, j, freeNext) || among.mayBeOneOf(next[j]!, old, i, freeOld)
  const jointly = sameId.filter(isJoint)
  const hinted = jointly.length === 0 ? sameId : sameId.filter((each) => !jointly.includes(each))
  if (hinted.length > 0) {
    const settled: Pair[] = []
    for (let i = 0; i < old.length; i++) {
      if (toNext[i]! >= 0 && !moved[i]) settled.push({ old: i, next: toNext[i]!, weight: 2 * weigh(i) })
    }
    const chain = new Set(heaviestIncreasing([...settled, ...hinted].sort((x, y) => x.next - y.next)))
    for (const each of hinted) {
      pair(each.old, each.next)
      if (!chain.has(each)) moved[each.old] = 1
    }
    for (const each of settled) if (!chain.has(each)) moved[each.old] = 1
  }

  /** A short text may move when it says something and occurs only once on each side, paired ones counted. */
  function isSingle(each: Pair) {
    const { same, said } = old[each.old]!
    if (measure.shortMove > said.length) return false
    oldCounts ??= countsOf(old)
    nextCounts ??= countsOf(next)
    return oldCounts.get(same) === 1 && nextCounts.get(same) === 1
  }
  // What is left between two neighbours that stayed.
  for (const [olds, nexts] of gaps()) {
    if (olds.length === 1 && nexts.length === 1) {
      if (becomes(olds[0]!, nexts[0]!)) pair(olds[0]!, nexts[0]!)
      continue
    }
    for (const found of among.pairs(olds, nexts)) {
      if (found.old.length > 1 || found.next.length > 1) joints.push(found)
      for (const each of found.old) toNext[each] = found.next[0]!
      for (const each of found.next) toOld[each] = found.old[0]!
    }
  }
  for (const each of jointly) if (toNext[each.old]! < 0 && toOld[each.next]! < 0) settle(each.old, each.next)
  /** Whether the only one left of a gap became the only one that is new in it. */
  function becomes(i: number, j: number): boolean {
    const one = old[i]!
    const other = next[j]!
    if (one.kind === "text" && one.type === other.type && haveMostInPlace(one.said, other.said)) return true
    if (one.type !== other.type) return among.akin(i, j) >= measure.gap
    return (
      among.isAkin(i, j, measure.lone) ||
      (one.kind === "text" && one.said !== "" && other.said !== "" && bothShort(one, other))
    )
  }
  function bothShort(one: Item, other: Item) {
    return likeness.featuresOf(one.said).words <= 10 && likeness.featuresOf(other.said).words <= 10
  }
  function gaps(): [number[], number[]][] {
    const found: [number[], number[]][] = []
    let a = 0
    let b = 0
    const close = (i: number, j: number) => {
      if (a === i || b === j) return
      const olds = unpaired(toNext, a, i)
      const nexts = olds.length > 0 ? unpaired(toOld, b, j) : none
      if (olds.length > 0 && nexts.length > 0) found.push([olds, nexts])
    }
    for (let j = 0; j < next.length; j++) {
      const i = toOld[j]!
      if (i < 0 || moved[i]) continue
      close(i, j)
      a = i + 1
      b = j + 1
    }
    close(old.length, next.length)
    return found
  }

  // Edited ones in another place. A wrong move is worse than a missed one.
  const lostOld = unpaired(toNext, 0, old.length).filter((i) => old[i]!.said.length >= measure.moveLength)
  const lostNext = unpaired(toOld, 0, next.length).filter((j) => next[j]!.said.length >= measure.moveLength)
  if (lostOld.length > 0 && lostNext.length > 0) {
    const strict = (i: number, j: number) =>
      Math.min(likeness.featuresOf(old[i]!.said).words, likeness.featuresOf(next[j]!.said).words) < 25
        ? measure.move + 0.08
        : measure.move
    for (const each of among.candidates(lostOld, lostNext, strict)) {
      if (toNext[each.old]! >= 0 || toOld[each.next]! >= 0) continue
      pair(each.old, each.next)
      moved[each.old] = 1
    }
  }
  settleMoves()
  return { toNext, toOld, moved, joints }

  /** Of all pairs the heaviest chain in order stays where it is; whatever is not in it has moved. */
  function settleMoves() {
    if (!moved.includes(1)) return
    const pairs: Pair[] = []
    for (let j = 0; j < next.length; j++) {
      const i = toOld[j]!
      if (i >= 0 && toNext[i] === j) pairs.push({ old: i, next: j, weight: weigh(i) * (moved[i] ? 1 : 2) })
    }
    for (const each of pairs) moved[each.old] = 1
    for (const each of heaviestIncreasing(pairs)) moved[each.old] = 0
    for (const joint of joints) for (const each of joint.old) moved[each] = 0
  }
}

function countsOf(items: readonly Item[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { same } of items) counts.set(same, (counts.get(same) ?? 0) + 1)
  return counts
}

const none: number[] = []

function unpaired(pairs: Int32Array, from: number, to: number): number[] {
  const found: number[] = []
  for (let at = from; at < to; at++) if (pairs[at]! < 0) found.push(at)
  return found
}
