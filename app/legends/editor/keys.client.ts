// The keys of the editor. Every tool that has a key is here; Tab leaves the text except in lists and tables.
import { baseKeymap, chainCommands } from "prosemirror-commands"
import { redo, undo } from "prosemirror-history"
import { inputRules, wrappingInputRule } from "prosemirror-inputrules"
import { keymap } from "prosemirror-keymap"
import { splitListItem } from "prosemirror-schema-list"
import type { Command, Plugin } from "prosemirror-state"
import { goToNextCell } from "prosemirror-tables"
import { schema } from "../../document/schema"
import { hardBreak, indent, joinPart, outdent } from "./commands.client"
import type { Tool } from "./tools"

const { nodes } = schema

/** What one types at the start of a line to begin a list or a quote. */
export const rules = inputRules({
  rules: [
    wrappingInputRule(/^\s*[-*]\s$/, nodes.bullet_list!),
    wrappingInputRule(
      /^(\d{1,4})[.)]\s$/,
      nodes.ordered_list!,
      (match) => ({ order: Number(match[1]) }),
      (match, node) => node.childCount + Number(node.attrs.order) === Number(match[1]),
    ),
    wrappingInputRule(/^\s*>\s$/, nodes.blockquote!),
  ],
})

export function keys(run: Record<Tool, Command>, save: () => void): Plugin[] {
  const saved: Command = () => {
    save()
    return true
  }
  return [
    keymap({
      "Mod-z": undo,
      "Mod-y": redo,
      "Shift-Mod-z": redo,
      "Mod-b": run.strong,
      "Mod-i": run.em,
      "Mod-e": run.code,
      "Mod-k": run.link,
      "Mod-s": saved,
      "Mod-Alt-0": run.text,
      "Mod-Alt-3": run.heading,
      "Shift-Mod-7": run.numbers,
      "Shift-Mod-8": run.bullets,
      "Alt-ArrowUp": run.partUp,
      "Alt-ArrowDown": run.partDown,
      "Shift-Enter": hardBreak,
      Enter: splitListItem(nodes.list_item!),
      Tab: chainCommands(goToNextCell(1), indent),
      "Shift-Tab": chainCommands(goToNextCell(-1), outdent),
      Backspace: joinPart,
    }),
    keymap(baseKeymap),
  ]
}
