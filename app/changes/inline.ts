// What changed inside a text block: sentences are paired, inside an edited sentence words, on equal words marks.
import { type Alignment, align, type Item, type Measure } from "./align"
import { absorb, type Book, type Draft, type Spelled, type Strand } from "./draft"
import type { Likeness } from "./likeness"
import type { UnitKind } from "./patch"
import { replacements } from "./replacements"
import { joint, type Rich, richOf } from "./rich"
import type { Numbers, Run, Thing } from "./tree"
import { plainSigns, type Span, sentencesOf, type Word, wordsOf } from "./words"

const sentenceMeasure: Measure = {
  lone: 0.12,
  gap: 0.25,
  split: 0.6,
  splitAtMost: 2,
  move: 0.72,
  moveLength: 30,
  shortMove: 1000,
}

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
  const { book } = ink
  const [a, b] = [richOf(olds), richOf(nexts)]
  const strands: Strand[] = []
  const blocks = [{ old: olds[0] ?? null, next: nexts[0] ?? null }]
  const textKind: UnitKind = nexts[0]?.type === "heading" ? "heading" : "text"

  const gone = (from: number, to: number, owner: Draft) =>
    cut(a, from, to, (x, y, joins) => {
      strands.push(["-", a.at(x), a.at(y) - a.at(x), joins && seam ? seam : owner])
    })
  const come = (from: number, to: number, owner: Draft) =>
    cut(b, from, to, (x, y, joins) => {
      strands.push(["+", b.at(x), b.at(y) - b.at(x), joins && seam ? seam : owner])
    })
  const rangeIn = (rich: Rich, from: number, to: number) => ({ from: rich.at(from), to: rich.at(to) })
  const openText = (kind: UnitKind, one: Span | null, other: Span | null, ownOld: Span, ownNext: Span) =>
    book.open(kind, {
      old: [rangeIn(a, (one ?? ownOld).from, (one ?? ownOld).to)],
      next: [rangeIn(b, (other ?? ownNext).from, (other ?? ownNext).to)],
      before: one ? a.say(one.from, one.to).trim() : null,
      after: other ? b.say(other.from, other.to).trim() : null,
      blocks: [...blocks],
    })

  let formatting: Draft | null = null
  /** Words that stayed; where their marks changed, the tokens change hands. */
  const keep = (from: number, other: number, length: number, owner: Draft | null) => {
    let done = 0
    while (done < length) {
      const [x, y] = [a.runAt(from + done), b.runAt(other + done)]
      const most = Math.min(length - done, x.to - from - done, y.to - other - done)
      const step = owner ? retyped(from + done, other + done, most, owner) : most
      if (step <= 0) {
        done -= step
        continue
      }
      if (x.marks === y.marks && x.atom === y.atom) {
        strands.push(["=", a.at(from + done), b.at(other + done), step])
      } else {
        const whole = x.from >= from && x.to <= from + length && y.from >= other && y.to <= other + length
        const draft = markOwner(x, y, from + done, other + done, step, owner, whole)
        gone(from + done, from + done + step, draft)
        come(other + done, other + done + step, draft)
      }
      done += step
    }
  }
  let linking: { draft: Draft; x: number; y: number; end: number } | null = null
  const markOwner = (
    x: Run,
    y: Run,
    from: number,
    other: number,
    length: number,
    owner: Draft | null,
    whole: boolean,
  ) => {
    if (x.link !== y.link && (!owner || (x.link && y.link && whole))) {
      if (linking && linking.x === x.link && linking.y === y.link && linking.end === from) {
        linking.end = from + length
        linking.draft.old.push(rangeIn(a, from, from + length))
        linking.draft.next.push(rangeIn(b, other, other + length))
        linking.draft.before += a.say(from, from + length)
        linking.draft.after += b.say(other, other + length)
        return linking.draft
      }
      const draft = book.open("link", {
        old: [rangeIn(a, from, from + length)],
        next: [rangeIn(b, other, other + length)],
        before: a.say(from, from + length),
        after: b.say(other, other + length),
        blocks: [...blocks],
      })
      draft.attributes = { before: { link: hrefOf(olds, x, from) }, after: { link: hrefOf(nexts, y, other) } }
      linking = { draft, x: x.link, y: y.link, end: from + length }
      return draft
    }
    if (owner) return owner
    formatting ??= book.open("format", {
      before: a.say(0, a.text.length).trim(),
      after: b.say(0, b.text.length).trim(),
      blocks: [...blocks],
    })
    formatting.old.push(rangeIn(a, from, from + length))
    formatting.next.push(rangeIn(b, other, other + length))
    return formatting
  }

  /** How many of these characters are the same; when the first are only typed otherwise, a piece of their own and their count below zero. */
  const retyped = (from: number, other: number, length: number, owner: Draft): number => {
    const [one, two] = [a.text.slice(from, from + length), b.text.slice(other, other + length)]
    if (one === two) return length
    let same = 0
    while (one[same] === two[same]) same++
    if (same > 0) return same
    let count = 1
    while (count < length && one[count] !== two[count]) count++
    const part = { old: rangeIn(a, from, from + count), new: rangeIn(b, other, other + count) }
    const said = { before: one.slice(0, count), after: two.slice(0, count) }
    const piece = book.open(owner.kind, { parts: [part], ...said, blocks: [...blocks] })
    piece.into = owner
    owner.pieces.push(piece)
    owner.parts.push(part)
    gone(from, from + count, piece)
    come(other, other + count, piece)
    return -count
  }

  /** An edited sentence: its words. */
  const edit = (one: Span, other: Span, kind: UnitKind): Draft => {
    const spelling: Spelled[] = []
    const open = () => {
      const opened = openText(kind, one, other, one, other)
      opened.spelling = spelling
      return opened
    }
    let draft = open()
    const [olds, nexts] = [wordsOf(a.text.slice(one.from, one.to)), wordsOf(b.text.slice(other.from, other.to))]
    const key = (rich: Rich, base: number) => (word: Word) => plainSigns(rich.key(base + word.from, base + word.to))
    const [was, now] = [olds.map(key(a, one.from)), nexts.map(key(b, other.from))]
    const offset = (words: readonly Word[], at: number, span: Span) =>
      span.from + (words[at]?.from ?? span.to - span.from)
    let [i, j] = [0, 0]
    for (const each of [...replacements(was, now, olds, nexts), null]) {
      if (each && draft.pieces.length > 0 && isFarther(olds.slice(i, each.i))) draft = open()
      const [toI, toJ] = each ? [each.i, each.j] : [olds.length, nexts.length]
      const [from, to] = [offset(olds, i, one), offset(olds, toI, one)]
      keep(from, offset(nexts, j, other), to - from, draft)
      spell(spelling, draft, from, to, offset(nexts, j, other))
      if (!each) break
      i = toI + each.olds
      j = toJ + each.nexts
      const gone = { from: to, to: offset(olds, i, one) }
      const came = { from: offset(nexts, toJ, other), to: offset(nexts, j, other) }
      const part = { old: rangeIn(a, gone.from, gone.to), new: rangeIn(b, came.from, came.to) }
      const piece = book.open(kind, {
        parts: [part],
        before: a.say(gone.from, gone.to),
        after: b.say(came.from, came.to),
        blocks: [...blocks],
      })
      piece.into = draft
      draft.pieces.push(piece)
      draft.parts.push(part)
      spelling.push({ was: piece.before ?? "", now: piece.after ?? "", piece })
      replace(gone, came, piece, draft)
    }
    return draft
  }
  /** Words that stayed, with those that are only typed otherwise. */
  const spell = (spelling: Spelled[], draft: Draft, from: number, to: number, other: number) => {
    let at = from
    for (const piece of draft.pieces) {
      const part = piece.parts[0]
      const offset = part ? part.old.from - a.at(0) : -1
      if (!part || offset < at || offset >= to || !typedOnly(piece)) continue
      const said = a.say(at, offset)
      spelling.push({ was: said, now: said, piece: null }, { was: piece.before ?? "", now: piece.after ?? "", piece })
      at = offset + (part.old.to - part.old.from)
    }
    spelling.push({ was: a.say(at, to), now: b.say(other + at - from, other + to - from), piece: null })
  }

  /** Words that went and words that came in their place; a role named instead of another is a unit of its own. */
  const replace = (was: Span, now: Span, owner: Draft, sentence: Draft) => {
    const [x, y] = [rolesIn(a, was), rolesIn(b, now)]
    const [role, successor] = [x[0], y[0]]
    if (x.length !== 1 || y.length !== 1 || !role || !successor) {
      gone(was.from, was.to, owner)
      come(now.from, now.to, owner)
      return
    }
    const draft = book.open("role", {
      old: [rangeIn(a, role.from, role.to)],
      next: [rangeIn(b, successor.from, successor.to)],
      before: sentence.before,
      after: sentence.after,
      blocks: [...blocks],
      facts: [{ name: "role", was: String(role.node?.attrs.name), now: String(successor.node?.attrs.name) }],
    })
    gone(was.from, role.from, owner)
    come(now.from, successor.from, owner)
    gone(role.from, role.to, draft)
    come(successor.from, successor.to, draft)
    gone(role.to, was.to, owner)
    come(successor.to, now.to, owner)
  }

  const [olds_, nexts_] = [sentencesOf(a.text), sentencesOf(b.text)]
  const item =
    (rich: Rich) =>
    (span: Span): Item => ({
      same: ink.numbers.of(rich.key(span.from, span.to)),
      kind: "text",
      type: "sentence",
      said: rich.say(span.from, span.to),
    })
  const found = align(olds_.map(item(a)), nexts_.map(item(b)), sentenceMeasure, ink.likeness)
  const stations = stationsOf(found, olds_, nexts_)

  let [i, j] = [0, 0]
  let [x, y] = [0, 0]
  let last: Draft | null = null
  const moves = new Map<number, Draft>()
  const moveOf = (oldAt: number, nextAt: number) => {
    const known = moves.get(oldAt)
    if (known) return known
    const draft = openText("move", olds_[oldAt]!, nexts_[nextAt]!, olds_[oldAt]!, nexts_[nextAt]!)
    moves.set(oldAt, draft)
    return draft
  }

  /** Everything between two paired sentences: spaces, what went, what came, what moved. */
  const gap = (toI: number, toJ: number, toX: number, toY: number, following: (() => Draft | null) | null) => {
    const [lostAt, newAt] = [range(i, toI), range(j, toJ)]
    const [textA, textB] = [a.text.slice(x, toX), b.text.slice(y, toY)]
    const [tail, head] = commonSpace(textA, textB, lostAt.length > 0 && newAt.length > 0)
    if (head > 0) keep(x, y, head, null)
    const [fromX, fromY, endX, endY] = [x + head, y + head, toX - tail, toY - tail]
    const lost = lostAt.filter((each) => found.toNext[each]! < 0)
    const fresh = newAt.filter((each) => found.toOld[each]! < 0)
    const hull = (spans: readonly Span[], list: readonly number[], at: number): Span => {
      const [first, final] = [spans[list[0] ?? -1], spans[list[list.length - 1] ?? -1]]
      return first && final ? { from: first.from, to: final.to } : { from: at, to: at }
    }
    let draft: Draft | null = null
    if (lost.length > 0 || fresh.length > 0) {
      const [one, other] = [hull(olds_, lost, fromX), hull(nexts_, fresh, fromY)]
      const kind: UnitKind = lost.length === 0 ? "sentence-insert" : fresh.length === 0 ? "sentence-delete" : textKind
      draft = openText(kind, lost.length > 0 ? one : null, fresh.length > 0 ? other : null, one, other)
      if (kind === textKind) draft.parts.push({ old: draft.old[0]!, new: draft.next[0]! })
    }
    const ownersOld = lostAt.map((each) => ({
      to: olds_[each]!.to,
      draft: found.toNext[each]! < 0 ? draft : moveOf(each, found.toNext[each]!),
    }))
    const ownersNext = newAt.map((each) => ({
      to: nexts_[each]!.to,
      draft: found.toOld[each]! < 0 ? draft : moveOf(found.toOld[each]!, each),
    }))
    const spare = (): Draft =>
      draft ??
      ownersNext[0]?.draft ??
      ownersOld[0]?.draft ??
      seam ??
      last ??
      following?.() ??
      openSpace(fromX, endX, fromY, endY)
    const run = (
      from: number,
      end: number,
      owners: readonly { to: number; draft: Draft | null }[],
      put: typeof gone,
    ) => {
      let at = from
      owners.forEach(({ to, draft: owner }, each) => {
        const stop = each === owners.length - 1 ? end : to
        put(at, stop, owner ?? spare())
        at = stop
      })
      if (at < end) put(at, end, spare())
    }
    run(fromX, endX, ownersOld, gone)
    run(fromY, endY, ownersNext, come)
    if (tail > 0) keep(endX, endY, tail, null)
    last = null
  }
  const openSpace = (fromX: number, endX: number, fromY: number, endY: number) =>
    openText(
      textKind,
      { from: 0, to: a.text.length },
      { from: 0, to: b.text.length },
      { from: fromX, to: endX },
      { from: fromY, to: endY },
    )

  /** A split or a merge is told by the sentences at its joint. */
  const tellSeam = () => {
    if (!seam) return
    const [rich, side] = a.text.includes(joint) ? ([a, "old"] as const) : ([b, "next"] as const)
    const at = rich.text.indexOf(joint)
    const [before] = stations.filter((each) => each[side].to <= at).slice(-1)
    const after = stations.find((each) => each[side].from > at)
    if (!before || !after) return
    seam.before = a.say(before.old.from, after.old.to)
    seam.after = b.say(before.next.from, after.next.to)
  }
  tellSeam()

  for (const station of stations) {
    const [one, other] = [station.old, station.next]
    let draft: Draft | null = null
    const same = a.key(one.from, one.to) === b.key(other.from, other.to)
    gap(station.i, station.j, one.from, other.from, null)
    if (same) keep(one.from, other.from, one.to - one.from, null)
    else draft = edit(one, other, station.joined ?? textKind)
    if (seam && draft && (spans(a, one) || spans(b, other))) {
      draft.kind = seam.kind
      absorb(draft, seam)
    }
    last = draft
    i = station.i + station.olds
    j = station.j + station.nexts
    x = one.to
    y = other.to
  }
  gap(olds_.length, nexts_.length, a.text.length, b.text.length, null)
  return strands
}

