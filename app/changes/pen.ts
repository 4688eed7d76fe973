// Writes the strands of one text: words that stay, go and come, and whose unit a changed mark is.
import type { Book, Draft, Strand } from "./draft"
import type { UnitKind } from "./patch"
import { joint, type Rich, richOf } from "./rich"
import type { Run, Thing } from "./tree"
import type { Span } from "./words"

export interface Pen {
  readonly old: Rich
  readonly next: Rich
  readonly strands: Strand[]
  readonly book: Book
  /** Old text between two offsets goes; new text comes. */
  gone(from: number, to: number, owner: Draft): void
  come(from: number, to: number, owner: Draft): void
  /** Equal text from these offsets on stays. `owner` is the unit of the edited sentence it stands in. */
  keep(from: number, other: number, length: number, owner: Draft | null): void
  /** A unit for a piece of text; where a side is null, `place` says where it would stand. */
  open(kind: UnitKind, one: Span | null, other: Span | null, place: readonly [Span, Span]): Draft
  /** A single replacement of words that belongs to a sentence's unit for now. */
  piece(sentence: Draft, gone: Span, came: Span): Draft
}

/** A pen for blocks that became each other. `seam` owns the joints between them. */
export function penFor(olds: readonly Thing[], nexts: readonly Thing[], seam: Draft | null, book: Book): Pen {
  const a = richOf(olds)
  const b = richOf(nexts)
  const strands: Strand[] = []
  const blocks = [{ old: olds[0] ?? null, next: nexts[0] ?? null }]
  const rangeIn = (rich: Rich, span: Span) => ({ from: rich.at(span.from), to: rich.at(span.to) })

  const gone = (from: number, to: number, owner: Draft) =>
    cut(a, from, to, (x, y, joins) => {
      strands.push(["-", a.at(x), a.at(y) - a.at(x), joins && seam ? seam : owner])
    })
  const come = (from: number, to: number, owner: Draft) =>
    cut(b, from, to, (x, y, joins) => {
      strands.push(["+", b.at(x), b.at(y) - b.at(x), joins && seam ? seam : owner])
    })
  const open = (kind: UnitKind, one: Span | null, other: Span | null, place: readonly [Span, Span]) =>
    book.open(kind, {
      old: [rangeIn(a, one ?? place[0])],
      next: [rangeIn(b, other ?? place[1])],
      before: one ? a.say(one.from, one.to).trim() : null,
      after: other ? b.say(other.from, other.to).trim() : null,
      blocks: [...blocks],
    })
  const piece = (sentence: Draft, was: Span, now: Span) => {
    const part = { old: rangeIn(a, was), new: rangeIn(b, now) }
    const made = book.open(sentence.kind, {
      parts: [part],
      before: a.say(was.from, was.to),
      after: b.say(now.from, now.to),
      blocks: [...blocks],
    })
    made.into = sentence
    sentence.pieces.push(made)
    sentence.parts.push(part)
    return made
  }

  let formatting: Draft | null = null
  let linking: { draft: Draft; x: number; y: number; end: number } | null = null
  /** An address that changed under words that stayed is a unit of its own, beside an edit only when all its words stayed. */
  const linkOwner = (x: Run, y: Run, one: Span, other: Span): Draft => {
    if (linking && linking.x === x.link && linking.y === y.link && linking.end === one.from) {
      linking.end = one.to
      const { draft } = linking
      draft.old.push(rangeIn(a, one))
      draft.next.push(rangeIn(b, other))
      draft.before += a.say(one.from, one.to)
      draft.after += b.say(other.from, other.to)
      return draft
    }
    const draft = open("link", one, other, [one, other])
    draft.before = a.say(one.from, one.to)
    draft.after = b.say(other.from, other.to)
    draft.attributes = { before: { link: hrefOf(olds, x) }, after: { link: hrefOf(nexts, y) } }
    linking = { draft, x: x.link, y: y.link, end: one.to }
    return draft
  }
  const formatOwner = (one: Span, other: Span, marks: string): Draft => {
    formatting ??= book.open("format", {
      before: a.say(0, a.text.length).trim(),
      after: b.say(0, b.text.length).trim(),
      blocks: [...blocks],
    })
    formatting.old.push(rangeIn(a, one))
    formatting.next.push(rangeIn(b, other))
    if (!formatting.marks?.split(" ").includes(marks))
      formatting.marks = formatting.marks ? `${formatting.marks} ${marks}` : marks
    return formatting
  }

  const keep = (from: number, other: number, length: number, owner: Draft | null) => {
    let done = 0
    while (done < length) {
      const x = a.runAt(from + done)
      const y = b.runAt(other + done)
      const step = Math.min(length - done, x.to - from - done, y.to - other - done)
      const one = spanAt(from + done, step)
      const two = spanAt(other + done, step)
      if (x.marks === y.marks && x.atom === y.atom) strands.push(["=", a.at(one.from), b.at(two.from), step])
      else {
        const whole = x.from >= from && x.to <= from + length && y.from >= other && y.to <= other + length
        const linked = x.link !== y.link && (!owner || (x.link > 0 && y.link > 0 && whole))
        const draft = linked ? linkOwner(x, y, one, two) : (owner ?? formatOwner(one, two, `${x.marks}>${y.marks}`))
        gone(one.from, one.to, draft)
        come(two.from, two.to, draft)
      }
      done += step
    }
  }
  return { old: a, next: b, strands, book, gone, come, keep, open, piece }
}

const spanAt = (from: number, length: number): Span => ({ from, to: from + length })

/** Calls back for each piece of a range, joints apart. */
function cut(rich: Rich, from: number, to: number, piece: (from: number, to: number, joins: boolean) => void) {
  let at = from
  for (let end = from; rich.hasJoints && end < to; end++) {
    if (rich.text[end] !== joint) continue
    if (at < end) piece(at, end, false)
    piece(end, end + 1, true)
    at = end + 1
  }
  if (at < to) piece(at, to, false)
}

function hrefOf(blocks: readonly Thing[], run: Run): string | null {
  if (run.link === 0) return null
  for (const block of blocks) {
    const at = block.runs.findIndex((each) => each.link === run.link)
    const found = at < 0 ? undefined : block.node.child(at).marks.find((mark) => "href" in mark.attrs)
    if (found) return String(found.attrs.href)
  }
  return null
}
