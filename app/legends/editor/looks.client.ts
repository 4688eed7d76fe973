// What the page shows of the text: its parts, where the cursor is, which tools are of use there.
import type { EditorState } from "prosemirror-state"
import { partTitle } from "../../document/render"
import { schema } from "../../document/schema"
import { type commands, isInside, partIndex } from "./commands.client"
import { type Looks, type Tool, type ToolLook, tools } from "./tools"

const { nodes, marks } = schema

function isOn(state: EditorState, tool: Tool): boolean {
  const { from, to, empty, $from } = state.selection
  const mark = tool === "strong" || tool === "em" || tool === "code" || tool === "link" ? marks[tool] : null
  if (mark) return empty ? !!mark.isInSet(state.storedMarks ?? $from.marks()) : state.doc.rangeHasMark(from, to, mark)
  if (tool === "heading") return $from.parent.type === nodes.heading
  if (tool === "text") return $from.parent.type === nodes.paragraph
  if (tool === "quote") return isInside(state, nodes.blockquote!)
  if (tool === "bullets") return isInside(state, nodes.bullet_list!)
  if (tool === "numbers") return isInside(state, nodes.ordered_list!)
  return false
}

/** What there is to show of this state; a tool is ready where its command would do something. */
export function looksOf(state: EditorState, run: ReturnType<typeof commands>): Looks {
  const look = (tool: Tool): ToolLook => (isOn(state, tool) ? "on" : run[tool](state) ? "ready" : "idle")
  return {
    tools: Object.fromEntries(Object.keys(tools).map((tool) => [tool, look(tool as Tool)])) as Record<Tool, ToolLook>,
    parts: state.doc.children.map((part) => ({
      title: partTitle(part),
      kind: String(part.attrs.kind),
      owner: part.attrs.owner as string | null,
    })),
    here: partIndex(state),
    inTable: isInside(state, nodes.table!),
  }
}
