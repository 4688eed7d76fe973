// Units that can only be applied together: tried out on the weave, then said in `requires`, so that every closed set is a valid document.
import type { Node } from "prosemirror-model"
import { weave } from "./apply"
import type { Thread } from "./patch"

/** Work limit: threads followed in all trials. */
const workAtMost = 3_000_000

/**
 * For each unit those it requires, given those it is known to require. `structural` are the units that open or close
 * blocks; only they can make a document invalid.
 */
export function linkUntilValid(
  old: Node,
  next: Node,
  threads: readonly (readonly Thread[])[],
  structural: readonly number[],
  known: readonly ReadonlySet<number>[],
): Set<number>[] {
  const requires = known.map((each) => new Set(each))
  const bare = { weave: threads, lineage: [] }
  const length = threads.reduce((sum, list) => sum + list.length, 0)
  let work = 0
  const valid = (applied: ReadonlySet<number>) => {
    work += length
    try {
      weave(
        old,
        next,
        bare,
        known.map((_, unit) => applied.has(unit)),
        [],
      )
      return true
    } catch (wrong) {
      if (!(wrong instanceof RangeError)) throw wrong
      return false
    }
  }
  const withRequired = (units: Iterable<number>): Set<number> => {
    const all = new Set<number>()
    const add = (unit: number) => {
      if (all.has(unit)) return
      all.add(unit)
      requires[unit]!.forEach(add)
    }
    for (const unit of units) add(unit)
    return all
  }
  /** All but some, and but those that require them. */
  const without = (units: readonly number[]): Set<number> => {
    const all = new Set(known.keys())
    for (const unit of units) all.delete(unit)
    for (let again = true; again; ) {
      again = false
      for (const unit of all)
        if ([...requires[unit]!].some((each) => !all.has(each))) {
          all.delete(unit)
          again = true
        }
    }
    return all
  }
  const bind = (units: readonly number[]) => {
    for (const unit of units) for (const other of units) if (unit !== other) requires[unit]!.add(other)
  }
  const nearest = (unit: number) =>
    structural.filter((other) => other !== unit).sort((x, y) => Math.abs(x - unit) - Math.abs(y - unit))

  for (const unit of structural) {
    if (work > workAtMost) break
    if (!valid(withRequired([unit]))) {
      const partner = nearest(unit).find((other) => work < workAtMost && valid(withRequired([unit, other])))
      if (partner === undefined) bind(structural)
      else requires[unit]!.add(partner)
    }
    if (!valid(without([unit]))) {
      const partner = nearest(unit).find((other) => work < workAtMost && valid(without([unit, other])))
      if (partner === undefined) bind(structural)
      else requires[partner]!.add(unit)
    }
  }
  // Some sets by chance, always the same chance.
  let chance = structural.length * 7919 + 1
  for (let trial = 0; trial < 12 && structural.length > 2 && work < workAtMost; trial++) {
    const some = structural.filter(() => {
      chance = (Math.imul(chance, 1103515245) + 12345) & 0x7fffffff
      return (chance >> 16) & 1
    })
    if (!valid(withRequired(some))) bind(structural)
  }
  if (work > workAtMost) bind(structural)
  return requires
}

/** Units that own more than text inside one block. */
export function structuralUnits(old: Node, next: Node, threads: readonly (readonly Thread[])[]): number[] {
  const units = new Set<number>()
  const inText = (doc: Node, from: number, length: number) => {
    const at = doc.resolve(from)
    return at.parent.isTextblock && from + length <= at.end()
  }
  for (const thread of threads.flat()) {
    if (thread[0] === "-" && !inText(old, thread[1], thread[2])) units.add(thread[3])
    else if (thread[0] === "+" && !inText(next, thread[1], thread[2])) units.add(thread[3])
    else if (thread[0] === "<") units.add(thread[2])
  }
  return [...units].sort((x, y) => x - y)
}
