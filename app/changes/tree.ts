// A document as the engine walks it: containers, and leaves (text blocks, atoms, whole tables) in order, each with a number for its content.
import type { Mark, Node, NodeType } from "prosemirror-model"
import type { Numbers } from "./numbers"

/** A stretch of a text block with the same marks; an inline atom stands alone. Offsets inside the block. */
export interface Run {
  readonly from: number
  to: number
  readonly marks: number
  /** Number of the link among the marks, 0 without. */
  readonly link: number
  /** Number and node of an inline atom. */
  readonly atom: number
  readonly node: Node | null
}

export interface Thing {
  readonly node: Node
  readonly type: string
  readonly from: number
  readonly to: number
  readonly parent: Thing | null
  readonly children: readonly Thing[]
  readonly leaf: boolean
  /** Same number: same type and attributes, ids aside. */
  readonly own: number
  /** Same number: the same all through, ids aside. */
  same: number
  /** One character per position (text blocks only): inline atoms as U+FFFC, hard breaks as a line end. */
  readonly text: string
  readonly runs: readonly Run[]
  /** What it says, for likeness. */
  readonly said: string
  /** First and last leaf inside (its own index, for a leaf). `last < first`: none. */
  first: number
  last: number
  readonly depth: number
}

export interface Tree {
  readonly root: Thing
  readonly leaves: readonly Thing[]
}

/** Type and attributes as text, without `id` and without what is null. */
export function ownText(type: string, attrs: Readonly<Record<string, unknown>>): string {
  let text = type
  for (const name in attrs) {
    if (name === "id") continue
    const value = attrs[name]
    if (value !== null && value !== undefined)
      text += `\u0001${name}=${typeof value === "number" ? String(value) : JSON.stringify(value)}`
  }
  return text
}

/** Whether nodes of one type surely have equal attributes, told by a look. */
export function haveSameAttrs(
  one: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
): boolean {
  if (one === other) return true
  for (const name in one) if (one[name] !== other[name]) return false
  return true
}

/** Marks as text, in the order of the schema. */
export const marksText = (marks: readonly Mark[]) =>
  marks.length === 0 ? "" : marks.map((mark) => ownText(mark.type.name, mark.attrs)).join("\u0002")

/** Whether a node is compared as one leaf: text blocks, atoms, tables, and containers without content. */
const isLeaf = (node: Node) =>
  node.isTextblock || node.isAtom || node.childCount === 0 || node.type.spec.tableRole === "table"

/** What an inline atom says: a role its name, a break nothing. */
export const atomSays = (node: Node) => node.type.spec.leafText?.(node) ?? ""

/** Reads a document, or one node whose content begins at `start`, into things. */
export function plant(doc: Node, numbers: Numbers, start = 0): Tree {
  const leaves: Thing[] = []
  const owns = new Map<NodeType, { attrs: Node["attrs"]; own: number }>()
  /** The number of type and attributes; blocks of one type often share theirs. */
  const ownOf = ({ type, attrs }: Node): number => {
    const known = owns.get(type)
    if (known && haveSameAttrs(known.attrs, attrs)) return known.own
    const own = numbers.of(ownText(type.name, attrs))
    owns.set(type, { attrs, own })
    return own
  }
  const grow = (node: Node, from: number, parent: Thing | null, depth: number): Thing => {
    const leaf = parent !== null && isLeaf(node)
    const inline = leaf && node.isTextblock ? readInline(node, numbers) : plain
    const children: Thing[] = leaf ? childless : []
    const thing: Thing = {
      node,
      type: node.type.name,
      from,
      to: from + (parent === null ? node.content.size : node.nodeSize),
      parent,
      children,
      leaf,
      own: ownOf(node),
      same: 0,
      text: inline.text,
      runs: inline.runs,
      said: leaf ? (node.isTextblock ? inline.said : saidBy(node)) : "",
      first: leaves.length,
      last: leaves.length - 1,
      depth,
    }
    if (leaf) {
      thing.last = leaves.push(thing) - 1
      if (!node.isTextblock && !node.isAtom) thing.same = numbers.of(`${thing.own}(${contentText(node)})`)
      else {
        const bare = numbers.within(thing.own, inline.text)
        thing.same = inline.key === "" ? bare : numbers.within(bare, inline.key)
      }
      return thing
    }
    let at = parent === null ? from : from + 1
    let inside = ""
    for (let index = 0; index < node.childCount; index++) {
      const child = grow(node.child(index), at, thing, depth + 1)
      children.push(child)
      inside += index > 0 ? `,${child.same}` : child.same
      at = child.to
    }
    thing.last = leaves.length - 1
    thing.same = numbers.of(`${thing.own}[${inside}]`)
    return thing
  }
  return { root: grow(doc, start, null, 0), leaves }
}

