// One unit as several, one for each sentence it touches: an author may say something else about each, a reader confirms each.
import type { Node } from "prosemirror-model"
import { apply, closed } from "./apply"
import { canonical } from "./canonical"
import { forgetWords } from "./cut"
import { Book, type Draft } from "./draft"
import { hintsOf, lineageOf, placesOf } from "./lineage"
import type { Patch, Range, Thread, Unit, UnitKind } from "./patch"
import { Positions } from "./positions"
import { prove } from "./prove"
import { type Interleaved, interleaved, isFrame, leavesOf, Sentences, type Slot } from "./sentences"
import { languageIn, rolesIn } from "./tongue"
import { unitsOf } from "./units"

/** What `compare` was given for this patch. */
export interface SplitGiven {
  readonly lineage?: readonly string[]
  readonly names?: readonly string[]
}

/** Kinds that are told by sentences. */
const telling = new Set<UnitKind>([
  "text",
  "heading",
  "rewrite",
  "sentence-insert",
  "sentence-delete",
  "insert",
  "delete",
])

/**
 * The patch with one unit cut by sentence, each piece with a fingerprint of its own; null where there is nothing to cut.
 * Proven like any patch; each piece can be applied alone, with what it requires.
 */
export function splitUnit(old: Node, next: Node, patch: Patch, fp: string, given: SplitGiven = {}): Patch | null {
  const at = patch.units.findIndex((unit) => unit.fp === fp)
  const unit = patch.units[at]
  if (!unit || !telling.has(unit.kind)) return null
  forgetWords()
  const one = canonical(old)
  const other = canonical(next)
  const sentences = new Sentences(one, other, patch.weave, at)
  const pieces = sentences.pieces()
  if (pieces === null || pieces.length < 2) return null

  const number = new Map(pieces.map((piece, index) => [piece, at + index]))
  const shifted = (index: number) => (index > at ? index + pieces.length - 1 : index)
  const weave = patch.weave.map((list) => rewoven(list, at, shifted, (thread) => sentences.cut(thread), number))
  const book = new Book()
  const drafts = pieces.map((piece) => draftOf(book, unit, piece, sentences))
  const oldPlaces = placesOf(one)
  const nextPlaces = placesOf(other)
  const oldLineage = given.lineage ?? lineageOf(one, hintsOf(old))
  const made = unitsOf(drafts, {
    ...{ old: one, next: other, oldPlaces, nextPlaces, oldLineage, nextLineage: patch.lineage },
    ...{ olds: new Positions(one), nexts: new Positions(other) },
    language: languageIn(other),
    names: [...(given.names ?? []), ...rolesIn(one), ...rolesIn(other)],
  })
  const bound = sentences.requires(pieces)
  const cut = made.map((each, index): Unit => {
    const requires = [...(unit.requires ?? []), ...(bound[index] ?? []).map((piece) => made[piece]!.fp)]
    const bonds = { ...(unit.group ? { group: unit.group } : {}), ...(requires.length > 0 ? { requires } : {}) }
    return { ...each, ...bonds, pieceOf: fp }
  })
  const units = patch.units.flatMap((each) => (each === unit ? cut : [rebound(each, fp, cut)]))
  if (new Set(units.map((each) => each.fp)).size < units.length) return null
  const split: Patch = { ...patch, units, weave }
  return prove(old, next, split) === null && standAlone(old, next, split, cut, oldLineage) ? split : null
}

/**
 * Which units of a patch come apart into sentences of which none needs another, or only
 * the new paragraph they stand in: what `splitUnit` would find, before it is
 * proven. Reads both documents once, whatever the number of units.
 */
export function comesApartIn(old: Node, next: Node, patch: Patch): (unit: Unit) => boolean {
  const [one, other] = [canonical(old), canonical(next)]
  const leaves = leavesOf(one, other)
  const bound = new Set(patch.units.flatMap(({ fp, requires = [] }) => (requires.length > 0 ? [fp, ...requires] : [])))
  return (unit) => {
    if (!telling.has(unit.kind) || unit.group || unit.pieceOf || bound.has(unit.fp)) return false
    const sentences = new Sentences(one, other, patch.weave, patch.units.indexOf(unit), leaves)
    const pieces = sentences.pieces() ?? []
    const told = pieces.filter((piece) => !isFrame(piece))
    return told.length > 1 && sentences.requires(pieces).every((bound) => bound.every((at) => isFrame(pieces[at]!)))
  }
}

