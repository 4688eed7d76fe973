// Which sentences a unit touches, on both sides, and which of them are one: they share words that stayed, or took each other's place.
import type { Node } from "prosemirror-model"
import { Numbers } from "./numbers"
import type { Range, Thread } from "./patch"
import { richOf } from "./rich"
import { plant, type Thing } from "./tree"
import { linesOf, type Span, sentencesOf } from "./words"

/** A sentence of one side, found by its block and its place in it; or the frame of a new block, without its words. */
export interface Slot {
  readonly side: "old" | "next"
  readonly leaf: Thing
  readonly index: number
  into: Slot | null
}

/** In place of a sentence's number: what a block is without its words. */
const frame = -1
export const isFrame = (slot: Slot): boolean => slot.index === frame

/** The texts of both sides. */
export type Leaves = { readonly old: readonly Thing[]; readonly next: readonly Thing[] }

export function leavesOf(old: Node, next: Node): Leaves {
  const numbers = new Numbers()
  return { old: plant(old, numbers).leaves, next: plant(next, numbers).leaves }
}

/** A stretch of a thread that belongs to one sentence. */
export interface Interleaved {
  readonly sign: "-" | "+"
  readonly from: number
  readonly length: number
  readonly piece: Slot
}

const root = (slot: Slot): Slot => (slot.into ? root(slot.into) : slot)

export class Sentences {
  readonly #docs: { old: Node; next: Node }
  readonly #leaves: Leaves
  readonly #slots = new Map<string, Slot>()
  readonly #cuts = new Map<Thing, Span[]>()
  readonly #own: Thread[] = []
  readonly #partner = new Map<Thing, Thing>()
  #isText = true
  /** The only text that the unit brings, when it has several sentences: they need its frame, and not each other. */
  #framed: Thing | null = null

