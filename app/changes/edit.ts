// An edited sentence: which words were replaced by which, and which of the replacements are one change.
import { type Cut, cutOf, keysOf } from "./cut"
import type { Draft, Spelled } from "./draft"
import type { UnitKind } from "./patch"
import type { Pen } from "./pen"
import { replacements, wordsApart, wordsBetween } from "./replacements"
import type { Rich } from "./rich"
import { numbered, type Replaced } from "./shortest"
import { plainSigns } from "./signs"
import type { Span } from "./words"

/** Where sentences meet that were cut from one, or joined to one: on the side that has several of them. */
export interface Meeting {
  readonly kind: "split" | "merge"
  readonly at: readonly number[]
}

/**
 * Writes the strands of a sentence that became another; returns its (last) unit. Where one became several, or several one,
 * the edits that cut or join it are called so, and the others are edits like any.
 */
export function editSentence(one: Span, other: Span, kind: UnitKind, pen: Pen, meeting: Meeting | null = null): Draft {
  const { old: a, next: b } = pen
  const spelling: Spelled[] = []
  const open = () => {
    const draft = pen.open(kind, one, other, [one, other])
    draft.spelling = spelling
    return draft
  }
  const olds = cutOf(a.text.slice(one.from, one.to))
  const nexts = cutOf(b.text.slice(other.from, other.to))
  const [was, now] =
    a.hasAtoms || b.hasAtoms
      ? numbered(namesOf(olds, a, one.from), namesOf(nexts, b, other.from))
      : [keysOf(olds), keysOf(nexts)]
  const offset = ({ starts }: Cut, at: number, span: Span) => span.from + starts[at]!

  let draft = open()
  /** Words that stayed; signs that are only typed otherwise are replacements too. */
  const stay = (from: number, to: number, successor: number) => {
    let at = from
    for (const typed of typedOtherwise(a.text.slice(from, to), b.text.slice(successor, successor + to - from))) {
      const was = { from: from + typed.from, to: from + typed.to }
      const now = { from: successor + typed.from, to: successor + typed.to }
      keep(at, was.from, successor + at - from)
      const piece = pen.piece(draft, was, now)
      pen.gone(was.from, was.to, piece)
      pen.come(now.from, now.to, piece)
      spelling.push({ was: piece.before ?? "", now: piece.after ?? "", piece })
      at = was.to
    }
    keep(at, to, successor + at - from)
  }
  const keep = (from: number, to: number, successor: number) => {
    if (to <= from) return
    pen.keep(from, successor, to - from, draft)
    const said = b.say(successor, successor + to - from)
    spelling.push({ was: said, now: said, piece: null })
  }

  let i = 0
  let j = 0
  let last: Replaced | null = null
  for (const each of replacements(was, now, olds.spellings, nexts.spellings)) {
    if (last && wordsBetween(olds.spellings, i, each.i, wordsApart) === wordsApart) {
      const between = a.text.slice(offset(olds, i, one), offset(olds, each.i, one))
      if (!isSameWay(last, each) || !isEnumeration(between)) draft = open()
    }
    last = each
    const was = { from: offset(olds, each.i, one), to: offset(olds, each.i + each.olds, one) }
    const now = { from: offset(nexts, each.j, other), to: offset(nexts, each.j + each.nexts, other) }
    stay(offset(olds, i, one), was.from, offset(nexts, j, other))
    const piece = pen.piece(draft, was, now)
    spelling.push({ was: piece.before ?? "", now: piece.after ?? "", piece })
    replace(was, now, piece, draft, pen)
    i = each.i + each.olds
    j = each.j + each.nexts
  }
  stay(offset(olds, i, one), one.to, offset(nexts, j, other))
  if (meeting) nameMeeting(meeting, spelling, pen)
  return draft
}

/** Whether words only came at two places, or only went. */
const isSameWay = (one: Replaced, other: Replaced) =>
  (one.olds === 0 && other.olds === 0) || (one.nexts === 0 && other.nexts === 0)

/** Short items with commas between them: what comes at several places of such a list is one change of it. */
const isEnumeration = (said: string) => {
  const items = said.split(",")
  return items.length > 3 && items.every((item) => /^\s*(?:[^\s.;:?!()]+\s*){0,3}$/.test(item))
}

/** Gives the edits at the places where sentences meet the kind of what happened there; all of them, when none stands there. */
function nameMeeting({ kind, at }: Meeting, spelling: readonly Spelled[], pen: Pen) {
  const [rich, side] = kind === "split" ? ([pen.next, "new"] as const) : ([pen.old, "old"] as const)
  const meets = ({ parts }: Draft) =>
    parts.some((part) => at.some((place) => part[side].from <= rich.at(place) && part[side].to >= rich.at(place)))
  const pieces = spelling.flatMap(({ piece }) => piece ?? [])
  const meeting = pieces.filter(meets)
  for (const piece of meeting.length > 0 ? meeting : pieces)
    for (const draft of [piece, piece.into]) if (draft) draft.kind = kind
}

/** What each word is told apart by where there are atoms in the text. */
const namesOf = ({ spellings, starts }: Cut, rich: Rich, base: number) =>
  Array.from(spellings, (_, at) => plainSigns(rich.key(base + starts[at]!, base + starts[at + 1]!)))

/** Where two texts of one length differ. */
function typedOtherwise(one: string, other: string): Span[] {
  const spans: Span[] = []
  if (one === other) return spans
  for (let at = 0; at < one.length; at++) {
    const from = at
    while (at < one.length && one[at] !== other[at]) at++
    if (at > from) spans.push({ from, to: at })
  }
  return spans
}

/** Words that went and words that came in their place; a role named instead of another is a unit of its own. */
function replace(was: Span, now: Span, owner: Draft, sentence: Draft, pen: Pen) {
  const olds = rolesIn(pen.old, was)
  const nexts = rolesIn(pen.next, now)
  const role = olds[0]
  const successor = nexts[0]
  if (olds.length !== 1 || nexts.length !== 1 || !role || !successor) {
    pen.gone(was.from, was.to, owner)
    pen.come(now.from, now.to, owner)
    return
  }
  const draft = pen.open("role", role, successor, [role, successor])
  draft.before = sentence.before
  draft.after = sentence.after
  draft.facts = [{ name: "role", was: String(role.node?.attrs.name), now: String(successor.node?.attrs.name) }]
  pen.gone(was.from, role.from, owner)
  pen.come(now.from, successor.from, owner)
  pen.gone(role.from, role.to, draft)
  pen.come(successor.from, successor.to, draft)
  pen.gone(role.to, was.to, owner)
  pen.come(successor.to, now.to, owner)
  // Where the role is all that was replaced, nothing of it is left to the edit of the sentence.
  if (was.to - was.from > role.to - role.from || now.to - now.from > successor.to - successor.from) return
  sentence.pieces.pop()
  sentence.parts.pop()
}

const rolesIn = (rich: Rich, span: Span) =>
  rich.runs.filter((run) => run.node?.type.name === "role" && run.from >= span.from && run.to <= span.to)
