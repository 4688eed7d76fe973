// What the words of a change stand in: links that lead elsewhere, and labels in bold before a text.
import type { Mark } from "prosemirror-model"
import type { Draft } from "./draft"
import type { Range } from "./patch"
import type { Thing } from "./tree"
import { plainWords } from "./words"

/** Whether linked words became others, none of them kept, under a link to another site: another place to go. */
export function leadsElsewhere(draft: Draft): boolean {
  return draft.pieces.some(({ parts: [part], blocks: [block], before, after }) => {
    if (!part || !block?.old || !block.next || !hasMarks(block.old) || !hasMarks(block.next)) return false
    const [was, now] = [hrefIn(block.old, part.old), hrefIn(block.next, part.new)]
    if (!was || !now || siteOf(was) === null || siteOf(was) === siteOf(now)) return false
    const known = new Set(plainWords(before ?? ""))
    return !plainWords(after ?? "").some((word) => known.has(word))
  })
}

/** Whether all that came is a label in bold, right at the beginning of a text that had none. */
export function isLabel(draft: Draft): boolean {
  const [piece, ...more] = draft.pieces
  const [part] = piece?.parts ?? []
  const block = piece?.blocks[0]?.next
  if (!piece || !part || !block || more.length > 0 || (piece.before ?? "").trim() !== "") return false
  const marks = part.new.from === block.from + 1 ? marksIn(block, part.new) : []
  return marks.length > 0 && marks.every(isBold)
}

const isBold = (marks: readonly Mark[]) => marks.some(({ type }) => type.name === "strong")

const hasMarks = ({ node }: Thing) => node.children.some(({ marks }) => marks.length > 0)

const hrefIn = (block: Thing, range: Range): string | null => {
  const hrefs = marksIn(block, range).map((marks) => marks.find((mark) => "href" in mark.attrs)?.attrs.href)
  const [href] = hrefs
  return typeof href === "string" && hrefs.every((each) => each === href) ? href : null
}

/** The marks of each text with letters in a range, which may reach beyond the block; spaces and signs count for nothing. */
function marksIn(block: Thing, { from, to }: Range): (readonly Mark[])[] {
  const found: (readonly Mark[])[] = []
  block.node.forEach((node, at) => {
    const start = block.from + 1 + at
    const said = (node.text ?? "").slice(Math.max(0, from - start), Math.max(0, to - start))
    if (/[\p{L}\p{N}]/u.test(said)) found.push(node.marks)
  })
  return found
}

/** The site an address is at; null for one within this. */
const siteOf = (href: string) => /^https?:\/\/([^/?#]+)/i.exec(href)?.[1]?.toLowerCase() ?? null
