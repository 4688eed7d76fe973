// Units that can only be applied together: tried out on the weave, then said in `requires`, so that every closed set is a valid document.
import { Fragment, type Node } from "prosemirror-model"
import type { Thread } from "./patch"
import type { Positions } from "./positions"
import type { Requirements } from "./requirements"
import { isFree, trialOf } from "./trial"

/** Work limit: threads followed in all trials. */
const workAtMost = 300_000
/** The same for the trials of two units: those that stand farther from each other are not tried then. */
const workOnPairsAtMost = 60_000
/** So many units are bound each to each; more in a ring, which means the same. */
const boundAtMost = 12

/**
 * Adds to what units are known to require what else they require; `threads` only as they open and close blocks.
 * `structural` are their units; only they can make a document invalid. Stretches of top-level blocks that share no unit
 * are tried apart.
 */
export function linkUntilValid(
  olds: Positions,
  nexts: Positions,
  threads: readonly (readonly Thread[])[],
  structural: readonly number[],
  required: Requirements,
) {
  const [main = [], ...rest] = threads
  const bringing = new Set(threads.flatMap((list) => list.flatMap((each) => (each[0] === "+" ? [each[3]] : []))))
  for (const region of regionsOf(olds.doc, nexts.doc, [main, ...rest])) {
    const own = structural.filter((unit) => region.units.has(unit))
    const taking = own.filter((unit) => !bringing.has(unit))
    const units = { all: region.units, structural: own, taking }
    if (own.length > 0) linkRegion(olds, nexts, [region.threads, ...rest], units, required)
  }
}

/** The units of one stretch; `taking` are the structural ones that bring nothing. */
interface Units {
  readonly all: ReadonlySet<number>
  readonly structural: readonly number[]
  readonly taking: readonly number[]
}

/** The same for one stretch. */
function linkRegion(
  old: Positions,
  next: Positions,
  threads: readonly (readonly Thread[])[],
  { all, structural, taking }: Units,
  required: Requirements,
) {
  if (isFree(old, next, threads)) return
  const length = threads[0]!.length
  let work = 0
  const trial = trialOf(old, next, threads)
  const applied = new Uint8Array(required.count)
  const valid = () => {
    work += length
    return trial((unit) => applied[unit] === 1)
  }
  const validWith = (wanted: readonly number[]): boolean => {
    applied.fill(0)
    const add = (unit: number) => {
      if (applied[unit] === 1) return
      applied[unit] = 1
      for (const other of required.by(unit)) add(other)
    }
    for (const unit of wanted) add(unit)
    return valid()
  }
  /** All but some, and but those that require them, or what stands elsewhere. */
  const validWithout = (taken: readonly number[]): boolean => {
    applied.fill(0)
    for (const unit of all) applied[unit] = 1
    const take = (unit: number) => {
      applied[unit] = 0
      for (const other of required.of(unit)) if (applied[other] === 1) take(other)
    }
    for (const unit of strangers) take(unit)
    for (const unit of taken) take(unit)
    return valid()
  }
  /** Units of other stretches that some of these require. */
  const strangers = new Set<number>()
  for (const unit of all) for (const other of required.by(unit)) if (!all.has(other)) strangers.add(other)
  const require = (unit: number, other: number) => required.add(unit, other)
  /** All or none: each requires all others, or, of many, the next one and the last the first. */
  const bind = (units: readonly number[]) => {
    if (units.length > boundAtMost)
      for (const [at, unit] of units.entries()) require(unit, units[(at + 1) % units.length]!)
    else for (const unit of units) for (const other of units) if (unit !== other) require(unit, other)
  }
  const nearest = (unit: number) =>
    structural.filter((other) => other !== unit).sort((x, y) => Math.abs(x - unit) - Math.abs(y - unit))

  for (const unit of structural) {
    if (work > workAtMost) break
    if (!validWith([unit])) {
      const partner = nearest(unit).find((other) => work < workAtMost && validWith([unit, other]))
      if (partner === undefined) bind(structural)
      else require(unit, partner)
    }
    if (!validWithout([unit])) {
      const partner = nearest(unit).find((other) => work < workAtMost && validWithout([unit, other]))
      if (partner === undefined) bind(structural)
      else require(partner, unit)
    }
  }
  /** Of some units that give no document the fewest that give none: one of them requires what makes it one. */
  const mend = (some: readonly number[]) => {
    let fewest = some
    for (const unit of some) {
      const fewer = fewest.filter((each) => each !== unit)
      if (work < workAtMost && !validWith(fewer)) fewest = fewer
    }
    for (const unit of [...fewest].reverse()) {
      const helps = (other: number) => validWith([...fewest, other]) && validWith([unit, other])
      const partner = nearest(unit).find((other) => work < workAtMost && !fewest.includes(other) && helps(other))
      if (partner !== undefined) return require(unit, partner)
    }
    bind(structural)
  }
  const appliedOnes = () => structural.filter((unit) => applied[unit] === 1)
  // Two at a time: what goes and what becomes something else may leave nothing where something must stand.
  const reach = Math.floor(workOnPairsAtMost / (2 * structural.length * Math.max(1, length)))
  for (const [at, unit] of structural.entries()) {
    for (const other of structural.slice(at + 1, at + 1 + reach)) {
      if (work > workAtMost) break
      if (!validWith([unit, other])) mend([unit, other])
      if (!validWithout([unit, other])) mend(appliedOnes())
    }
  }
  // All that only takes away: where everything that stood is replaced one by one, nothing may be left.
  for (let round = 0; round < taking.length && work < workAtMost && !validWith(taking); round++) mend(taking)
  // Some sets by chance, always the same chance.
  let chance = structural.length * 7919 + 1
  for (let trial = 0; trial < 12 && structural.length > 2 && work < workAtMost; trial++) {
    const some = structural.filter(() => {
      chance = (Math.imul(chance, 1103515245) + 12345) & 0x7fffffff
      return (chance >> 16) & 1
    })
    if (!validWith(some)) bind(structural)
  }
  if (work > workAtMost) bind(structural)
}