interface Station {
  readonly i: number
  readonly j: number
  readonly olds: number
  readonly nexts: number
  readonly old: Span
  readonly next: Span
  readonly joined: "split" | "merge" | null
}

/** Paired sentences that kept their order, joints as one. */
function stationsOf(found: Alignment, olds: readonly Span[], nexts: readonly Span[]): Station[] {
  const stations: Station[] = []
  for (let j = 0; j < nexts.length; j++) {
    const i = found.toOld[j]!
    if (i < 0 || found.moved[i]) continue
    const joint = found.joints.find((each) => each.next.includes(j))
    if (joint && joint.next[0] !== j) continue
    const [lastOld, lastNext] = joint ? [joint.old[joint.old.length - 1]!, joint.next[joint.next.length - 1]!] : [i, j]
    stations.push({
      i,
      j,
      olds: lastOld - i + 1,
      nexts: lastNext - j + 1,
      old: { from: olds[i]!.from, to: olds[lastOld]!.to },
      next: { from: nexts[j]!.from, to: nexts[lastNext]!.to },
      joined: joint ? (lastOld > i ? "merge" : "split") : null,
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
const typedOnly = (piece: Draft) => plainSigns(piece.before ?? "") === plainSigns(piece.after ?? "")

const spans = (rich: Rich, span: Span) => rich.text.slice(span.from, span.to).includes(joint)

/** So many words that stayed between two replacements make them two changes: another fact of the same sentence. */
const wordsApart = 8
const isFarther = (between: readonly Word[]) => between.filter((word) => word.letters).length >= wordsApart

const isSpace = (sign: string) => sign !== joint && /\s/.test(sign)

const rolesIn = (rich: Rich, span: Span) =>
  rich.runs.filter((run) => run.node?.type.name === "role" && run.from >= span.from && run.to <= span.to)

/** Calls back for each piece of a range, joints apart. */
function cut(rich: Rich, from: number, to: number, piece: (from: number, to: number, joins: boolean) => void) {
  let at = from
  for (let end = from; end < to; end++) {
    if (rich.text[end] !== joint) continue
    if (at < end) piece(at, end, false)
    piece(end, end + 1, true)
    at = end + 1
  }
  if (at < to) piece(at, to, false)
}

function hrefOf(blocks: readonly Thing[], run: Run, _offset: number): string | null {
  if (run.link === 0) return null
  for (const block of blocks) {
    const at = block.runs.findIndex((each) => each.link === run.link)
    const found = at < 0 ? undefined : block.node.child(at).marks.find((mark) => "href" in mark.attrs)
    if (found) return String(found.attrs.href)
  }
  return null
}

const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)
