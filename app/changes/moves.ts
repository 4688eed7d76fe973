// What changed its place: the largest things all of whose text moved together. Each is a stretch of its own in the weave.
import type { Alignment } from "./align"
import type { Book, Draft, Strand } from "./draft"
import { type Thing, type Tree, textOf } from "./tree"

export interface Moved {
  readonly old: Thing
  readonly next: Thing
  readonly draft: Draft
  readonly stretch: number
  readonly strands: Strand[]
}

export interface MovedThings {
  readonly all: readonly Moved[]
  /** The moved thing an old leaf belongs to, or null when it stayed. */
  holding(leaf: number): Moved | null
  ofOld(thing: Thing): Moved | null
  ofNext(thing: Thing): Moved | null
}

export function movedThings(old: Tree, next: Tree, found: Alignment, book: Book): MovedThings {
  const holders = new Map<number, Moved>()
  const [byOld, byNext] = [new Map<Thing, Moved>(), new Map<Thing, Moved>()]
  const all: Moved[] = []

  /** Whether two containers moved as one: nothing in them stayed, and what is matched inside one is matched in the other. */
  const together = (one: Thing, other: Thing): boolean => {
    if (one.type !== other.type || !one.parent || !other.parent) return false
    let shared = 0
    let all = 0
    for (let i = one.first; i <= one.last; i++) {
      const weight = 1 + old.leaves[i]!.said.length
      all += weight
      const j = found.toNext[i]!
      if (j < 0) continue
      if (!found.moved[i] || holders.has(i) || j < other.first || j > other.last) return false
      shared += weight
    }
    for (let j = other.first; j <= other.last; j++) {
      const i = found.toOld[j]!
      if (i < 0) all += 1 + next.leaves[j]!.said.length
      else if (i < one.first || i > one.last) return false
    }
    return shared >= all * 0.5
  }

  for (const i of movedLeaves(found)) {
    const j = found.toNext[i]!
    if (holders.has(i)) continue
    let one = old.leaves[i]!
    let other = next.leaves[j]!
    while (one.parent && other.parent && together(one.parent, other.parent)) {
      one = one.parent
      other = other.parent
    }
    const draft = neighbour(one, other) ?? book.open(one.type === "part" ? "part-move" : "move")
    draft.old.push({ from: one.from, to: one.to })
    draft.next.push({ from: other.from, to: other.to })
    draft.blocks.push({ old: one, next: other })
    draft.before = [draft.before, textOf(one)].filter(Boolean).join("\n")
    draft.after = [draft.after, textOf(other)].filter(Boolean).join("\n")
    const each: Moved = { old: one, next: other, draft, ...stretchOf(book) }
    all.push(each)
    byOld.set(one, each)
    byNext.set(other, each)
    for (let k = one.first; k <= one.last; k++) holders.set(k, each)
  }
  /** The unit of the thing that stood right before this one and stands right before it again: they travel together. */
  function neighbour(one: Thing, other: Thing): Draft | null {
    const each = holders.get(one.first - 1)
    if (!each || (one.type === "part") !== (each.old.type === "part")) return null
    if (![one, other, each.old, each.next].every(isPlain)) return null
    return each.old.last === one.first - 1 && each.next.last === other.first - 1 ? each.draft : null
  }
  return {
    all,
    holding: (leaf) => holders.get(leaf) ?? null,
    ofOld: (thing) => byOld.get(thing) ?? null,
    ofNext: (thing) => byNext.get(thing) ?? null,
  }
}

function movedLeaves({ moved, toNext }: Alignment): number[] {
  const leaves: number[] = []
  for (let i = 0; i < moved.length; i++) if (moved[i] && toNext[i]! >= 0) leaves.push(i)
  return leaves
}

function stretchOf(book: Book) {
  const { number, strands } = book.stretch()
  return { stretch: number, strands }
}

/** A part of a kind of its own, or that somebody owns, moves by itself. */
const isPlain = ({ type, node }: Thing) => type !== "part" || (node.attrs.kind === "section" && !node.attrs.owner)
