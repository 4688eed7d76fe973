// Fields inside the text (of a promise, of a picture): what is typed goes into the draft while one types.
import type { EditorView } from "prosemirror-view"

/** Sets attributes of the node at a place, each as a step of its own, so that two authors may fill in two fields. */
export function setAttributes(view: EditorView, pos: number | undefined, attrs: Record<string, unknown>): void {
  if (pos === undefined) return
  const node = view.state.doc.nodeAt(pos)
  if (!node) return
  const tr = view.state.tr
  for (const [name, value] of Object.entries(attrs))
    if (node.attrs[name] !== value) tr.setNodeAttribute(pos, name, value)
  if (tr.docChanged) view.dispatch(tr)
}

/** Calls `then` shortly after the last keystroke, and at once when the field is left. */
export function whenTyped(field: HTMLElement, then: () => void): void {
  let waiting = 0
  field.addEventListener("input", () => {
    clearTimeout(waiting)
    waiting = window.setTimeout(then, 250)
  })
  field.addEventListener("change", () => {
    clearTimeout(waiting)
    then()
  })
}

let count = 0

/** A field with its label above. */
export function labelled<T extends HTMLElement>(
  name: string,
  field: T,
  className = "",
): { row: HTMLElement; field: T } {
  const row = document.createElement("div")
  row.className = className
  const label = document.createElement("label")
  label.textContent = name
  field.id = `field-${++count}`
  label.htmlFor = field.id
  row.append(label, field)
  return { row, field }
}

export function input(value: string, hint = ""): HTMLInputElement {
  const field = document.createElement("input")
  field.type = "text"
  field.value = value
  field.placeholder = hint
  field.maxLength = 500
  return field
}

export function button(name: string, className: string, press: () => void): HTMLButtonElement {
  const button = document.createElement("button")
  button.type = "button"
  button.className = className
  button.textContent = name
  button.addEventListener("click", press)
  return button
}
