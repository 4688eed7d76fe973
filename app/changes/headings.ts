// A line in bold that becomes a heading is one change.
import { absorb, type Draft } from "./draft"
import type { Thing } from "./tree"

/** Joins the loss of the bold to what became a heading, and the reverse. */
export function joinMarks(drafts: readonly Draft[]) {
  const became = new Map<Thing, Draft>()
  for (const draft of drafts) {
    const [block] = draft.blocks
    if (draft.kind === "type" && block?.next && [block.old, block.next].some(isHeading)) became.set(block.next, draft)
  }
  if (became.size === 0) return
  for (const draft of drafts) {
    const next = draft.kind === "format" && !draft.into ? draft.blocks[0]?.next : null
    const type = next && became.get(next)
    if (type) absorb(type, draft)
  }
}

const isHeading = (thing: Thing | null) => thing?.type === "heading"
