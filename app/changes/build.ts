// Builds a document from pieces of two others, opening by opening, and keeps the lineage of each block beside it.
import { Fragment, type Mark, type Node, type NodeType } from "prosemirror-model"

interface Level {
  readonly type: NodeType
  readonly attrs: Readonly<Record<string, unknown>>
  readonly marks: readonly Mark[]
  readonly children: Node[]
}

export interface Builder {
  open(node: Node, attrs: Readonly<Record<string, unknown>>, lineage: string | null): void
  close(): void
  /** A text or an atom. */
  add(node: Node, lineage: string | null): void
  /** The finished document and the lineage of its blocks. Throws when something was left open. */
  done(): { doc: Node; lineage: string[] }
}

/** Begins a document of this type with these attributes. */
export function builder(type: NodeType, attrs: Readonly<Record<string, unknown>>): Builder {
  const levels: Level[] = [{ type, attrs, marks: [], children: [] }]
  const lineage: string[] = []
  const used = new Set<string>()
  const note = (id: string | null) => {
    if (id === null) return
    let own = id
    while (used.has(own)) own = `${own}'`
    used.add(own)
    lineage.push(own)
  }
  const top = () => levels[levels.length - 1]!
  const finish = (level: Level) => level.type.create(level.attrs, Fragment.fromArray(level.children), level.marks)
  return {
    open(node, own, id) {
      note(id)
      levels.push({ type: node.type, attrs: own, marks: node.marks, children: [] })
    },
    close() {
      const level = levels.pop()
      if (!level || levels.length === 0) throw new RangeError("a block closes that was never opened")
      top().children.push(finish(level))
    },
    add(node, id) {
      note(id)
      top().children.push(node)
    },
    done() {
      if (levels.length !== 1) throw new RangeError("a block was left open")
      return { doc: finish(top()), lineage }
    },
  }
}

/** Tells a builder everything between two positions of a document; `lineageAt` knows the block that begins at a position. */
export function copy(
  doc: Node,
  from: number,
  to: number,
  into: Builder,
  lineageAt: (position: number) => string | null,
) {
  const walk = (parent: Node, start: number) => {
    let at = start
    for (let index = 0; index < parent.childCount && at < to; index++) {
      const child = parent.child(index)
      const end = at + child.nodeSize
      if (end > from) {
        if (child.isText) into.add(child.cut(Math.max(0, from - at), Math.min(child.nodeSize, to - at)), null)
        else if (child.isLeaf) into.add(child, lineageAt(at))
        else {
          if (at >= from) into.open(child, child.attrs, lineageAt(at))
          walk(child, at + 1)
          if (end - 1 >= from && end - 1 < to) into.close()
        }
      }
      at = end
    }
  }
  walk(doc, 0)
}
