// What each tool does to the text: one command each.
import { chainCommands, exitCode, lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands"
import { redo, undo } from "prosemirror-history"
import type { Node, NodeType } from "prosemirror-model"
import { liftListItem, sinkListItem, wrapInList } from "prosemirror-schema-list"
import { type Command, type EditorState, NodeSelection, Selection, TextSelection } from "prosemirror-state"
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
} from "prosemirror-tables"
import { blankPart } from "../../document/method"
import { type PartKind, schema } from "../../document/schema"
import { movingPart } from "../moving-part"
import type { Tool } from "./tools"

const { nodes, marks } = schema
type Asked = "link" | "picture" | "role"

/** Is the cursor inside a node of this type, below its part? */
export function isInside(state: EditorState, type: NodeType): boolean {
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 1; depth--) if ($from.node(depth).type === type) return true
  return false
}

/** Index of the part the cursor stands in. */
export const partIndex = (state: EditorState): number =>
  Math.min(state.selection.$from.index(0), Math.max(0, state.doc.childCount - 1))

/** Position before the part with this index. */
export const partPos = (doc: Node, index: number): number =>
  doc.children.slice(0, index).reduce((sum, part) => sum + part.nodeSize, 0)

/** Makes a list of the chosen blocks, changes the kind of the list they are in, or ends it. */
function list(type: NodeType): Command {
  return (state, dispatch) => {
    const { $from } = state.selection
    for (let depth = $from.depth; depth > 1; depth--) {
      const around = $from.node(depth)
      if (around.type === type) return liftListItem(nodes.list_item!)(state, dispatch)
      if (around.type === nodes.bullet_list || around.type === nodes.ordered_list) {
        dispatch?.(state.tr.setNodeMarkup($from.before(depth), type, { id: around.attrs.id }))
        return true
      }
    }
    return wrapInList(type)(state, dispatch)
  }
}

const quote: Command = (state, dispatch) =>
  isInside(state, nodes.blockquote!) ? lift(state, dispatch) : wrapIn(nodes.blockquote!)(state, dispatch)

/** Puts a block after the one the cursor is in (or in its place where that is empty), and the cursor into it. */
export function insertBlock(made: () => Node): Command {
  return (state, dispatch) => {
    const { $from } = state.selection
    const block = made()
    let depth = $from.depth
    while (
      depth > 1 &&
      !$from.node(depth - 1).canReplaceWith($from.indexAfter(depth - 1), $from.indexAfter(depth - 1), block.type)
    )
      depth--
    if (depth <= 1 && !(state.selection instanceof NodeSelection && $from.depth === 1)) return false
    if (!dispatch) return true
    const isEmpty = $from.parent.type === nodes.paragraph && $from.parent.content.size === 0 && depth === $from.depth
    const at = state.selection instanceof NodeSelection ? state.selection.to : $from.after(depth)
    const tr = isEmpty ? state.tr.replaceWith($from.before(), $from.after(), block) : state.tr.insert(at, block)
    const start = isEmpty ? $from.before() : at
    const inside = block.isAtom ? NodeSelection.create(tr.doc, start) : Selection.near(tr.doc.resolve(start + 1))
    dispatch(tr.setSelection(inside).scrollIntoView())
    return true
  }
}

const cell = (type: NodeType) => type.create(null, nodes.paragraph!.create())
const row = (type: NodeType) => nodes.table_row!.create(null, [cell(type), cell(type)])
const emptyTable = () =>
  nodes.table!.create(null, [row(nodes.table_header!), row(nodes.table_cell!), row(nodes.table_cell!)])

/** Adds a part of this kind below the one the cursor is in. */
export function addPart(kind: PartKind): Command {
  return (state, dispatch) => {
    const at = state.doc.childCount === 0 ? 0 : partPos(state.doc, partIndex(state) + 1)
    const tr = state.tr.insert(at, blankPart(kind))
    const heading = tr.doc.nodeAt(at)?.firstChild
    const cursor = at + 2 + (heading?.nodeSize ?? 0)
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, cursor)).scrollIntoView())
    return true
  }
}

/** Moves the part with the cursor; the cursor goes along. */
export function movePart(by: -1 | 1): Command {
  return (state, dispatch) => {
    const index = partIndex(state)
    const step = movingPart(state.doc, index, by)
    if (!step) return false
    if (!dispatch) return true
    const inside = state.selection.from - partPos(state.doc, index)
    const tr = state.tr.step(step)
    const at = partPos(tr.doc, index + by) + inside
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(at))).scrollIntoView())
    return true
  }
}

/** At the very start of a part: an empty heading joins the part to the one above; an empty part goes. */
export const joinPart: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const index = $from.index(0)
  if (!empty || $from.pos !== partPos(state.doc, index) + 2 || $from.parent.content.size > 0 || index === 0)
    return false
  const part = state.doc.child(index)
  const start = partPos(state.doc, index)
  const above = state.doc.child(index - 1)
  const rest = part.content.cut(part.firstChild?.nodeSize ?? 0)
  const isBlank = rest.childCount === 0 || (rest.childCount === 1 && rest.firstChild?.content.size === 0)
  if (!dispatch) return true
  const joined = above.copy(isBlank ? above.content : above.content.append(rest))
  const tr = state.tr.replaceWith(start - above.nodeSize, start + part.nodeSize, joined)
  const end = start - above.nodeSize + above.nodeSize - 1
  dispatch(tr.setSelection(Selection.near(tr.doc.resolve(end), -1)).scrollIntoView())
  return true
}

/** Names a role in the place of what is selected, with a space to write on. */
export const addRole =
  (name: string): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(schema.node("role", { name }), false).insertText(" "))
    return true
  }

export const hardBreak: Command = chainCommands(exitCode, (state, dispatch) => {
  if (!state.selection.$from.parent.inlineContent || state.selection.$from.parent.type.spec.code) return false
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break!.create()).scrollIntoView())
  return true
})

export const indent: Command = sinkListItem(nodes.list_item!)
export const outdent: Command = liftListItem(nodes.list_item!)

/** The commands of the tools; those that first ask something (an address, a file, a role) call `ask`. */
export function commands(ask: (what: Asked) => void): Record<Tool, Command> {
  const asking =
    (what: Asked, can: (state: EditorState) => boolean): Command =>
    (state, dispatch) => {
      if (!can(state)) return false
      if (dispatch) ask(what)
      return true
    }
  const inText = (state: EditorState) =>
    state.selection.$from.parent.inlineContent && !state.selection.$from.parent.type.spec.code
  return {
    undo,
    redo,
    text: setBlockType(nodes.paragraph!),
    heading: setBlockType(nodes.heading!, { level: 3 }),
    quote,
    strong: toggleMark(marks.strong!),
    em: toggleMark(marks.em!),
    code: toggleMark(marks.code!),
    link: asking("link", inText),
    bullets: list(nodes.bullet_list!),
    numbers: list(nodes.ordered_list!),
    table: insertBlock(emptyTable),
    picture: asking("picture", (state) => insertBlock(() => nodes.image!.create())(state)),
    promise: insertBlock(() => nodes.promise!.create()),
    role: asking("role", inText),
    partUp: movePart(-1),
    partDown: movePart(1),
    rowAbove: addRowBefore,
    rowBelow: addRowAfter,
    rowGone: deleteRow,
    columnBefore: addColumnBefore,
    columnAfter: addColumnAfter,
    columnGone: deleteColumn,
    tableGone: deleteTable,
  }
}
