// Unknown JSON becomes a document only here: the right blocks in the right places, plain attributes, safe addresses.
import type { Attrs, Node } from "prosemirror-model"
import { comparators, partKinds, safeHref, schema } from "./schema"

/** Sizes a draft may have. */
export const limits = { size: 4_000_000, blocks: 60_000, depth: 40 }

export type Checked = { readonly doc: Node } | { readonly problem: string }

class Problem extends Error {}
const text = (longest: number) => (value: unknown) =>
  typeof value === "string" && value.length <= longest && !unstorable.test(value)
const optional = (test: (value: unknown) => boolean) => (value: unknown) => value === null || test(value)
const oneOf = (names: readonly string[]) => (value: unknown) => names.some((name) => name === value)
const whole = (least: number, most: number) => (value: unknown) =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most

/** Characters neither engine's database keeps in JSON: control characters and halves of a pair. */
export const unstorable = /(?![\t\n\r])[\p{Cc}\p{Surrogate}]/u

const attributes: Record<string, (value: unknown) => boolean> = {
  id: optional((value) => typeof value === "string" && /^[\w-]{1,64}$/.test(value)),
  lang: optional((value) => typeof value === "string" && /^[\w+#.-]{1,40}$/.test(value)),
  kind: oneOf(partKinds),
  owner: optional(text(200)),
  level: whole(1, 6),
  order: whole(0, 1_000_000_000),
  src: optional((value) => typeof value === "string" && /^[0-9a-f]{64}$/.test(value)),
  missing: optional(text(2000)),
  alt: text(2000),
  colspan: whole(1, 100),
  rowspan: whole(1, 1000),
  colwidth: optional((value) => Array.isArray(value) && value.length <= 100 && value.every(whole(0, 10_000))),
  name: (value) => text(200)(value) && value !== "",
  href: (value) => text(4000)(value) && safeHref(String(value)) !== null,
  comparator: oneOf(comparators),
}
const plain = text(500)

function checkAttrs(attrs: Attrs, where: string) {
  for (const [name, value] of Object.entries(attrs))
    if (!(attributes[name] ?? plain)(value)) throw new Problem(`${where}: “${name}” cannot be ${short(value)}.`)
}

const short = (value: unknown) => {
  const said = JSON.stringify(value) ?? "empty"
  return said.length > 60 ? `${said.slice(0, 60)}…` : said
}

/** Says where a block stands as an author would: "Part 3, paragraph". */
function placeOf(part: number, node: Node): string {
  return `Part ${part}, ${node.type.name.replace("_", " ")}`
}

/** Checks a document whose content is already of the schema: sizes, ids of their own, plain attributes, safe addresses. */
function checkDocument(doc: Node) {
  const ids = new Set<string>()
  let blocks = 0
  const walk = (node: Node, part: number, depth: number) => {
    const where = placeOf(part, node)
    if (depth > limits.depth) throw new Problem(`${where}: more than ${limits.depth} blocks inside each other.`)
    checkAttrs(node.attrs, where)
    for (const mark of node.marks) checkAttrs(mark.attrs, where)
    if (node.isText) {
      if (unstorable.test(node.text ?? "")) throw new Problem(`${where}: the text holds a character that is none.`)
      return
    }
    if (++blocks > limits.blocks) throw new Problem(`A legend may have ${limits.blocks} blocks at most.`)
    const id = node.attrs.id as string | null | undefined
    if (id) {
      if (ids.has(id)) throw new Problem(`${where}: its id is used twice.`)
      ids.add(id)
    }
    node.forEach((child, _offset, index) => {
      walk(child, depth === 0 ? index + 1 : part, depth + 1)
    })
  }
  walk(doc, 0, 0)
  if (doc.content.size > limits.size)
    throw new Problem(`A legend may have ${limits.size / 1_000_000} million characters at most.`)
}

/** A document from unknown JSON, or what is wrong with it and where. */
export function readDocument(json: unknown): Checked {
  try {
    const doc = schema.nodeFromJSON(json)
    if (doc.type !== schema.topNodeType) return { problem: "This is not a whole legend." }
    doc.check()
    checkDocument(doc)
    return { doc }
  } catch (error) {
    if (error instanceof Problem || error instanceof RangeError || error instanceof TypeError)
      return { problem: error.message }
    throw error
  }
}

/** The same for a document that came out of steps: what is wrong with it, or null. */
export function problemIn(doc: Node): string | null {
  try {
    doc.check()
    checkDocument(doc)
    return null
  } catch (error) {
    if (error instanceof Problem || error instanceof RangeError) return error.message
    throw error
  }
}

/** A document from the database, where only checked ones are. */
export const readStored = (text: string): Node => schema.nodeFromJSON(JSON.parse(text))
