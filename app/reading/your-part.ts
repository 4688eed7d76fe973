// What a legend asks of somebody: the promises their roles keep and the steps their roles do.
import type { Node } from "prosemirror-model"
import { type PromiseAttrs, promiseText } from "../document/schema"

export type Duty = {
  readonly kind: "promise" | "step"
  /** "Visit within 2 working days", or the heading of the step. */
  readonly text: string
  /** Heading of the part it stands in. */
  readonly where: string
}

/** The promises kept and the steps done by any of these roles, in story order. */
export function yourPart(doc: Node, roles: readonly string[]): Duty[] {
  const mine: Duty[] = []
  doc.forEach((part) => {
    const where = part.firstChild?.textContent ?? ""
    if (roles.includes(part.attrs.owner)) mine.push({ kind: "step", text: where, where })
    part.descendants((node) => {
      if (node.type.name !== "promise") return true
      const promise = node.attrs as PromiseAttrs
      if (roles.includes(promise.owner)) mine.push({ kind: "promise", text: promiseText(promise), where })
      return false
    })
  })
  return mine
}
