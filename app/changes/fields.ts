// The fields of a file's head that nobody reads (addresses, layouts, switches): whatever changes in them is one change, and housekeeping.
import { absorb, type Draft, standing } from "./draft"
import type { Thing } from "./tree"

/** Fields that are shown to readers, or tell them which version this is. */
const shown = /^(title|sub-?title|description|summary|lead|date|version|updated|status|authors?|copyright)$/i

/** A block of such fields: code that says so, and begins with a name and a colon. */
export const isHead = (block: Thing | null | undefined): block is Thing =>
  block?.type === "code_block" && block.node.attrs.lang === "yaml" && /^[\w-]+[ \t]*:/.test(block.said)

/** Joins the drafts of fields nobody reads. */
export function gatherFields(drafts: readonly Draft[]) {
  let first: Draft | null = null
  for (const draft of drafts) {
    if (standing(draft) !== draft || draft.group || draft.places) continue
    if (!/^(text|sentence-insert|sentence-delete|move)$/.test(draft.kind) || !isHidden(draft)) continue
    draft.housekeeping = true
    if (!first) {
      first = draft
      continue
    }
    for (const side of ["before", "after"] as const)
      first[side] = [first[side], draft[side]].filter((said) => said !== null).join("\n") || null
    first.spelling = undefined
    if (first.kind !== draft.kind) first.kind = "text"
    first.pieces.push(...draft.pieces)
    absorb(first, draft)
  }
}

const isHidden = (draft: Draft) => isOfFields(draft, (field) => !shown.test(field))

/** Fields that say what the text is about, as a heading does. */
const telling = /^(title|sub-?title|description|summary|lead)$/i
export const isTitle = (draft: Draft) => isOfFields(draft, (field) => telling.test(field))

/** Whether all that changed are fields of a file's head, and such ones. */
function isOfFields(draft: Draft, isSuch: (field: string) => boolean): boolean {
  return (
    draft.blocks.length > 0 &&
    draft.blocks.every(({ old, next }) => {
      if (!isHead(next) || !isHead(old)) return false
      return [
        ...draft.old.map((range) => fieldAt(old, range.to)),
        ...draft.next.map((range) => fieldAt(next, range.to)),
      ].every((field) => field !== null && isSuch(field))
    })
  )
}

/** The field a position of the block belongs to. */
function fieldAt(block: Thing, position: number): string | null {
  const text = block.node.textContent.slice(0, Math.max(1, position - block.from - 1))
  return [...text.matchAll(/^([\w-]+)[ \t]*:/gm)].at(-1)?.[1] ?? null
}
