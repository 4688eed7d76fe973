// From drafts to units: in the order of the text, with lineage, content, fingerprint, place and severity.
import type { Fragment, Node } from "prosemirror-model"
import { fragmentWriter, listText } from "./canonical"
import { type Draft, standing } from "./draft"
import { fingerprint, identityText, keyOf } from "./fingerprint"
import type { Json } from "./json"
import type { Language } from "./language/language"
import { lineageAt, type Places } from "./lineage"
import type { Range, Unit } from "./patch"
import type { Positions } from "./positions"
import { severityOf } from "./severity"

export interface Sides {
  readonly old: Node
  readonly next: Node
  readonly oldLineage: readonly string[]
  readonly nextLineage: readonly string[]
  readonly language: Language | null
  readonly names: readonly string[]
  readonly olds: Positions
  readonly nexts: Positions
  readonly oldPlaces: Places
  readonly nextPlaces: Places
}

/** Drafts that stand for themselves, in document order: by their place in the next document, or in the old one for what is gone. */
export function inOrder(drafts: readonly Draft[], placeOf: (old: number) => number): Draft[] {
  const place = (draft: Draft) => {
    const next = least(draft.next)
    return next !== null ? next : placeOf(least(draft.old) ?? 0)
  }
  return drafts
    .filter((draft) => standing(draft) === draft)
    .map((draft, at) => ({ draft, at, place: place(draft) }))
    .sort((x, y) => x.place - y.place || x.at - y.at)
    .map((each) => each.draft)
}

function least(ranges: readonly Range[]): number | null {
  let least: number | null = null
  for (const { from } of ranges) if (least === null || from < least) least = from
  return least
}

/** The units of drafts already in order. */
export function unitsOf(drafts: readonly Draft[], sides: Sides): Unit[] {
  const [oldAt, nextAt] = [
    lineageAt(sides.oldPlaces, sides.oldLineage).at,
    lineageAt(sides.nextPlaces, sides.nextLineage).at,
  ]
  if (drafts.length === 0) return []
  const oldOutline = outlineOf(sides.old)
  const nextOutline = outlineOf(sides.next)
  /** By its fingerprint how often each change was met. */
  const times = new Map<string, number>()
  const fps = new Map<Draft, string>()
  const textOf = fragmentWriter()

  const made = drafts.map((draft) => {
    const roots = distinct(draft.blocks.map(({ old, next }) => (old && oldAt(old.from)) ?? (next && nextAt(next.from))))
    const inner = /insert|delete|move/.test(draft.kind)
      ? draft.blocks.flatMap(({ old, next }) => (next ? idsIn(next, nextAt) : old ? idsIn(old, oldAt) : none))
      : none
    const within = inner.length === 0 ? roots : distinct([...roots, ...inner])
    const shown = { old: joined(draft.old), next: joined(draft.next) }
    const { content, text } = contentOf(draft, shown, sides, textOf)
    const told = identityOf(draft, text, sides, textOf)
    const said = identityText(draft.kind, roots, told.before, told.after)
    const first = fingerprint(said, 0)
    const ordinal = times.get(first) ?? 0
    times.set(first, ordinal + 1)
    const fp = ordinal === 0 ? first : fingerprint(said, ordinal)
    fps.set(draft, fp)
    return { draft, fp, roots, within, content, shown }
  })

  return made.map(({ draft, fp, roots, within, content, shown }): Unit => {
    const context = draft.next.length > 0 ? nextOutline(least(draft.next) ?? 0) : oldOutline(least(draft.old) ?? 0)
    const { language, names } = sides
    const { severity, reasons } = severityOf(draft, { language, names, headings: context.headings })
    const unit: { -readonly [Name in keyof Unit]: Unit[Name] } = {
      key: keyOf(draft.kind, roots),
      fp,
      kind: draft.kind,
      old: shown.old,
      new: shown.next,
      parts: draft.parts,
      lineage: within,
      before: draft.before,
      after: draft.after,
      content,
      context,
      severity,
      reasons,
    }
    if (draft.facts) unit.facts = draft.facts
    if (draft.places) unit.places = draft.places
    if (draft.group) unit.group = draft.group
    const requires = draft.requires ? requiredBy(draft.requires, fps, fp) : none
    if (requires.length > 0) unit.requires = requires
    return unit
  })
}

const none: string[] = []

/** Each id once, in order. */
function distinct(ids: readonly (string | null | undefined)[]): string[] {
  const known = ids.filter((id) => id !== null && id !== undefined)
  return known.length < 2 ? known : [...new Set(known)]
}

/** The fingerprints of the units one requires. */
const requiredBy = (required: ReadonlySet<Draft>, fps: ReadonlyMap<Draft, string>, own: string) =>
  distinct([...required].map((each) => fps.get(standing(each)))).filter((fp) => fp !== own)

type Writer = ReturnType<typeof fragmentWriter>

/** Two sides of a change as JSON text. */
type Both = { readonly before: string; readonly after: string }

