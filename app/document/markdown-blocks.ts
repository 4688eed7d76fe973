// Markdown's block tokens as the blocks of a legend.
import { Fragment, type Node } from "prosemirror-model"
import { type Piece, piecesOf } from "./markdown-inline"
import type { Losses, Token } from "./markdown-tokens"
import { schema } from "./schema"

/** A block at the top of the text, and the line it began on. */
export type Block = { readonly node: Node; readonly line: number }

/** Where in the text we are: its tokens, its lines, and how many lines stood above it. */
type Reading = {
  readonly tokens: readonly Token[]
  readonly lines: readonly string[]
  readonly offset: number
  readonly losses: Losses
  at: number
}

/** All blocks of a text, in order. `offset` is the number of lines that stood above it. */
export function blocksOf(text: string, tokens: readonly Token[], offset: number, losses: Losses): Block[] {
  const reading: Reading = { tokens, lines: text.split("\n"), offset, losses, at: 0 }
  const found: Block[] = []
  while (reading.at < tokens.length) {
    const line = lineOf(reading, tokens[reading.at])
    for (const node of next(reading)) found.push({ node, line })
  }
  return found
}

const lineOf = (reading: Reading, token: Token | undefined) => (token?.map?.[0] ?? 0) + 1 + reading.offset

/** The blocks up to the token that closes the one just opened. */
function inside(reading: Reading): Node[] {
  const found: Node[] = []
  while (reading.at < reading.tokens.length && reading.tokens[reading.at]?.nesting !== -1)
    for (const node of next(reading)) found.push(node)
  reading.at++
  return found
}

function next(reading: Reading): Node[] {
  const token = reading.tokens[reading.at++]
  if (!token) return []
  switch (token.type) {
    case "paragraph_open":
    case "th_open":
    case "td_open":
      return inside(reading)
    case "heading_open":
      return headed(Number(token.tag.slice(1)), inside(reading))
    case "inline":
      return piecesOf(token.children ?? [], lineOf(reading, token), reading.losses).map(blockOf)
    case "blockquote_open":
      return [schema.node("blockquote", null, orEmpty(inside(reading)))]
    case "bullet_list_open":
      return [schema.node("bullet_list", null, inside(reading))]
    case "ordered_list_open":
      return [schema.node("ordered_list", { order: Number(token.attrGet("start") ?? 1) }, inside(reading))]
    case "list_item_open":
      return [schema.node("list_item", null, begunWithParagraph(inside(reading)))]
    case "code_block":
    case "fence":
      return [codeBlock(token.content, token.info.trim() || null)]
    case "html_block":
      return [codeBlock(token.content, "html")]
    case "hr":
      return [schema.node("horizontal_rule")]
    case "table_open":
      return [tableFrom(reading, lineOf(reading, token))]
    default:
      return token.nesting === 1 ? inside(reading) : []
  }
}

const blockOf = (piece: Piece): Node => ("block" in piece ? piece.block : schema.node("paragraph", null, piece.words))
const orEmpty = (blocks: Node[]) => (blocks.length > 0 ? blocks : [schema.node("paragraph")])
const begunWithParagraph = (blocks: Node[]) =>
  blocks[0]?.type.name === "paragraph" ? blocks : [schema.node("paragraph"), ...blocks]

/** A heading; what cannot stand in it (a picture) follows it. */
function headed(level: number, blocks: readonly Node[]): Node[] {
  const words = blocks.find((block) => block.type.name === "paragraph")
  return [schema.node("heading", { level }, words?.content), ...blocks.filter((block) => block !== words)]
}

/** A block of code. What is said about it beside its language stays as its first line. */
function codeBlock(text: string, info: string | null): Node {
  const lang = info !== null && /^[\w+#.-]{1,40}$/.test(info) ? info : null
  const said = (info !== null && lang === null ? `${info}\n` : "") + text.replace(/\n$/, "")
  return schema.node("code_block", { lang }, said === "" ? [] : [schema.text(said)])
}

function tableFrom(reading: Reading, line: number): Node {
  const { tokens, losses } = reading
  const rows: Node[] = []
  let cells: Node[] = []
  let aligned = false
  for (let token = tokens[reading.at]; token && token.type !== "table_close"; token = tokens[reading.at]) {
    if (token.type === "th_open" || token.type === "td_open") {
      aligned ||= token.attrGet("style") !== null
      const kind = token.type === "th_open" ? "table_header" : "table_cell"
      cells.push(schema.node(kind, null, orEmpty(next(reading))))
      continue
    }
    if (token.type === "tr_close") {
      rows.push(
        schema.node("table_row", null, withLeftOver(cells, reading, line + rows.length + Math.min(rows.length, 1))),
      )
      cells = []
    }
    reading.at++
  }
  reading.at++
  if (aligned) losses.add("alignment", line)
  return schema.node("table", null, rows)
}

/** A row may be written with more cells than the table has columns: they stay, as text in the last one. */
function withLeftOver(cells: readonly Node[], reading: Reading, line: number): Node[] {
  const written = (reading.lines[line - 1 - reading.offset] ?? "")
    .trim()
    .replace(/^[>\s]*\|/, "")
    .replace(/\|$/, "")
  const left = written
    .split(/(?<!\\)\|/)
    .slice(cells.length)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "")
  const last = cells.at(-1)
  if (!last || left.length === 0) return [...cells]
  reading.losses.add("table-cells", line)
  const more = left.map((cell) => schema.node("paragraph", null, [schema.text(cell)]))
  return [...cells.slice(0, -1), last.copy(last.content.append(Fragment.fromArray(more)))]
}
