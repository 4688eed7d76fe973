// Markdown as tokens, and what of them a legend cannot hold: counted, so that nothing is lost silently.
import MarkdownIt, { type Env, type Token } from "markdown-it"

export type { Token }

/** Strikethrough stays as it is typed: a legend has no such mark, and its tildes say what was meant. */
const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false }).disable("strikethrough")

export type Loss = "picture" | "link" | "link-title" | "alignment" | "table-cells" | "definition" | "sign"

export class Losses {
  private readonly lines = new Map<Loss, number[]>()
  add(loss: Loss, line: number) {
    const known = this.lines.get(loss)
    if (known) known.push(line)
    else this.lines.set(loss, [line])
  }
  /** One sentence for each kind of loss, with the lines where it happened. */
  sentences(): string[] {
    return [...this.lines].map(([loss, lines]) => sentence[loss](lines.length, where(lines)))
  }
}

function where(lines: readonly number[]): string {
  const named = [...new Set(lines)]
  const more = named.length > 5 ? " …" : ""
  return `line${named.length > 1 ? "s" : ""} ${named.slice(0, 5).join(", ")}${more}`
}

const sentence: Record<Loss, (count: number, where: string) => string> = {
  picture: (count, at) =>
    `${count === 1 ? "One picture was" : `${count} pictures were`} not imported; “Picture not imported” stands in ${count === 1 ? "its" : "their"} place (${at}).`,
  link: (count, at) =>
    `${count === 1 ? "One link leads" : `${count} links lead`} to a place that only exists beside the file; the address stands behind ${count === 1 ? "it" : "them"} in brackets (${at}).`,
  "link-title": (count, at) => `The hover text of ${count === 1 ? "one link" : `${count} links`} was left out (${at}).`,
  alignment: (count, at) =>
    `The alignment of columns in ${count === 1 ? "one table" : `${count} tables`} was left out (${at}).`,
  "table-cells": (_count, at) => `A row has more cells than its table has columns; they were kept as text (${at}).`,
  definition: (_count, at) => `Addresses that no link uses were kept as text at the end (${at}).`,
  sign: (count, at) => `${count === 1 ? "One sign" : `${count} signs`} that cannot be printed became a space (${at}).`,
}

/** The tokens of a text, with the link definitions it holds by name. */
export function tokensOf(text: string): { tokens: Token[]; definitions: Map<string, string> } {
  const env: Env = {}
  const tokens = markdown.parse(text, env)
  const definitions = new Map(Object.entries(env.references ?? {}).map(([name, { href }]) => [name, String(href)]))
  return { tokens, definitions }
}
