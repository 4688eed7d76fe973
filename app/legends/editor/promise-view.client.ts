// A promise while it is written: the card readers will see, and a form behind a button.
import type { Node } from "prosemirror-model"
import { NodeSelection } from "prosemirror-state"
import type { EditorView, NodeView } from "prosemirror-view"
import { comparatorNames, comparators, type PromiseAttrs, promiseDetail, promiseText } from "../../document/schema"
import { button, input, labelled, setAttributes, whenTyped } from "./fields.client"

const asked: readonly (readonly [keyof PromiseAttrs, string, string, string])[] = [
  ["metric", "What happens", "Answered", "two"],
  ["comparator", "", "", ""],
  ["value", "How much", "5", ""],
  ["unit", "Of what", "minutes", ""],
  ["from", "Measured from", "form sent", ""],
  ["to", "Measured to", "first personal reply", ""],
  ["share", "Kept in", "90 % of cases", ""],
  ["owner", "Who keeps it", "Sales coordinator", ""],
  ["source", "Where it is measured", "the inquiry list", "rest"],
]

export class PromiseView implements NodeView {
  readonly dom = document.createElement("aside")
  private readonly said = document.createElement("p")
  private readonly detail = document.createElement("p")
  private readonly form = document.createElement("div")
  private readonly toggle: HTMLButtonElement
  private readonly fields = new Map<keyof PromiseAttrs, HTMLInputElement | HTMLSelectElement>()

  constructor(
    private node: Node,
    private readonly view: EditorView,
    private readonly place: () => number | undefined,
  ) {
    this.dom.className = "promise"
    this.dom.contentEditable = "false"
    this.said.className = "v"
    this.form.className = "promise-form"
    this.toggle = button("Change the promise", "btn q s", () => this.open(this.form.hidden))
    for (const [name, label, hint, width] of asked) this.form.append(this.fieldFor(name, label, hint, width))
    const done = button("Done", "btn s", () => this.leave())
    const gone = button("Remove the promise", "btn q s", () => this.remove())
    const ends = document.createElement("div")
    ends.className = "row two"
    ends.append(done, gone)
    this.form.append(ends)
    const isNew = this.attrs.metric === "" && this.attrs.value === ""
    this.form.hidden = true
    this.dom.append(this.said, this.detail, this.toggle, this.form)
    this.draw()
    if (isNew && view.editable && view.hasFocus()) requestAnimationFrame(() => this.open(true))
  }

  private get attrs() {
    return this.node.attrs as PromiseAttrs
  }

  private fieldFor(name: keyof PromiseAttrs, label: string, hint: string, width: string): HTMLElement {
    if (name === "comparator") {
      const choice = document.createElement("select")
      for (const value of comparators) choice.add(new Option(comparatorNames[value], value))
      this.fields.set(name, choice)
      choice.addEventListener("change", () => this.set(name))
      return labelled("Within, at least …", choice).row
    }
    const field = input("", hint)
    if (name === "owner") field.setAttribute("list", "known-roles")
    this.fields.set(name, field)
    whenTyped(field, () => this.set(name))
    return labelled(label, field, width).row
  }

  private set(name: keyof PromiseAttrs) {
    setAttributes(this.view, this.place(), { [name]: this.fields.get(name)?.value ?? "" })
  }

  private open(isOpen: boolean) {
    this.form.hidden = !isOpen
    this.toggle.setAttribute("aria-expanded", String(isOpen))
    if (isOpen) this.fields.get("metric")?.focus()
  }

  private leave() {
    this.open(false)
    const pos = this.place()
    if (pos === undefined) return
    this.view.dispatch(this.view.state.tr.setSelection(NodeSelection.create(this.view.state.doc, pos)))
    this.view.focus()
  }

  private remove() {
    const pos = this.place()
    if (pos === undefined) return
    this.view.dispatch(this.view.state.tr.delete(pos, pos + this.node.nodeSize).scrollIntoView())
    this.view.focus()
  }

  private draw() {
    const isEmpty = this.attrs.metric === "" && this.attrs.value === ""
    this.said.textContent = isEmpty ? "A promise that can be measured" : promiseText(this.attrs)
    this.said.classList.toggle("muted", isEmpty)
    this.detail.textContent = promiseDetail(this.attrs)
    for (const [name, field] of this.fields) if (field !== document.activeElement) field.value = this.attrs[name]
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false
    this.node = node
    this.draw()
    return true
  }

  selectNode() {
    this.dom.classList.add("chosen")
  }

  deselectNode() {
    this.dom.classList.remove("chosen")
  }

  stopEvent(event: Event): boolean {
    const { target } = event
    return target instanceof window.Node && (this.form.contains(target) || this.toggle.contains(target))
  }

  ignoreMutation(): boolean {
    return true
  }
}
