// The inside of one Markdown paragraph: words with their marks, and the pictures that stood between them.
import type { Mark, Node } from "prosemirror-model"
import { cut } from "../ui/text"
import type { Losses, Token } from "./markdown-tokens"
import { safeHref, schema } from "./schema"

/** What a paragraph falls into, as pictures are blocks of their own: runs of words, and blocks. */
export type Piece = { readonly words: Node[] } | { readonly block: Node }

const markOf: Record<string, Mark> = { strong: schema.mark("strong"), em: schema.mark("em") }

/** A picture that was not imported: its place, description and address stay. */
function missingPicture(token: Token, line: number, losses: Losses): Node {
  const address = String(token.attrGet("src") ?? "")
  losses.add("picture", line)
  const missing = address.length > 300 ? `${cut(address, 300)}…` : address
  return schema.node("image", { alt: cut(token.content, 2000), missing })
}

/** Reads the inline tokens of one paragraph, heading or cell. */
export function piecesOf(tokens: readonly Token[], line: number, losses: Losses): Piece[] {
  const pieces: Piece[] = []
  let run: Node[] = []
  let marks: readonly Mark[] = []
  const links: (string | null)[] = []
  const close = () => {
    const words = trimmed(run)
    if (words.length > 0) pieces.push({ words })
    run = []
  }
  const say = (text: string, extra?: Mark) => {
    if (text !== "") run.push(schema.text(text, extra ? extra.addToSet(marks) : marks))
  }
  for (const token of tokens) {
    const named = markOf[token.type.replace(/_(open|close)$/, "")]
    if (named) marks = token.nesting > 0 ? named.addToSet(marks) : named.removeFromSet(marks)
    else if (token.type === "text" || token.type === "text_special") say(token.content)
    else if (token.type === "softbreak") say(" ")
    else if (token.type === "hardbreak") run.push(schema.node("hard_break", null, undefined, marks))
    else if (token.type === "code_inline") say(token.content, schema.mark("code"))
    else if (token.type === "html_inline") {
      if (/^<br\s*\/?>$/i.test(token.content)) run.push(schema.node("hard_break", null, undefined, marks))
      else say(token.content)
    } else if (token.type === "image") {
      close()
      pieces.push({ block: missingPicture(token, line, losses) })
      if (links.at(-1)) say(links.at(-1) ?? "")
    } else if (token.type === "link_open") {
      const href = String(token.attrGet("href") ?? "")
      if (token.attrGet("title")) losses.add("link-title", line)
      const mark = safeHref(href) ? schema.mark("link", { href: safeHref(href) }) : null
      links.push(href)
      if (mark) marks = mark.addToSet(marks)
      else losses.add("link", line)
    } else if (token.type === "link_close") {
      const href = links.pop() ?? ""
      if (!safeHref(href) && href !== "") say(` (${href})`)
      marks = marks.filter((mark) => mark.type.name !== "link")
    } else say(token.content)
  }
  close()
  return pieces
}

/** Inline nodes without blanks and breaks at their ends. */
function trimmed(nodes: readonly Node[]): Node[] {
  const isBlank = (node: Node) => node.type.name === "hard_break" || (node.isText && node.text?.trim() === "")
  let first = 0
  let last = nodes.length
  while (first < last && isBlank(nodes[first] as Node)) first++
  while (last > first && isBlank(nodes[last - 1] as Node)) last--
  return nodes.slice(first, last).map((node, at, kept) => {
    if (!node.isText || node.marks.some((mark) => mark.type.name === "code")) return node
    const start = at === 0 ? (node.text ?? "").trimStart() : (node.text ?? "")
    return schema.text(at === kept.length - 1 ? start.trimEnd() : start, node.marks)
  })
}
