// Markdown becomes a legend. Nothing is lost silently: what a legend cannot hold stays as text, or is told.
import { Fragment, type Node } from "prosemirror-model"
import { limits, problemIn, unstorable } from "./check"
import { type Block, blocksOf } from "./markdown-blocks"
import { Losses, tokensOf } from "./markdown-tokens"
import { kindsFor, namesKind } from "./part-kinds"
import { type PartKind, schema } from "./schema"

/** The longest Markdown that is read, in characters. */
export const longestMarkdown = 1_000_000

export type Markdown =
  | {
      readonly doc: Node
      /** The first heading, or the title named at the top of the file; null where there is none. */
      readonly title: string | null
      /** Does the title stand in the text too? Above the parts of a legend it is only the title. */
      readonly titleInText: boolean
      /** What a legend could not hold, each as a sentence with its lines. */
      readonly notes: readonly string[]
    }
  | { readonly problem: string }

/** Text from the bytes of a file: UTF-8 or, with its mark, UTF-16. Says on which line it stops being text. */
export function decodeMarkdown(bytes: Uint8Array): { readonly text: string } | { readonly problem: string } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder("utf-16le").decode(bytes) }
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)
  const wrong = Buffer.from(bytes).equals(Buffer.from(text)) ? -1 : text.indexOf("\ufffd")
  if (wrong < 0) return { text: text.replace(/^\ufeff/, "") }
  const line = text.slice(0, wrong).split("\n").length
  return { problem: `Line ${line}: this is not text in UTF-8. Save the file as “UTF-8” and choose it again.` }
}

/** What becomes of a text's title and of the levels of its headings: they stay, as where two files are compared, or are the legend's own. */
export type Reading = { readonly lang?: string; readonly asLegend?: boolean }

/**
 * A legend from Markdown text, without ids; or what cannot be read, and on which line. `asLegend` leaves to the legend what
 * it says itself: its title above an introduction, the level of the headings of its parts, and the name of a part's kind
 * before its heading.
 */
export function readMarkdown(source: string, { lang = "en", asLegend = false }: Reading = {}): Markdown {
  const text = source.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n")
  if (text.length > longestMarkdown)
    return { problem: `The text is longer than ${longestMarkdown.toLocaleString("en")} characters. Divide it.` }
  const zero = text.indexOf("\0")
  if (zero >= 0) {
    const line = text.slice(0, zero).split("\n").length
    return { problem: `Line ${line}: this is not text. Is it really a Markdown file?` }
  }
  const losses = new Losses()
  const { front, body, offset } = frontMatterOf(printable(text, losses))
  const { tokens, definitions } = tokensOf(body)
  const deep = tokens.find((token) => token.level > limits.depth - 8)
  if (deep)
    return { problem: `Line ${(deep.map?.[0] ?? 0) + 1 + offset}: lists or quotes stand too deep inside each other.` }

  const blocks = blocksOf(body, tokens, offset, losses)
  const unused = unusedDefinitions(definitions, blocks)
  if (unused) {
    blocks.push({ node: unused, line: text.split("\n").length })
    losses.add("definition", text.split("\n").length)
  }
  if (blocks.length === 0 && front === null) return { problem: "Line 1: there is no text here." }
  const { title, parts } = partsOf(blocks, asLegend)
  const doc = schema.node("doc", { lang }, [...(front === null ? [] : [frontPart(front)]), ...parts])
  const problem = problemIn(doc)
  if (problem) return { problem }
  return {
    doc,
    title: title.text ?? titleIn(front),
    titleInText: title.inText,
    notes: losses.sentences(),
  }
}

function printable(text: string, losses: Losses): string {
  const sign = new RegExp(unstorable, "gu")
  const line = (written: string, at: number) =>
    written.replace(sign, () => {
      losses.add("sign", at + 1)
      return " "
    })
  return text.split("\n").map(line).join("\n")
}

