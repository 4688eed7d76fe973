// What changed inside a text block: sentences are paired first; what is not paired came, went or moved.
import { type Alignment, align, blockMeasure } from "./align"
import { absorb, absorbEdit, type Book, type Draft, isSigns, type Strand, standing } from "./draft"
import { editSentence, type Meeting } from "./edit"
import type { Item } from "./item"
import type { Likeness } from "./likeness"
import type { Measure } from "./measure"
import type { Numbers } from "./numbers"
import type { UnitKind } from "./patch"
import { penFor } from "./pen"
import { joint, type Rich } from "./rich"
import type { Thing } from "./tree"
import { linesOf, type Span, sentencesOf } from "./words"

const sentenceMeasure: Measure = {
  lone: 0.12,
  gap: 0.25,
  split: 0.6,
  splitAtMost: 2,
  move: 0.72,
  moveLength: 30,
  shortMove: 1000,
  // Five hundred sentences of one text, and none of them left: it was written anew.
  amongAtMost: 250_000,
}

/** A text without stops that was cut into lines, or lines that were joined to one, are as many as blocks may be. */
const seamMeasure: Measure = { ...sentenceMeasure, splitAtMost: blockMeasure.splitAtMost }

/** Sentences that share less than this with those in whose place they stand speak of something else. */
const sameSubject = 0.15

export interface Inking {
  readonly book: Book
  readonly numbers: Numbers
  readonly likeness: Likeness
}

/**
 * Strands for the content of text blocks that became each other, without their own first opening and last closing.
 * `seam` owns the joints when one became several or several one.
 */
