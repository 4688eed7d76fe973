// Canonical form of a document: no block ids, defaults filled, marks ordered, text joined. Equal content has equal text and hash.
import { createHash, hash } from "node:crypto"
import { Fragment, type Mark, type Node, type NodeType, type Schema } from "prosemirror-model"
import { haveSameAttrs } from "./tree"

/** The same document with every `id` attribute null, marks in the order of the schema and equal neighbours of text joined; itself when it is so already. */
export function canonical(node: Node): Node {
  const marks = rank(node.marks)
  if (node.isText) return marks === node.marks ? node : node.mark(marks)
  const content = canonicalContent(node)
  const named = "id" in node.attrs && node.attrs.id !== null
  if (!named && content === node.content && marks === node.marks) return node
  return node.type.create(named ? { ...node.attrs, id: null } : node.attrs, content, marks)
}

function canonicalContent(node: Node): Fragment {
  /** What the content becomes; null as long as nothing in it is otherwise. */
  let children: Node[] | null = null
  let before: Node | null = null
  for (let index = 0; index < node.childCount; index++) {
    const given = node.child(index)
    const child = canonical(given)
    if (child !== given || (before?.isText && before.sameMarkup(child))) children ??= node.children.slice(0, index)
    children?.push(child)
    before = child
  }
  return children ? Fragment.fromArray(children) : node.content
}

function rank(marks: readonly Mark[]): readonly Mark[] {
  if (marks.length < 2) return marks
  const ranked = marks.reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), [])
  return ranked.length === marks.length && ranked.every((mark, at) => mark === marks[at]) ? marks : ranked
}

/** Canonical JSON text: the same for documents that say the same. */
export const canonicalText = (node: Node) => jsonText(canonical(node))

/** What `JSON.stringify(node.toJSON())` writes, without the objects in between. */
export const jsonText = (doc: Node): string => written(doc, new Map())

/** Writes what stands in a row the same way; remembers how blocks open. */
export function fragmentWriter(): (row: Fragment) => string {
  const openings: Openings = new Map()
  const text = (node: Node) => written(node, openings)
  return ({ content }) => listText(content, text)
}

/** A list as JSON text, given that of each of it. */
export function listText<One>(list: readonly One[], textOf: (one: One) => string): string {
  let text = "["
  for (let at = 0; at < list.length; at++) text += at > 0 ? `,${textOf(list[at]!)}` : textOf(list[at]!)
  return `${text}]`
}

/** Type and attributes, and the same up to the content; blocks of one type often share theirs. */
interface Opening {
  readonly attrs: Node["attrs"]
  readonly text: string
  readonly head: string
}
type Openings = Map<NodeType, Opening>

function written(node: Node, openings: Openings): string {
  if (node.isText) return writtenText(node)
  const { text, head } = openingOf(node, openings)
  if (node.childCount === 0) return text + ending(node)
  let all = head + written(node.child(0), openings)
  for (let index = 1; index < node.childCount; index++) all += `,${written(node.child(index), openings)}`
  return `${all}]${ending(node)}`
}

/** In few pieces: most of a document is text. */
function writtenText({ text = "", marks }: Node): string {
  const isPlain = marks.length === 0 && !unlike.test(text)
  return isPlain ? `{"type":"text","text":"${text}"}` : `{"type":"text"${writtenMarks(marks)},"text":${quoted(text)}}`
}

/** What comes after the content. */
const ending = ({ marks }: Node) => (marks.length > 0 ? `${writtenMarks(marks)}}` : "}")

const writtenMarks = (marks: readonly Mark[]) => (marks.length > 0 ? `,"marks":[${marks.map(markText).join(",")}]` : "")

function openingOf({ type, attrs }: Node, openings: Openings): Opening {
  const known = openings.get(type)
  if (known && haveSameAttrs(known.attrs, attrs)) return known
  const text = `{"type":"${type.name}"${attrsText(attrs)}`
  const made = { attrs, text, head: `${text},"content":[` }
  openings.set(type, made)
  return made
}

/** What may have to be written otherwise in JSON text: all but plain signs; quotes, backslashes, signs of control, halves of a pair. */
const unlike = /[^ !#-[\]-\ud7ff\ue000-\uffff]/
export const quoted = (text: string) => (unlike.test(text) ? JSON.stringify(text) : `"${text}"`)

const markText = ({ type, attrs }: Mark) => `{"type":${JSON.stringify(type.name)}${attrsText(attrs)}}`

function attrsText(attrs: Readonly<Record<string, unknown>>): string {
  let text = ""
  let some = false
  for (const name in attrs) {
    some = true
    const value = attrs[name]
    const said = value === null ? "null" : typeof value === "string" ? quoted(value) : JSON.stringify(value)
    if (said !== undefined) text += `${text === "" ? "" : ","}${quoted(name)}:${said}`
  }
  return some ? `,"attrs":{${text}}` : ""
}

export const sha256 = (text: string) => hash("sha256", text, "buffer")
/** The same, written out. */
export const sha256In = (encoding: "hex" | "base64url", text: string) => hash("sha256", text, encoding)

/** SHA-256, in hex, of the canonical JSON text. */
export const hashOf = (node: Node) => hashOfText(canonical(node))

/** So many signs of a text are hashed at a time. */
const signsAtATime = 16_384

/** The same for a document in canonical form, without its whole text at any time. */
export function hashOfText(doc: Node): string {
  if (doc.childCount === 0) return sha256In("hex", jsonText(doc))
  const openings: Openings = new Map()
  const sum = createHash("sha256")
  let text = openingOf(doc, openings).head
  for (let index = 0; index < doc.childCount; index++) {
    text += index > 0 ? `,${written(doc.child(index), openings)}` : written(doc.child(index), openings)
    if (text.length < signsAtATime) continue
    sum.update(text)
    text = ""
  }
  return sum.update(`${text}]${ending(doc)}`).digest("hex")
}

/** What somebody knows who knows nothing yet: a document without content. */
export const emptyOf = (schema: Schema, attrs: { readonly lang?: string } = {}) => schema.topNodeType.create(attrs)
