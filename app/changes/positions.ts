// Finds what stands at a position of a document without walking through everything before it.
import { Fragment, type Node } from "prosemirror-model"

/** From so many children on, their places are remembered. */
const manyChildren = 8

export class Positions {
  readonly doc: Node
  readonly #starts = new Map<Node, Int32Array>()

  constructor(doc: Node) {
    this.doc = doc
  }

  /** Index of the child that holds the token after an offset of the parent's content; `childCount` at its end. */
  childAt(parent: Node, offset: number): number {
    const count = parent.childCount
    if (count < manyChildren) {
      let end = 0
      for (let index = 0; index < count; index++) {
        end += parent.child(index).nodeSize
        if (end > offset) return index
      }
      return count
    }
    if (offset >= parent.content.size) return count
    const starts = this.#startsOf(parent)
    let low = 0
    let high = count - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  /** Offset of a child in its parent's content. */
  startOf(parent: Node, index: number): number {
    if (parent.childCount >= manyChildren)
      return index < parent.childCount ? this.#startsOf(parent)[index]! : parent.content.size
    let start = 0
    for (let at = 0; at < index; at++) start += parent.child(at).nodeSize
    return start
  }

  /** The node that begins at a position; null where none does. */
  nodeAt(position: number): Node | null {
    let node = this.doc
    let start = 0
    for (;;) {
      const index = this.childAt(node, position - start)
      if (index >= node.childCount) return null
      const child = node.child(index)
      const at = start + this.startOf(node, index)
      if (at === position || child.isText) return child
      node = child
      start = at + 1
    }
  }

  /** What stands between two positions, as `slice` would cut it. */
  between(from: number, to: number): Fragment {
    const [node, start] = this.#innermost(from)
    return to <= start + node.content.size && from < to
      ? this.#cut(node, from - start, to - start)
      : this.doc.slice(from, to).content
  }

  /** What `content.cut` gives, without a look at all that stands before. */
  #cut(parent: Node, from: number, to: number): Fragment {
    let index = this.childAt(parent, from)
    let at = this.startOf(parent, index)
    const first = parent.child(index)
    if (at + first.nodeSize >= to) return Fragment.from(cutChild(first, at, from, to))
    const children: Node[] = []
    for (; at < to; index++) {
      const child = parent.child(index)
      children.push(cutChild(child, at, from, to))
      at += child.nodeSize
    }
    return Fragment.fromArray(children)
  }

  /** Whether a range lies in the content of one text block. */
  isInText(from: number, to: number): boolean {
    const [node, start] = this.#innermost(from)
    return node.isTextblock && to <= start + node.content.size
  }

  /** The innermost block a position lies in, and where its content begins. */
  #innermost(position: number): [Node, number] {
    let node = this.doc
    let start = 0
    for (;;) {
      if (node.isTextblock) return [node, start]
      const index = this.childAt(node, position - start)
      if (index >= node.childCount) return [node, start]
      const child = node.child(index)
      const at = start + this.startOf(node, index)
      if (at >= position || child.isLeaf) return [node, start]
      node = child
      start = at + 1
    }
  }

  #startsOf(parent: Node): Int32Array {
    const known = this.#starts.get(parent)
    if (known) return known
    const starts = new Int32Array(parent.childCount)
    let start = 0
    for (let index = 0; index < starts.length; index++) {
      starts[index] = start
      start += parent.child(index).nodeSize
    }
    this.#starts.set(parent, starts)
    return starts
  }
}

/** What of a child that begins at an offset stands between two others. */
function cutChild(child: Node, at: number, from: number, to: number): Node {
  if (from <= at && at + child.nodeSize <= to) return child
  const [inner, size] = child.isText ? [0, child.nodeSize] : [1, child.content.size]
  return child.cut(Math.max(0, from - at - inner), Math.min(size, to - at - inner))
}
