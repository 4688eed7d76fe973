// An independent walk over a patch: without units it tells the old document in order, with all units the next one, every token once and by one unit that says so.
import type { Node } from "prosemirror-model"
import { weaveAt } from "./apply"
import { canonical } from "./canonical"
import type { Patch, Range, Thread, Unit } from "./patch"
import { Positions } from "./positions"
import { changedIn, type Tokens, tokensOf } from "./tokens"

/** Null when the patch is proven to be exactly the difference of the two documents, else what is wrong, in a sentence. */
export const prove = (old: Node, next: Node, patch: Patch): string | null =>
  proveWith({ old, next }, { old: canonical(old), next: canonical(next) }, patch)

/** Two documents. */
interface Both {
  readonly old: Node
  readonly next: Node
}

/** The same where the canonical form is known: it is only what the application of all units is held against. */
export function proveWith(given: Both, canonicals: Both, patch: Patch): string | null {
  const wrong =
    inOrder(patch.weave, "old", given.old.content.size) ??
    inOrder(patch.weave, "next", given.next.content.size) ??
    takesOverTheSame(given, patch.weave) ??
    tellsOfUnits(patch)
  if (wrong) return wrong
  try {
    const olds = new Positions(canonicals.old)
    const nexts = new Positions(canonicals.next)
    if (!weaveAt(olds, nexts, patch.weave, (unit) => unit in patch.units).doc.eq(canonicals.next))
      return "with all units it is not the next document"
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown
    return `the weave does not hold: ${thrown.message}`
  }
  return null
}

type Weave = Patch["weave"]

/** Followed without any unit (or with all of them), the weave tells one document from beginning to end, without gap and overlap. */
function inOrder(weave: Weave, side: "old" | "next", size: number): string | null {
  const old = side === "old"
  const followed = new Set<number>([0])
  let at = 0
  let wrong: string | null = null
  const tell = (from: number, length: number) => {
    if (from !== at || length < 1) wrong ??= `${side} ${Math.min(at, from)} is told ${from > at ? "never" : "twice"}`
    at = from + length
  }
  const follow = (thread: Thread) => {
    if (wrong) return
    if (thread[0] === "=") tell(old ? thread[1] : thread[2], thread[3])
    else if (thread[0] === "~") tell(old ? thread[1] : thread[2], 1)
    else if (thread[0] === (old ? "-" : "+")) tell(thread[1], thread[2] as number)
    else if (thread[0] === (old ? "<" : ">")) {
      const stretch = thread[1] as number
      if (followed.has(stretch)) wrong = `stretch ${stretch} is told twice in ${side}`
      followed.add(stretch)
      weave[stretch]?.forEach(follow)
    }
  }
  weave[0]?.forEach(follow)
  if (wrong) return wrong
  if (followed.size !== Math.max(1, weave.length)) return `a stretch stands nowhere in ${side}`
  return at === size ? null : `${side} ends at ${size} and is told up to ${at}`
}

/** What is taken over is the same in both documents, but for attributes that a unit changes. */
function takesOverTheSame(given: Both, weave: Weave): string | null {
  const tokens: Tokens = tokensOf(new Positions(given.old), new Positions(given.next))
  const changedOfRoot = new Set(changedIn(given.old, given.next))
  for (const list of weave) {
    for (const thread of list) {
      if (thread[0] === "=" && !tokens.same(thread[1], thread[2], thread[3]))
        return `old ${thread[1]} and next ${thread[2]} are not the same for ${thread[3]}`
      if (thread[0] === "@") changedOfRoot.delete(thread[1])
      if (thread[0] !== "~") continue
      const changed = tokens.changed(thread[1], thread[2])
      const told = thread[3].map(([name]) => name)
      if (!changed || new Set(told).size < told.length || changed.some((name) => !told.includes(name)))
        return `the node at old ${thread[1]} does not become the one at next ${thread[2]} by what its units change`
    }
  }
  return changedOfRoot.size > 0 ? `the document's ${[...changedOfRoot].join(", ")} changes without a unit` : null
}

/** Every unit changes something, shows all it owns, moves what it moves from one place to another, and has a fingerprint of its own. */
function tellsOfUnits({ weave, units }: Patch): string | null {
  const idle = new Uint8Array(units.length).fill(1)
  let missing: number | null = null
  let beyond: string | null = null
  const slots = new Map<number, { here: number; there: number; unit: number }>()
  const own = (unit: number, side: "old" | "new", from: number, length: number) => {
    const owner = units[unit]
    if (owner) beyond ??= uncovered(unit, owner, side, from, from + length)
    else missing = unit
    idle[unit] = 0
  }
  for (const list of weave) {
    for (const thread of list) {
      if (thread[0] === "-") own(thread[3], "old", thread[1], thread[2])
      else if (thread[0] === "+") own(thread[3], "new", thread[1], thread[2])
      else if (thread[0] === "~") for (const [, unit] of thread[3]) own(unit, "new", thread[2], 1)
      else if (thread[0] === "@") idle[thread[2]] = 0
      else if (thread[0] !== "=") {
        const [sign, stretch, unit] = thread
        const slot = slots.get(stretch) ?? { here: 0, there: 0, unit }
        slots.set(stretch, slot)
        if (slot.unit !== unit) return `stretch ${stretch} does not have two places of one unit`
        if (sign === "<") slot.here++
        else slot.there++
        idle[unit] = 0
      }
    }
  }
  for (const [stretch, slot] of slots) {
    if (slot.here !== 1 || slot.there !== 1) return `stretch ${stretch} does not have two places of one unit`
    const kind = units[slot.unit]?.kind ?? "nothing"
    if (!/move|list-order|cell|rewrite/.test(kind)) return `stretch ${stretch} moves with a unit of kind ${kind}`
  }
  if (missing !== null) return `unit ${missing} is not told`
  return (
    beyond ??
    (idle.includes(1) ? `unit ${idle.indexOf(1)} changes nothing` : null) ??
    (new Set(units.map((unit) => unit.fp)).size < units.length ? "two units have one fingerprint" : null)
  )
}

/** What a unit owns lies in the ranges it shows, which are in order. */
function uncovered(number: number, unit: Unit, side: "old" | "new", from: number, to: number): string | null {
  const shown = unit[side]
  let at = from
  for (let index = firstBeyond(shown, at); (shown[index]?.from ?? to) <= at && at < to; index++) at = shown[index]!.to
  return at < to ? `unit ${number} (${unit.kind}) owns ${side} ${at}–${to} outside its ranges` : null
}

/** Index of the first range that ends after a position. */
function firstBeyond(ranges: readonly Range[], position: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle]!.to <= position) low = middle + 1
    else high = middle
  }
  return low
}