export function weaveText(olds: readonly Thing[], nexts: readonly Thing[], seam: Draft | null, ink: Inking): Strand[] {
  const pen = penFor(olds, nexts, seam, ink.book)
  const { old: a, next: b } = pen
  const textKind: UnitKind = nexts[0]?.type === "heading" ? "heading" : "text"
  const isHeading = [...olds, ...nexts].every(({ type }) => type === "heading")
  const [before, after] = [a.text, b.text].map(isHeading ? linesOf : sentencesOf) as [Span[], Span[]]
  const item =
    (rich: Rich) =>
    (span: Span): Item => ({
      same: ink.numbers.of(rich.key(span.from, span.to)),
      kind: "text",
      type: "sentence",
      said: rich.say(span.from, span.to),
      lead: undefined,
      head: undefined,
      hint: null,
    })
  const oldItems = before.map(item(a))
  const nextItems = after.map(item(b))
  const found = align(oldItems, nextItems, seam ? seamMeasure : sentenceMeasure, ink.likeness)
  const stations = stationsOf(found, before, after)

  let i = 0
  let j = 0
  let x = 0
  let y = 0
  let last: Draft | null = null
  const moves = new Map<number, Draft>()
  const moveOf = (oldAt: number, nextAt: number) => {
    const known = moves.get(oldAt)
    if (known) return known
    const draft = pen.open("move", before[oldAt]!, after[nextAt]!, [before[oldAt]!, after[nextAt]!])
    moves.set(oldAt, draft)
    return draft
  }

  /** Where the sentences of a station meet that were one, or are one now. */
  const meetingIn = ({ i, j, olds, nexts }: Station): Meeting | null => {
    if (olds === 1 && nexts === 1) return null
    const ends = (spans: readonly Span[], from: number, count: number) =>
      spans.slice(from, from + count - 1).map((span) => span.to)
    return olds > 1 ? { kind: "merge", at: ends(before, i, olds) } : { kind: "split", at: ends(after, j, nexts) }
  }

  /** Everything between two paired sentences: spaces, what went, what came, what moved. */
  const gap = (toI: number, toJ: number, toX: number, toY: number) => {
    if (i === toI && j === toJ && isSameSpace(a.text, x, toX, b.text, y, toY)) {
      if (x < toX) pen.keep(x, y, toX - x, null)
      last = null
      return
    }
    const lostAt = range(i, toI)
    const newAt = range(j, toJ)
    const textA = a.text.slice(x, toX)
    const textB = b.text.slice(y, toY)
    const [tail, head] = commonSpace(textA, textB, lostAt.length > 0 && newAt.length > 0)
    if (head > 0) pen.keep(x, y, head, null)
    const fromX = x + head
    const fromY = y + head
    const endX = toX - tail
    const endY = toY - tail
    const lost = lostAt.filter((each) => found.toNext[each]! < 0)
    const fresh = newAt.filter((each) => found.toOld[each]! < 0)
    const hull = (spans: readonly Span[], list: readonly number[], at: number): Span => {
      const first = spans[list[0] ?? -1]
      const final = spans[list[list.length - 1] ?? -1]
      return first && final ? { from: first.from, to: final.to } : { from: at, to: at }
    }
    let [draft, came]: [Draft | null, Draft | null] = [null, null]
    if (lost.length > 0 || fresh.length > 0) {
      const one = hull(before, lost, fromX)
      const other = hull(after, fresh, fromY)
      const inserted: UnitKind = before.length === 0 ? "insert" : "sentence-insert"
      const deleted: UnitKind = after.length === 0 ? "delete" : "sentence-delete"
      if (isOther(lost, fresh, one, other)) {
        draft = pen.open(deleted, one, null, [one, { from: other.from, to: other.from }])
        came = pen.open(inserted, null, other, [{ from: one.to, to: one.to }, other])
      } else {
        const kind: UnitKind = lost.length === 0 ? inserted : fresh.length === 0 ? deleted : textKind
        draft = pen.open(kind, lost.length > 0 ? one : null, fresh.length > 0 ? other : null, [one, other])
        if (kind === textKind) draft.parts.push({ old: draft.old[0]!, new: draft.next[0]! })
      }
    }
    const ownersOld = lostAt.map((each) => ({
      to: before[each]!.to,
      draft: found.toNext[each]! < 0 ? draft : moveOf(each, found.toNext[each]!),
    }))
    const ownersNext = newAt.map((each) => ({
      to: after[each]!.to,
      draft: found.toOld[each]! < 0 ? (came ?? draft) : moveOf(found.toOld[each]!, each),
    }))
    const spare = (): Draft =>
      draft ?? ownersNext[0]?.draft ?? ownersOld[0]?.draft ?? seam ?? last ?? openSpace(fromX, endX, fromY, endY)
    const run = (
      from: number,
      end: number,
      owners: readonly { to: number; draft: Draft | null }[],
      put: typeof pen.gone,
    ) => {
      let at = from
      owners.forEach(({ to, draft: owner }, each) => {
        const stop = each === owners.length - 1 ? end : to
        put(at, stop, owner ?? spare())
        at = stop
      })
      if (at < end) put(at, end, spare())
    }
    run(fromX, endX, ownersOld, pen.gone)
    run(fromY, endY, ownersNext, pen.come)
    if (tail > 0) pen.keep(endX, endY, tail, null)
    last = null
  }
  /** Whether several sentences that came speak of something else than those that went. */
  const isOther = (lost: readonly number[], fresh: readonly number[], one: Span, other: Span) =>
    lost.length > 1 &&
    fresh.length > 1 &&
    !ink.likeness.isAtLeast(a.say(one.from, one.to), b.say(other.from, other.to), sameSubject)
  const openSpace = (fromX: number, endX: number, fromY: number, endY: number) =>
    pen.open(textKind, { from: 0, to: a.text.length }, { from: 0, to: b.text.length }, [
      { from: fromX, to: endX },
      { from: fromY, to: endY },
    ])

  /** A split or a merge is told by the sentences at its joint. */
  const tellSeam = () => {
    if (!seam) return
    const [rich, side] = a.text.includes(joint) ? ([a, "old"] as const) : ([b, "next"] as const)
    const at = rich.text.indexOf(joint)
    const [first] = stations.filter((each) => each[side].to <= at).slice(-1)
    const second = stations.find((each) => each[side].from > at)
    if (!first || !second) return
    seam.before = a.say(first.old.from, second.old.to)
    seam.after = b.say(first.next.from, second.next.to)
  }
  tellSeam()

  /** A sentence that the joint cuts is told with the split or merge; signs that only change beside the joint go with it. */
  const meetSeam = (seam: Draft, draft: Draft, one: Span, other: Span) => {
    const edits = [...new Set(draft.spelling?.flatMap(({ piece }) => piece?.into ?? []))]
    if (spans(a, one) || spans(b, other)) {
      // Where several sentences are cut, that is one change.
      if (seam.into) absorbEdit(standing(seam), draft)
      else {
        draft.kind = seam.kind
        absorb(draft, seam)
      }
      // Cut more than once, the space at another cut changes nothing by itself.
      for (const edit of edits)
        if (edit !== draft && edit.kind === seam.kind && isSigns(edit)) edit.into = standing(draft)
    } else if ((isAtJoint(a, one) || isAtJoint(b, other)) && edits.every(isSigns))
      for (const edit of edits) edit.into = seam
  }

  for (const station of stations) {
    const one = station.old
    const other = station.next
    let draft: Draft | null = null
    const same =
      station.olds === 1 && station.nexts === 1
        ? oldItems[station.i]!.same === nextItems[station.j]!.same
        : a.key(one.from, one.to) === b.key(other.from, other.to)
    gap(station.i, station.j, one.from, other.from)
    if (same) pen.keep(one.from, other.from, one.to - one.from, null)
    else draft = editSentence(one, other, textKind, pen, meetingIn(station))
    if (seam && draft) meetSeam(seam, draft, one, other)
    last = draft
    i = station.i + station.olds
    j = station.j + station.nexts
    x = one.to
    y = other.to
  }
  gap(before.length, after.length, a.text.length, b.text.length)
  return pen.strands
}

