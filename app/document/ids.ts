// Ids of blocks: every block of a draft has one of its own, whatever was pasted or imported.
import { Fragment, type Node } from "prosemirror-model"

/** Can this node carry an id? */
export const bearsId = (node: Node): boolean => node.type.spec.attrs !== undefined && "id" in node.type.spec.attrs

/** Ids of the blocks of a document, in document order; null where there is none. */
export function idsOf(doc: Node): (string | null)[] {
  const ids: (string | null)[] = []
  doc.descendants((node) => {
    if (bearsId(node)) ids.push(node.attrs.id as string | null)
    return !node.isTextblock
  })
  return ids
}

/** The document with the given ids for its blocks, in document order; where the list is shorter or null, without one. */
export function withIds(doc: Node, ids: readonly (string | null | undefined)[]): Node {
  let at = 0
  const renewed = (node: Node): Node => {
    const id = bearsId(node) ? (ids[at++] ?? null) : undefined
    const content = node.isTextblock || node.isLeaf ? node.content : Fragment.fromArray(node.children.map(renewed))
    return node.isText
      ? node
      : node.type.create(id === undefined ? node.attrs : { ...node.attrs, id }, content, node.marks)
  }
  return renewed(doc)
}

/** The document with an id for every block: those it has where they are the first of their kind, `fresh()` for the rest. */
export function withOwnIds(doc: Node, fresh: () => string): Node {
  const seen = new Set<string>()
  const ids = idsOf(doc).map((id) => {
    const own = id === null || seen.has(id) ? fresh() : id
    seen.add(own)
    return own
  })
  return withIds(doc, ids)
}
