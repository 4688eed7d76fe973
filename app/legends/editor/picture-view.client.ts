// A picture while it is written: with its description below, or a button to choose the one that was not imported.
import type { Node } from "prosemirror-model"
import type { EditorView, NodeView } from "prosemirror-view"
import { button, input, labelled, setAttributes, whenTyped } from "./fields.client"

export class PictureView implements NodeView {
  readonly dom = document.createElement("figure")
  private readonly shown = document.createElement("div")
  private readonly described: HTMLInputElement

  constructor(
    private node: Node,
    private readonly view: EditorView,
    private readonly place: () => number | undefined,
    private readonly choose: (pos: number) => void,
  ) {
    this.dom.className = "picture"
    this.dom.contentEditable = "false"
    const { row, field } = labelled("What the picture shows, for those who cannot see it", input(""))
    this.described = field
    field.maxLength = 2000
    whenTyped(field, () => setAttributes(this.view, this.place(), { alt: field.value }))
    this.dom.append(this.shown, row)
    this.draw()
  }

  private draw() {
    const { src, alt, missing } = this.node.attrs as { src: string | null; alt: string; missing: string | null }
    if (this.described !== document.activeElement) this.described.value = alt
    if (src) {
      const picture = document.createElement("img")
      picture.src = `/images/${src}`
      picture.alt = alt
      this.shown.replaceChildren(picture)
      return
    }
    const told = document.createElement("p")
    told.className = "missing"
    told.textContent = `Picture not imported: ${alt || missing || "no description"} `
    told.append(button("Choose the picture", "btn s", () => this.chosen()))
    this.shown.replaceChildren(told)
  }

  private chosen() {
    const pos = this.place()
    if (pos !== undefined) this.choose(pos)
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false
    const isSame = node.attrs.src === this.node.attrs.src && node.attrs.missing === this.node.attrs.missing
    this.node = node
    if (isSame) this.described.value = document.activeElement === this.described ? this.described.value : node.attrs.alt
    else this.draw()
    return true
  }

  selectNode() {
    this.dom.classList.add("chosen")
  }

  deselectNode() {
    this.dom.classList.remove("chosen")
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof HTMLInputElement || event.target instanceof HTMLButtonElement
  }

  ignoreMutation(): boolean {
    return true
  }
}
