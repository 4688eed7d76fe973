// What is pasted from a web page or from Word, cleaned: its structure stays, its looks go, and nothing is fetched.
import { unstorable } from "../../document/check"
import { cut } from "../../ui/text"

/** Text without the signs that cannot be kept: control characters, halves of a pair. */
export const printable = (text: string): string => text.replace(new RegExp(unstorable, "gu"), "")

/** The HTML of the clipboard as the schema can read it. */
export function cleaned(html: string): string {
  const bare = printable(html).replace(/<style\b[\s\S]*?<\/style>|<\/?o:p\b[^>]*>/gi, "")
  const page = new DOMParser().parseFromString(bare, "text/html")
  for (const gone of page.querySelectorAll(
    "script, style, meta, link, title, noscript, template, svg, form, iframe, object",
  ))
    gone.remove()
  for (const comment of commentsIn(page.body)) comment.remove()
  for (const hidden of page.querySelectorAll<HTMLElement>("[style*='mso-hide:all'], [hidden]")) hidden.remove()
  rebuildWordLists(page)
  for (const span of page.querySelectorAll<HTMLElement>("span[style], font[style]")) markStyled(page, span)
  for (const image of page.querySelectorAll("img")) keepableAddress(image)
  for (const image of page.querySelectorAll("img:not([data-hash])")) outOfItsParagraph(image)
  for (const link of page.querySelectorAll("a[href]"))
    if ((link.getAttribute("href") ?? "").length > 4000) link.removeAttribute("href")
  for (const cell of page.querySelectorAll("th, td")) {
    cell.removeAttribute("style")
    cell.removeAttribute("width")
    for (const name of ["colspan", "rowspan"]) keepWhole(cell, name, 1, 100)
  }
  for (const list of page.querySelectorAll("ol")) keepWhole(list, "start", 0, 1_000_000_000)
  return page.body.innerHTML
}

/** What a draft takes (document/check.ts): our own picture by its hash, another by a short address, if it has one at all. */
function keepableAddress(image: Element) {
  if (!/^[0-9a-f]{64}$/.test(image.getAttribute("data-hash") ?? "")) image.removeAttribute("data-hash")
  const address = image.getAttribute("src") ?? ""
  image.setAttribute("src", /^\s*data:/i.test(address) ? "" : cut(address, 300))
  image.setAttribute("alt", cut(image.getAttribute("alt") ?? "", 2000))
}

/** Takes a number away that is none, or out of bounds. */
function keepWhole(element: Element, name: string, least: number, most: number) {
  const value = Number(element.getAttribute(name) ?? least)
  if (!Number.isInteger(value) || value < least || value > most) element.removeAttribute(name)
}

function commentsIn(root: HTMLElement): Comment[] {
  const walker = root.ownerDocument.createTreeWalker(root, 128)
  const found: Comment[] = []
  while (walker.nextNode()) found.push(walker.currentNode as Comment)
  return found
}

/** Bold and italic that are only a style (Google Docs, Word) become what they mean. */
function markStyled(page: Document, span: HTMLElement) {
  const style = span.getAttribute("style") ?? ""
  const isBold = /font-weight:\s*(bold|[6-9]00)/i.test(style)
  const isItalic = /font-style:\s*italic/i.test(style)
  span.removeAttribute("style")
  for (const tag of [isBold ? "strong" : "", isItalic ? "em" : ""].filter(Boolean)) {
    const mark = page.createElement(tag)
    mark.append(...span.childNodes)
    span.append(mark)
  }
}

/** A picture is a block of its own here: it goes behind the paragraph it stood in. */
function outOfItsParagraph(image: Element) {
  const around = image.closest("p, h1, h2, h3, h4, h5, h6, a")
  if (!around) return
  const block = around.closest("p, h1, h2, h3, h4, h5, h6") ?? around
  block.after(image)
  if ((block.textContent ?? "").trim() === "") block.remove()
}

const levelIn = (style: string) => Number(/mso-list:\s*l\d+\s+level(\d+)/i.exec(style)?.[1] ?? 0)
const isListItem = (element: Element | null): element is HTMLElement =>
  element !== null &&
  element.tagName === "P" &&
  (levelIn(element.getAttribute("style") ?? "") > 0 || /MsoListParagraph/i.test(element.className)) &&
  !/mso-list:\s*none/i.test(element.getAttribute("style") ?? "")

/** Word says lists as paragraphs with a class and a level; here they become lists again. */
function rebuildWordLists(page: Document) {
  for (const first of page.querySelectorAll("p")) {
    if (!first.isConnected || !isListItem(first) || isListItem(first.previousElementSibling)) continue
    const items: HTMLElement[] = []
    for (let item: Element | null = first; isListItem(item); item = item.nextElementSibling) items.push(item)
    first.before(...listsFrom(page, items))
    for (const item of items) item.remove()
  }
}

function listsFrom(page: Document, items: readonly HTMLElement[]): HTMLElement[] {
  const tops: HTMLElement[] = []
  const open: { list: HTMLElement; level: number }[] = []
  for (const item of items) {
    const level = levelIn(item.getAttribute("style") ?? "") || 1
    const { tag, start } = markerOf(item)
    while (open.length > 0 && open.at(-1)!.level > level) open.pop()
    const current = open.at(-1)
    if (current?.level === level && current.list.tagName.toLowerCase() !== tag) open.pop()
    if (open.at(-1)?.level !== level) {
      const list = page.createElement(tag)
      if (tag === "ol" && start > 1) list.setAttribute("start", String(start))
      const parent = open.at(-1)?.list.lastElementChild
      if (parent) parent.append(list)
      else tops.push(list)
      open.push({ list, level })
    }
    const entry = page.createElement("li")
    const paragraph = page.createElement("p")
    paragraph.append(...item.childNodes)
    entry.append(paragraph)
    open.at(-1)?.list.append(entry)
  }
  return tops
}

/** Reads the marker Word writes before an item ("1." or "·") and takes it away. */
function markerOf(item: HTMLElement): { tag: "ol" | "ul"; start: number } {
  const written = [...item.querySelectorAll<HTMLElement>("span")].find((span) =>
    /mso-list:\s*ignore/i.test(span.getAttribute("style") ?? ""),
  )
  const typed = item.firstChild?.nodeType === 3 ? item.firstChild : null
  const loose = written ? null : /^\s*([·•o§–-]|\(?(?:\d+|[a-z]|[ivx]+)[.)])[\s\u00a0]+/i.exec(typed?.textContent ?? "")
  const marker = (written?.textContent ?? loose?.[1] ?? "").replace(/[\s\u00a0]/g, "")
  if (written) written.remove()
  else if (typed && loose) typed.textContent = (typed.textContent ?? "").slice(loose[0].length)
  const isNumbered = /^\(?(\d+|[a-z]{1,2}|[ivxlc]+)[.)]$/i.test(marker)
  return { tag: isNumbered ? "ol" : "ul", start: Number.parseInt(marker.replace("(", ""), 10) || 1 }
}
