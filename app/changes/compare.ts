// compare: the difference of two documents as copies and units, proven. Pure: equal documents give equal bytes.
import type { Node } from "prosemirror-model"
import { adjoin } from "./adjoin"
import { gatherAgain } from "./again"
import { changedAttributes } from "./attributes"
import { weaveTree } from "./blocks"
import { canonical, hashOfText } from "./canonical"
import { coarsely, type Weaver } from "./coarse"
import { forgetWords } from "./cut"
import { Book, type Draft, makeRequire, type Strand, standing, tellEdit, threadsOf } from "./draft"
import { gatherFields } from "./fields"
import { joinMarks } from "./headings"
import type { Language } from "./language/language"
import { linkStories } from "./legend"
import { Likeness } from "./likeness"
import { firstFrom, firstLineage, hintsOf, lineageOf, type Places, placesOf } from "./lineage"
import { linkUntilValid, structuralUnits, withoutText } from "./links"
import { Numbers } from "./numbers"
import type { Patch, Thread } from "./patch"
import { gatherPlaces } from "./places"
import { Positions } from "./positions"
import { proveWith } from "./prove"
import { Requirements } from "./requirements"
import { languageIn, rolesIn } from "./tongue"
import { plant } from "./tree"
import { inOrder, unitsOf } from "./units"

/** What the results depend on; the shortest edits are those of diff 9.0.0. */
export const engine = "reread-5/diff@9.0.0"

export interface Given {
  /** Lineage of the old document. Without it, made from its ids and content. */
  readonly lineage?: readonly string[]
  /** Lineage stored with the next document, when it is a published version. */
  readonly nextLineage?: readonly string[]
  /** Names the company gave (people, roles, systems, products): a sentence that gets or loses one is major. */
  readonly names?: readonly string[]
}

/**
 * Finds what changed from `old` to `next` (documents of one schema; ids of blocks are hints and no difference).
 * The result is proven: applying no unit gives `old`, applying all gives `next`, every changed token is in one unit.
 */
export const compare = (old: Node, next: Node, given: Given = {}): Patch => compareBy(weaveTree, old, next, given)

/** The same by any way to weave. Where what it wove cannot be proven, whole blocks are replaced, and the patch is `coarse`. */
export function compareBy(weave: Weaver, old: Node, next: Node, given: Given = {}): Patch {
  if (old.type.schema !== next.type.schema) throw new Error("only documents of one schema can be compared")
  forgetWords()
  const one = canonical(old)
  const other = canonical(next)
  const oldPlaces = placesOf(one)
  const nextPlaces = placesOf(other)
  const from = hashOfText(one)
  const nextHints = given.nextLineage ?? hintsOf(next, other === next ? nextPlaces : placesOf(next))
  const sides: Sides = {
    old: one,
    next: other,
    olds: new Positions(one),
    nexts: new Positions(other),
    oldPlaces,
    nextPlaces,
    oldLineage:
      given.lineage ?? firstLineage(one, hintsOf(old, one === old ? oldPlaces : placesOf(old)), oldPlaces, from),
    nextHints,
    stored: given.nextLineage ?? null,
    language: languageIn(other),
    names: [...new Set([...(given.names ?? []), ...rolesIn(one), ...rolesIn(other)])],
    from,
    to: hashOfText(other),
  }
  let wrong: string | null = null
  const proven = (weaver: Weaver): Patch | null => {
    try {
      const patch = found(sides, weaver)
      const failed = proveWith({ old, next }, { old: one, next: other }, patch)
      if (failed === null) return patch
      wrong = failed
    } catch (why) {
      // What could not be woven is not proven either.
      wrong = why instanceof Error ? why.message : String(why)
    }
    return null
  }
  const exact = proven(weave)
  if (exact) return exact
  const coarse = coarsely(weave, proven)
  if (coarse) return { ...coarse, status: "coarse" }
  throw new Error(`the change engine could not prove its result: ${wrong}`)
}

/** Both documents in canonical form, with all that is known of them. */
interface Sides {
  readonly old: Node
  readonly next: Node
  readonly olds: Positions
  readonly nexts: Positions
  readonly oldPlaces: Places
  readonly nextPlaces: Places
  readonly oldLineage: readonly string[]
  readonly nextHints: readonly (string | null)[]
  readonly stored: readonly string[] | null
  readonly language: Language | null
  readonly names: readonly string[]
  readonly from: string
  readonly to: string
}