  /** Looks at the threads of one unit, and at what stayed in the blocks it touches. */
  constructor(
    old: Node,
    next: Node,
    weave: readonly (readonly Thread[])[],
    unit: number,
    leaves = leavesOf(old, next),
  ) {
    this.#docs = { old, next }
    this.#leaves = leaves
    for (const thread of weave.flat()) {
      if ((thread[0] === "-" || thread[0] === "+") && thread[3] === unit) this.#own.push(thread)
      else if (
        (thread[0] === "~" && thread[3].some(([, each]) => each === unit)) ||
        ((thread[0] === "<" || thread[0] === ">" || thread[0] === "@") && thread[2] === unit)
      )
        this.#isText = false
    }
    this.#framed = this.#onlyNewText()
    const touched = new Map<Thing, "old" | "next">()
    for (const { leaf, side } of this.#own.flatMap((thread) => this.#slotsIn(thread))) touched.set(leaf, side)
    for (const list of weave) for (const thread of list) if (thread[0] === "=") this.#unite(thread, touched)
    for (const list of weave) this.#replace(list, unit)
  }

  /** The sentences that are pieces of their own, in order; null where the unit is not told by sentences. */
  pieces(): Slot[] | null {
    return this.#isText ? [...new Set(this.#own.flatMap((thread) => this.#slotsIn(thread).map(root)))] : null
  }

  /** A thread of the unit in the stretches of its sentences. */
  cut(thread: Thread): Interleaved[] {
    if (thread[0] !== "-" && thread[0] !== "+") return []
    const [sign, from, length] = thread
    const cuts: { from: number; length: number; piece: Slot }[] = []
    this.#slotsIn(thread).forEach((slot, at) => {
      const last = cuts[cuts.length - 1]
      if (last?.piece === root(slot)) last.length++
      else cuts.push({ from: from + at, length: 1, piece: root(slot) })
    })
    return length > 0 ? cuts.map((each) => ({ sign, ...each })) : []
  }

  /** What a piece says and owns on both sides. */
  told(piece: Slot) {
    const all = [...this.#slots.values()].filter((slot) => root(slot) === piece)
    const side = (name: "old" | "next") => {
      const slots = all.filter((slot) => slot.side === name)
      const spans = slots.map((slot) => ({
        leaf: slot.leaf,
        span: this.#cutsOf(slot.leaf)[slot.index] ?? { from: 0, to: 0 },
      }))
      return {
        ranges: spans.map(({ leaf, span }) => ({ from: leaf.from + 1 + span.from, to: leaf.from + 1 + span.to })),
        said: spans
          .map(({ leaf, span }) => richOf([leaf]).say(span.from, span.to))
          .join(" ")
          .trim(),
        leaf: slots[0]?.leaf ?? null,
      }
    }
    const owned = { old: [] as Range[], next: [] as Range[] }
    for (const thread of this.#own)
      for (const { sign, from, length, piece: owner } of this.cut(thread))
        if (owner === piece) owned[sign === "-" ? "old" : "next"].push({ from, to: from + length })
    const old = side("old")
    const next = side("next")
    const partner = (leaf: Thing | null) => (leaf && this.#partner.get(leaf)) ?? null
    const blocks = { old: old.leaf ?? partner(next.leaf), next: next.leaf ?? partner(old.leaf) }
    const whole = all.some((slot) => slot.index === this.#firstOf(slot.leaf) && this.#opens(slot.leaf, slot.side))
    return { old, next, owned, blocks, whole }
  }

  /** For each piece the pieces it requires: a sentence of a new block what brings the block; gone, the other way round. */
  requires(pieces: readonly Slot[]): number[][] {
    const bound = pieces.map((): Set<number> => new Set())
    const at = new Map(pieces.map((piece, index) => [piece, index]))
    const opening = { old: null as Slot | null, next: null as Slot | null }
    for (const slot of this.#own.flatMap((thread) => this.#slotsIn(thread))) {
      const first = this.#opens(slot.leaf, slot.side)
        ? this.#slot(slot.side, slot.leaf, this.#firstOf(slot.leaf))
        : null
      if (first) opening[slot.side] ??= first
      for (const base of [first, first && opening[slot.side]]) {
        const one = at.get(root(slot))
        const other = base ? at.get(root(base)) : undefined
        if (one === undefined || other === undefined || one === other) continue
        if (slot.side === "next") bound[one]!.add(other)
        else bound[other]!.add(one)
      }
    }
    return bound.map((each) => [...each])
  }

  /** Where the openings and endings around a text belong. */
  #firstOf(leaf: Thing): number {
    return leaf === this.#framed ? frame : 0
  }

  #onlyNewText(): Thing | null {
    const leaves = new Set<Thing>()
    for (const [sign, from, length] of this.#own) {
      if (sign !== "+") return null
      for (const at of [from as number, (from as number) + (length as number) - 1]) leaves.add(this.#leafAt("next", at))
    }
    const [leaf] = leaves
    const isOne = leaf?.node.isTextblock && leaves.size === 1 && this.#opens(leaf, "next")
    return isOne && this.#cutsOf(leaf).length > 1 ? leaf : null
  }

  /** Whether the unit brings or takes the block itself. */
  #opens(leaf: Thing, side: "old" | "next"): boolean {
    const sign = side === "old" ? "-" : "+"
    return this.#own.some(
      (thread) =>
        thread[0] === sign &&
        (thread[1] as number) <= leaf.from &&
        leaf.from < (thread[1] as number) + (thread[2] as number),
    )
  }

  #cutsOf(leaf: Thing): Span[] {
    const known = this.#cuts.get(leaf)
    if (known) return known
    const found = leaf.type === "heading" ? linesOf(leaf.text) : sentencesOf(leaf.text)
    const cuts = found.length > 0 ? found : [{ from: 0, to: leaf.text.length }]
    this.#cuts.set(leaf, cuts)
    return cuts
  }

  #slot(side: "old" | "next", leaf: Thing, index: number): Slot {
    const key = `${side} ${leaf.from} ${index}`
    const known = this.#slots.get(key)
    if (known) return known
    const made: Slot = { side, leaf, index, into: null }
    this.#slots.set(key, made)
    return made
  }

  /**
   * The sentence of each position of a thread: a space goes with the sentence behind it where the thread begins with one,
   * or with the text and does not end with one; else with the sentence before it.
   */
  #slotsIn(thread: Thread): Slot[] {
    if (thread[0] !== "-" && thread[0] !== "+") return []
    const side = thread[0] === "-" ? "old" : "next"
    const [, from, length] = thread
    const first = this.#leafAt(side, from)
    const isSpace = (at: number) => /\s/.test(first.text[at - first.from - 1] ?? "")
    const isBehind = isSpace(from) || (from === first.from + 1 && !isSpace(from + length - 1))
    return Array.from({ length }, (_, at) => {
      const leaf = this.#leafAt(side, from + at)
      const offset = Math.max(0, Math.min(leaf.text.length, from + at - leaf.from - 1))
      const isClosing = from + at >= leaf.to - 1 || from + at <= leaf.from
      return this.#slot(
        side,
        leaf,
        isClosing ? this.#firstOf(leaf) : this.#indexAt(leaf, offset, isBehind || from <= leaf.from),
      )
    })
  }

  #indexAt(leaf: Thing, offset: number, following: boolean): number {
    const cuts = this.#cutsOf(leaf)
    const inside = cuts.findIndex((span) => (following ? offset < span.to : span.to > offset && span.from <= offset))
    if (inside >= 0) return inside
    const before = cuts.filter((span) => span.to <= offset).length - 1
    return Math.max(0, Math.min(cuts.length - 1, before))
  }

  /** The text a position stands in; for what opens or closes something, the first text inside it. */
  #leafAt(side: "old" | "next", position: number): Thing {
    const leaves = this.#leaves[side]
    let low = 0
    let high = leaves.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (leaves[middle]!.to <= position) low = middle + 1
      else high = middle
    }
    const inside = leaves[low]
    if (inside && inside.from <= position && position < inside.to) return inside
    const place = this.#docs[side].resolve(position)
    const start = place.nodeAfter ? position : place.start() - 1
    return leaves.find((leaf) => leaf.from >= start) ?? leaves[leaves.length - 1]!
  }

  /** What stayed in both sides of a sentence makes them one. */
  #unite(thread: Thread, touched: ReadonlyMap<Thing, "old" | "next">) {
    if (thread[0] !== "=") return
    const [, from, successor, length] = thread
    for (const [leaf, side] of touched) {
      const old = side === "old"
      const base = old ? from : successor
      const first = Math.max(base, leaf.from)
      const last = Math.min(base + length, leaf.to)
      for (let at = first; at < last; at++) {
        const other = at - base + (old ? successor : from)
        const otherLeaf = this.#leafAt(old ? "next" : "old", other)
        this.#partner.set(leaf, otherLeaf)
        if (at === leaf.from || at === leaf.to - 1 || /\s/.test(leaf.text[at - leaf.from - 1] ?? " ")) continue
        const one = this.#slot(old ? "old" : "next", leaf, this.#indexAt(leaf, at - leaf.from - 1, true))
        const two = this.#slot(
          old ? "next" : "old",
          otherLeaf,
          this.#indexAt(otherLeaf, other - otherLeaf.from - 1, true),
        )
        if (root(one) !== root(two)) root(two).into = root(one)
      }
    }
  }

  /** Sentences that went and sentences that came in their place, in turn. */
  #replace(list: readonly Thread[], unit: number) {
    let [gone, came]: [Slot[], Slot[]] = [[], []]
    const close = () => {
      const lone = (slots: readonly Slot[], side: "old" | "next") =>
        [...new Set(slots.map(root))].filter(
          (slot) => ![...this.#slots.values()].some((each) => each.side !== side && root(each) === slot),
        )
      const olds = lone(gone, "old")
      const nexts = lone(came, "next")
      for (let at = 0; at < Math.min(olds.length, nexts.length); at++) nexts[at]!.into = olds[at]!
      gone = []
      came = []
    }
    for (const thread of list) {
      const own = (thread[0] === "-" || thread[0] === "+") && thread[3] === unit
      if (!own) close()
      else (thread[0] === "-" ? gone : came).push(...this.#slotsIn(thread))
    }
    close()
  }
}

/** What went and what came, sentence by sentence in turn: both keep their order. */
export function interleaved(run: readonly Interleaved[]): Interleaved[] {
  const [olds, nexts] = [run.filter(({ sign }) => sign === "-"), run.filter(({ sign }) => sign === "+")]
  const all: Interleaved[] = []
  let j = 0
  for (const each of olds) {
    const at = nexts.findIndex(({ piece }, index) => index >= j && piece === each.piece)
    if (at >= 0) all.push(...nexts.slice(j, at))
    all.push(each)
    if (at < 0) continue
    all.push(nexts[at]!)
    j = at + 1
  }
  return [...all, ...nexts.slice(j)]
}
