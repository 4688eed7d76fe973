// A node that stayed and whose attributes changed: which unit each of them belongs to. What the legend knows is typed here.
import type { Node } from "prosemirror-model"
import type { Book, Draft, Strand } from "./draft"
import type { UnitKind } from "./patch"
import { saidBy, type Thing } from "./tree"

/** Names of the attributes that differ, ids aside. */
export const changedAttributes = (one: Node, other: Node): string[] =>
  Object.keys(other.attrs).filter(
    (name) => name !== "id" && JSON.stringify(one.attrs[name]) !== JSON.stringify(other.attrs[name]),
  )

const shownAs = (value: unknown) => (value === null || value === undefined || value === "" ? null : String(value))

/** The kind of unit a change of this attribute makes. */
function kindOf(type: string, attribute: string): UnitKind {
  if (attribute === "owner" && (type === "part" || type === "promise")) return "owner"
  if (type === "promise") return "promise"
  if (type === "part" && attribute === "kind") return "part-kind"
  return type === "image" ? "media" : "attrs"
}

/** The strand for the opening (or the atom) of a node with changed attributes; opens the units that own them. */
export function weaveAttributes(one: Thing, other: Thing, book: Book): Strand {
  const drafts = new Map<UnitKind, Draft>()
  const changes = changedAttributes(one.node, other.node).map((name): readonly [string, Draft] => {
    const kind = kindOf(other.type, name)
    let draft = drafts.get(kind)
    if (!draft) {
      const whole = other.node.isAtom || other.leaf
      draft = book.open(kind, {
        old: [{ from: one.from, to: whole ? one.to : one.from + 1 }],
        next: [{ from: other.from, to: whole ? other.to : other.from + 1 }],
        blocks: [{ old: one, next: other }],
        before: kind === "owner" ? shownAs(one.node.attrs[name]) : saidBy(headed(one)),
        after: kind === "owner" ? shownAs(other.node.attrs[name]) : saidBy(headed(other)),
        facts: [],
        attributes: { before: {}, after: {} },
      })
      drafts.set(kind, draft)
    }
    draft.facts?.push({ name, was: shownAs(one.node.attrs[name]), now: shownAs(other.node.attrs[name]) })
    if (draft.attributes) {
      draft.attributes.before[name] = one.node.attrs[name]
      draft.attributes.after[name] = other.node.attrs[name]
    }
    return [name, draft]
  })
  return ["~", one.from, other.from, changes]
}

/** What a container is called by: its first text block. */
function headed(thing: Thing): Node {
  let one = thing
  while (!one.leaf && one.children[0]) one = one.children[0]
  return one.node
}