/** The threads that open or close blocks: what happens inside a text cannot make a document invalid. */
export const withoutText = (
  old: Positions,
  next: Positions,
  threads: readonly (readonly Thread[])[],
): readonly (readonly Thread[])[] =>
  threads.map((list) =>
    list.filter((thread) => {
      if (thread[0] === "-") return !isInText(old, thread[1], thread[2])
      if (thread[0] === "+") return !isInText(next, thread[1], thread[2])
      return thread[0] !== "=" || !isInText(next, thread[2], thread[3])
    }),
  )

/** Units that own more than text inside one block, given the threads without what happens in texts. */
export function structuralUnits(threads: readonly (readonly Thread[])[]): number[] {
  const units = new Set<number>()
  for (const list of threads) {
    for (const thread of list) {
      if (thread[0] === "-" || thread[0] === "+") units.add(thread[3])
      else if (thread[0] === "<") units.add(thread[2])
    }
  }
  return [...units].sort((x, y) => x - y)
}

const isInText = (doc: Positions, from: number, length: number) => doc.isInText(from, from + length)

interface Region {
  readonly threads: readonly Thread[]
  readonly units: Set<number>
  /** Where its last piece stands. */
  readonly order: number
}

/** Stretches of top-level blocks with a change in them; those that share a unit as one. */
function regionsOf(old: Node, next: Node, threads: readonly (readonly Thread[])[]): Region[] {
  const pieces = cutAtTop(old, next, threads[0] ?? [])
  const unitsOf = (list: readonly Thread[], units = new Set<number>()): Set<number> => {
    for (const thread of list) {
      if (thread[0] === "-" || thread[0] === "+") units.add(thread[3])
      else if (thread[0] === "~") for (const [, unit] of thread[3]) units.add(unit)
      else if (thread[0] === "<" || thread[0] === ">") {
        units.add(thread[2])
        unitsOf(threads[thread[1]] ?? [], units)
      }
    }
    return units
  }
  // A document that may not be empty is tried as a whole.
  if (!old.type.validContent(Fragment.empty))
    return [{ threads: pieces.flat(), units: unitsOf(pieces.flat()), order: 0 }]
  const regions = new Set<Region>()
  const regionOf = new Map<number, Region>()
  for (const [order, piece] of pieces.entries()) {
    const units = unitsOf(piece)
    if (units.size === 0) continue
    const shared = [...new Set([...units].flatMap((unit) => regionOf.get(unit) ?? []))].sort(
      (x, y) => x.order - y.order,
    )
    for (const region of shared) {
      regions.delete(region)
      for (const unit of region.units) units.add(unit)
    }
    const threads = shared.length === 0 ? piece : [...shared.flatMap((region) => region.threads), ...piece]
    const region: Region = { threads, units, order }
    regions.add(region)
    for (const unit of units) regionOf.set(unit, region)
  }
  return [...regions]
}

/** The weave cut wherever both documents are between two top-level blocks. */
function cutAtTop(old: Node, next: Node, list: readonly Thread[]): Thread[][] {
  const olds = topsOf(old)
  const nexts = topsOf(next)
  const pieces: Thread[][] = [[]]
  const push = (thread: Thread) => pieces[pieces.length - 1]!.push(thread)
  for (const thread of list) {
    if (thread[0] !== "=") {
      push(thread)
      continue
    }
    const [, from, other, length] = thread
    let at = 0
    for (let top = firstFrom(olds, from); top < olds.length && olds[top]! <= from + length; top++) {
      const offset = olds[top]! - from
      if (!isTop(nexts, offset + other)) continue
      if (offset > at) push(["=", from + at, other + at, offset - at])
      at = offset
      pieces.push([])
    }
    if (length > at) push(["=", from + at, other + at, length - at])
  }
  return pieces
}

/** Positions before, between and after the top-level blocks. */
function topsOf(doc: Node): number[] {
  const tops = [0]
  for (let index = 0; index < doc.childCount; index++) tops.push(tops[index]! + doc.child(index).nodeSize)
  return tops
}

/** Index of the first that stands at a position or after it. */
function firstFrom(tops: readonly number[], position: number): number {
  let low = 0
  let high = tops.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (tops[middle]! < position) low = middle + 1
    else high = middle
  }
  return low
}

const isTop = (tops: readonly number[], position: number) => tops[firstFrom(tops, position)] === position
