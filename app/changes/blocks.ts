// The weave of a document: pairs of blocks that stayed are its stations; between them containers open and close, blocks come, go and move.
import { align, blockMeasure } from "./align"
import { weaveAttributes } from "./attributes"
import type { Draft, Strand } from "./draft"
import type { Run } from "./exact"
import { type Fresh, openFresh } from "./fresh"
import { weaveGap } from "./gap"
import { heaviestIncreasing } from "./increasing"
import { type Inking, weaveText } from "./inline"
import type { Item } from "./item"
import { type Moved, movedThings } from "./moves"
import type { Station } from "./steps"
import { weaveTable } from "./tables"
import { saidBy, type Thing, type Tree } from "./tree"

/** Hints by position: block ids or lineage, where known. */
export interface Hints {
  old(position: number): string | null
  next(position: number): string | null
}

const itemOf =
  (hint: (position: number) => string | null) =>
  (leaf: Thing): Item => ({
    same: leaf.same,
    kind: leaf.node.isTextblock ? "text" : leaf.node.type.spec.tableRole === "table" ? "table" : "atom",
    type: leaf.type,
    said: leaf.said,
    lead: undefined,
    head: leaf.node.type.spec.tableRole === "table" ? saidBy(leaf.node.child(0)) : undefined,
    isEntry: isEntry(leaf.parent),
    hint: hint(leaf.from),
  })

/** Whether a container that stands in another one is one of several in it. */
const isEntry = (container: Thing | null) =>
  container !== null && container.depth > 1 && (container.parent?.children.length ?? 0) > 1

/** Containers that are equal all through and occur once on each side. */
function equalRuns(old: Tree, next: Tree): Run[] {
  const known = new Map<number, { old: Thing[]; next: Thing[] }>()
  const walk = (thing: Thing, side: "old" | "next") => {
    if (thing.last > thing.first) {
      const entry = known.get(thing.same) ?? { old: [], next: [] }
      entry[side].push(thing)
      known.set(thing.same, entry)
    }
    for (const child of thing.children) walk(child, side)
  }
  for (const child of old.root.children) walk(child, "old")
  for (const child of next.root.children) walk(child, "next")
  return [...known.values()].flatMap((entry): Run[] => {
    const one = entry.old[0]
    const other = entry.next[0]
    if (!one || !other || entry.old.length > 1 || entry.next.length > 1) return []
    return [{ old: one.first, next: other.first, length: one.last - one.first + 1 }]
  })
}

