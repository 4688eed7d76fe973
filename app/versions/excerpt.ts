// The passages of a change: the sentences it touches with one before and one after, out of a marked document.
import type { Node } from "prosemirror-model"
import { sentencesOf } from "../changes/words"
import { partTitle } from "../document/render"
import { plainText, wordCount, wordsOf } from "../document/text"
import { unpainted } from "./draw"
import { marked } from "./marked"
import { sideOf } from "./pieces"

export type Excerpt = {
  /** The same for one part in every drawing. */
  readonly key: string
  readonly where: string
  /** The role that does the step now. */
  readonly owner: string | null
  readonly blocks: readonly Node[]
  /** Words of the sentences and blocks that changed; what stands around them is not counted. */
  readonly words: number
}

const touchedOnes = new WeakMap<Node, boolean>()

/** Whether anything of a node is marked; remembered, for most blocks are the same in every drawing. */
function isTouched(node: Node): boolean {
  if (node.isInline) return sideOf(node) !== "same"
  const known = touchedOnes.get(node) ?? ((node.attrs.fate ?? null) !== null || node.children.some(isTouched))
  touchedOnes.set(node, known)
  return known
}

/** One excerpt for each part in which something is marked. */
export function excerptsOf(drawn: Node): Excerpt[] {
  return drawn.children.filter(isTouched).map((part) => {
    const { fate, was, key } = part.attrs
    const whole = fate === "added" || fate === "removed" || fate === "moved"
    const found = whole ? { blocks: [part], words: wordCount(part) } : around(part.children)
    const owner = was && "owner" in was ? 6 : 0
    return {
      key: String(key),
      where: partTitle(part),
      owner: part.attrs.owner as string | null,
      blocks: whole || !was ? found.blocks : [part.type.create(part.attrs, found.blocks)],
      words: found.words + owner,
    }
  })
}

type Found = { readonly blocks: Node[]; readonly words: number }

/** The touched blocks among some, with what stands right around them dimmed. */
function around(blocks: readonly Node[]): Found {
  const kept: Node[] = []
  let words = 0
  let last = -1
  blocks.forEach((block, at) => {
    if (!isTouched(block)) return
    const found = within(block)
    const before = blocks[at - 1]
    const after = blocks[at + 1]
    if (found.opens && before && !isTouched(before) && last < at - 1) kept.push(...context(before, "last"))
    kept.push(...found.blocks)
    words += found.words
    last = at
    if (found.closes && after && !isTouched(after)) {
      kept.push(...context(after, "first"))
      last = at + 1
    }
  })
  return { blocks: kept, words }
}

/** The touched parts of one block. `opens` and `closes` tell whether nothing of it stands before or after them. */
function within(block: Node): Found & { readonly opens: boolean; readonly closes: boolean } {
  if ((block.attrs.fate ?? null) !== null && block.attrs.fate !== "altered")
    return { blocks: [block], words: wordCount(block), opens: true, closes: true }
  if (block.inlineContent) return sentences(block)
  if (block.isLeaf || block.attrs.fate === "altered")
    return { blocks: [block], words: wordCount(block), opens: false, closes: false }
  const inner = block.type.name === "table_row" ? wholeRow(block) : around(block.children)
  return { blocks: [block.type.create(block.attrs, inner.blocks)], words: inner.words, opens: false, closes: false }
}

/** A row with all its cells: what did not change in it says what it is about. */
function wholeRow(row: Node): Found {
  const cells = row.children.map((cell) => (isTouched(cell) ? within(cell) : { blocks: [dimmed(cell)], words: 0 }))
  return { blocks: cells.flatMap(({ blocks }) => blocks), words: cells.reduce((sum, { words }) => sum + words, 0) }
}

/** A sentence, an item or a row beside a touched block, dimmed; nothing for a heading, a table or a list. */
function context(block: Node, which: "first" | "last"): Node[] {
  if (block.type.name === "heading") return []
  if (block.inlineContent) {
    const spans = sentencesOf(textOf(block))
    const span = which === "first" ? spans[0] : spans.at(-1)
    return span ? [block.copy(dimmed(block.cut(span.from, span.to)).content)] : []
  }
  return ["list_item", "table_row"].includes(block.type.name) ? [dimmed(block)] : []
}

