// Canonical form of a document: no block ids, defaults filled, marks ordered, text joined. Equal content has equal text and hash.
import { createHash } from "node:crypto"
import { Fragment, type Mark, type Node, type Schema } from "prosemirror-model"

/** The same document with every `id` attribute null, marks in the order of the schema and equal neighbours of text joined. */
export function canonical(node: Node): Node {
  if (node.isText) return ordered(node)
  const children: Node[] = []
  node.forEach((child) => {
    children.push(canonical(child))
  })
  const attrs = "id" in node.attrs ? { ...node.attrs, id: null } : node.attrs
  return node.type.create(attrs, Fragment.fromArray(children), rank(node.marks))
}

const rank = (marks: readonly Mark[]) =>
  marks.length < 2 ? marks : marks.reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), [])

const ordered = (text: Node) => (text.marks.length < 2 ? text : text.mark(rank(text.marks)))

/** Canonical JSON text: the same for documents that say the same. */
export const canonicalText = (node: Node) => JSON.stringify(canonical(node).toJSON())

export const sha256 = (text: string) => createHash("sha256").update(text).digest()

/** SHA-256, in hex, of the canonical JSON text. */
export const hashOf = (node: Node) => sha256(canonicalText(node)).toString("hex")

/** What somebody knows who knows nothing yet: a document without content. */
export const emptyOf = (schema: Schema, attrs: { readonly lang?: string } = {}) => schema.topNodeType.create(attrs)