/** Strands for everything inside two things that became each other (documents, cells). */
export function weaveTree(old: Tree, next: Tree, hints: Hints, ink: Inking): Strand[] {
  const found = align(
    old.leaves.map(itemOf(hints.old)),
    next.leaves.map(itemOf(hints.next)),
    blockMeasure,
    ink.likeness,
    equalRuns(old, next),
  )
  const lost = (leaf: number) => found.toNext[leaf]! < 0
  const fresh = (leaf: number) => found.toOld[leaf]! < 0
  const moved = movedThings(old, next, found, ink.book)
  const jointAt = new Map(
    found.joints.toReversed().flatMap((joint) => joint.next.map((each) => [each, joint] as const)),
  )
  const owners: Fresh = openFresh(old, next, lost, fresh, ink.book)

  /** Whether a container stayed as it was, with every leaf in its place. */
  const isKept = (one: Thing, other: Thing, stretch: Moved | null): boolean => {
    if (one.same !== other.same) return false
    for (let i = one.first, j = other.first; i <= one.last; i++, j++)
      if (found.toNext[i] !== j || found.toOld[j] !== i || jointAt.has(j) || moved.holding(i) !== stretch) return false
    return true
  }
  /** The container that stayed as it was and now stands inside another one, as it stood before. */
  const keptAs = (child: Thing, one: Thing, stretch: Moved | null): Thing | null => {
    const i = child.leaf || child.last < child.first ? -1 : found.toOld[child.first]!
    let thing = i < one.first || i > one.last ? null : old.leaves[i]!
    while (thing && thing.parent !== one) thing = thing.parent
    return thing && !thing.leaf && isKept(thing, child, stretch) ? thing : null
  }

  /** Stations inside a stretch: pairs whose both ends lie in it and that keep their order. */
  const stationsIn = (one: Thing, other: Thing, stretch: Moved | null): Station[] => {
    const stations: Placed[] = []
    for (const child of other.children) {
      const whole = keptAs(child, one, stretch)
      if (whole) stations.push(placed([whole], [child], null, whole.first, child.first))
      else addLeaves(stations, child, one, stretch)
    }
    const chain = heaviestIncreasing(stations)
    if (chain.length === stations.length) return chain
    // What must give way is weighed leaf by leaf.
    const leaves: Placed[] = []
    for (const station of stations)
      if (station.olds[0]!.leaf) leaves.push(station)
      else addLeaves(leaves, station.nexts[0]!, one, stretch)
    return heaviestIncreasing(leaves)
  }
  const addLeaves = (stations: Placed[], child: Thing, one: Thing, stretch: Moved | null) => {
    for (let j = child.first; j <= child.last; j++) {
      const i = found.toOld[j]!
      if (i < one.first || i > one.last || moved.holding(i) !== stretch) continue
      const joint = jointAt.get(j)
      if (joint ? joint.next[0] !== j : found.toNext[i] !== j) continue
      const olds = joint ? joint.old.map((each) => old.leaves[each]!) : [old.leaves[i]!]
      const nexts = joint ? joint.next.map((each) => next.leaves[each]!) : [next.leaves[j]!]
      stations.push(placed(olds, nexts, joint ? openSeam(olds, nexts) : null, i, j))
    }
  }

  const openSeam = (olds: readonly Thing[], nexts: readonly Thing[]): Draft => {
    const seam = ink.book.open(nexts.length > 1 ? "split" : "merge", {
      old: [{ from: olds[0]!.from, to: olds[olds.length - 1]!.to }],
      next: [{ from: nexts[0]!.from, to: nexts[nexts.length - 1]!.to }],
      blocks: nexts.map((each, at) => ({ old: olds[at] ?? null, next: each })),
      before: olds.map((each) => each.said).join("\n"),
      after: nexts.map((each) => each.said).join("\n"),
    })
    for (const each of olds.slice(nexts.length)) seam.blocks.push({ old: each, next: null })
    return seam
  }

  const weaveInside = (one: Thing, other: Thing, stretch: Moved | null): Strand[] =>
    weaveGap(one, other, stationsIn(one, other, stretch), { moved, owners, weaveStation, stretch, book: ink.book })

  const weaveStation = (station: Station): Strand[] => {
    const one = station.olds[0]!
    const other = station.nexts[0]!
    if (station.olds.length === 1 && station.nexts.length === 1) return weaveLeaf(one, other, ink)
    const oldEnd = station.olds[station.olds.length - 1]!
    const nextEnd = station.nexts[station.nexts.length - 1]!
    const { seam } = station
    if (!seam) throw new Error("a joint without a unit")
    return [
      ...token(one.from, one, other.from, other, seam),
      ...weaveText(station.olds, station.nexts, seam, ink),
      ...(oldEnd.type === nextEnd.type
        ? [["=", oldEnd.to - 1, nextEnd.to - 1, 1] as const]
        : ([
            ["-", oldEnd.to - 1, 1, seam],
            ["+", nextEnd.to - 1, 1, seam],
          ] as const)),
    ]
  }

  // Inside what moved, the same again.
  for (const each of moved.all) {
    each.strands.push(
      ...(each.old.leaf
        ? weaveLeaf(each.old, each.next, ink)
        : [
            each.old.own === each.next.own
              ? (["=", each.old.from, each.next.from, 1] as const)
              : weaveAttributes(each.old, each.next, ink.book),
            ...weaveInside(each.old, each.next, each),
            ["=", each.old.to - 1, each.next.to - 1, 1] as const,
          ]),
    )
  }
  return weaveInside(old.root, next.root, null)
}

/** A station with its place on both sides. */
interface Placed extends Station {
  readonly old: number
  readonly next: number
  readonly weight: number
}
const placed = (
  olds: readonly Thing[],
  nexts: readonly Thing[],
  seam: Draft | null,
  old: number,
  next: number,
): Placed => ({ olds, nexts, seam, old, next, weight: 1 + olds[0]!.said.length })

const token = (from: number, one: Thing, other: number, successor: Thing, owner: Draft): Strand[] =>
  one.own === successor.own
    ? [["=", from, other, 1]]
    : [
        ["-", from, 1, owner],
        ["+", other, 1, owner],
      ]

/** A block that became another. */
export function weaveLeaf(one: Thing, other: Thing, ink: Inking): Strand[] {
  const length = one.to - one.from
  if (one.same === other.same) return [["=", one.from, other.from, length]]
  if (one.node.type.spec.tableRole === "table" && one.type === other.type) return weaveTable(one, other, ink, weaveTree)
  if (!one.node.isTextblock) {
    const opening: Strand =
      one.own === other.own ? ["=", one.from, other.from, 1] : weaveAttributes(one, other, ink.book)
    return length === 1 ? [opening] : [opening, ["=", one.to - 1, other.to - 1, 1]]
  }
  if (one.type === other.type) {
    const opening: Strand =
      one.own === other.own ? ["=", one.from, other.from, 1] : weaveAttributes(one, other, ink.book)
    return [opening, ...weaveText([one], [other], null, ink), ["=", one.to - 1, other.to - 1, 1]]
  }
  const isTaken = other.node.type.validContent(one.node.content) && one.node.type.validContent(other.node.content)
  const draft = ink.book.open(isTaken ? "type" : "rewrite", {
    old: [{ from: one.from, to: one.to }],
    next: [{ from: other.from, to: other.to }],
    blocks: [{ old: one, next: other }],
    before: one.said,
    after: other.said,
  })
  // What only one of both may hold (marks, in code) cannot come or go by itself.
  if (!isTaken)
    return [
      ["-", one.from, length, draft],
      ["+", other.from, other.to - other.from, draft],
    ]
  return [
    ["-", one.from, 1, draft],
    ["+", other.from, 1, draft],
    ...weaveText([one], [other], null, ink),
    ["-", one.to - 1, 1, draft],
    ["+", other.to - 1, 1, draft],
  ]
}
