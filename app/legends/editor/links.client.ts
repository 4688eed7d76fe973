// Links in the text: what is chosen, or the link the cursor stands in.
import type { EditorState } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { safeHref, schema } from "../../document/schema"

/** The address of the link here; empty when there is none. */
export const hrefHere = (state: EditorState): string => {
  const { from, $from, to } = state.selection
  const found = schema.marks.link?.isInSet($from.marks())
  let href = found ? String(found.attrs.href) : ""
  state.doc.nodesBetween(from, to, (node) => {
    href ||= String(schema.marks.link?.isInSet(node.marks)?.attrs.href ?? "")
  })
  return href
}

/** Links it, or takes the link away when there is no address. Where nothing is chosen, `text` is put in. */
export function link(view: EditorView, address: string | null, text: string) {
  const { state } = view
  const mark = schema.marks.link!
  const { from, to } = state.selection.empty ? linkAround(state) : state.selection
  const href = address === null ? null : safeHref(address)
  const tr = state.tr
  if (from !== to) tr.removeMark(from, to, mark)
  if (href !== null && from === to) tr.insert(from, schema.text(text || href, [mark.create({ href })]))
  else if (href !== null) tr.addMark(from, to, mark.create({ href }))
  if (tr.docChanged) view.dispatch(tr.removeStoredMark(mark))
}

/** From where to where the link under the cursor goes; nowhere when there is none. */
function linkAround(state: EditorState): { from: number; to: number } {
  const { $from } = state.selection
  const mark = schema.marks.link?.isInSet($from.marks())
  if (!mark) return { from: $from.pos, to: $from.pos }
  let [from, to] = [$from.pos, $from.pos]
  $from.parent.forEach((node, offset) => {
    const start = $from.start() + offset
    if (!mark.isInSet(node.marks)) return
    if (start <= to && start + node.nodeSize >= from)
      [from, to] = [Math.min(from, start), Math.max(to, start + node.nodeSize)]
  })
  return { from, to }
}
