// What the menu offers: at "/" parts and blocks, at "@" the roles of the company and a new one.
import type { Command } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { prompts } from "../../document/method"
import { partKinds, partNames } from "../../document/schema"
import { addPart, addRole } from "./commands.client"
import type { Choice } from "./menu.client"
import { type Tool, tools } from "./tools"

const blocks: readonly (readonly [Tool, string])[] = [
  ["promise", "A statement that can be measured"],
  ["heading", "A heading inside this part"],
  ["bullets", "One point below the other"],
  ["numbers", "One after the other"],
  ["table", "Rows and columns"],
  ["picture", "From this computer, 5 MB at most"],
  ["quote", "Words somebody said"],
  ["role", "Name who does it"],
]

type Known = { readonly roles: () => readonly string[]; readonly newRole: (name: string) => void }

export function choicesFor(run: Record<Tool, Command>, { roles, newRole }: Known) {
  const doing = (command: Command) => (view: EditorView) => {
    command(view.state, view.dispatch, view)
  }
  const parts = partKinds.map(
    (kind): Choice => ({
      name: partNames[kind],
      hint: prompts[kind],
      group: "Add a part",
      run: doing(addPart(kind)),
    }),
  )
  const others = blocks.map(
    ([tool, hint]): Choice => ({
      name: tools[tool].name,
      hint,
      group: "Add to this part",
      run: doing(run[tool]),
    }),
  )
  const role = (name: string, hint: string, group: string, isNew: boolean): Choice => ({
    name,
    hint,
    group,
    run(view) {
      if (isNew) newRole(name)
      addRole(name)(view.state, view.dispatch)
    },
  })
  return (sign: "/" | "@", query: string): Choice[] => {
    if (sign === "/") return [...others, ...parts]
    const named = query.trim()
    const known = roles()
    const isNew = named !== "" && !known.some((name) => name.toLowerCase() === named.toLowerCase())
    const fresh = isNew ? [role(named, "A role nobody has named yet", "New role", true)] : []
    return [...known.map((name) => role(name, "", "Roles", false)), ...fresh]
  }
}
