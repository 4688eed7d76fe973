// Who a block is through all versions: matched blocks inherit, new ones take the editor's id when it is free, or one made from their content.
import type { Node } from "prosemirror-model"
import { hashOfText } from "./canonical"
import { Digests } from "./digest"

export type Places = readonly { readonly node: Node; readonly at: number }[]

/** Nodes that carry an id, in document order, with the position they begin at. */
export function placesOf(doc: Node): Places {
  const places: { node: Node; at: number }[] = []
  const walk = (parent: Node, start: number) => {
    let at = start
    for (let index = 0; index < parent.childCount; index++) {
      const node = parent.child(index)
      if ("id" in node.attrs) places.push({ node, at })
      if (!node.isTextblock && !node.isLeaf) walk(node, at + 1)
      at += node.nodeSize
    }
  }
  walk(doc, 0)
  return places
}

export interface Lineage {
  /** The block that begins at a position; null where none does. */
  at(position: number): string | null
  /** All blocks that begin between two positions, in order. */
  between(from: number, to: number): readonly string[]
}

/** Looks up lineage by position: one id for each node of the document that carries one, in document order. */
export const lineageIn = (doc: Node, lineage: readonly string[]): Lineage => lineageAt(placesOf(doc), lineage)

/** Index of the first place at or after a position. */
export function firstFrom(places: Places, position: number): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (places[middle]!.at < position) low = middle + 1
    else high = middle
  }
  return low
}

export function lineageAt(places: Places, lineage: readonly (string | null)[]): Lineage {
  const idAt = (index: number) => lineage[index] ?? `missing-${index}`
  return {
    at(position) {
      const index = firstFrom(places, position)
      return places[index]?.at === position ? idAt(index) : null
    },
    between(from, to) {
      const ids: string[] = []
      for (let index = firstFrom(places, from); index < places.length && places[index]!.at < to; index++)
        ids.push(idAt(index))
      return ids
    },
  }
}

/** Block ids of a document as they are, in document order. */
export const hintsOf = (doc: Node, places: Places = placesOf(doc)): (string | null)[] =>
  places.map(({ node }) => (typeof node.attrs.id === "string" && node.attrs.id !== "" ? node.attrs.id : null))

/**
 * Lineage for a canonical document of which nothing is known: the editor's ids, and for blocks without one a number
 * under the hash of the document. `hash` is that of its canonical JSON text.
 */
export function firstLineage(
  doc: Node,
  hints: readonly (string | null)[],
  places: Places = placesOf(doc),
  hash: string = hashOfText(doc),
): string[] {
  const used = new Set<string>()
  const head = `${hash.slice(0, 12)}.`
  let count = 0
  return places.map((_, index) => {
    let id = hints[index] ?? null
    while (id === null || used.has(id)) id = head + ++count
    used.add(id)
    return id
  })
}

/**
 * Lineage for every block of a canonical document. `inherited` says which old id a position takes over (null: there is no old
 * document); `hints` are the ids of the editor. No id is given twice, and none of `taken` is given anew.
 */
export function lineageOf(
  doc: Node,
  hints: readonly (string | null)[],
  inherited: ((position: number) => string | null) | null = null,
  taken: Iterable<string> = [],
  places: Places = placesOf(doc),
): string[] {
  if (inherited === null) return firstLineage(doc, hints, places)
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
  const digests = new Digests()
  return lineage.map((own, index) => {
    if (own !== null) return own
    const hint = hints[index] ?? null
    let id = hint !== null && !used.has(hint) ? hint : null
    if (id === null) {
      const digest = digests.of(places[index]!.node)
      do {
        const count = (counts.get(digest) ?? 0) + 1
        counts.set(digest, count)
        id = count === 1 ? digest : `${digest}.${count}`
      } while (used.has(id))
    }
    used.add(id)
    return id
  })
}
