// What must hold for readers who confirm some changes and not others, version after version.
import { apply, closed } from "../../app/changes/apply"
import { canonical } from "../../app/changes/canonical"
import type { Patch, Range, Unit } from "../../app/changes/patch"
import { storyteller } from "./stories"
import { fail, fpsOf, type Tried } from "./tried"

export interface Recognised {
  readonly lost: number
  readonly left: number
}

/** P6: what was not confirmed is still there, and confirming it leads to the next document. */
export function keepsTheRest({ compare, old, next, other, patch, lineage, roll }: Tried): Recognised {
  const some = closed(patch, new Set(fpsOf(patch).filter(() => roll() < 0.5)))
  const state = apply(old, next, patch, some, lineage)
  const rest = compare(state.doc, next, { lineage: state.lineage, nextLineage: patch.lineage })
  if (!apply(state.doc, next, rest, new Set(fpsOf(rest)), state.lineage).doc.eq(other))
    fail("the rest does not lead to the next document")
  if (some.size === patch.units.length && rest.units.length > 0) fail("all was confirmed and something is left")
  const left = patch.units.filter((unit) => !some.has(unit.fp))
  const known = new Set(fpsOf(rest))
  return { lost: left.filter((unit) => !known.has(unit.fp)).length, left: left.length }
}

/** P15: a change that was confirmed and then taken back by the author is shown again, at its place, to those who know it. */
export function tellsWhatWasTakenBack({ compare, old, next, other, patch, lineage, roll }: Tried) {
  const all = new Set(fpsOf(patch))
  for (let trial = 0; trial < 3 && patch.units.length > 0; trial++) {
    const unit = patch.units[Math.floor(roll() * patch.units.length)]!
    const gone = needing(patch, unit)
    const without = (fps: ReadonlySet<string>) => new Set([...fps].filter((fp) => !gone.has(fp)))
    const latest = apply(old, next, patch, without(all), lineage)
    const known = compare(next, latest.doc, { lineage: patch.lineage, nextLineage: latest.lineage })
    if (!latest.doc.eq(other) && known.units.length === 0) fail(`${unit.kind} is taken back and nobody is told`)
    const told = known.units.some(
      (each) =>
        each.old.some((range) => unit.new.some((own) => meet(range, own))) ||
        bringsBack(each, unit) ||
        takesOneOfEquals(each, unit),
    )
    const hasPlace = !/move|delete|unwrap|attrs|owner|part-kind/.test(unit.kind) && !isEmpty(unit)
    if (hasPlace && !told) fail(`${unit.kind} is taken back elsewhere`)

    const confirmed = closed(patch, new Set([unit.fp, ...[...all].filter(() => roll() < 0.5)]))
    const state = apply(old, next, patch, confirmed, lineage)
    const net = compare(state.doc, latest.doc, { lineage: state.lineage, nextLineage: latest.lineage })
    if (!state.doc.eq(latest.doc) && net.units.length === 0)
      fail(`${unit.kind} is taken back and its reader is not told`)
    const now = apply(state.doc, latest.doc, net, new Set(fpsOf(net)), state.lineage)
    if (!now.doc.eq(latest.doc)) fail("what was taken back is not taken back once it is confirmed")
  }
}

/** Whether something comes again that went with a unit: it has no place yet in the text that lost it. */
const bringsBack = (each: Unit, unit: Unit) =>
  each.old.length === 0 && wordsOf(each.after).trim() !== "" && wordsOf(unit.before).includes(wordsOf(each.after))
/** Of rows or items that say the same it cannot be told which of them went. */
const takesOneOfEquals = (each: Unit, unit: Unit) =>
  each.after === null && wordsOf(each.before).trim() !== "" && each.before === unit.after
/** Rows and items are told with signs between them that stand in no text. */
const wordsOf = (text: string | null) => (text ?? "").replace(/[\s|]+/g, " ")

/** Of empty blocks that say nothing none is missed: one that moved may stand for one that went. */
const isEmpty = ({ before, after }: Unit) => wordsOf(`${before ?? ""}${after ?? ""}`).trim() === ""

/** Whether two ranges meet, or only the space between two sentences parts them. */
const meet = (one: Range, other: Range) => one.from <= other.to + 1 && other.from <= one.to + 1

/** A unit with all that cannot be without it. */
function needing(patch: Patch, unit: Unit): Set<string> {
  const gone = new Set([unit.fp])
  for (let size = 0; size < gone.size; ) {
    size = gone.size
    for (const { fp, requires } of patch.units) if (requires?.some((each) => gone.has(each))) gone.add(fp)
  }
  return gone
}

/** P14: a reader who confirms some of each version and all of the last knows the last. */
export function leadsReadersToTheEnd({ compare, given, old, next, patch, lineage, roll }: Tried) {
  const teller = storyteller(given.seed + 7, given.tables)
  const versions = [{ doc: next, lineage: patch.lineage }]
  const last = teller.edited(next, 3)
  versions.push({ doc: last, lineage: compare(next, last, { lineage: patch.lineage }).lineage })
  let state = { doc: canonical(old), lineage: [...lineage] }
  for (const [number, version] of versions.entries()) {
    const net = compare(state.doc, version.doc, { lineage: state.lineage, nextLineage: version.lineage })
    const all = number === versions.length - 1
    state = apply(state.doc, version.doc, net, new Set(fpsOf(net).filter(() => all || roll() < 0.5)), state.lineage)
    state.doc.check()
  }
  if (!state.doc.eq(canonical(last))) fail("the reader does not arrive at the last version")
  const back = compare(state.doc, old, { lineage: state.lineage })
  if ((back.units.length === 0) !== canonical(old).eq(canonical(last))) fail("what was changed back is not told")
}
