// What an empty part asks its author. Shown in the empty place, never stored.
import { Plugin } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"
import { prompts } from "../../document/method"
import { type PartKind, partNames } from "../../document/schema"

export const promptsInEmptyParts = new Plugin({
  props: {
    decorations({ doc }) {
      const asked: Decoration[] = []
      doc.forEach((part, pos) => {
        const kind = part.attrs.kind as PartKind
        const [heading, first] = [part.firstChild, part.maybeChild(1)]
        const ask = (from: number, size: number, prompt: string) =>
          asked.push(Decoration.node(from, from + size, { "data-prompt": prompt }))
        if (heading && heading.content.size === 0) ask(pos + 1, heading.nodeSize, partNames[kind])
        if (part.childCount === 2 && first?.type.name === "paragraph" && first.content.size === 0)
          ask(pos + 1 + (heading?.nodeSize ?? 0), first.nodeSize, prompts[kind])
      })
      return DecorationSet.create(doc, asked)
    },
  },
})
