// P10: backwards, what came goes and what went comes, and everything else is what it is forwards.
import { apply } from "../../app/changes/apply"
import { canonical } from "../../app/changes/canonical"
import { lineageOf } from "../../app/changes/lineage"
import type { Patch, UnitKind } from "../../app/changes/patch"
import { type Engine, fail, fpsOf, pairOf, type Tried } from "./tried"

const opposites: readonly (readonly [UnitKind, UnitKind])[] = [
  ["insert", "delete"],
  ["section-insert", "section-delete"],
  ["part-insert", "part-delete"],
  ["sentence-insert", "sentence-delete"],
  ["row-insert", "row-delete"],
  ["column-insert", "column-delete"],
  ["wrap", "unwrap"],
  ["split", "merge"],
]
const opposite = new Map(
  opposites.flatMap(([one, other]): [UnitKind, UnitKind][] => [
    [one, other],
    [other, one],
  ]),
)

/** The kind a change has for somebody who goes back. */
export const mirrored = (kind: UnitKind): UnitKind => opposite.get(kind) ?? kind

const kindsOf = (patch: Patch) => patch.units.map(({ kind }) => kind)

/** How many kinds of one list the other does not have. */
export function missing(kinds: readonly UnitKind[], others: readonly UnitKind[]): number {
  const left = [...others]
  return kinds.filter((kind) => {
    const at = left.indexOf(kind)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  }).length
}

/**
 * One edit is found both ways, without exception. Of several at one place another block may be the one that stayed, so
 * units that go backwards as something else are counted and told.
 */
export function isMirrored({ compare, given, old, next, patch }: Tried): number {
  const back = compare(next, old)
  if ((back.units.length === 0) !== (patch.units.length === 0)) fail("there is a change one way and none the other")
  if (!apply(next, old, back, new Set(fpsOf(back)), lineageOf(canonical(next), [])).doc.eq(canonical(old)))
    fail("backwards it does not lead to the old document")
  isMirroredAlone(compare, given.seed, given.tables)
  return missing(kindsOf(patch).map(mirrored), kindsOf(back))
}

function isMirroredAlone(compare: Engine, seed: number, tables: boolean) {
  const [one, other] = pairOf({ seed, parts: 1 + (seed % 3), edits: 1, tables })
  const [ahead, behind] = [compare(one, other), compare(other, one)]
  const [there, back] = [kindsOf(ahead).map(mirrored), kindsOf(behind)]
  if (missing(there, back) + missing(back, there) > 0 && !isEitherMove(ahead, behind))
    fail(`${there.join()} are backwards ${back.join()}`)
}

/** Whether one that moved past others is told as those that moved past it: either may be, where both are as long. */
function isEitherMove(ahead: Patch, behind: Patch): boolean {
  const length = ({ units }: Patch) => units.reduce((sum, { before }) => sum + (before ?? "").length, 0)
  const onlyMoves = [...ahead.units, ...behind.units].every(({ kind }) => /move/.test(kind))
  return onlyMoves && Math.abs(length(ahead) - length(behind)) <= 0.05 * length(ahead)
}
