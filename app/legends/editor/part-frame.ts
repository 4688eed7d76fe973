// The frame of a part in the editor: its label in the margin. The server draws the same, so that nothing moves when the
// editor starts.
import type { Node } from "prosemirror-model"
import { escapeHtml, renderFragment } from "../../document/render"
import { type PartKind, partNames } from "../../document/schema"
import { isDone, partIcons } from "./part-icons"

/** Something to press in the frame of a part; the same words standing still for who may only read. */
function pressed(inside: string, mayWrite: boolean, className: string, title: string): string {
  const named = className === "" ? "" : ` class="${className}"`
  return mayWrite
    ? `<button type="button"${named} title="${title}">${inside}</button>`
    : `<span${named}>${inside}</span>`
}

/** The label: the kind (only its sign where the heading says the kind), and the question who does it. */
export function labelHtml(part: Node, mayWrite = true): string {
  const kind = part.attrs.kind as PartKind
  const isSaid = part.firstChild?.textContent.trim() === partNames[kind]
  const icon = `<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="${partIcons[kind]}"/></svg>`
  const name = `${icon} <span${isSaid ? ' class="vh"' : ""}>${partNames[kind]}</span>`
  const isOpen = mayWrite && part.attrs.owner === null && isDone(kind)
  return (
    pressed(name, mayWrite, "kind-of-part", "Change what this part is") +
    (isOpen ? pressed("Who does it?", true, "ask", "Name the role that does it") : "")
  )
}

/** The line below the text: who does it. */
export const ownerHtml = (owner: string | null, mayWrite = true): string =>
  owner === null ? "" : `Who does it: ${pressed(escapeHtml(owner), mayWrite, "mention", "Change who does it")}`

/** A draft as the editor will draw it; with nothing to press for somebody who may only read it. */
export const renderForWriting = (doc: Node, mayWrite: boolean): string =>
  doc.children
    .map((part) => {
      const owner = ownerHtml(part.attrs.owner as string | null, mayWrite)
      const text = renderFragment(part.content)
      return `<section class="blk" data-part="${part.attrs.kind}"><div class="lab">${labelHtml(part, mayWrite)}</div><div class="txt">${text}</div><p class="own">${owner}</p></section>`
    })
    .join("")
