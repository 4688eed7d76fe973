// Builds a document from pieces of two others, opening by opening, and keeps the lineage of each block beside it.
import { Fragment, type Node, type NodeType } from "prosemirror-model"
import type { Lineage } from "./lineage"
import type { Positions } from "./positions"

interface Level {
  readonly type: NodeType
  readonly finish: (content: Fragment) => Node
  readonly children: Node[]
}

/** Who is told a document piece by piece. */
export interface Told {
  open(node: Node, attrs: Readonly<Record<string, unknown>>, lineage: readonly string[]): void
  close(): void
  /** A text, an atom or a whole block, with the lineage of all blocks in it. */
  add(node: Node, lineage: readonly string[]): void
}

export interface Builder extends Told {
  /** The finished document and the lineage of its blocks. */
  done(): { doc: Node; lineage: string[] }
}

/** Begins a document like this one. Throws a RangeError as soon as something would not be valid in its schema. */
export function builder(root: Node, attrs: Readonly<Record<string, unknown>>): Builder {
  const levels: Level[] = [
    { type: root.type, finish: (content) => root.type.create(attrs, content, root.marks), children: [] },
  ]
  const lineage: string[] = []
  const used = new Set<string>()
  const note = (ids: readonly string[]) => {
    for (const id of ids) {
      let own = id
      while (used.has(own)) own = `${own}'`
      used.add(own)
      lineage.push(own)
    }
  }
  const finished = (level: Level) => {
    const content = Fragment.fromArray(level.children)
    if (!level.type.validContent(content)) throw new RangeError(`a ${level.type.name} cannot hold ${content}`)
    return level.finish(content)
  }
  return {
    open(node, own, ids) {
      note(ids)
      const finish =
        own === node.attrs
          ? (content: Fragment) => node.copy(content)
          : (content: Fragment) => node.type.create(own, content, node.marks)
      levels.push({ type: node.type, finish, children: [] })
    },
    close() {
      const level = levels.pop()
      const outer = levels[levels.length - 1]
      if (!level || !outer) throw new RangeError("a block closes that was never opened")
      outer.children.push(finished(level))
    },
    add(node, ids) {
      if (ids.length > 0) note(ids)
      levels[levels.length - 1]?.children.push(node)
    },
    done() {
      const [root, inner] = levels
      if (!root || inner) throw new RangeError("a block was left open")
      return { doc: finished(root), lineage }
    },
  }
}

/** Tells everything between two positions of a document; `lineage` null: of no block. */
export function copy(from: number, to: number, doc: Positions, into: Told, lineage: Lineage | null) {
  const ids = (start: number, end: number) => (lineage ? lineage.between(start, end) : none)
  const walk = (parent: Node, start: number) => {
    let index = from > start ? doc.childAt(parent, from - start) : 0
    if (index >= parent.childCount) return
    let at = start + doc.startOf(parent, index)
    for (; index < parent.childCount && at < to; index++) {
      const child = parent.child(index)
      const end = at + child.nodeSize
      if (at >= from && end <= to) into.add(child, ids(at, end))
      else if (child.isText) into.add(child.cut(Math.max(0, from - at), Math.min(child.nodeSize, to - at)), none)
      else {
        if (at >= from) into.open(child, child.attrs, ids(at, at + 1))
        walk(child, at + 1)
        if (end - 1 >= from && end - 1 < to) into.close()
      }
      at = end
    }
  }
  walk(doc.doc, 0)
}

const none: readonly string[] = []
