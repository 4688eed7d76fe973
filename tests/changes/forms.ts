// The same document written otherwise, and small documents made for one property each.
import { Fragment, type Mark, Node, Slice } from "prosemirror-model"
import { schema } from "../../app/document/schema"
import { doc, p, part } from "./telling"

/** The same document in another form: attributes in reverse order, texts cut in two, marks in reverse order, and ids on blocks. */
export function otherForm(given: Node, withIds: boolean): Node {
  let ids = 0
  const reversed = (json: Record<string, unknown>): Record<string, unknown> => {
    const attrs = json.attrs as Record<string, unknown> | undefined
    const content = (json.content as Record<string, unknown>[] | undefined)?.flatMap(cutInTwo).map(reversed)
    const marks = json.marks as unknown[] | undefined
    return {
      ...(content ? { content } : {}),
      ...(marks ? { marks: marks.toReversed() } : {}),
      ...(attrs
        ? {
            attrs: Object.fromEntries(
              Object.entries(attrs)
                .filter(([name]) => name !== "id")
                .reverse(),
            ),
          }
        : {}),
      ...("text" in json ? { text: json.text } : {}),
      type: json.type,
    }
  }
  const cutInTwo = (json: Record<string, unknown>) => {
    const text = json.text
    if (typeof text !== "string" || text.length < 4 || !/^[\x20-\x7f]*$/.test(text)) return [json]
    return [
      { ...json, text: text.slice(0, 3) },
      { ...json, text: text.slice(3) },
    ]
  }
  const named = (node: Node): Node => {
    if (node.isText) return node
    const children = node.children.map(named)
    const attrs = withIds && "id" in node.attrs ? { ...node.attrs, id: `other-${++ids}` } : node.attrs
    return node.type.create(attrs, rawFragment(children), node.marks as Mark[])
  }
  return named(Node.fromJSON(schema, reversed(given.toJSON() as Record<string, unknown>)))
}

/** A fragment as it is, equal neighbours of text not joined. */
const rawFragment = (children: readonly Node[]): Fragment =>
  children.reduce((all, child) => all.addToEnd(child), Fragment.empty)

/** A part that says nothing that other parts say. */
export const aside = (said: string): Node => part("section", null, said, p(said))

/** The position of a digit in running text; null when there is none. */
export function digitIn(given: Node): number | null {
  let found: number | null = null
  given.descendants((node, at, parent) => {
    if (found !== null || parent?.type.name === "code_block" || parent?.type.name === "heading") return false
    const place = node.isText ? (node.text ?? "").search(/\b\d\b/) : -1
    if (place >= 0) found = at + place
    return true
  })
  return found
}

/** The document with one character replaced. */
export function replacedText(given: Node, at: number, by: string): Node {
  const { nodeAfter, parent } = given.resolve(at)
  if (!nodeAfter?.isText || !parent.isTextblock) throw new Error("no text there")
  return given.replace(at, at + 1, new Slice(Fragment.from(nodeAfter.type.schema.text(by, nodeAfter.marks)), 0, 0))
}

const subjects = "caretaker plumber neighbour driver gardener lawyer painter teacher baker doctor tailor farmer".split(
  " ",
)
const things = "lamps desks shelves curtains carpets tiles windows kettles ladders mirrors benches drawers".split(" ")

/** So many parts of one sentence each, no two about the same. */
export const storyOfSentences = (count: number): Node =>
  doc(
    ...Array.from({ length: count }, (_, at) => {
      const [who, what] = [subjects[at % 12]!, things[at % 12]!]
      return part(
        "step",
        null,
        `The ${who} and ${what} ${at}`,
        p(`Our ${who} brings chairs and ${what} to the ${who} near ${what} number ${at}.`),
      )
    }),
  )
