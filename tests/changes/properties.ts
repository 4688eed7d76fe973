// What must hold for every pair of documents, whatever was changed: the properties of the engine, one function each.
import type { Node } from "prosemirror-model"
import { apply, closed } from "../../app/changes/apply"
import { canonical } from "../../app/changes/canonical"
import { compare } from "../../app/changes/compare"
import { lineageOf } from "../../app/changes/lineage"
import { prove } from "../../app/changes/prove"
import { chance, storyteller } from "./stories"

export interface Case {
  readonly seed: number
  readonly parts: number
  readonly edits: number
  readonly tables: boolean
}

/** A document and the same after some edits. */
export function pairOf({ seed, parts, edits, tables }: Case): [Node, Node] {
  const teller = storyteller(seed, tables)
  const old = teller.story(parts)
  old.check()
  const next = teller.edited(old, edits)
  next.check()
  return [old, next]
}

const fail = (sentence: string): never => {
  throw new Error(sentence)
}

/** Proven, exact, the same again; nothing to nothing. */
export function isExact(given: Case) {
  const [old, next] = pairOf(given)
  const patch = compare(old, next)
  if (patch.status !== "exact") fail("coarse")
  const wrong = prove(old, next, patch)
  if (wrong) fail(wrong)
  if (JSON.stringify(compare(old, next)) !== JSON.stringify(patch)) fail("the second run differs")
  if (compare(next, next).units.length !== 0) fail("a document differs from itself")
  if ((patch.units.length === 0) !== canonical(old).eq(canonical(next))) fail("a change without a unit")
}

/** Any closed set of units gives a valid document; all give the next, none the old. */
export function appliesAnySet(given: Case) {
  const [old, next] = pairOf(given)
  const patch = compare(old, next)
  const lineage = lineageOf(canonical(old), [])
  const fps = patch.units.map((unit) => unit.fp)
  if (!apply(old, next, patch, new Set(), lineage).doc.eq(canonical(old))) fail("none is not the old document")
  const all = apply(old, next, patch, new Set(fps), lineage)
  if (!all.doc.eq(canonical(next))) fail("all is not the next document")
  if (JSON.stringify(all.lineage) !== JSON.stringify(patch.lineage)) fail("all has another lineage")
  const roll = chance(given.seed + 1)
  for (let trial = 0; trial < 6; trial++) {
    const some = closed(patch, new Set(fps.filter(() => roll() < 0.5)))
    const state = apply(old, next, patch, some, lineage)
    state.doc.check()
    if (new Set(state.lineage).size !== state.lineage.length) fail("two blocks have one lineage")
    if (state.lineage.length !== lineageOf(state.doc, []).length) fail("a block has no lineage")
  }
}

/** What somebody has not confirmed is still there for them, and confirming it leads to the next document. */
export function keepsTheRest(given: Case): { lost: number; left: number } {
  const [old, next] = pairOf(given)
  const lineage = lineageOf(canonical(old), [])
  const patch = compare(old, next, { lineage })
  const roll = chance(given.seed + 2)
  const some = closed(patch, new Set(patch.units.map((unit) => unit.fp).filter(() => roll() < 0.5)))
  const state = apply(old, next, patch, some, lineage)
  const rest = compare(state.doc, next, { lineage: state.lineage, nextLineage: patch.lineage })
  if (!apply(state.doc, next, rest, new Set(rest.units.map((unit) => unit.fp)), state.lineage).doc.eq(canonical(next)))
    fail("the rest does not lead to the next document")
  if (some.size === patch.units.length && rest.units.length > 0) fail("all was confirmed and something is left")
  const left = patch.units.filter((unit) => !some.has(unit.fp))
  const known = new Set(rest.units.map((unit) => unit.fp))
  return { lost: left.filter((unit) => !known.has(unit.fp)).length, left: left.length }
}
