// An independent walk over a patch: it rebuilds both documents, and every token of both is told once, by one unit that says so.
import type { Node } from "prosemirror-model"
import { weave } from "./apply"
import { canonical } from "./canonical"
import type { Patch, Range, Thread, Unit } from "./patch"

/** Null when the patch is proven to be exactly the difference of the two documents, else what is wrong, in a sentence. */
export const prove = (old: Node, next: Node, patch: Patch): string | null =>
  proveCanonical(canonical(old), canonical(next), patch)

/** The same for documents in canonical form. */
export function proveCanonical(old: Node, next: Node, patch: Patch): string | null {
  try {
    // What is taken over is taken from the next document, so the first equality also proves that it is the same in both.
    if (!weave(old, next, patch, [], []).doc.eq(old)) return "without any unit it is not the old document"
    const all = patch.units.map(() => true)
    if (!weave(old, next, patch, all, []).doc.eq(next)) return "with all units it is not the next document"
  } catch (wrong) {
    if (!(wrong instanceof RangeError)) throw wrong
    return `the weave does not hold: ${wrong.message}`
  }
  return walk(old.content.size, next.content.size, patch)
}

type Held = { readonly side: "old" | "new"; readonly range: Range }

function walk(oldSize: number, nextSize: number, patch: Patch): string | null {
  const told: { old: Range[]; new: Range[] } = { old: [], new: [] }
  const held: Held[][] = patch.units.map(() => [])
  const idle = new Set(patch.units.keys())
  const slots = new Map<number, { here: number; there: number; unit: number }>()
  const followed = new Set<number>([0])
  const tell = (side: "old" | "new", from: number, length: number, unit: number | null) => {
    const range = { from, to: from + length }
    told[side].push(range)
    if (unit === null) return
    held[unit]?.push({ side, range })
    idle.delete(unit)
  }
  const follow = (thread: Thread) => {
    switch (thread[0]) {
      case "=":
        tell("old", thread[1], thread[3], null)
        tell("new", thread[2], thread[3], null)
        break
      case "-":
        tell("old", thread[1], thread[2], thread[3])
        break
      case "+":
        tell("new", thread[1], thread[2], thread[3])
        break
      case "~":
        tell("old", thread[1], 1, null)
        tell("new", thread[2], 1, null)
        for (const [, unit] of thread[3]) {
          held[unit]?.push({ side: "new", range: { from: thread[2], to: thread[2] + 1 } })
          idle.delete(unit)
        }
        break
      case "@":
        idle.delete(thread[2])
        break
      default: {
        const [sign, stretch, unit] = thread
        const slot = slots.get(stretch) ?? { here: 0, there: 0, unit }
        slots.set(stretch, { ...slot, [sign === "<" ? "here" : "there"]: slot[sign === "<" ? "here" : "there"] + 1 })
        if (slot.unit !== unit) slots.set(stretch, { here: 9, there: 9, unit })
        idle.delete(unit)
        if (followed.has(stretch)) break
        followed.add(stretch)
        patch.weave[stretch]?.forEach(follow)
      }
    }
  }
  patch.weave[0]?.forEach(follow)
  if (followed.size !== patch.weave.length) return "a stretch stands nowhere"
  for (const [stretch, slot] of slots) {
    if (slot.here !== 1 || slot.there !== 1) return `stretch ${stretch} does not have two places of one unit`
    const kind = patch.units[slot.unit]?.kind ?? "nothing"
    if (!/move|list-order|cell|rewrite/.test(kind)) return `stretch ${stretch} moves with a unit of kind ${kind}`
  }
  return (
    partition(told.old, oldSize, "old") ??
    partition(told.new, nextSize, "next") ??
    uncovered(patch.units, held) ??
    (idle.size > 0 ? `unit ${[...idle][0]} changes nothing` : null) ??
    (new Set(patch.units.map((unit) => unit.fp)).size < patch.units.length ? "two units have one fingerprint" : null)
  )
}

/** Ranges must touch each other from the beginning to the end of a document, without gap and overlap. */
function partition(ranges: Range[], size: number, name: string): string | null {
  let at = 0
  for (const range of ranges.sort((x, y) => x.from - y.from)) {
    if (range.from !== at) return `${name} ${Math.min(at, range.from)} is told ${range.from > at ? "never" : "twice"}`
    at = range.to
  }
  return at === size ? null : `${name} ends at ${size} and is told up to ${at}`
}

/** Whatever a unit owns lies in the ranges it shows. */
function uncovered(units: readonly Unit[], held: readonly (readonly Held[])[]): string | null {
  for (const [number, unit] of units.entries()) {
    for (const { side, range } of held[number] ?? []) {
      let at = range.from
      for (const shown of unit[side]) if (shown.from <= at && shown.to > at) at = shown.to
      if (at < range.to) return `unit ${number} (${unit.kind}) owns ${side} ${at}–${range.to} outside its ranges`
    }
  }
  return null
}
