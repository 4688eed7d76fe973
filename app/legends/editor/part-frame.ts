// The frame of a part in the editor: its label in the margin. The server draws the same, so that nothing moves when the
// editor starts.
import type { Node } from "prosemirror-model"
import { escapeHtml, renderFragment } from "../../document/render"
import { type PartKind, partNames } from "../../document/schema"
import { isDone, partIcons } from "./part-icons"

/** The label: the kind as a button (only its sign where the heading says the kind), and the question who does it. */
export function labelHtml(part: Node): string {
  const kind = part.attrs.kind as PartKind
  const isSaid = part.firstChild?.textContent.trim() === partNames[kind]
  const icon = `<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="${partIcons[kind]}"/></svg>`
  const ask =
    part.attrs.owner === null && isDone(kind)
      ? '<button type="button" class="ask" data-ask="owner">Who does it?</button>'
      : ""
  return `<button type="button" data-ask="kind" title="Change what this part is">${icon} <span${isSaid ? ' class="vh"' : ""}>${partNames[kind]}</span></button>${ask}`
}

/** The line below the text: who does it. */
export const ownerHtml = (owner: string | null): string =>
  owner === null
    ? ""
    : `Who does it: <button type="button" class="mention" data-ask="owner" title="Change who does it">${escapeHtml(owner)}</button>`

/** A draft as the editor will draw it. */
export function renderForWriting(doc: Node): string {
  return doc.children
    .map((part) => {
      const owner = part.attrs.owner as string | null
      return `<section class="blk"><div class="lab">${labelHtml(part)}</div><div class="txt">${renderFragment(part.content)}</div><p class="own">${ownerHtml(owner)}</p></section>`
    })
    .join("")
}
