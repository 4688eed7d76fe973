// Between two blocks that stayed: containers of both sides are paired where they can be, the rest opens, closes, comes, goes or moves.
import { weaveAttributes } from "./attributes"
import type { Book, Draft, Strand } from "./draft"
import type { Fresh } from "./fresh"
import type { Moved } from "./moves"
import { ownShells } from "./shells"
import type { Gap, Station, Step, Weaving } from "./steps"
import type { Thing } from "./tree"

/** Strands for everything inside two things, given the stations in it. */
export function weaveGap(one: Thing, other: Thing, stations: readonly Station[], weaving: Weaving): Strand[] {
  const gaps = gapsBetween(
    stations,
    stepsIn(one, keptOf(stations, "olds"), (thing) => weaving.moved.ofOld(thing)),
    stepsIn(other, keptOf(stations, "nexts"), (thing) => weaving.moved.ofNext(thing)),
  )
  for (const gap of gaps) if (gap.olds.length > 0 && gap.nexts.length > 0) pairShells(gap, weaving.owners)
  const ownerOf = ownShells(gaps, stations, weaving)
  const strands: Strand[] = []
  const put = (some: readonly Strand[]) => {
    for (const strand of some) strands.push(strand)
  }
  for (let at = 0; at < gaps.length; at++) {
    const gap = gaps[at]!
    if (gap.olds.length + gap.nexts.length > 0) put(weaveSteps(gap, ownerOf, weaving.book))
    if (at < stations.length) put(weaving.weaveStation(stations[at]!))
  }
  return strands
}

/** The containers that stayed as they were. */
function keptOf(stations: readonly Station[], side: "olds" | "nexts"): ReadonlySet<Thing> {
  const kept = new Set<Thing>()
  for (const station of stations) if (!station[side][0]!.leaf) kept.add(station[side][0]!)
  return kept
}

const noGap: Gap = { olds: [], nexts: [] }
/** What lies before, between and after the stations. */
function gapsBetween(stations: readonly Station[], one: readonly Step[], other: readonly Step[]): Gap[] {
  const olds = cutAt(one, stations, "olds")
  const nexts = cutAt(other, stations, "nexts")
  return olds.map((steps, at) => {
    const others = nexts[at] ?? noSteps
    return steps === noSteps && others === noSteps ? noGap : { olds: steps, nexts: others }
  })
}

const noSteps: readonly Step[] = []

function stepsIn(root: Thing, kept: ReadonlySet<Thing>, movedOf: (thing: Thing) => Moved | null): Step[] {
  const steps: Step[] = []
  const put = (kind: Step["kind"], thing: Thing, moved?: Moved) => steps.push({ kind, thing, moved, pair: undefined })
  const walk = (thing: Thing) => {
    const moved = movedOf(thing)
    if (moved) put("slot", thing, moved)
    else if (thing.leaf || kept.has(thing)) put("leaf", thing)
    else {
      put("open", thing)
      for (const child of thing.children) walk(child)
      put("close", thing)
    }
  }
  for (const child of root.children) walk(child)
  return steps
}

/** The steps before, between and after the stations; what a station covers is left out. */
function cutAt(steps: readonly Step[], stations: readonly Station[], side: "olds" | "nexts"): (readonly Step[])[] {
  const pieces: (readonly Step[])[] = []
  let at = 0
  for (const station of stations) {
    const things = station[side]
    const first = things[0]
    const last = things[things.length - 1]
    let from = at
    while (steps[from]!.thing !== first || steps[from]!.kind !== "leaf") from++
    let to = from
    while (steps[to]!.thing !== last) to++
    pieces.push(from > at ? steps.slice(at, from) : noSteps)
    at = to + 1
  }
  pieces.push(steps.slice(at))
  return pieces
}

/**
 * Pairs containers that open (or close) on both sides: as many as possible in order, and of them those that both
 * reach beyond the gap (or neither), so that it is not what stands around that decides; then those of equal attributes.
 */
