// Who a block is through all versions: matched blocks inherit, new ones take the editor's id when it is free, or one made from their content.
import type { Node } from "prosemirror-model"
import { sha256 } from "./canonical"
import { contentText, ownText } from "./tree"

/** Nodes that carry an id, in document order, with the position they begin at. */
export function placesOf(doc: Node): { node: Node; at: number }[] {
  const places: { node: Node; at: number }[] = []
  doc.descendants((node, at) => {
    if ("id" in node.attrs) places.push({ node, at })
    return !node.isTextblock
  })
  return places
}

export interface Lineage {
  /** The block that begins at a position; null where none does. */
  at(position: number): string | null
  /** All blocks that begin between two positions, in order. */
  between(from: number, to: number): readonly string[]
}

/** Looks up lineage by position: one id for each node of the document that carries one, in document order. */
export function lineageIn(doc: Node, lineage: readonly string[]): Lineage {
  const starts = placesOf(doc).map((place) => place.at)
  const ids = starts.map((_, index) => lineage[index] ?? `missing-${index}`)
  const first = (position: number) => {
    let [low, high] = [0, starts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (starts[middle]! < position) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    at(position) {
      const index = first(position)
      return starts[index] === position ? (ids[index] ?? null) : null
    },
    between: (from, to) => ids.slice(first(from), first(to)),
  }
}

/** Block ids of a document as they are, in document order. */
export const hintsOf = (doc: Node): (string | null)[] =>
  placesOf(doc).map(({ node }) => (typeof node.attrs.id === "string" && node.attrs.id !== "" ? node.attrs.id : null))

/**
 * Lineage for every block of a canonical document. `inherited` says which old id a position takes over; `hints` are
 * the ids of the editor. No id is given twice, and none of `taken` is given anew.
 */
export function lineageOf(
  doc: Node,
  hints: readonly (string | null)[],
  inherited: (position: number) => string | null = () => null,
  taken: Iterable<string> = [],
): string[] {
  const places = placesOf(doc)
  const used = new Set(taken)
  const given = new Set<string>()
  const lineage = places.map(({ at }) => {
    const own = inherited(at)
    if (own === null || given.has(own)) return null
    given.add(own)
    used.add(own)
    return own
  })
  const counts = new Map<string, number>()
  return lineage.map((own, index) => {
    if (own !== null) return own
    const hint = hints[index] ?? null
    let id = hint !== null && !used.has(hint) ? hint : null
    if (id === null) {
      const { node } = places[index]!
      const text = `${ownText(node.type.name, node.attrs)}(${contentText(node)})`
      do {
        const count = (counts.get(text) ?? 0) + 1
        counts.set(text, count)
        id = sha256(`lineage|${count}|${text}`).toString("base64url").slice(0, 16)
      } while (used.has(id))
    }
    used.add(id)
    return id
  })
}
