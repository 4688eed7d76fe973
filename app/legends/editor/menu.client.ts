// The menu that opens at "/" (parts and blocks) and "@" (roles), as a list beside the cursor. The text keeps the focus.
import { type EditorState, Plugin } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"

export type Choice = {
  readonly name: string
  readonly hint: string
  readonly group: string
  readonly run: (view: EditorView) => void
}

/** What stands between the sign and the cursor; null when no menu is wanted there. */
function askedFor(state: EditorState): { sign: "/" | "@"; query: string; from: number; to: number } | null {
  const { $from, empty } = state.selection
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return null
  const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 40), $from.parentOffset, undefined, "\ufffc")
  const found = /(?:^|[\s\ufffc(])([/@])([\p{L}\p{N} -]{0,30})$/u.exec(before)
  if (!found) return null
  const query = found[2] ?? ""
  return { sign: found[1] === "@" ? "@" : "/", query, from: $from.pos - query.length - 1, to: $from.pos }
}

const fits = (choice: Choice, query: string) =>
  choice.name
    .toLowerCase()
    .split(/\s+/)
    .some((_word, at, words) => words.slice(at).join(" ").startsWith(query.trim().toLowerCase()))

class Menu {
  private readonly list = document.createElement("ul")
  private open: { choices: Choice[]; from: number; to: number } | null = null
  private at = 0
  private closedAt: number | null = null

  constructor(
    private readonly view: EditorView,
    private readonly choicesFor: (sign: "/" | "@", query: string) => Choice[],
  ) {
    this.list.className = "menu"
    this.list.id = "writing-menu"
    this.list.setAttribute("role", "listbox")
    this.list.hidden = true
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault()
      const item = event.target instanceof Element ? event.target.closest<HTMLElement>("[role=option]") : null
      if (item) this.choose(Number(item.dataset.at))
    })
    document.body.append(this.list)
  }

  update(view: EditorView, before: EditorState) {
    const asked = view.editable && view.hasFocus() ? askedFor(view.state) : null
    const isTyped = !before.doc.eq(view.state.doc)
    if (!asked || (!this.open && !isTyped)) return this.close()
    if (this.closedAt === asked.from) return
    const choices = this.choicesFor(asked.sign, asked.query).filter((choice) => fits(choice, asked.query))
    if (choices.length === 0) return this.close()
    this.at = this.open?.from === asked.from ? Math.min(this.at, choices.length - 1) : 0
    this.open = { choices, from: asked.from, to: asked.to }
    this.list.setAttribute("aria-label", asked.sign === "@" ? "Roles" : "Parts and blocks")
    this.draw()
  }

  private draw() {
    if (!this.open) return
    let group = ""
    this.list.replaceChildren(
      ...this.open.choices.flatMap((choice, at) => {
        const item = document.createElement("li")
        item.id = `writing-menu-${at}`
        item.dataset.at = String(at)
        item.setAttribute("role", "option")
        item.setAttribute("aria-selected", String(at === this.at))
        const name = document.createElement("strong")
        name.textContent = choice.name
        const hint = document.createElement("span")
        hint.textContent = choice.hint
        item.append(name, hint)
        if (choice.group === group) return [item]
        group = choice.group
        const head = document.createElement("li")
        head.setAttribute("role", "presentation")
        head.className = "head"
        head.textContent = group
        return [head, item]
      }),
    )
    this.list.hidden = false
    const { left, top, bottom } = this.view.coordsAtPos(this.open.from)
    const height = Math.min(this.list.offsetHeight, 320)
    const isBelow = bottom + height + 8 < window.innerHeight || top < height
    this.list.style.insetInlineStart = `${Math.max(8, Math.min(left, window.innerWidth - this.list.offsetWidth - 8))}px`
    this.list.style.insetBlockStart = `${window.scrollY + (isBelow ? bottom + 6 : top - height - 6)}px`
    this.list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" })
    this.view.dom.setAttribute("aria-controls", this.list.id)
    this.view.dom.setAttribute("aria-activedescendant", `writing-menu-${this.at}`)
  }

  private close() {
    if (!askedFor(this.view.state)) this.closedAt = null
    if (this.list.hidden) return
    this.open = null
    this.list.hidden = true
    this.view.dom.removeAttribute("aria-controls")
    this.view.dom.removeAttribute("aria-activedescendant")
  }

  private choose(at: number) {
    const choice = this.open?.choices[at]
    if (!this.open || !choice) return
    const { from, to } = this.open
    this.close()
    this.view.dispatch(this.view.state.tr.delete(from, to))
    this.view.focus()
    choice.run(this.view)
  }

  press(event: KeyboardEvent): boolean {
    if (!this.open || event.isComposing) return false
    const { length } = this.open.choices
    if (event.key === "ArrowDown") this.at = (this.at + 1) % length
    else if (event.key === "ArrowUp") this.at = (this.at + length - 1) % length
    else if (event.key === "Enter" || event.key === "Tab") {
      this.choose(this.at)
      return true
    } else if (event.key === "Escape") {
      this.closedAt = this.open.from
      this.close()
      return true
    } else return false
    this.draw()
    return true
  }

  destroy() {
    this.list.remove()
  }

  leave() {
    this.close()
  }
}

/** The menu as a plugin. `choicesFor` names what fits a sign; what does not fit the query is left out here. */
export function menu(choicesFor: (sign: "/" | "@", query: string) => Choice[]): Plugin {
  let shown: Menu | null = null
  return new Plugin({
    view(view) {
      shown = new Menu(view, choicesFor)
      return shown
    },
    props: {
      handleKeyDown: (_view, event) => shown?.press(event) ?? false,
      handleDOMEvents: {
        blur: () => {
          shown?.leave()
          return false
        },
      },
    },
  })
}