function sentences(block: Node): Found & { readonly opens: boolean; readonly closes: boolean } {
  const text = textOf(block)
  const spans = sentencesOf(text)
  const marks = runsOf(block).filter(({ touched }) => touched)
  const touched = spans.map((span) => marks.some((mark) => mark.from < span.to && mark.to > span.from))
  // Nothing but spaces, breaks or the block itself changed: the whole block is shown.
  if (block.attrs.fate !== null || !touched.includes(true) || block.type.name === "heading")
    return { blocks: [block], words: wordsIn(block), opens: true, closes: true }
  const content: Node[] = []
  let words = 0
  let shownTo = -1
  spans.forEach((span, at) => {
    const near = touched[at - 1] || touched[at + 1]
    if (!touched[at] && !near) return
    if (content.length > 0) content.push(marked.text(shownTo === at - 1 ? " " : " … "))
    const own = block.cut(span.from, span.to)
    content.push(...(touched[at] ? own : dimmed(own)).children)
    if (touched[at]) words += wordsIn(own)
    shownTo = at
  })
  return {
    blocks: [block.type.create(block.attrs, content)],
    words,
    opens: touched[0] === true,
    closes: touched.at(-1) === true,
  }
}

/** Words of a text with what went and what came: both are read. */
function wordsIn(block: Node): number {
  const sides = new Map<string, string>()
  for (const child of block.children) {
    const side = sideOf(child)
    sides.set(side, `${sides.get(side) ?? ""} ${child.text ?? plainText(child)}`)
  }
  return [...sides.values()].reduce((sum, said) => sum + wordsOf(said).length, 0)
}

/** Text of a block, one character for each position. */
const textOf = (block: Node): string =>
  block.children.map((child) => child.text ?? (child.type.name === "hard_break" ? "\n" : "\uFFFC")).join("")

function runsOf(block: Node): { from: number; to: number; touched: boolean }[] {
  let at = 0
  return block.children.map((child) => {
    const from = at
    at += child.nodeSize
    return { from, to: at, touched: sideOf(child) !== "same" }
  })
}

function dimmed(node: Node): Node {
  if (node.isInline) return node.mark(marked.mark("dim").addToSet(node.marks))
  return node.type.create(node.attrs, node.children.map(dimmed), node.marks)
}

/** The same blocks as they are without what went (or came), unmarked; null when nothing is left of them. */
export function withoutSide(nodes: readonly Node[], side: "del" | "ins"): Node[] | null {
  const kept = nodes.flatMap((node) => left(node, side, false))
  return kept.some((node) => wordCount(node) > 0 || node.isLeaf) ? kept : null
}

/** The blocks of one side with its marks, for the two sides beside each other. */
export const onlySide = (nodes: readonly Node[], side: "del" | "ins"): Node[] =>
  nodes.flatMap((node) => left(node, side === "del" ? "ins" : "del", true))

/** What is left of a node without one side: with the marks of the other, or plain. */
function left(node: Node, gone: "del" | "ins", isMarked: boolean): Node[] {
  if (node.isInline) return sideOf(node) === gone ? [] : [isMarked ? node : plainly(node)]
  const { fate, was } = node.attrs
  if (fate === (gone === "del" ? "removed" : "added")) return []
  const children = node.children.flatMap((child) => left(child, gone, isMarked))
  if (!node.isLeaf && children.length === 0 && (!node.inlineContent || node.childCount > 0)) return []
  const isCard = node.type.name === "promise" || node.type.name === "image"
  const touched = !isMarked ? null : was && isCard ? (gone === "del" ? "added" : "removed") : fate
  const isPromise = isMarked && node.type.name === "promise"
  const own = isPromise ? { was } : { ...(gone === "ins" ? was : null), was: null }
  const attrs = { ...node.attrs, ...own, fate: touched }
  return [node.type.create(attrs, children, node.marks)]
}

const plainly = (node: Node) => {
  const dim = node.marks.find(({ type }) => type.name === "dim")
  const bare = unpainted(node)
  return dim ? bare.mark(dim.addToSet(bare.marks)) : bare
}
