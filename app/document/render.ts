// A document as HTML text, made with the same toDOM specs as in the editor, over a document that only collects text.
import { DOMSerializer, type Fragment, type Node, type Schema } from "prosemirror-model"
import { type PartKind, partNames, schema } from "./schema"

const emptyTags = new Set(["br", "hr", "img", "col", "input"])
const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }

/** Text as it may stand in HTML, between tags and inside a quoted attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

class Words {
  readonly nodeType = 3
  constructor(readonly text: string) {}
  toString() {
    return escapeHtml(this.text)
  }
}

class Element {
  readonly nodeType: number = 1
  private attrs = ""
  private readonly inside: (Element | Words)[] = []
  constructor(readonly tag: string) {}
  setAttribute(name: string, value: string) {
    this.attrs += ` ${name}="${escapeHtml(String(value))}"`
  }
  appendChild<T extends Element | Words>(child: T): T {
    this.inside.push(child)
    return child
  }
  toString(): string {
    const content = this.inside.join("")
    if (!this.tag) return content
    return emptyTags.has(this.tag) ? `<${this.tag}${this.attrs}>` : `<${this.tag}${this.attrs}>${content}</${this.tag}>`
  }
}

const page = {
  createElement: (tag: string) => new Element(tag),
  createElementNS: (_space: string, tag: string) => new Element(tag),
  createTextNode: (text: string) => new Words(text),
  createDocumentFragment: () => new Element(""),
}

// The serializer only calls the five members above; it is typed for a browser's document.
const options = { document: page as unknown as Document }
const serializer = DOMSerializer.fromSchema(schema)

/** HTML of some nodes, exactly as the editor would draw them. Safe to set into a page: text is escaped, addresses are checked. */
export function renderFragment(fragment: Fragment): string {
  return String(serializer.serializeFragment(fragment, options))
}

/** The same for nodes of another schema: one that marks what changed, over the blocks of this one. */
export function rendererOf(other: Schema): (fragment: Fragment) => string {
  const own = DOMSerializer.fromSchema(other)
  return (fragment) => String(own.serializeFragment(fragment, options))
}

/** What a part is called in lists: its heading, or the name of its kind where that is empty. */
export const partTitle = (part: Node): string =>
  part.firstChild?.textContent.trim() || partNames[part.attrs.kind as PartKind]

/**
 * HTML of a legend as it is read in full: each part in a section with an anchor (`part-1` …), labelled with its kind
 * where the heading does not say it, and with who does it.
 */
export function renderParts(doc: Node): string {
  return doc.children
    .map((part, n) => {
      const kind = partNames[part.attrs.kind as PartKind]
      const label = part.attrs.kind === "section" || partTitle(part) === kind ? "" : `<p class="kind">${kind}</p>`
      const owner = part.attrs.owner
        ? `<p class="who">Who does it: <span class="mention">${escapeHtml(String(part.attrs.owner))}</span></p>`
        : ""
      const content = part.firstChild?.content.size ? part.content : part.content.cut(part.firstChild?.nodeSize ?? 0)
      return `<section id="part-${n + 1}" data-part="${part.attrs.kind}">${label}${renderFragment(content)}${owner}</section>`
    })
    .join("")
}
