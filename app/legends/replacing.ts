// One step from a text to another one: only the parts between the first and the last difference are replaced.
import { Fragment, type Node, Slice } from "prosemirror-model"
import { ReplaceStep } from "prosemirror-transform"

/** Replaces the parts that differ in one step; null when nothing differs. */
export function replacing(was: Node, now: Node): ReplaceStep | null {
  let same = 0
  while (same < was.childCount && same < now.childCount && was.child(same).eq(now.child(same))) same++
  let tail = 0
  const most = Math.min(was.childCount, now.childCount) - same
  while (tail < most && was.child(was.childCount - 1 - tail).eq(now.child(now.childCount - 1 - tail))) tail++
  if (same + tail === was.childCount && same + tail === now.childCount) return null
  const size = (doc: Node, from: number, to: number) =>
    doc.children.slice(from, to).reduce((sum, part) => sum + part.nodeSize, 0)
  const from = size(was, 0, same)
  const to = from + size(was, same, was.childCount - tail)
  return new ReplaceStep(from, to, new Slice(Fragment.fromArray(now.children.slice(same, now.childCount - tail)), 0, 0))
}
