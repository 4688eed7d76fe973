// A new text over an old one: what is still the same keeps its id, so that the next version does not look all changed.
import type { Node } from "prosemirror-model"
import { align, blockMeasure } from "../changes/align"
import type { Item } from "../changes/item"
import { Likeness } from "../changes/likeness"
import { bearsId, withIds, withOwnIds } from "../document/ids"
import { plainText } from "../document/text"

type Block = { readonly id: string | null; readonly type: string; readonly kind: string; readonly says: string }

/** The blocks that bear an id, in document order, each with what it says. */
function blocksOf(doc: Node): Block[] {
  const blocks: Block[] = []
  doc.descendants((node) => {
    if (bearsId(node))
      blocks.push({
        id: node.attrs.id as string | null,
        type: node.type.name,
        kind: node.isTextblock ? "text" : node.type.name,
        says: saying(node),
      })
    return !node.isTextblock
  })
  return blocks
}

/** What makes a block the same one: its words; of a part its heading; of a list or table what it begins with. */
function saying(node: Node): string {
  if (node.isTextblock || node.isLeaf) return plainText(node)
  return node.firstChild ? saying(node.firstChild) : ""
}

/**
 * The new text with the ids of the old one where a block says the same or nearly the same, found as the engine finds it;
 * fresh ids elsewhere. `kept` counts the blocks that say exactly the same.
 */
export function keepingIds(was: Node, now: Node, fresh: () => string): { doc: Node; blocks: number; kept: number } {
  const [before, after] = [blocksOf(was), blocksOf(now)]
  const numbers = new Map<string, number>()
  const itemOf = ({ type, kind, says }: Block): Item => {
    const named = `${type} ${says}`
    const same = numbers.get(named) ?? numbers.size
    numbers.set(named, same)
    return { same, kind, type, said: says }
  }
  const [olds, nexts] = [before.map(itemOf), after.map(itemOf)]
  const { toOld } = align(olds, nexts, blockMeasure, new Likeness())
  const given = new Set<number>()
  let kept = 0
  const ids = nexts.map(({ same }, at) => {
    const from = toOld[at] ?? -1
    // Of several that were cut from one the first keeps its id.
    if (from < 0 || given.has(from)) return null
    given.add(from)
    if (olds[from]?.same === same) kept++
    return before[from]?.id ?? null
  })
  return { doc: withOwnIds(withIds(now, ids), fresh), blocks: after.length, kept }
}
