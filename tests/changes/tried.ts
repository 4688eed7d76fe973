// One pair of documents with all that is known of it: what each property of the engine is tried on.
import type { Node } from "prosemirror-model"
import { canonical } from "../../app/changes/canonical"
import { compare as ours } from "../../app/changes/compare"
import { lineageOf } from "../../app/changes/lineage"
import type { Patch } from "../../app/changes/patch"
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

export const fail = (sentence: string): never => {
  throw new Error(sentence)
}

/** What finds changes: ours, or one that is broken on purpose. */
export type Engine = typeof ours

export interface Tried {
  readonly compare: Engine
  readonly given: Case
  readonly old: Node
  readonly next: Node
  readonly one: Node
  readonly other: Node
  readonly lineage: readonly string[]
  readonly patch: Patch
  readonly roll: () => number
}

export const fpsOf = (patch: Patch) => patch.units.map((unit) => unit.fp)

/** A pair, and what an engine finds in it. */
export function triedOn(given: Case, compare: Engine = ours): Tried {
  const [old, next] = pairOf(given)
  const [one, other] = [canonical(old), canonical(next)]
  const lineage = lineageOf(one, [])
  const patch = compare(old, next, { lineage })
  return { compare, given, old, next, one, other, lineage, patch, roll: chance(given.seed + 1) }
}