interface Station {
  readonly i: number
  readonly j: number
  readonly olds: number
  readonly nexts: number
  readonly old: Span
  readonly next: Span
}

/** Paired sentences that kept their order, joints as one. */
function stationsOf(found: Alignment, olds: readonly Span[], nexts: readonly Span[]): Station[] {
  const stations: Station[] = []
  const jointAt = new Map(
    found.joints.toReversed().flatMap((joint) => joint.next.map((each) => [each, joint] as const)),
  )
  for (let j = 0; j < nexts.length; j++) {
    const i = found.toOld[j]!
    if (i < 0 || found.moved[i]) continue
    const joint = jointAt.get(j)
    if (joint && joint.next[0] !== j) continue
    const [lastOld, lastNext] = joint ? [joint.old[joint.old.length - 1]!, joint.next[joint.next.length - 1]!] : [i, j]
    stations.push({
      i,
      j,
      olds: lastOld - i + 1,
      nexts: lastNext - j + 1,
      old: { from: olds[i]!.from, to: olds[lastOld]!.to },
      next: { from: nexts[j]!.from, to: nexts[lastNext]!.to },
    })
  }
  return stations
}

/** Length of the space two gaps share at their end, and at their beginning. */
function commonSpace(one: string, other: string, both: boolean): [tail: number, head: number] {
  const most = Math.min(one.length, other.length)
  let tail = 0
  while (
    tail < most &&
    one[one.length - 1 - tail] === other[other.length - 1 - tail] &&
    isSpace(one[one.length - 1 - tail]!)
  )
    tail++
  let head = 0
  if (both || tail === 0) while (head < most - tail && one[head] === other[head] && isSpace(one[head]!)) head++
  return [tail, head]
}

/** Whether two pieces are the same space, or nothing. */
function isSameSpace(one: string, x: number, toX: number, other: string, y: number, toY: number): boolean {
  if (toX - x !== toY - y) return false
  for (let at = 0; at < toX - x; at++) {
    const sign = one[x + at]!
    if (sign !== other[y + at] || !isSpace(sign)) return false
  }
  return true
}

const spans = (rich: Rich, span: Span) => rich.text.slice(span.from, span.to).includes(joint)

/** Whether a sentence stands right before or behind a joint: signs that only change there go with it. */
const isAtJoint = ({ text }: Rich, { from, to }: Span) => text[from - 1] === joint || text[to] === joint

const isSpace = (sign: string) => sign === " " || (sign !== joint && /\s/.test(sign))

const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)
