// Whose are the containers that only one side has: the block that needed them, or a unit of its own (wrapped, unwrapped, another kind).

import { type Draft, makeRequire, standing } from "./draft"
import type { Range, UnitKind } from "./patch"
import type { Gap, Station, Step, Weaving } from "./steps"
import { type Thing, textOf } from "./tree"

/** Containers that belong together because one cannot change without the other. */
interface Class {
  readonly olds: Set<Thing>
  readonly nexts: Set<Thing>
  readonly gaps: Set<number>
  /** Units between the containers, in order. */
  readonly within: Set<Draft>
  into: Class | null
}

/** The unit of each step that is not paired. */
export function ownShells(gaps: readonly Gap[], stations: readonly Station[], weaving: Weaving): (step: Step) => Draft {
  const { owners, book } = weaving
  const classes = new Map<Thing, Class>()
  const root = (one: Class): Class => (one.into ? root(one.into) : one)
  const classOf = (thing: Thing, old: boolean): Class => {
    const known = classes.get(thing)
    if (known) return root(known)
    const made: Class = { olds: new Set(), nexts: new Set(), gaps: new Set(), within: new Set(), into: null }
    ;(old ? made.olds : made.nexts).add(thing)
    classes.set(thing, made)
    return made
  }
  const unite = (one: Class, other: Class) => {
    if (one === other) return
    other.into = one
    for (const each of other.olds) one.olds.add(each)
    for (const each of other.nexts) one.nexts.add(each)
    for (const each of other.gaps) one.gaps.add(each)
    for (const each of other.within) one.within.add(each)
  }
  const isShell = (step: Step) =>
    (step.kind === "open" || step.kind === "close") && !step.pair && !owners.owner(step.thing)

  gaps.forEach((gap, at) => {
    if (gap.olds.length + gap.nexts.length === 0) return
    let first: Class | null = null
    for (const [steps, old] of [
      [gap.olds, true],
      [gap.nexts, false],
    ] as const) {
      const shells: number[] = []
      for (let each = 0; each < steps.length; each++) if (isShell(steps[each]!)) shells.push(each)
      for (const each of shells) {
        const one = classOf(steps[each]!.thing, old)
        one.gaps.add(at)
        if (first) unite(root(first), root(one))
        else first = one
      }
      if (shells.length === 0 || !first) continue
      for (let each = shells[0]!; each <= shells[shells.length - 1]!; each++) {
        const step = steps[each]!
        const owner = step.moved?.draft ?? owners.owner(step.thing)
        if (owner) root(first).within.add(owner)
      }
    }
  })

  // Half of a container stayed: what opened here opens there now.
  for (const gap of gaps) {
    for (const step of gap.olds) {
      const one = classes.get(step.thing)
      const other = step.pair && classes.get(step.pair.thing)
      if (one && other) unite(root(one), root(other))
    }
  }

  const drafts = new Map<Class, Draft>()
  const draftOf = (thing: Thing): Draft => {
    const one = root(classes.get(thing)!)
    const known = drafts.get(one)
    if (known) return known
    const draft = heldBy(one) ?? openShells(one)
    drafts.set(one, draft)
    return draft
  }
  /** The unit that could not be without these containers: it stands between them, or begins the new part. */
  const heldBy = (one: Class): Draft | null => {
    for (const { seam } of stations) {
      const opened = (thing: Thing, ranges: readonly Range[] | undefined) =>
        ranges?.some((range) => thing.from >= range.from && thing.from < range.to)
      if (
        seam &&
        ([...one.nexts].some((thing) => opened(thing, seam.next)) ||
          [...one.olds].some((thing) => opened(thing, seam.old)))
      )
        return seam
    }
    const [between] = one.within
    if (between && one.gaps.size === 1) return between
    for (const thing of one.nexts) {
      const owner = owners.owner(firstLeaf(thing))
      if (owner) return owner
    }
    for (const thing of one.olds) {
      const owner = owners.owner(firstLeaf(thing))
      if (owner) return owner
    }
    return null
  }
  const openShells = (one: Class): Draft => {
    const kind: UnitKind = one.olds.size < one.nexts.size ? "wrap" : one.olds.size > one.nexts.size ? "unwrap" : "type"
    const olds = [...one.olds]
    const nexts = [...one.nexts]
    const stay = stayedBeside(one, gaps, stations)
    const before = olds.length > 0 ? olds.map(textOf).join("\n") : stay.old
    const after = nexts.length > 0 ? nexts.map(textOf).join("\n") : stay.next
    return book.open(kind, {
      before,
      after,
      blocks: (nexts.length > olds.length ? nexts : olds).map((_, at) => ({
        old: olds[at] ?? null,
        next: nexts[at] ?? null,
      })),
    })
  }

  const ownerOf = (step: Step): Draft => {
    const owner = owners.owner(step.thing) ?? (isShell(step) ? draftOf(step.thing) : weaving.stretch?.draft)
    if (!owner) throw new Error(`nobody owns ${step.kind} of ${step.thing.type} at ${step.thing.from}`)
    return standing(owner)
  }

  // What comes in needs the container it comes into; what goes out must go before its container does.
  for (const gap of gaps) {
    for (const step of [...gap.olds, ...gap.nexts]) {
      if (!isShell(step)) continue
      const draft = ownerOf(step)
      const [ranges, list] = gap.olds.includes(step) ? [draft.old, true] : [draft.next, false]
      const at = step.kind === "open" ? step.thing.from : step.thing.to - 1
      ranges.push({ from: at, to: at + 1 })
      const parent = step.thing
      for (const child of parent.children) {
        const moved = list ? weaving.moved.ofOld(child) : weaving.moved.ofNext(child)
        const inner = moved?.draft ?? owners.owner(child) ?? (classes.has(child) ? draftOf(child) : null)
        if (!inner || standing(inner) === draft) continue
        if (list) makeRequire(draft, inner)
        else makeRequire(inner, draft)
      }
    }
  }
  return ownerOf
}

const firstLeaf = (thing: Thing): Thing => (thing.leaf || !thing.children[0] ? thing : firstLeaf(thing.children[0]))

/** What stayed inside wrapping or unwrapped containers, as text of both sides. */
function stayedBeside(one: Class, gaps: readonly Gap[], stations: readonly Station[]): { old: string; next: string } {
  const inside = [...one.gaps].sort((x, y) => x - y)
  const from = inside[0] ?? 0
  const to = inside[inside.length - 1] ?? 0
  const some = stations.slice(from, Math.max(to, from + 1)).slice(0, gaps.length)
  return {
    old: some.flatMap((station) => station.olds.map((each) => firstLeaf(each).said)).join("\n"),
    next: some.flatMap((station) => station.nexts.map((each) => firstLeaf(each).said)).join("\n"),
  }
}