function found(sides: Sides, weaver: Weaver): Patch {
  const { old, next, oldLineage, stored } = sides
  const book = new Book()
  const numbers = new Numbers()
  const oldAt = hintsAt(sides.oldPlaces, oldLineage)
  const hints = { old: oldAt, next: hintsAt(sides.nextPlaces, sides.nextHints) }
  const ink = { book, numbers, likeness: new Likeness() }
  const strands = weaveRoot(old, next, book).concat(weaver(plant(old, numbers), plant(next, numbers), hints, ink))
  linkStories(book.drafts)
  gatherAgain(book.drafts, ink.likeness, sides.language)
  gatherFields(book.drafts)
  joinMarks(book.drafts)
  gatherPlaces(book.drafts, sides.language)
  adjoin(book.drafts, sides.language)
  book.drafts.forEach(tellEdit)

  const weave = [strands, ...book.stretches]
  const owned = ownersIn(weave)
  const order = inOrder([...owned], placing(strands))
  const numberOf = new Map(order.map((draft, at) => [draft, at]))
  const threads = weave.map((list): Thread[] => threadsOf(list, (draft) => numberOf.get(standing(draft))!))

  const inherited = inheritance(threads, order, oldAt)
  const lineage = stored ?? lineageOf(next, sides.nextHints, inherited, oldLineage, sides.nextPlaces)
  linkDrafts(order, numberOf, sides, threads)
  const units = unitsOf(order, { ...sides, nextLineage: lineage })
  return {
    engine,
    from: sides.from,
    to: sides.to,
    copies: copiesOf(threads),
    units,
    weave: threads,
    status: "exact",
    lineage: [...lineage],
  }
}

/** Strands for the attributes of the document itself. */
const weaveRoot = (old: Node, next: Node, book: Book): Strand[] =>
  changedAttributes(old, next).map((name) => {
    const [was, now] = [String(old.attrs[name] ?? ""), String(next.attrs[name] ?? "")]
    const attributes = { before: { [name]: old.attrs[name] }, after: { [name]: next.attrs[name] } }
    return ["@", name, book.open("attrs", { before: was, after: now, facts: [{ name, was, now }], attributes })]
  })

/** The drafts that own something in the weave; each shows all it owns. */
function ownersIn(weave: readonly (readonly Strand[])[]): Set<Draft> {
  const owners = new Set<Draft>()
  const meet = (given: Draft) => {
    const draft = standing(given)
    owners.add(draft)
    return draft
  }
  for (const list of weave)
    for (const strand of list) {
      if (strand[0] === "=") continue
      if (strand[0] === "-") meet(strand[3]).old.push({ from: strand[1], to: strand[1] + strand[2] })
      else if (strand[0] === "+") meet(strand[3]).next.push({ from: strand[1], to: strand[1] + strand[2] })
      else if (strand[0] === "~") for (const [, draft] of strand[3]) meet(draft)
      else meet(strand[2])
    }
  return owners
}

/** Says in each draft what it can only be applied with. */
function linkDrafts(
  order: readonly Draft[],
  numberOf: ReadonlyMap<Draft, number>,
  { olds, nexts }: Sides,
  threads: readonly (readonly Thread[])[],
) {
  const bare = withoutText(olds, nexts, threads)
  const structural = structuralUnits(bare)
  if (structural.length === 0) return
  const required = new Requirements(order.length)
  for (const [at, { requires = [] }] of order.entries())
    for (const each of requires) {
      const unit = numberOf.get(standing(each))
      if (unit !== undefined) required.add(at, unit)
    }
  linkUntilValid(olds, nexts, bare, structural, required)
  for (const [at, units] of required.all) for (const unit of units) makeRequire(order[at]!, order[unit]!)
}

function hintsAt(places: Places, hints: readonly (string | null)[]): (position: number) => string | null {
  return (position) => {
    const index = firstFrom(places, position)
    return places[index]?.at === position ? (hints[index] ?? null) : null
  }
}

/** For what is gone: where in the next document it would stand, right after what stood before it. */
function placing(strands: readonly Strand[]): (old: number) => number {
  const copies = strands.filter((strand) => strand[0] === "=")
  return (old) => {
    let low = 0
    let high = copies.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (copies[middle]![1] <= old) low = middle + 1
      else high = middle
    }
    const before = copies[low - 1]
    return before ? before[2] + before[3] : 0
  }
}

/** Which old block a block of the next document continues. */
function inheritance(
  threads: readonly (readonly Thread[])[],
  drafts: readonly Draft[],
  oldAt: (position: number) => string | null,
) {
  const from = new Map<number, number>()
  const lengths: { next: number; old: number; length: number }[] = []
  for (const list of threads) {
    for (const thread of list) {
      if (thread[0] === "=") lengths.push({ next: thread[2], old: thread[1], length: thread[3] })
      else if (thread[0] === "~") lengths.push({ next: thread[2], old: thread[1], length: 1 })
    }
  }
  lengths.sort((x, y) => x.next - y.next)
  for (const draft of drafts) {
    for (const { old, next } of draft.blocks)
      if (old && next && (draft.kind === "type" || (old.leaf && next.leaf && old.type !== next.type)))
        from.set(next.from, old.from)
  }
  return (position: number): string | null => {
    let low = 0
    let high = lengths.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (lengths[middle]!.next + lengths[middle]!.length <= position) low = middle + 1
      else high = middle
    }
    const piece = lengths[low]
    if (piece && piece.next <= position) return oldAt(piece.old + position - piece.next)
    const typed = from.get(position)
    return typed === undefined ? null : oldAt(typed)
  }
}

function copiesOf(threads: readonly (readonly Thread[])[]): [number, number, number][] {
  const copies: [number, number, number][] = []
  for (const list of threads)
    for (const thread of list) if (thread[0] === "=") copies.push([thread[1], thread[2], thread[3]])
  return copies.sort((x, y) => x[1] - y[1])
}
