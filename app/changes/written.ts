// What a text is written in and with: marks, links and addresses in their own signs. It is no part of what the text says.
import type { Severity } from "./patch"

/** How much it weighs where only that differs, and why; null where more does. */
export function ofWritten(before: string, after: string): [Severity, string] | null {
  const has = (signs: string) => before.includes(signs) || after.includes(signs)
  if (has("](") || has("] (")) {
    const [bare, led] = [before, after].map((said) => said.replace(writtenLink, "$1"))
    if (bare === led) return before === bare || after === led ? ["minor", "link"] : ["normal", "link target"]
  }
  if (has("://")) {
    const [bare, led] = [before, after].map((said) => said.replace(scheme, "").replace(lastSlash, ""))
    if (bare === led) return ["minor", "wording"]
  }
  if (has("(")) {
    const [bare, led] = [before, after].map(withoutPlaces)
    if (bare === led) return ["normal", "link target"]
  }
  return null
}

/** A text without the marks that are written out in it and lead nowhere. */
export const withoutTags = (said: string) => (said.includes("<") ? said.replace(tag, " ") : said)
const tag =
  /<\/?(?:a|b|br|code|em|i|p|s|small|span|strong|sub|sup|u)(?:\s+(?:id|class|name)=["']?[\w-]*["']?)*\s*\/?>/gi

/** A text without all that is neither letter nor digit. */
export const withoutSigns = (said: string) => said.replace(/[^\p{L}\p{N}]+/gu, " ").trim()

const writtenLink = /\[([^[\]]+)\](?:\([^()\n]+\)| \((?:https?:\/\/|\.{0,2}\/)[^\s()]+\))/g

/** What an address is written with or without. */
const scheme = /\bhttps?:\/\/(?:www\.)?/gi
const lastSlash = /\/(?=$|[\s)>,;])/g

/** Without the places in the same set of files that links lead to: they stand in brackets behind the words of the link. */
export const withoutPlaces = (text: string) =>
  text.replace(/ \(([^\s()]+)\)/g, (all, inside: string) => (isPlace(inside) ? "" : all))

/** Whether an address is a path, or that of a file, without a site. */
function isPlace(address: string): boolean {
  if (/^\w+:/.test(address)) return false
  const [file = ""] = address.split(/[#?]/, 1)
  return /^\.{0,2}\//.test(address) || address.endsWith("/") || /\.(md|markdown|html?|pdf|txt|docx?)$/i.test(file)
}