/** The patch with these units cut by sentence, one after the other. What it does not have, or cannot be cut, stays as it is. */
export const splitAll = (old: Node, next: Node, patch: Patch, fps: readonly string[], given: SplitGiven = {}): Patch =>
  fps.reduce((now, fp) => splitUnit(old, next, now, fp, given) ?? now, patch)

/**
 * The patch with those units cut whose pieces are asked for and are not in it. Units that are asked for themselves, or
 * fail `near`, are left whole.
 */
export function withPieces(
  old: Node,
  next: Node,
  patch: Patch,
  asked: ReadonlySet<string>,
  given: SplitGiven = {},
  near: (unit: Unit) => boolean = () => true,
): Patch {
  const present = new Set(patch.units.map(({ fp }) => fp))
  if ([...asked].every((fp) => present.has(fp))) return patch
  return patch.units
    .filter((unit) => !asked.has(unit.fp) && telling.has(unit.kind) && near(unit))
    .reduce((now, { fp }) => {
      const split = splitUnit(old, next, now, fp, given)
      return split?.units.some((unit) => unit.pieceOf === fp && asked.has(unit.fp)) ? split : now
    }, patch)
}

/** A unit that required the one that was cut requires all its pieces. */
const rebound = (unit: Unit, fp: string, cut: readonly Unit[]): Unit =>
  unit.requires?.includes(fp)
    ? { ...unit, requires: unit.requires.flatMap((each) => (each === fp ? cut.map((piece) => piece.fp) : [each])) }
    : unit

function rewoven(
  list: readonly Thread[],
  at: number,
  shifted: (index: number) => number,
  cut: (thread: Thread) => Interleaved[],
  number: ReadonlyMap<Slot, number>,
): Thread[] {
  const threads: Thread[] = []
  let run: Interleaved[] = []
  const close = () => {
    for (const { sign, from, length, piece } of interleaved(run)) threads.push([sign, from, length, number.get(piece)!])
    run = []
  }
  for (const thread of list) {
    if ((thread[0] === "-" || thread[0] === "+") && thread[3] === at) {
      run.push(...cut(thread))
      continue
    }
    close()
    if (thread[0] === "-" || thread[0] === "+") threads.push([thread[0], thread[1], thread[2], shifted(thread[3])])
    else if (thread[0] === "~")
      threads.push(["~", thread[1], thread[2], thread[3].map(([name, unit]) => [name, shifted(unit)] as const)])
    else if (thread[0] === "=") threads.push(thread)
    else if (thread[0] === "@") threads.push(["@", thread[1], shifted(thread[2])])
    else threads.push([thread[0], thread[1], shifted(thread[2])])
  }
  close()
  return threads
}

function draftOf(book: Book, unit: Unit, piece: Slot, sentences: Sentences): Draft {
  const { old, next, owned, blocks, whole } = sentences.told(piece)
  const was = old.leaf !== null
  const now = next.leaf !== null
  const isText = was && now
  const kind: UnitKind =
    whole || (isText && !/insert|delete/.test(unit.kind))
      ? unit.kind
      : isText
        ? "text"
        : now
          ? "sentence-insert"
          : "sentence-delete"
  const parts = unit.parts.filter(
    (part) =>
      [...owned.old].some((range) => within(part.old, range)) ||
      [...owned.next].some((range) => within(part.new, range)),
  )
  const hull = (ranges: readonly Range[], place: readonly Range[]): Range => {
    const all = ranges.length > 0 ? ranges : [{ from: place[0]?.from ?? 0, to: place[0]?.from ?? 0 }]
    return { from: Math.min(...all.map(({ from }) => from)), to: Math.max(...all.map(({ to }) => to)) }
  }
  return book.open(kind, {
    old: [...(isText ? old.ranges : []), ...owned.old],
    next: [...(isText ? next.ranges : []), ...owned.next],
    parts: !isText
      ? []
      : parts.length > 0
        ? parts
        : [{ old: hull(owned.old, old.ranges), new: hull(owned.next, next.ranges) }],
    before: was ? old.said : null,
    after: now ? next.said : null,
    blocks: [blocks],
  })
}

const within = (part: Range, range: Range) => part.to > part.from && part.from >= range.from && part.to <= range.to

/** Whether each piece, with what it requires, gives a document. */
function standAlone(old: Node, next: Node, patch: Patch, pieces: readonly Unit[], lineage: readonly string[]): boolean {
  try {
    for (const { fp } of pieces) apply(old, next, patch, closed(patch, new Set([fp])), lineage).doc.check()
    return true
  } catch (wrong) {
    if (!(wrong instanceof RangeError)) throw wrong
    return false
  }
}
