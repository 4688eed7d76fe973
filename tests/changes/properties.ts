// What must hold for every pair of documents, whatever was changed: the properties of the engine, all tried on one pair after another.
import fc from "fast-check"
import { Fragment, type Node } from "prosemirror-model"
import { apply, closed } from "../../app/changes/apply"
import { canonical } from "../../app/changes/canonical"
import { compare as ours } from "../../app/changes/compare"
import { lineageOf, placesOf } from "../../app/changes/lineage"
import type { Patch } from "../../app/changes/patch"
import { prove } from "../../app/changes/prove"
import { aside, digitIn, otherForm, replacedText, storyOfSentences } from "./forms"
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

/** What finds changes: ours, or one that is broken on purpose. */
export type Engine = typeof ours

/** All properties on one pair, the dearer ones by turns. Tells how many units were not recognised once others were confirmed, and how many there were. */
export function holds(given: Case, compare: Engine = ours): Recognised {
  const tried = triedOn(given, compare)
  isExact(tried)
  appliesAnySet(tried)
  const dear = [
    saysTheSameOfOtherForms,
    findsEveryDigit,
    standsBesideOthers,
    isMirrored,
    countsSentences,
    leadsReadersToTheEnd,
  ]
  dear[given.seed % dear.length]!(tried)
  return keepsTheRest(tried)
}

/** P8 alone. */
export const tryBesideOthers = (given: Case) => standsBesideOthers(triedOn(given, ours))

function triedOn(given: Case, compare: Engine): Tried {
  const [old, next] = pairOf(given)
  const [one, other] = [canonical(old), canonical(next)]
  const lineage = lineageOf(one, [])
  const patch = compare(old, next, { lineage })
  return { compare, given, old, next, one, other, lineage, patch, roll: chance(given.seed + 1) }
}

/**
 * All properties on so many pairs. A failure names its case and the seed of the run. Changes that stay are recognised by
 * their fingerprints, all but a few whose sentence another unit rewrote.
 */
export function holdsFor(pairs: number, tables: boolean) {
  let [lost, left] = [0, 0]
  const given = fc.record({
    seed: fc.integer({ min: 0, max: 100_000_000 }),
    parts: fc.integer({ min: 1, max: 4 }),
    edits: fc.integer({ min: 1, max: 8 }),
    tables: fc.constant(tables),
  })
  const property = fc.property(given, (one) => {
    const recognised = holds(one)
    lost += recognised.lost
    left += recognised.left
  })
  fc.assert(property, { numRuns: pairs, endOnFailure: true })
  if (lost / left > lostAtMost) fail(`${lost} of ${left} changes that stayed were not recognised`)
}

const lostAtMost = 0.12

export interface Recognised {
  readonly lost: number
  readonly left: number
}

