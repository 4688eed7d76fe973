// What stayed while a text that was edited passed it: where that text weighs more, it is what stayed that moved.
import type { Pairs } from "./exact"
import type { Item } from "./item"
import type { Likeness } from "./likeness"
import type { Paired, Pairing } from "./pairing"

/** Ways to pair blocks, and to say how alike they are. */
interface Ways {
  readonly among: Pairing
  readonly likeness: Likeness
}

/** Blocks of one side in a row between two that stayed: those that are free, and those that moved. */
type Row = readonly number[]

/** Pairs what is left before blocks that stayed with what is left behind them, and the reverse, where that weighs more. */
export function findPassed(pairs: Pairs, ways: Ways) {
  const { old, next, toNext, toOld, moved, joints } = pairs
  if (old[0]?.type === "sentence" || !toNext.includes(-1) || !toOld.includes(-1)) return
  const joined = new Set(joints.flatMap((joint) => joint.old))
  const isOpenOld = (i: number) => toNext[i]! < 0 || moved[i] === 1
  const isOpenNext = (j: number) => toOld[j]! < 0 || moved[toOld[j]!] === 1
  const stays = (i: number) => !isOpenOld(i) && toOld[toNext[i]!] === i && !joined.has(i)
  const isSame = (i: number) => old[i]!.same === next[toNext[i]!]!.same
  for (let first = 0; first < old.length; first++) {
    if (!stays(first)) continue
    let last = first
    while (last + 1 < old.length && stays(last + 1) && toNext[last + 1] === toNext[last]! + 1) last++
    let weight = 0
    let some = false
    for (let i = first; i <= last; i++) {
      weight += pairs.weigh(i)
      some ||= isSame(i)
    }
    const has =
      some &&
      (passes(pairs, ways, rowAt(old, isOpenOld, first, -1), rowAt(next, isOpenNext, toNext[last]!, 1), weight) ||
        passes(pairs, ways, rowAt(old, isOpenOld, last, 1), rowAt(next, isOpenNext, toNext[first]!, -1), weight))
    if (has) moved.fill(1, first, last + 1)
    first = last
  }
}

/** The row on one side of a block. */
function rowAt(items: readonly Item[], isOpen: (at: number) => boolean, at: number, step: 1 | -1): Row {
  const row: number[] = []
  for (let each = at + step; each >= 0 && each < items.length && isOpen(each); each += step) row.push(each)
  return step > 0 ? row : row.reverse()
}

/** Pairs texts of two rows when they, and what moved from one to the other, weigh more than what they passed. */
function passes(pairs: Pairs, { among, likeness }: Ways, olds: Row, nexts: Row, weight: number): boolean {
  if (olds.length === 0 || nexts.length === 0) return false
  const { toNext, toOld } = pairs
  const isFree = (items: readonly Item[], paired: Int32Array) => (at: number) =>
    paired[at]! < 0 && items[at]!.kind === "text" && items[at]!.type !== "heading"
  const found = among.pairs(olds.filter(isFree(pairs.old, toNext)), nexts.filter(isFree(pairs.next, toOld)))
  if (found.length === 0) return false
  const behind = new Set(nexts)
  const carried = olds.filter((i) => behind.has(toNext[i]!)).reduce((sum, i) => sum + pairs.weigh(i), 0)
  const edited = ({ old, next }: Paired) => {
    const [was, now] = [saidBy(pairs.old, old), saidBy(pairs.next, next)]
    return likeness.of(was, now) * Math.min(was.length, now.length)
  }
  if (found.reduce((sum, each) => sum + edited(each), carried) <= weight) return false
  for (const each of found) {
    if (each.old.length > 1 || each.next.length > 1) pairs.joints.push(each)
    for (const i of each.old) toNext[i] = each.next[0]!
    for (const j of each.next) toOld[j] = each.old[0]!
  }
  return true
}

const saidBy = (items: readonly Item[], places: readonly number[]) => places.map((at) => items[at]!.said).join(" ")
