// Which old item became which new one: exact ones first, the heaviest chain in order stays, then moves, edits, splits and merges.
import { findCutOff } from "./cut-off"
import { haveMostInPlace, pairEnds } from "./ends"
import { alignWindow, findExact, Pairs, type Run } from "./exact"
import { heaviestIncreasing, type Pair } from "./increasing"
import type { Item } from "./item"
import type { Likeness } from "./likeness"
import type { Measure } from "./measure"
import { type Paired, Pairing } from "./pairing"
import { findPassed } from "./passed"
import { uniquePairs } from "./unique"

export const blockMeasure: Measure = {
  lone: 0.12,
  gap: 0.34,
  split: 0.62,
  splitAtMost: 5,
  move: 0.7,
  moveLength: 25,
  shortMove: 6,
  amongAtMost: Number.POSITIVE_INFINITY,
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

export function align(
  old: readonly Item[],
  next: readonly Item[],
  measure: Measure,
  likeness: Likeness,
  runs: readonly Run[] = [],
): Alignment {
  const pairs = new Pairs(old, next)
  // What most texts are: all the same but one item, or but some that came or went.
  const rest = pairEnds(pairs, [0, old.length, 0, next.length])
  const [a0, a1, b0, b1] = rest
  if (a0 === a1 || b0 === b1) return pairs
  const ways: Ways = { measure, likeness, among: new Pairing(old, next, measure, likeness) }
  if (a1 - a0 === 1 && b1 - b0 === 1) {
    const hint = old[a0]!.hint ?? null
    const isHinted = hint !== null && hint === next[b0]!.hint && ways.among.alike(a0, b0) >= 0.2
    if (isHinted || becomes(pairs, ways, a0, b0)) pairs.pair(a0, b0)
    return pairs
  }
  const astray: Pair[] = []
  alignWindow(pairs, rest, astray, 0)
  findExact(pairs, measure, runs, astray)
  const jointly = findByHint(pairs, ways)
  findBetween(pairs, ways)
  for (const each of jointly)
    if (pairs.toNext[each.old]! < 0 && pairs.toOld[each.next]! < 0) pairs.settle(each.old, each.next)
  findCutOff(pairs, measure)
  findPassed(pairs, ways)
  findEdited(pairs, ways)
  findAmongMoved(pairs, ways)
  findHeadings(pairs, ways)
  settleMoves(pairs, ways)
  return pairs
}

type Ways = { readonly measure: Measure; readonly likeness: Likeness; readonly among: Pairing }

const hintOf = (item: Item) => item.hint ?? null

/**
 * Ids are hints: the same id on both sides and something in common. One of several that a text was cut into may have its
 * id: such pairs are returned, and wait.
 */
function findByHint(pairs: Pairs, { among }: Ways): readonly Pair[] {
  const { old, next, toNext, toOld, moved } = pairs
  const unique = uniquePairs(pairs, [0, old.length, 0, next.length], hintOf).found
  if (unique.length === 0) return unique
  const sameId = unique.filter((each) => among.alike(each.old, each.next) >= 0.2)
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
      if (toNext[i]! >= 0 && !moved[i]) settled.push({ old: i, next: toNext[i]!, weight: 2 * pairs.weigh(i) })
    }
    const chain = new Set(heaviestIncreasing([...settled, ...hinted].sort((x, y) => x.next - y.next)))
    for (const each of hinted) {
      pairs.pair(each.old, each.next)
      if (!chain.has(each)) moved[each.old] = 1
    }
    for (const each of settled) if (!chain.has(each)) moved[each.old] = 1
  }
  return jointly
}

/** What is left between two neighbours that stayed; then what is alone between those that were found, and a little akin. */
function findBetween(pairs: Pairs, ways: Ways) {
  findInGaps(pairs, ways)
  for (const [[i, ...olds], [j, ...nexts]] of gapsIn(pairs)) {
    if (olds.length > 0 || nexts.length > 0 || pairs.old[i!]!.type !== pairs.next[j!]!.type) continue
    if (ways.among.isAkin(i!, j!, ways.measure.lone)) pairs.pair(i!, j!)
  }
}

function findInGaps(pairs: Pairs, ways: Ways) {
  for (const [olds, nexts] of gapsIn(pairs)) {
    if (olds.length === 1 && nexts.length === 1) {
      if (becomes(pairs, ways, olds[0]!, nexts[0]!)) pairs.pair(olds[0]!, nexts[0]!)
      continue
    }
    for (const found of ways.among.pairs(olds, nexts)) {
      if (found.old.length > 1 || found.next.length > 1) pairs.joints.push(found)
      for (const each of found.old) pairs.toNext[each] = found.next[0]!
      for (const each of found.next) pairs.toOld[each] = found.old[0]!
    }
  }
}

/** Whether the only one left of a gap became the only one that is new in it. */
function becomes({ old, next }: Pairs, { among, likeness, measure }: Ways, i: number, j: number): boolean {
  const one = old[i]!
  const other = next[j]!
  if (one.kind === "text" && one.type === other.type && haveMostInPlace(one.said, other.said)) return true
  if (one.type !== other.type) return among.akin(i, j) >= measure.gap
  const isShort = ({ said }: Item) => said !== "" && likeness.featuresOf(said).words <= 10
  return among.isAkin(i, j, measure.lone) || (one.kind === "text" && isShort(one) && isShort(other))
}