/** What a change is recognised by: its own content, and nothing that another unit of the same blocks may change. */
function identityOf(draft: Draft, content: Both, sides: Sides, textOf: Writer): Both {
  switch (draft.kind) {
    case "move":
    case "part-move":
    case "row-move":
    case "wrap":
    case "unwrap":
    case "split":
    case "merge":
      return {
        before: draft.blocks.some((block) => block.old) ? typeOf(draft.blocks[0]?.old) : "null",
        after: typeOf(draft.blocks[0]?.next),
      }
    case "text":
    case "heading":
    case "rewrite":
      return draft.parts.length > 0 ? editOf(draft, content, sides, textOf) : content
    case "type":
      return { before: typeOf(draft.blocks[0]?.old), after: typeOf(draft.blocks[0]?.next) }
    default:
      return content
  }
}
/** An edited sentence: the words that go, the words that come, and the sentence as it is from now on. Other edits of it may stand on their own. */
function editOf(draft: Draft, content: Both, { olds, nexts }: Sides, textOf: Writer): Both {
  const [only, more] = draft.next
  const whole = only && !more && only.from < only.to && content.after !== "null"
  const came = listText(draft.parts, (part) => saidText(nexts, part.new, textOf))
  return {
    before: listText(draft.parts, (part) => saidText(olds, part.old, textOf)),
    after: `[${came},${whole ? content.after : listText(draft.next, (range) => saidText(nexts, range, textOf))}]`,
  }
}

function saidText(doc: Positions, { from, to }: Range, textOf: Writer): string {
  const said = from === to ? null : doc.between(from, to)
  return said && said.size > 0 ? textOf(said) : "null"
}

const typeOf = (block: { readonly node: Node } | null | undefined) => JSON.stringify(block?.node.type.name ?? null)

type Shown = { readonly old: readonly Range[]; readonly next: readonly Range[] }

/** The content of a change, and the same as JSON text. */
function contentOf(draft: Draft, shown: Shown, sides: Sides, textOf: Writer): { content: Unit["content"]; text: Both } {
  if (draft.attributes) {
    const [before, after] = [JSON.stringify(draft.attributes.before), JSON.stringify(draft.attributes.after)]
    return {
      content: { before: JSON.parse(before) as Json, after: JSON.parse(after) as Json },
      text: { before, after },
    }
  }
  const [olds, nexts] = [cut(sides.olds, shown.old), cut(sides.nexts, shown.next)]
  return {
    content: { before: jsonOf(olds), after: jsonOf(nexts) },
    text: { before: textIn(olds, textOf), after: textIn(nexts, textOf) },
  }
}

/** What stands in some ranges of a document. */
function cut(doc: Positions, ranges: readonly Range[]): readonly Fragment[] {
  const some = ranges.every(isFilled) ? ranges : ranges.filter(isFilled)
  return some.map(({ from, to }) => doc.between(from, to))
}

const isFilled = ({ from, to }: Range) => to > from

const jsonOf = (pieces: readonly Fragment[]): Json =>
  pieces.length === 0 ? null : pieces.map((piece) => (piece.toJSON() ?? []) as Json)
const textIn = (pieces: readonly Fragment[], textOf: Writer) =>
  pieces.length === 0 ? "null" : listText(pieces, textOf)

function idsIn(
  thing: { readonly node: Node; readonly from: number },
  idAt: (position: number) => string | null,
): string[] {
  if (thing.node.isTextblock || thing.node.isLeaf) return none
  const ids: string[] = []
  thing.node.descendants((node, at) => {
    const id = "id" in node.attrs ? idAt(thing.from + 1 + at) : null
    if (id !== null) ids.push(id)
    return !node.isTextblock
  })
  return ids
}

/** Whether a range adds nothing to another one. */
const swallows = ({ from, to }: Range, range: Range) =>
  range.from >= from && range.to <= to && (range.to > range.from || range.from < to)

/** Ranges in order, neighbours and overlaps joined. */
export function joined(ranges: readonly Range[]): readonly Range[] {
  if (ranges.length < 2) return ranges
  const [first] = ranges
  if (!first || ranges.every((range) => range === first || swallows(first, range))) return first ? [first] : []
  const isInOrder = ranges.every((range, at) => at === 0 || ranges[at - 1]!.to <= range.from)
  const sorted = isInOrder ? ranges : [...ranges].sort((x, y) => x.from - y.from || x.to - y.to)
  const whole: Range[] = []
  for (const range of sorted) {
    const last = whole[whole.length - 1]
    if (last && range.from <= last.to && (range.to > range.from || range.from < last.to))
      whole[whole.length - 1] = { from: last.from, to: Math.max(last.to, range.to) }
    else whole.push(range)
  }
  return whole
}

/** Where a position stands: texts of the headings above it, outermost first, and the index of its top-level block. */
function outlineOf(doc: Node): (position: number) => { headings: string[]; block: number } {
  const tops: number[] = []
  const headings: { at: number; level: number; node: Node; text: string | null }[] = []
  const read = (parent: Node, start: number) => {
    let at = start
    for (let index = 0; index < parent.childCount; index++) {
      const node = parent.child(index)
      if (parent === doc) tops.push(at)
      if (node.type.name === "heading") headings.push({ at, level: Number(node.attrs.level ?? 1), node, text: null })
      if (!node.isTextblock && !node.isLeaf) read(node, at + 1)
      at += node.nodeSize
    }
  }
  read(doc, 0)
  const lastBefore = (list: readonly number[], position: number) => {
    let low = 0
    let high = list.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (list[middle]! <= position) low = middle + 1
      else high = middle
    }
    return low - 1
  }
  const starts = headings.map((heading) => heading.at)
  return (position) => {
    const block = Math.max(0, lastBefore(tops, position))
    const above: string[] = []
    let level = Number.POSITIVE_INFINITY
    // A heading in the position's own part may follow the opening itself: a part is called by its heading.
    const own = tops[block] !== undefined && tops[block] === position ? starts.indexOf(position + 1) : -1
    for (let at = own >= 0 ? own : lastBefore(starts, position); at >= 0 && level > 1; at--) {
      const heading = headings[at]!
      if (heading.level >= level) continue
      level = heading.level
      heading.text ??= heading.node.textContent
      above.unshift(heading.text)
    }
    return { headings: above, block }
  }
}
