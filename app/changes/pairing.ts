// Pairs for what is left between two neighbours that stayed: by likeness, one to one, one to several, several to one.
import { withCutShort } from "./cut-short"
import { heaviestIncreasing, type Pair } from "./increasing"
import { areNeighbours, type Item, type Row, Side } from "./item"
import type { Features } from "./keys"
import type { Likeness } from "./likeness"
import type { Measure } from "./measure"

/** Old items that became next ones. */
export interface Paired {
  readonly old: readonly number[]
  readonly next: readonly number[]
}
export type Candidate = Pair & { readonly alike: number }

/** So far off its turn a part may stand in the whole, as a share of the whole. */
const aside = 0.15

/** Of so many words so large a share in a longer text is that text with more around it, this alike. */
const keptWords = 6
const keptAtLeast = 0.75
const keptAlike = 0.72

/** So much of a part stands in the whole it was cut from; to a sentence come a subject and a verb of its own. */
const [blockWithin, sentenceWithin] = [0.6, 0.5]

/** So alike must be one entry of a list, when it has few words, to have become a heading, or a line of text. */
const entryWords = 6
const entryAlike = 0.8

/** Two texts that open with sentences this alike speak of the same, whatever follows. */
const opensAlike = 0.5

/** Two texts under one label are this alike, whatever they say. */
const labelAlike = 0.5

/** Work limits: products and counts, never time. */
const pairsAtMost = 3000
const candidatesAtMost = 6

const gain = (said: string) => Math.log(1 + said.length)
const kindred = (one: Item, other: Item) => one.kind === other.kind && (one.kind !== "atom" || one.type === other.type)

/** Ways to pair items of two lists; nothing is decided here for good. */
export class Pairing {
  readonly #old: Side
  readonly #next: Side
  readonly #measure: Measure
  readonly #likeness: Likeness

  constructor(old: readonly Item[], next: readonly Item[], measure: Measure, likeness: Likeness) {
    this.#old = new Side(old, likeness)
    this.#next = new Side(next, likeness)
    this.#measure = measure
    this.#likeness = likeness
  }