function gapsIn({ old, next, toNext, toOld, moved }: Pairs): [number[], number[]][] {
  const found: [number[], number[]][] = []
  let a = 0
  let b = 0
  for (let j = 0; j <= next.length; j++) {
    const i = j === next.length ? old.length : toOld[j]!
    if (i < 0 || (j < next.length && moved[i])) continue
    const olds = a === i || b === j ? none : unpaired(toNext, a, i)
    const nexts = olds.length > 0 ? unpaired(toOld, b, j) : none
    if (olds.length > 0 && nexts.length > 0) found.push([olds, nexts])
    a = i + 1
    b = j + 1
  }
  return found
}

/** Edited ones in another place. A wrong move is worse than a missed one. */
function findEdited(pairs: Pairs, { among, measure }: Ways) {
  const { old, next, toNext, toOld } = pairs
  const lostOld = unpaired(toNext, 0, old.length).filter((i) => old[i]!.said.length >= measure.moveLength)
  if (lostOld.length === 0) return
  const lostNext = unpaired(toOld, 0, next.length).filter((j) => next[j]!.said.length >= measure.moveLength)
  if (lostNext.length === 0) return
  const strict = (i: number, j: number) => (among.wordsOf(i, j) < 25 ? measure.move + 0.08 : measure.move)
  for (const each of among.candidates(lostOld, lostNext, strict))
    if (toNext[each.old]! < 0 && toOld[each.next]! < 0) pairs.settle(each.old, each.next)
}

/** What is left between two neighbours that moved together: they say its place, as those that stayed do. */
function findAmongMoved(pairs: Pairs, ways: Ways) {
  const { old, next, toNext, toOld, moved } = pairs
  if (!moved.includes(1)) return
  for (let a = 0; a < old.length; a++) {
    const b = toNext[a]!
    if (b < 0 || !moved[a] || toOld[b] !== a || (toNext[a + 1] ?? 0) >= 0 || (toOld[b + 1] ?? 0) >= 0) continue
    let i = a + 1
    let j = b + 1
    while (i < old.length && toNext[i]! < 0) i++
    while (j < next.length && toOld[j]! < 0) j++
    if (i === old.length || !moved[i] || toNext[i] !== j) continue
    const isHeading = ({ type }: Item) => type === "heading"
    const olds = unpaired(toNext, a + 1, i).filter((each) => !isHeading(old[each]!))
    const nexts = unpaired(toOld, b + 1, j).filter((each) => !isHeading(next[each]!))
    for (const { old: some, next: others } of ways.among.pairs(olds, nexts))
      if (some.length === 1 && others.length === 1) pairs.settle(some[0]!, others[0]!)
  }
}

/** A heading goes with the first block it heads: renamed or numbered anew, at its place or with what moved. */
function findHeadings({ old, next, toNext, toOld, moved }: Pairs, { among, measure }: Ways) {
  const heads = (items: readonly Item[], at: number) =>
    items[at]?.type === "heading" && items[at + 1]?.type !== "heading"
  for (let j = next.length - 2; j >= 0; j--) {
    if (toOld[j]! >= 0 || !heads(next, j)) continue
    const i = toOld[j + 1]! - 1
    if (i < 0 || toNext[i]! >= 0 || toNext[i + 1] !== j + 1 || !heads(old, i)) continue
    const isTold = next[j + 1]!.kind === "text" && next[j + 1]!.said.length >= measure.moveLength
    if (!isTold && !among.isAkin(i, j, measure.lone)) continue
    toNext[i] = j
    toOld[j] = i
    moved[i] = moved[i + 1]!
  }
}

/** Of all pairs the heaviest chain in order stays where it is; whatever is not in it has moved. */
function settleMoves(pairs: Pairs, ways: Ways) {
  const { next, toNext, toOld, moved, joints } = pairs
  if (!moved.includes(1)) return
  const all: Pair[] = []
  for (let j = 0; j < next.length; j++) {
    const i = toOld[j]!
    if (i >= 0 && toNext[i] === j) all.push({ old: i, next: j, weight: pairs.weigh(i) * (moved[i] ? 1 : 2) })
  }
  for (const each of all) moved[each.old] = 1
  for (const each of heaviestIncreasing(all)) moved[each.old] = 0
  for (const joint of joints.splice(0)) {
    if (moved[joint.old[0]!]) moveOneOf(joint, pairs, ways)
    else joints.push(joint)
  }
  dropEmptyMoves(pairs)
}

/** A block without text that moved by itself has nothing to show: it went, and one came. */
function dropEmptyMoves({ old, toNext, toOld, moved }: Pairs) {
  const goesWith = (i: number, other: number) => moved[other] === 1 && toNext[other] === toNext[i]! + other - i
  for (let i = 0; i < old.length; i++) {
    if (!moved[i] || old[i]!.said !== "" || goesWith(i, i - 1) || goesWith(i, i + 1)) continue
    toOld[toNext[i]!] = -1
    toNext[i] = -1
    moved[i] = 0
  }
}

/** What was cut, or joined, and does not stay: the longest of its pieces has moved, if it is alike, and the others came or went. */
function moveOneOf(joint: Paired, pairs: Pairs, { among, measure }: Ways) {
  const longest = (items: readonly Item[], places: readonly number[]) =>
    places.reduce((best, at) => (items[at]!.said.length > items[best]!.said.length ? at : best))
  const [i, j] = [longest(pairs.old, joint.old), longest(pairs.next, joint.next)]
  for (const each of joint.old) {
    pairs.toNext[each] = -1
    pairs.moved[each] = 0
  }
  for (const each of joint.next) pairs.toOld[each] = -1
  if (pairs.old[i]!.said.length >= measure.moveLength && among.alike(i, j) >= measure.move) pairs.settle(i, j)
}

const none: number[] = []

function unpaired(pairs: Int32Array, from: number, to: number): number[] {
  const found: number[] = []
  for (let at = from; at < to; at++) if (pairs[at]! < 0) found.push(at)
  return found
}