/** The lines between `---` at the very top, and the rest of the text with the number of lines left out above it. */
function frontMatterOf(text: string): { front: string | null; body: string; offset: number } {
  const found = /^---[ \t]*\n([\s\S]*?)\n(---|\.\.\.)[ \t]*(\n|$)/.exec(text)
  if (!found || !/^[\w"'-]+[ \t]*:/m.test(found[1] ?? "")) return { front: null, body: text, offset: 0 }
  return { front: found[1] ?? "", body: text.slice(found[0].length), offset: found[0].split("\n").length - 1 }
}

function titleIn(front: string | null): string | null {
  const named = /^title[ \t]*:[ \t]*(.+)$/m.exec(front ?? "")?.[1]?.trim()
  return named?.replace(/^(["'])(.*)\1$/, "$2") || null
}

const heading = (text: string) => schema.node("heading", { level: 2 }, [schema.text(text)])
const frontPart = (front: string) =>
  schema.node("part", { kind: "section" }, [
    heading("Front matter"),
    schema.node("code_block", { lang: "yaml" }, front === "" ? [] : [schema.text(front)]),
  ])

/** Link definitions that no link uses, as text, so that they are not lost. */
function unusedDefinitions(definitions: ReadonlyMap<string, string>, blocks: readonly Block[]): Node | null {
  const used = new Set<string>()
  for (const { node } of blocks)
    node.descendants((child) => {
      if (child.type.name === "image") used.add(String(child.attrs.missing))
      for (const mark of child.marks) used.add(String(mark.attrs.href))
    })
  const said = new Set(blocks.flatMap(({ node }) => [...node.textContent.matchAll(/\(([^()\s]+)\)/g)].map((m) => m[1])))
  const left = [...definitions].filter(([, href]) => !used.has(href) && !said.has(href))
  if (left.length === 0) return null
  return schema.node("code_block", null, [schema.text(left.map(([name, href]) => `[${name}]: ${href}`).join("\n"))])
}

/** Does this heading begin a part? First and second level do; where only a title has these, the next level does. */
function partLevel(levels: readonly number[]): number {
  const high = levels.filter((level) => level <= 2).length
  const deeper = levels.filter((level) => level > 2)
  if (high > 1 || deeper.length === 0) return 2
  return Math.min(...deeper)
}

/** The heading of a part stands one below the title of the legend, whatever it was in the file. */
const belowTitle = (node: Node) => node.type.create({ ...node.attrs, level: 2 }, node.content, node.marks)

function partsOf(blocks: readonly Block[], asLegend: boolean) {
  const isHeading = (block: Block | undefined) => block?.node.type.name === "heading"
  const headings = blocks.filter(isHeading).map(({ node }) => node)
  const level = partLevel(headings.map((node) => Number(node.attrs.level)))
  const tops = headings.filter((node) => node.attrs.level === 1)
  const above = tops.length === 1 && headings.length > 1 && isHeading(blocks[0])
  const isTitle = above && blocks[0]?.node.attrs.level === 1 && headings.every((n) => n.content.size > 0)
  const onlyTitle = isTitle && asLegend
  const titled = isTitle && !asLegend && isHeading(blocks[1])

  const partHeading = asLegend ? belowTitle : (node: Node) => node
  const parts: Node[][] = []
  const introduction = heading("Introduction")
  for (const { node } of onlyTitle ? blocks.slice(1) : blocks) {
    if (node.type.name === "heading" && Number(node.attrs.level) <= level) parts.push([partHeading(node)])
    else if (parts.length > 0) parts.at(-1)?.push(node)
    else parts.push(node.type.name === "heading" ? [partHeading(node)] : [introduction, node])
  }
  const named = kindsFor(parts.slice(titled ? 1 : 0).map((part) => part[0]?.textContent ?? ""))
  const kinds = titled ? [null, ...named] : named
  return {
    title: { text: headings[0]?.textContent.trim() || null, inText: !onlyTitle },
    parts: parts.map((part, at) => {
      const kind = (part[0] !== introduction && kinds[at]) || "section"
      return schema.node("part", { kind }, asLegend ? withoutKind(part, kind) : part)
    }),
  }
}

/** The part without the name of its kind before its heading, which then begins with a capital letter. */
function withoutKind([first, ...rest]: readonly Node[], kind: PartKind): Node[] {
  if (!first) return rest
  const left = kind === "section" ? 0 : namesKind(first.textContent, kind)
  if (left === 0 || first.childCount > 1) return [first, ...rest]
  const [text] = first.content.cut(left).content
  const title = text?.text ?? ""
  const capital = schema.text(title.charAt(0).toUpperCase() + title.slice(1), text?.marks)
  return [first.copy(Fragment.from(capital)), ...rest]
}