  /** What is less than `least` may be told as 0. */
  alike(i: number, j: number, least = 0): number {
    const one = this.#old.items[i]!
    const other = this.#next.items[j]!
    if (!kindred(one, other)) return 0
    if (one.kind === "atom") return Math.max(0.4, this.#likeness.of(one.said, other.said))
    if (one.said === "" && other.said === "") return 0.5
    if (one.said === "" || other.said === "")
      return one.kind === "text" && one.type === other.type ? this.#measure.gap : 0
    if (one.lead !== undefined && other.lead !== undefined) {
      const leads = this.#likeness.of(one.lead, other.lead) * (one.lead === "" ? 0 : 0.9)
      return Math.max(leads, this.#likeness.of(one.said, other.said))
    }
    if (one.kind === "table")
      return Math.max(one.head === other.head ? 0.5 : 0.15, this.#likeness.of(one.said, other.said))
    const likes =
      one.said === other.said ? 1 : this.#likeness.alike(this.#old.features(i), this.#next.features(j), least)
    if (one.type === other.type) return likes
    const isOther = one.isEntry !== other.isEntry && likes < entryAlike
    return isOther && this.wordsOf(i, j) < entryWords ? 0 : likes * 0.9
  }

  /** Whether each of several parts is found about where it would stand in the whole. */
  #inTurn(whole: string, parts: readonly Item[]): boolean {
    const length = parts.reduce((sum, part) => sum + part.said.length, 0)
    const scale = whole.length / Math.max(1, length)
    let at = 0
    return parts.every((part) => {
      const from = Math.max(0, Math.floor(at * scale - whole.length * aside))
      at += part.said.length
      const around = whole.slice(from, Math.ceil(at * scale + whole.length * aside))
      return this.#likeness.contained(this.#likeness.featuresOf(part.said), this.#likeness.featuresOf(around)) >= 0.5
    })
  }

  /** The same for two at one place: a text that stands whole in a longer one became it, however much was added. */
  akin(i: number, j: number): number {
    const one = this.#old.items[i]!
    const other = this.#next.items[j]!
    const value = this.alike(i, j)
    if (value >= keptAlike || one.kind !== "text" || one.type !== other.type || one.lead !== undefined) return value
    const [was, now] = [this.#old.features(i), this.#next.features(j)]
    const [short, long] = one.said.length < other.said.length ? [was, now] : [now, was]
    if (value > 0 && short.words >= keptWords) {
      const kept = this.#likeness.contained(short, long)
      if (kept >= keptAtLeast) return Math.max(value, kept * keptAlike)
    }
    return value > 0 && value < this.#measure.gap && one.type !== "sentence"
      ? Math.max(value, this.#openingAlike(i, j))
      : value
  }

  /** Whether two at one place are at least so akin. */
  isAkin(i: number, j: number, least: number): boolean {
    const one = this.#old.items[i]!
    const other = this.#next.items[j]!
    const isText = one.kind === "text" && one.type === other.type && one.lead === undefined
    return (
      (isText && one.said !== "" && this.#likeness.isAtLeast(one.said, other.said, least)) || this.akin(i, j) >= least
    )
  }

  #openingAlike(i: number, j: number): number {
    const [first, second] = [this.#old.opening(i), this.#next.opening(j)]
    const value = first && second ? this.#likeness.alike(first, second) : 0
    return value >= opensAlike ? value * keptAlike : 0
  }

  /** Whether a text may be a part of a whole one. */
  #mayJoin(whole: Features, part: Item, features: Features): boolean {
    return (
      part.kind === "text" &&
      part.said !== "" &&
      this.#likeness.contained(features, whole) >= (part.type === "sentence" ? sentenceWithin : blockWithin)
    )
  }

  /** How well several items in a row make one whole; 0 when they do not. */
  #joinedBy(whole: Item, parts: readonly Item[]): number {
    const most = this.#likeness.atMost(
      whole.said,
      parts.map((part) => part.said),
    )
    if (most < this.#measure.split) return 0
    const alike = this.#likeness.of(whole.said, parts.map((part) => part.said).join(" "))
    return alike >= this.#measure.split && this.#inTurn(whole.said, parts) ? alike * (1.2 + gain(whole.said)) : 0
  }
  /** Whether an item and free ones beside it may be what a whole was cut into, or what was joined to it. */
  mayBeOneOf(whole: Item, items: readonly Item[], at: number, isFree: (at: number) => boolean): boolean {
    const all = this.#likeness.featuresOf(whole.said)
    const isPart = (each: number) =>
      items[each] !== undefined && this.#mayJoin(all, items[each], this.#likeness.featuresOf(items[each].said))
    if (whole.kind !== "text" || !isPart(at)) return false
    const fits = (each: number) => isFree(each) && isPart(each)
    let from = at
    while (at - from < this.#measure.splitAtMost - 1 && fits(from - 1)) from--
    for (let first = from; first <= at; first++) {
      const parts = items.slice(first, at + 1)
      if (parts.length > 1 && this.#joinedBy(whole, parts) > 0) return true
      for (let next = at + 1; parts.length < this.#measure.splitAtMost && fits(next); next++) {
        parts.push(items[next]!)
        if (this.#joinedBy(whole, parts) > 0) return true
      }
    }
    return false
  }

  /** Small gaps: the best way through all pairs, one to one, one to several, several to one. */
  #byBest(olds: readonly number[], nexts: readonly number[]): Paired[] {
    const pairs: Paired[] = []
    const n = olds.length
    const m = nexts.length
    const width = m + 1
    const score = new Float64Array((n + 1) * width).fill(-1)
    /** From which place each is reached best. */
    const from = new Int32Array((n + 1) * width)
    score[0] = 0
    const reach = (i: number, j: number, value: number, before: number) => {
      if (value <= score[i * width + j]!) return
      score[i * width + j] = value
      from[i * width + j] = before
    }
    /** Several items in a row that one was cut into, or that were joined to it. */
    const join = (
      whole: Item,
      features: Features,
      row: Row,
      at: number,
      reached: (count: number, value: number) => void,
    ) => {
      const parts: Item[] = []
      for (let k = 1; k <= this.#measure.splitAtMost && areNeighbours(row, at, k); k++) {
        const part = row.side.items[row.at[at + k - 1]!]!
        if (!this.#mayJoin(features, part, row.side.features(row.at[at + k - 1]!))) return
        parts.push(part)
        const value = k > 1 ? this.#joinedBy(whole, parts) : 0
        if (value > 0) reached(k, value)
      }
    }
    const [oldLabels, nextLabels] = [this.#old.labels(olds), this.#next.labels(nexts)]
    const oldRow: Row = { at: olds, side: this.#old }
    const nextRow: Row = { at: nexts, side: this.#next }
    for (let i = 0; i <= n; i++) {
      for (let j = 0; j <= m; j++) {
        const here = score[i * width + j]!
        if (here < 0) continue
        const place = i * width + j
        if (i < n) reach(i + 1, j, here, place)
        if (j < m) reach(i, j + 1, here, place)
        if (i === n || j === m) continue
        const one = this.#old.items[olds[i]!]!
        const other = this.#next.items[nexts[j]!]!
        const label = one.type === other.type ? oldLabels[i]! : ""
        const isLabelled = label !== "" && label === nextLabels[j]
        const value = Math.max(isLabelled ? labelAlike : 0, this.akin(olds[i]!, nexts[j]!))
        if (value >= this.#measure.gap) {
          const shorter = one.said.length < other.said.length ? one.said : other.said
          reach(i + 1, j + 1, here + value * (1 + gain(shorter)), place)
        }
        if (one.kind === "text" && areNeighbours(nextRow, j, 2))
          join(one, this.#old.features(olds[i]!), nextRow, j, (k, value) => reach(i + 1, j + k, here + value, place))
        if (other.kind === "text" && areNeighbours(oldRow, i, 2))
          join(other, this.#next.features(nexts[j]!), oldRow, i, (k, value) => reach(i + k, j + 1, here + value, place))
      }
    }
    let i = n
    let j = m
    while (i > 0 || j > 0) {
      const before = from[i * width + j]!
      const [pi, pj] = [Math.floor(before / width), before % width]
      const some = olds.slice(pi, i)
      const others = nexts.slice(pj, j)
      if (some.length > 0 && others.length > 0) pairs.push({ old: some, next: others })
      i = pi
      j = pj
    }
    return pairs.reverse()
  }

  /** Pairs worth a look, found by the rare words and word pairs they share. */
  candidates(olds: readonly number[], nexts: readonly number[], enough: (i: number, j: number) => number) {
    if (olds.length * nexts.length > this.#measure.amongAtMost) return []
    const rare = this.#likeness.gather(nexts.map((j) => this.#next.features(j)))
    const found: Candidate[] = []
    for (const i of olds) {
      for (const at of rare.best(this.#old.features(i), candidatesAtMost)) {
        const j = nexts[at]!
        const least = enough(i, j)
        const value = this.alike(i, j, least)
        if (value >= least)
          found.push({ old: i, next: j, alike: value, weight: value * (1 + this.#old.items[i]!.said.length) })
      }
    }
    return found.sort((x, y) => y.alike - x.alike || x.old - y.old || x.next - y.next)
  }
  #byRareWords(olds: readonly number[], nexts: readonly number[]): Paired[] {
    const usedOld = new Set<number>()
    const usedNext = new Set<number>()
    const picked = this.candidates(olds, nexts, () => this.#measure.gap).filter((each) => {
      if (usedOld.has(each.old) || usedNext.has(each.next)) return false
      usedOld.add(each.old)
      usedNext.add(each.next)
      return true
    })
    picked.sort((x, y) => x.next - y.next)
    return heaviestIncreasing(picked).map((each) => ({ old: [each.old], next: [each.next] }))
  }

  /** How many words the shorter of two has. */
  wordsOf(i: number, j: number): number {
    return Math.min(this.#old.features(i).words, this.#next.features(j).words)
  }

  /** Pairs in order: all of them weighed in a small gap, by rare words in a big one. */
  pairs(olds: readonly number[], nexts: readonly number[]): Paired[] {
    if (olds.length * nexts.length > pairsAtMost) return this.#byRareWords(olds, nexts)
    return withCutShort({ old: this.#old.items, next: this.#next.items }, olds, nexts, this.#byBest(olds, nexts))
  }
}
