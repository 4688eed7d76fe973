// Documents by chance, and edits of them as people make them: what the properties of the engine are tried on.
import type { Node } from "prosemirror-model"
import { schema } from "../../app/document/schema"

/** Numbers by chance from a seed, always the same. */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const n = schema.nodes
const words =
  "Maya calls the office about forty chairs and Lars writes down what she needs before noon while Jana checks stock prices delivery invoice audit desk van driver floor plan reply offer 5 20 must not within".split(
    " ",
  )

export interface Storyteller {
  story(parts: number): Node
  edited(doc: Node, edits: number): Node
}

/** Tells stories; `tables` makes most blocks tables. */
export function storyteller(seed: number, tables = false): Storyteller {
  const next = chance(seed)
  const below = (count: number) => Math.floor(next() * count)
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!
  const sentence = () => {
    const said = Array.from({ length: 2 + below(9) }, () => pick(words)).join(" ")
    return `${said[0]!.toUpperCase()}${said.slice(1)}${pick([".", ".", ".", "?", "!"])}`
  }
  const marks = () =>
    next() < 0.85
      ? []
      : [
          pick([
            schema.mark("strong"),
            schema.mark("em"),
            schema.mark("link", { href: `https://x.example/${below(4)}` }),
          ]),
        ]
  const inline = (most: number): Node[] => {
    const nodes: Node[] = []
    for (let count = below(most) + 1; count > 0; count--) {
      nodes.push(schema.text(sentence(), marks()))
      if (next() < 0.08) nodes.push(n.role!.create({ name: pick(["Sales", "Support", "Sales coordinator"]) }))
      if (next() < 0.06) nodes.push(n.hard_break!.create())
      if (count > 1) nodes.push(schema.text(" "))
    }
    return nodes
  }
  const paragraph = (): Node => n.paragraph!.create(null, next() < 0.04 ? [] : inline(4))
  const item = (depth: number): Node =>
    n.list_item!.create(null, [
      paragraph(),
      ...(depth < 3 && next() < 0.2 ? [list(depth + 1)] : []),
      ...(next() < 0.1 ? [paragraph()] : []),
    ])
  const list = (depth: number): Node =>
    (next() < 0.6 ? n.bullet_list! : n.ordered_list!).create(
      null,
      Array.from({ length: 1 + below(4) }, () => item(depth)),
    )
  const cell = (head: boolean): Node =>
    (head ? n.table_header! : n.table_cell!).create(
      null,
      next() < 0.9 ? [n.paragraph!.create(null, inline(1))] : [paragraph(), list(2)],
    )
  const table = (): Node => {
    const width = 1 + below(4)
    return n.table!.create(
      null,
      Array.from({ length: 1 + below(5) }, (_, row) =>
        n.table_row!.create(
          null,
          Array.from({ length: width }, () => cell(row === 0)),
        ),
      ),
    )
  }
  const block = (depth: number): Node => {
    const kind = tables && next() < 0.5 ? 0.8 : next()
    if (kind < 0.55) return paragraph()
    if (kind < 0.7) return list(1)
    if (kind < 0.76 && depth < 3)
      return n.blockquote!.create(null, [block(depth + 1), ...(next() < 0.4 ? [block(depth + 1)] : [])])
    if (kind < 0.84) return table()
    if (kind < 0.88) return n.heading!.create({ level: 3 + below(2) }, schema.text(sentence()))
    if (kind < 0.91) return n.code_block!.create(null, schema.text("let chairs = 40\nprint(chairs)"))
    if (kind < 0.94) return n.horizontal_rule!.create()
    if (kind < 0.97) return n.image!.create({ src: `hash${below(5)}`, alt: sentence() })
    return n.promise!.create({
      metric: "Answered",
      value: String(1 + below(9)),
      unit: pick(["minutes", "hours"]),
      owner: pick(["Sales", "Support"]),
    })
  }
  const part = (): Node =>
    n.part!.create({ kind: pick(["hero", "step", "detour", "section"]), owner: pick([null, "Sales", "Support"]) }, [
      n.heading!.create({ level: 2 }, schema.text(sentence())),
      ...Array.from({ length: below(5) }, () => block(0)),
    ])

  /** One change somewhere inside a node; the same node when the place allows none. */
  const change = (node: Node): Node => {
    if (node.isTextblock) return rewritten(node)
    if (node.isLeaf)
      return node.type.name === "promise"
        ? node.type.create({ ...node.attrs, value: String(1 + below(99)) })
        : node.type.name === "image"
          ? node.type.create({ ...node.attrs, alt: sentence() })
          : node
    const children = [...node.children]
    const at = below(children.length)
    const isPart = node.type.name === "doc"
    const fresh = () =>
      isPart
        ? part()
        : node.type.name === "table"
          ? pick(children)
          : /list$/.test(node.type.name)
            ? item(2)
            : node.type.name === "table_row"
              ? cell(false)
              : block(2)
    const roll = next()
    if (children.length > 0 && roll < 0.62) children[at] = change(children[at]!)
    else if (roll < 0.72) children.splice(at + (next() < 0.5 ? 1 : 0), 0, fresh())
    else if (roll < 0.82 && children.length > 1) children.splice(at, 1)
    else if (roll < 0.9 && children.length > 1) children.splice(below(children.length), 0, ...children.splice(at, 1))
    else if (roll < 0.94 && !isPart && node.type.name === "part" && at > 0)
      children[at] = n.blockquote!.create(null, [children[at]!])
    else if (roll < 0.96 && node.type.name === "part")
      return node.type.create({ ...node.attrs, owner: pick([null, "Sales", "Support", "Jana"]) }, children)
    else if (roll < 0.97 && node.type.name === "blockquote") return children[0]!
    else if (roll < 0.98 && /list$/.test(node.type.name))
      return (node.type.name === "bullet_list" ? n.ordered_list! : n.bullet_list!).create(null, children)
    else if (roll < 0.99 && children[at]?.type.name === "paragraph" && node.type.name === "part")
      children[at] = n.bullet_list!.create(null, [n.list_item!.create(null, [children[at]!])])
    else if (children[at]?.type.name === "paragraph" && children[at]!.content.size > 4) {
      const middle = Math.floor(children[at]!.content.size / 2)
      children.splice(at, 1, children[at]!.cut(0, middle), children[at]!.cut(middle))
    }
    const changed = node.type.create(node.attrs, children, node.marks)
    return node.type.validContent(changed.content) ? changed : node
  }
  const rewritten = (node: Node): Node => {
    if (node.type.name === "code_block") return node.type.create(node.attrs, schema.text(sentence()))
    const children = [...node.children]
    const at = below(children.length)
    const text = children[at]
    const roll = next()
    if (!text || roll < 0.1) children.splice(at, 0, schema.text(`${sentence()} `))
    else if (roll < 0.2) children.splice(at, 1)
    else if (text.isText && roll < 0.25)
      children[at] = schema.text((text.text ?? "").replace(" ", "\u00a0"), text.marks)
    else if (text.isText && roll < 0.75) {
      const said = (text.text ?? "").split(" ")
      said.splice(below(said.length), next() < 0.7 ? 1 : 0, ...(next() < 0.8 ? [pick(words)] : []))
      const now = said.join(" ")
      if (now === "") children.splice(at, 1)
      else children[at] = schema.text(now, text.marks)
    } else if (text.isText) children[at] = text.mark(marks())
    else children[at] = n.role!.create({ name: pick(["Sales", "Jana"]) })
    return node.type.create(node.attrs, children)
  }
  return {
    story: (parts) => n.doc!.create(null, Array.from({ length: parts }, part)),
    edited(doc, edits) {
      let now = doc
      for (let count = 0; count < edits; count++)
        now = now.childCount === 0 ? n.doc!.create(null, [part()]) : change(now)
      return now
    },
  }
}