const plain = { text: "", runs: [] as Run[], said: "", key: "" }
const childless: Thing[] = []

function readInline(block: Node, numbers: Numbers) {
  const only = block.childCount === 1 ? block.child(0) : null
  if (only?.isText && only.marks.length === 0) {
    const said = only.text ?? ""
    return { text: said, runs: [{ from: 0, to: said.length, marks: 0, link: 0, atom: 0, node: null }], said, key: "" }
  }
  let text = ""
  let said = ""
  const runs: Run[] = []
  block.forEach((child) => {
    const marks = child.marks.length === 0 ? 0 : numbers.of(marksText(child.marks))
    const atom = child.isText ? 0 : numbers.of(ownText(child.type.name, child.attrs))
    const link = child.marks.find((mark) => "href" in mark.attrs)
    const piece = child.isText ? (child.text ?? "") : atomSays(child) === "\n" ? "\n" : "\uFFFC"
    const before = runs[runs.length - 1]
    if (before && before.marks === marks && !before.atom && !atom) before.to += piece.length
    else
      runs.push({
        from: text.length,
        to: text.length + piece.length,
        marks,
        link: link ? numbers.of(ownText(link.type.name, link.attrs)) : 0,
        atom,
        node: atom ? child : null,
      })
    text += piece
    said += child.isText ? piece : atomSays(child)
  })
  const key = runs
    .filter((run) => run.marks || run.atom)
    .map((run) => `\u0003${run.from},${run.to},${run.marks},${run.atom}`)
    .join("")
  return { text, runs, said, key }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what contents are put together with
const controls = /[\u0001-\u0006]/
/** A text in which nothing looks like what it is put together with. */
const withoutControls = (text: string) => (controls.test(text) ? `\u0006${JSON.stringify(text)}` : text)

/** All content of a node as text, ids aside: equal texts, equal content. `known` remembers blocks inside blocks. */
export function contentText(node: Node, known?: Map<Node, string>): string {
  const found = known?.get(node)
  if (found !== undefined) return found
  let text = ""
  for (let index = 0; index < node.childCount; index++) {
    const child = node.child(index)
    text += child.isText
      ? `"${marksText(child.marks)}\u0004${withoutControls(child.text ?? "")}\u0005`
      : `${ownText(child.type.name, child.attrs)}\u0002${marksText(child.marks)}(${contentText(child, known)})`
  }
  if (known && node.childCount > 0) known.set(node, text)
  return text
}

/** The words of a whole table or atom: its texts, or else its attributes. */
export function saidBy(node: Node): string {
  if (node.isText) return node.text ?? ""
  if (node.isInline) return atomSays(node)
  if (node.isLeaf) {
    return Object.entries(node.attrs)
      .filter(([name, value]) => name !== "id" && typeof value === "string" && value !== "")
      .map(([, value]) => String(value))
      .join(" ")
  }
  const texts: string[] = []
  node.forEach((child) => {
    texts.push(saidBy(child))
  })
  return node.isTextblock ? texts.join("") : texts.filter(Boolean).join(" ")
}

/** The text of a thing, one line for each block. */
export function textOf(thing: Thing): string {
  return thing.leaf ? thing.said : thing.children.map(textOf).filter(Boolean).join("\n") || saidBy(thing.node)
}