interface Tried {
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

const fpsOf = (patch: Patch) => patch.units.map((unit) => unit.fp)

/** P1 to P4 and P17: proven (and so is the whole replaced by the whole), nothing without a unit, no unit without a change. */
function isExact({ compare, old, next, one, other, patch }: Tried) {
  if (patch.status !== "exact") fail("coarse")
  const wrong = prove(old, next, patch)
  if (wrong) fail(wrong)
  if (compare(next, next).units.length !== 0) fail("a document differs from itself")
  if ((patch.units.length === 0) !== one.eq(other)) fail("a change without a unit")
  const stayed = patch.weave[0]!.filter((thread) => thread[0] === "=")
  if (stayed.some((thread, at) => at > 0 && (thread[1] <= stayed[at - 1]![1] || thread[2] <= stayed[at - 1]![2])))
    fail("what stayed is not in order")
}

/** P2 and P5: any closed set of units gives a valid document; all give the next, none the old. */
function appliesAnySet({ old, next, one, other, patch, lineage, roll }: Tried) {
  const fps = fpsOf(patch)
  if (!apply(old, next, patch, new Set(), lineage).doc.eq(one)) fail("none is not the old document")
  const all = apply(old, next, patch, new Set(fps), lineage)
  if (!all.doc.eq(other)) fail("all is not the next document")
  if (JSON.stringify(all.lineage) !== JSON.stringify(patch.lineage)) fail("all has another lineage")
  for (let trial = 0; trial < 3; trial++) {
    const some = closed(patch, new Set(fps.filter(() => roll() < 0.5)))
    const state = apply(old, next, patch, some, lineage)
    state.doc.check()
    if (new Set(state.lineage).size !== state.lineage.length) fail("two blocks have one lineage")
    if (state.lineage.length !== placesOf(state.doc).length) fail("a block has no lineage")
  }
}

/** P6, P14 and P15: what was not confirmed is still there, confirming it leads to the next document, and changing back is told. */
function keepsTheRest({ compare, old, next, other, patch, lineage, roll }: Tried): Recognised {
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

/** P7: equal documents give equal bytes, however they are written: order of attributes, texts cut in two, ids, defaults told or not. */
function saysTheSameOfOtherForms({ compare, old, next, patch, lineage }: Tried) {
  const again = compare(otherForm(old, true), otherForm(next, false), { lineage })
  if (JSON.stringify(again) !== JSON.stringify(patch)) fail("another form of the same documents gives another answer")
}

/** P9 and P13: pieces never cut a word or a sign in two, and a changed digit weighs. */
function findsEveryDigit({ compare, old, next, patch }: Tried) {
  const cuts = (doc: Node, at: number) => {
    const place = doc.resolve(at)
    const said = (place.nodeBefore?.text?.at(-1) ?? "") + (place.nodeAfter?.text?.at(0) ?? "")
    return /^(?:[\ud800-\udbff][\udc00-\udfff]|[\p{L}\p{N}]{2})$/u.test(said)
  }
  for (const unit of patch.units) {
    for (const part of unit.parts) {
      if ([part.old.from, part.old.to].some((at) => cuts(old, at))) fail(`a piece of ${unit.kind} cuts an old word`)
      if ([part.new.from, part.new.to].some((at) => cuts(next, at))) fail(`a piece of ${unit.kind} cuts a new word`)
    }
  }
  const digit = digitIn(next)
  if (digit === null) return
  const changed = replacedText(next, digit, next.textBetween(digit, digit + 1) === "7" ? "8" : "7")
  if (!compare(next, changed).units.some((unit) => unit.severity === "major")) fail("a changed digit does not weigh")
}

/** P8: what stands around both documents changes nothing of what is found. */
function standsBesideOthers({ compare, old, next, patch, lineage }: Tried) {
  const [before, after] = [aside("Qqqq xxxx yyyy zzzz."), aside("Jjjj kkkk wwww vvvv.")]
  const framed = (doc: Node) => doc.copy(Fragment.from(before).append(doc.content).append(Fragment.from(after)))
  const [one, other] = [framed(old), framed(next)]
  const around = lineageOf(canonical(framed(old.copy(Fragment.empty))), [])
  const own = [...around.slice(0, around.length / 2), ...lineage, ...around.slice(around.length / 2)]
  const found = compare(one, other, { lineage: own })
  if (fpsOf(found).sort().join() !== fpsOf(patch).sort().join()) fail("what stands around changes what is found")
}

/** P10: backwards, what came goes and what went comes. */
function isMirrored({ compare, old, next, patch }: Tried) {
  const back = compare(next, old)
  if ((back.units.length === 0) !== (patch.units.length === 0)) fail("there is a change one way and none the other")
  if (!apply(next, old, back, new Set(fpsOf(back)), lineageOf(canonical(next), [])).doc.eq(canonical(old)))
    fail("backwards it does not lead to the old document")
  const story = storyOfSentences(old.childCount + 2)
  const fewer = story.copy(story.content.cut(0, story.content.size - story.lastChild!.nodeSize))
  const kinds = (from: Node, to: Node) =>
    compare(from, to)
      .units.map((unit) => unit.kind)
      .join()
  if (kinds(fewer, story) !== "part-insert" || kinds(story, fewer) !== "part-delete")
    fail("a part that comes is not one that goes backwards")
}

/** P11 and P12: edits of so many sentences are so many units, and parts that swap are moves alone. */
function countsSentences({ compare, given: { seed, edits } }: Tried) {
  const count = 12
  const story = storyOfSentences(count)
  const roll = chance(seed)
  const chosen = new Set(Array.from({ length: edits }, () => Math.floor(roll() * count)))
  let at = -1
  const edited = story.copy(
    Fragment.from(
      story.children.map((part) => {
        at++
        const [heading, said] = part.children
        if (!chosen.has(at) || !heading || !said) return part
        const text = said.textContent.replace("chairs", `cupboard${"abcdefghijklmnop"[at]}`)
        return part.copy(Fragment.from([heading, said.copy(Fragment.from(said.type.schema.text(text)))]))
      }),
    ),
  )
  const units = compare(story, edited).units
  if (units.length !== chosen.size || units.some((unit) => unit.kind !== "text"))
    fail(`${chosen.size} edits are ${units.length} units`)
  const [i, j] = [seed % count, (seed >> 4) % count]
  if (i === j) return
  const swapped = [...story.children]
  swapped[i] = story.child(j)
  swapped[j] = story.child(i)
  const moves = compare(story, story.copy(Fragment.from(swapped))).units
  if (moves.length === 0 || moves.some((unit) => !/move/.test(unit.kind))) fail("what only swapped is more than moved")
}

/** P14: a reader who confirms some of each version and all of the last knows the last. */
function leadsReadersToTheEnd({ compare, given, old, next, patch, lineage, roll }: Tried) {
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