function pairShells(gap: Gap, owners: Fresh) {
  const shells = (steps: readonly Step[]) =>
    steps.filter((step) => (step.kind === "open" || step.kind === "close") && !owners.owner(step.thing))
  const a = shells(gap.olds)
  const b = shells(gap.nexts)
  if (a.length === 0 || b.length === 0) return
  const [within, inside] = [wholeIn(a), wholeIn(b)]
  const gain = (x: Step, y: Step) => {
    if (x.kind !== y.kind || x.thing.type !== y.thing.type) return 0
    const alike = x.kind === "close" || x.thing.own === y.thing.own
    return 4 + (within.has(x.thing) === inside.has(y.thing) ? 2 : 0) + (alike ? 1 : 0)
  }
  const width = b.length + 1
  const best = new Float64Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const value = gain(a[i]!, b[j]!)
      const paired = value > 0 ? value + best[(i + 1) * width + j + 1]! : 0
      best[i * width + j] = Math.max(paired, best[(i + 1) * width + j]!, best[i * width + j + 1]!)
    }
  }
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const x = a[i]!
    const y = b[j]!
    const value = gain(x, y)
    if (value > 0 && best[i * width + j] === value + best[(i + 1) * width + j + 1]!) {
      x.pair = y
      y.pair = x
      i++
      j++
    } else if (best[(i + 1) * width + j]! >= best[i * width + j + 1]!) i++
    else j++
  }
}

/** The containers that open and close among these steps. */
function wholeIn(shells: readonly Step[]): Set<Thing> {
  const [opened, whole] = [new Set<Thing>(), new Set<Thing>()]
  for (const { kind, thing } of shells) {
    if (kind === "open") opened.add(thing)
    else if (opened.has(thing)) whole.add(thing)
  }
  return whole
}

/** Puts the steps of a gap in one order: paired ones are met together; what closes comes first, then what stands, then what opens. */
function weaveSteps(gap: Gap, ownerOf: (step: Step) => Draft, book: Book): Strand[] {
  const strands: Strand[] = []
  const put = (step: Step, sign: "-" | "+") => {
    const { thing } = step
    if (step.moved) strands.push([sign === "-" ? "<" : ">", step.moved.stretch, step.moved.draft])
    else {
      const [from, length] =
        step.kind === "leaf"
          ? [thing.from, thing.to - thing.from]
          : [step.kind === "open" ? thing.from : thing.to - 1, 1]
      strands.push([sign, from, length, ownerOf(step)])
    }
  }
  const weaveBetween = (a: readonly Step[], b: readonly Step[]) => {
    if (a.length + b.length === 0) return
    const x = phases(a)
    const y = phases(b)
    for (const phase of [0, 1, 2] as const) {
      for (const step of x[phase]) put(step, "-")
      for (const step of y[phase]) put(step, "+")
    }
  }
  let i = 0
  let j = 0
  for (let at = 0; at < gap.olds.length; at++) {
    const step = gap.olds[at]!
    if (!step.pair) continue
    const other = gap.nexts.indexOf(step.pair, j)
    if (i < at || j < other) weaveBetween(gap.olds.slice(i, at), gap.nexts.slice(j, other))
    const one = step.thing
    const successor = step.pair.thing
    if (step.kind === "close") strands.push(["=", one.to - 1, successor.to - 1, 1])
    else if (one.own === successor.own) strands.push(["=", one.from, successor.from, 1])
    else strands.push(weaveAttributes(one, successor, book))
    i = at + 1
    j = other + 1
  }
  weaveBetween(gap.olds.slice(i), gap.nexts.slice(j))
  return strands
}

/** Up to the last container that closes without having opened here; what is whole; from the first that opens without closing here. */
function phases(steps: readonly Step[]): readonly [readonly Step[], readonly Step[], readonly Step[]] {
  if (!steps.some(({ kind }) => kind === "open" || kind === "close")) return [noSteps, steps, noSteps]
  const opened = new Map<Thing, number>()
  let lastClose = -1
  const whole = new Set<Thing>()
  steps.forEach((step, at) => {
    if (step.kind === "open") opened.set(step.thing, at)
    if (step.kind !== "close") return
    if (opened.has(step.thing)) whole.add(step.thing)
    else lastClose = at
  })
  let firstOpen = steps.findIndex((step, at) => at > lastClose && step.kind === "open" && !whole.has(step.thing))
  if (firstOpen < 0) firstOpen = steps.length
  return [steps.slice(0, lastClose + 1), steps.slice(lastClose + 1, firstOpen), steps.slice(firstOpen)]
}
