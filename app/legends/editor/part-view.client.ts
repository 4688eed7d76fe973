// A part while it is written: its text, and its label in the margin that one may press.
import type { Node } from "prosemirror-model"
import type { EditorView, NodeView, ViewMutationRecord } from "prosemirror-view"
import { labelHtml, ownerHtml } from "./part-frame"

export class PartView implements NodeView {
  readonly dom = document.createElement("section")
  readonly contentDOM = document.createElement("div")
  private readonly label = document.createElement("div")
  private readonly owner = document.createElement("p")
  private drawn = ""

  constructor(
    private node: Node,
    private readonly view: EditorView,
    private readonly place: () => number | undefined,
    private readonly ask: (pos: number, about: "kind" | "owner") => void,
  ) {
    this.dom.className = "blk"
    this.label.className = "lab"
    this.contentDOM.className = "txt"
    this.owner.className = "own"
    for (const still of [this.label, this.owner]) {
      still.contentEditable = "false"
      still.addEventListener("click", (event) => this.press(event))
    }
    this.dom.append(this.label, this.contentDOM, this.owner)
    this.draw()
  }

  private press(event: Event) {
    const pos = this.place()
    const button = event.target instanceof Element ? event.target.closest("button") : null
    if (button && pos !== undefined && this.view.editable)
      this.ask(pos, button.classList.contains("kind-of-part") ? "kind" : "owner")
  }

  private draw() {
    const label = labelHtml(this.node)
    const owner = ownerHtml(this.node.attrs.owner as string | null)
    if (label + owner === this.drawn) return
    this.drawn = label + owner
    this.dom.dataset.part = String(this.node.attrs.kind)
    this.label.innerHTML = label
    this.owner.innerHTML = owner
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false
    this.node = node
    this.draw()
    return true
  }

  stopEvent(event: Event): boolean {
    return (
      event.target instanceof window.Node && (this.label.contains(event.target) || this.owner.contains(event.target))
    )
  }

  ignoreMutation(change: ViewMutationRecord): boolean {
    return change.type !== "selection" && (this.label.contains(change.target) || this.owner.contains(change.target))
  }
}
