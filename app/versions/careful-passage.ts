// The passage a reader looks through when a change is left for careful reading: its sentences and those around them, on one
// side, with nothing that tells which is which.
import type { Node } from "prosemirror-model"
import { sentencesOf } from "../changes/words"
import { partTitle } from "../document/render"
import { leafText, plainText } from "../document/text"
import type { Change } from "./grouping"
import { sideOf } from "./pieces"
import type { Careful, Shown } from "./shown"
import { type Compared, drawnAlone } from "./shown-change"

type Side = "ins" | "del"
type Line = Careful["sentences"][number] & { readonly part: number }

const kinds: readonly Shown["kind"][] = [
  ...(["promise_changed", "responsibility_changed", "step_added", "step_removed"] as const),
  ...(["detour_added", "detour_removed", "part_added", "part_removed", "wording"] as const),
]

/** Fewer than so many sentences are no passage to look through; more than so many changed ones are no one thing to find. */
const fewest = 3
const mostChanged = 8

/**
 * The sentences to choose from; null where there is nothing to find: moved and formatted text, headings, changes in several
 * parts. Where text only went, it is the passage as it was.
 */
export function carefulOf(compared: Compared, change: Change, kind: Shown["kind"]): Careful | null {
  const isSaid = change.units.some(({ kind, before, after }) => /^(promise|owner|role)$/.test(kind) || before !== after)
  if (!kinds.includes(kind) || !isSaid) return null
  const drawn = drawnAlone(compared, change)
  if (drawn.children.some(isElsewhere)) return null
  return around(linesOf(drawn, "ins"), "now") ?? around(linesOf(drawn, "del"), "was")
}

/** Something that no sentence shows: a moved block, another kind of part, a heading that reads differently. */
function isElsewhere(part: Node): boolean {
  const { fate, was } = part.attrs
  if (fate === "moved" || (was && "kind" in was)) return true
  const isWhole = fate === "added" || fate === "removed"
  let found = false
  part.descendants((node, _at, parent) => {
    if (node.attrs.fate === "moved") found = true
    if (!isWhole && parent === part && node === part.firstChild && isTouched(node)) found = true
    return !found
  })
  return found
}

const isTouched = (node: Node): boolean =>
  node.isInline ? sideOf(node) !== "same" : Boolean(node.attrs.fate) || node.children.some(isTouched)

/** The changed lines of one part with what stands around them. */
function around(lines: readonly Line[], side: Careful["side"]): Careful | null {
  const first = lines.findIndex(({ changed }) => changed)
  const last = lines.findLastIndex(({ changed }) => changed)
  const own = lines[first]?.part
  const changed = lines.filter((line) => line.changed)
  if (own === undefined || changed.length > mostChanged || changed.some(({ part }) => part !== own)) return null
  const near = (line: Line) => line.part === own
  const within = [...lines.slice(Math.max(0, first - 2), first).filter(near), ...lines.slice(first, last + 1)].concat(
    lines.slice(last + 1, last + 4).filter(near),
  )
  const enough = within.length >= fewest && within.some((line) => !line.changed)
  const passage = enough ? within : lines.slice(Math.max(0, first - 2), last + 3)
  if (passage.length < fewest || passage.every((line) => line.changed)) return null
  return { side, sentences: passage.map(({ where, text, changed }) => ({ where, text, changed })) }
}

/** Every sentence, row and promise of a marked text as it reads on one side, headings of parts left out. */
function linesOf(drawn: Node, side: Side): Line[] {
  return drawn.children.flatMap((part, at) => {
    const { fate, owner, was } = part.attrs
    const whole = wholeSide(fate)
    if (whole && whole !== side) return []
    const where = partTitle(part)
    const line = (text: string, changed: boolean): Line => ({ where, text, changed, part: at })
    const found = part.children.slice(1).flatMap((block) => linesIn(block, side, whole, line))
    const changedOwner = was && "owner" in was
    const role = side === "del" && changedOwner ? was.owner : owner
    return role ? [...found, line(`Who does it: ${role}`, Boolean(changedOwner) || whole !== null)] : found
  })
}

const wholeSide = (fate: unknown): Side | null => (fate === "added" ? "ins" : fate === "removed" ? "del" : null)

function linesIn(
  node: Node,
  side: Side,
  inherited: Side | null,
  line: (text: string, changed: boolean) => Line,
): Line[] {
  const whole = inherited ?? wholeSide(node.attrs.fate)
  if (whole && whole !== side) return []
  if (node.inlineContent) return sentencesIn(node, side, whole).map(({ text, changed }) => line(text, changed))
  if (node.type.name === "promise") {
    const shown = side === "del" ? node.type.create({ ...node.attrs, ...node.attrs.was }) : node
    return [line(leafText(shown).replaceAll("\n", " · "), whole !== null || node.attrs.was !== null)]
  }
  if (node.type.name === "table_row") {
    const cells = node.children.flatMap((cell) => linesIn(cell, side, whole, line))
    return cells.length === 0
      ? []
      : [
          line(
            cells.map(({ text }) => text).join(" | "),
            cells.some(({ changed }) => changed),
          ),
        ]
  }
  return node.children.flatMap((child) => linesIn(child, side, whole, line))
}

/** The sentences of a block on one side. One is changed when words of it came, or went from between its words. */
function sentencesIn(block: Node, side: Side, whole: Side | null) {
  let text = ""
  const own: { from: number; to: number }[] = []
  const gaps: number[] = []
  for (const child of block.children) {
    const is = whole ?? sideOf(child)
    if (is !== "same" && is !== side) {
      gaps.push(text.length)
      continue
    }
    const from = text.length
    text += child.type.name === "hard_break" ? "\n" : plainText(child)
    if (is === side) own.push({ from, to: text.length })
  }
  return sentencesOf(text).map(({ from, to }) => ({
    text: text.slice(from, to).replace(/\s+/g, " "),
    changed:
      own.some((run) => run.from < to && run.to > from && text.slice(run.from, run.to).trim() !== "") ||
      gaps.some((gap) => from < gap && gap < to),
  }))
}
