// A short way to write a legend down: parts of blocks, text with **strong**, *em* and {a role}.
import type { Node } from "prosemirror-model"
import { type PartKind, type PromiseAttrs, schema } from "../document/schema"

/** Text with **strong**, *em* and {roles} as inline nodes. */
function inline(text: string): Node[] {
  return text
    .split(/(\*\*[^*]+\*\*|\*[^*]+\*|\{[^}]+\})/)
    .filter((piece) => piece !== "")
    .map((piece) => {
      if (piece.startsWith("{")) return schema.node("role", { name: piece.slice(1, -1) })
      if (piece.startsWith("**")) return schema.text(piece.slice(2, -2), [schema.mark("strong")])
      if (piece.startsWith("*")) return schema.text(piece.slice(1, -1), [schema.mark("em")])
      return schema.text(piece)
    })
}

/** A paragraph. */
export const p = (text: string): Node => schema.node("paragraph", null, inline(text))

/** A bullet list of one paragraph each. */
export const list = (...items: string[]): Node =>
  schema.node(
    "bullet_list",
    null,
    items.map((item) => schema.node("list_item", null, [p(item)])),
  )

/** A promise card; what is left out is empty. */
export const promise = (attrs: Partial<PromiseAttrs>): Node => schema.node("promise", attrs)

/** A part with its heading. `owner` is the role that does it. */
export const part = (kind: PartKind, heading: string, owner: string | null, ...blocks: Node[]): Node =>
  schema.node("part", { kind, owner }, [schema.node("heading", { level: 2 }, inline(heading)), ...blocks])

/** A legend of these parts; `null` stands for one that is not in this version. */
export const legend = (...parts: (Node | null)[]): Node =>
  schema.node(
    "doc",
    { lang: "en" },
    parts.filter((one) => one !== null),
  )
