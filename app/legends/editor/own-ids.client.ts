// Every block keeps an id of its own while one writes: what is new, or was copied, gets a fresh one.

import type { Node } from "prosemirror-model"
import { type EditorState, Plugin, Selection, type Transaction } from "prosemirror-state"
import { bearsId } from "../../document/ids"
import { blankPart } from "../../document/method"

/** Ten letters and digits from the browser's own chance. */
export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10))
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join("")
}

/** Positions of blocks whose id is missing or belongs to another block; of two, the one that is not empty keeps it. */
function homeless(doc: Node): number[] {
  const found: number[] = []
  const first = new Map<string, { pos: number; empty: boolean }>()
  doc.descendants((node, pos) => {
    if (!bearsId(node)) return !node.isTextblock
    const id = node.attrs.id as string | null
    const before = id === null ? undefined : first.get(id)
    if (id === null) found.push(pos)
    else if (!before) first.set(id, { pos, empty: node.isTextblock && node.content.size === 0 })
    else if (before.empty && node.content.size > 0) {
      found.push(before.pos)
      first.set(id, { pos, empty: false })
    } else found.push(pos)
    return !node.isTextblock
  })
  return found
}

/** Others' steps come with their ids: only what was done here is looked after here. */
const isOwn = (tr: Transaction) => tr.docChanged && !tr.getMeta("collab$")

export const ownIds = new Plugin({
  appendTransaction(done: readonly Transaction[], _before: EditorState, state: EditorState) {
    if (!done.some(isOwn)) return null
    const tr = state.tr
    if (state.doc.childCount === 0) {
      tr.insert(0, blankPart("section"))
      tr.setSelection(Selection.atEnd(tr.doc))
    }
    for (const pos of homeless(tr.doc)) tr.setNodeAttribute(pos, "id", freshId())
    return tr.docChanged ? tr : null
  },
})
