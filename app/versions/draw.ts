// Draws a patch into one marked document: the blocks of the next text in their order, with what went standing where it was.
// Every unit is shown (marked), applied (as it is now) or left (as it was): the same weave the engine proves itself by.
import { Fragment, type Mark, type Node } from "prosemirror-model"
import type { Patch, Thread } from "../changes/patch"
import { type Fate, isBound, marked } from "./marked"
import { joinedPieces } from "./pieces"

export type Plan = (unit: number) => "shown" | "applied" | "left"

type Sides = { readonly old: Node; readonly next: Node; readonly patch: Pick<Patch, "weave"> }
type Paint = "ins" | "del" | null
type Frame = {
  readonly from: Node
  attrs: Record<string, unknown>
  readonly content: Node[]
  /** The thread that opened it, when it came or went with it. */
  readonly by: Thread | null
  readonly paint: Paint
}

/** The marked document. Parts carry a `key` that is the same in every drawing of the same two documents. */
export function draw({ old, next, patch }: Sides, plan: Plan): Node {
  const stack: Frame[] = [{ from: next, attrs: {}, content: [], by: null, paint: null }]
  const top = () => stack.at(-1)!
  const add = (node: Node) => top().content.push(node)

  const open = (from: Node, paint: Paint, by: Thread | null, key: string, was: Record<string, unknown> | null) =>
    stack.push({ from, attrs: { ...from.attrs, key, was, fate: was ? "altered" : null }, content: [], by, paint })
  const close = (by: Thread | null) => {
    const frame = stack.pop()
    if (!frame || stack.length === 0) throw new Error("A weave closed more blocks than it opened.")
    const whole = frame.by !== null && frame.by === by
    if (whole && frame.paint) frame.attrs.fate = frame.paint === "ins" ? "added" : "removed"
    add(blockOf(frame))
  }
  const leaf = (node: Node, paint: Paint, key: string, was: Record<string, unknown> | null) => {
    if (node.isInline) return add(inlineOf(node, paint))
    const fate: Fate | null = was ? "altered" : paint === "ins" ? "added" : paint === "del" ? "removed" : null
    add(marked.node(node.type.name, { ...node.attrs, fate, was, key }))
  }

  /** A stretch of the text that stands from now on: it opens and closes blocks. */
  const stands = (
    doc: Node,
    from: number,
    to: number,
    paint: Paint,
    by: Thread | null,
    keyOf: (at: number) => string,
  ) =>
    walk(doc, from, to, {
      open: (node, at) => open(node, paint, by, keyOf(at), null),
      close: () => close(by),
      leaf: (node, at) => leaf(node, paint, keyOf(at), null),
    })

  /** A stretch that went: whole blocks stay blocks, loose ends only their words. */
  const went = (from: number, to: number, by: Thread) => {
    const loose: Node[] = []
    const settle = () => {
      if (loose.length === 0) return
      const words = loose.splice(0)
      if (top().from.inlineContent) for (const word of words) add(word)
      else add(marked.node("paragraph", { fate: "removed" }, words))
    }
    const depth = stack.length
    const flat = top().from.inlineContent
    walk(old, from, to, {
      open: (node, at, isWhole) => {
        if (!isWhole || flat) return
        settle()
        open(node, "del", by, `o${at}`, null)
      },
      close: (_node, isWhole) => {
        if (isWhole && !flat && stack.length > depth) close(by)
      },
      leaf: (node, at) => {
        if (stack.length > depth) leaf(node, "del", `o${at}`, null)
        else if (node.isInline) loose.push(inlineOf(node, "del"))
        else if (!flat) {
          settle()
          leaf(node, "del", `o${at}`, null)
        }
      },
    })
    settle()
  }

  const moved = (threads: readonly Thread[], by: Thread) => {
    if (isInline(threads, old)) return follow(threads, "ins")
    const before = top().content.length
    follow(threads, null)
    const content = top().content
    for (let at = before; at < content.length; at++) {
      const node = content[at]!
      if (!node.isInline)
        content[at] = node.type.create(
          { ...node.attrs, fate: by[0] === ">" ? "moved" : "removed" },
          node.content,
          node.marks,
        )
    }
  }

  const follow = (threads: readonly Thread[], paint: Paint) => {
    for (const thread of threads) {
      switch (thread[0]) {
        case "=":
          stands(next, thread[2], thread[2] + thread[3], paint, null, (at) => `o${thread[1] + at - thread[2]}`)
          break
        case "-": {
          const is = plan(thread[3])
          if (is === "shown") went(thread[1], thread[1] + thread[2], thread)
          else if (is === "left") stands(old, thread[1], thread[1] + thread[2], paint, null, (at) => `o${at}`)
          break
        }
        case "+": {
          const is = plan(thread[3])
          if (is !== "left")
            stands(next, thread[1], thread[1] + thread[2], is === "shown" ? "ins" : paint, thread, (at) => `n${at}`)
          break
        }
        case "~":
          altered(thread)
          break
        case "<":
        case ">": {
          const is = plan(thread[2])
          const stretch = patch.weave[thread[1]] ?? []
          if (is === "shown") {
            if (thread[0] === ">") moved(stretch, thread)
            else if (isInline(stretch, old)) goneFrom(stretch)
          } else if ((thread[0] === ">") === (is === "applied")) follow(stretch, paint)
          break
        }
      }
    }
  }

  /** Words that moved elsewhere: struck through where they stood. */
  const goneFrom = (threads: readonly Thread[]) => {
    for (const thread of threads)
      if (thread[0] === "=") went(thread[1], thread[1] + thread[3], thread)
      else if (thread[0] === "-") went(thread[1], thread[1] + thread[2], thread)
  }

  const altered = (thread: Extract<Thread, { 0: "~" }>) => {
    const [, oldAt, nextAt, changes] = thread
    const [was, now] = [nodeAt(old, oldAt), nodeAt(next, nextAt)]
    const attrs: Record<string, unknown> = { ...now.attrs }
    const shown: Record<string, unknown> = {}
    for (const [name, unit] of changes) {
      const is = plan(unit)
      if (is === "left") attrs[name] = was.attrs[name]
      else if (is === "shown") shown[name] = was.attrs[name]
    }
    const seen = Object.keys(shown).length > 0 ? shown : null
    const node = now.type.create(attrs, now.content, now.marks)
    if (now.isInline && seen) {
      add(inlineOf(was, "del"))
      add(inlineOf(now, "ins"))
    } else if (now.isLeaf) leaf(node, null, `o${oldAt}`, seen)
    else open(node, null, null, `o${oldAt}`, seen)
  }

  follow(patch.weave[0] ?? [], null)
  const [root] = stack
  if (!root || stack.length > 1) throw new Error("A weave left a block open.")
  return marked.topNodeType.create({ lang: next.attrs.lang }, root.content)
}

const nodeAt = (doc: Node, at: number): Node => {
  const node = doc.nodeAt(at)
  if (!node) throw new Error(`Nothing begins at ${at}.`)
  return node
}

function isInline(threads: readonly Thread[], old: Node): boolean {
  const first = threads.find((thread) => thread[0] === "=" || thread[0] === "~" || thread[0] === "-")
  return first ? old.resolve(Number(first[1])).parent.inlineContent : false
}

function blockOf({ from, attrs, content }: Frame): Node {
  const type = marked.nodes[from.type.name]!
  if (type.inlineContent) {
    const whole = attrs.fate === "added" || attrs.fate === "removed"
    return type.create(attrs, whole ? content.map(unpainted) : joinedPieces(content))
  }
  // What HTML binds to its list or table cannot stand in a mark of its own: its blocks do.
  const fate = attrs.fate as Fate | null
  if (fate && isBound(type.create(attrs)))
    return type.create(
      { ...attrs, fate: null },
      content.map((child) => fated(child, fate)),
    )
  // A whole that came or went needs no marks inside it.
  const inner = fate === "added" || fate === "removed" ? content.map((child) => fated(child, null)) : content
  return type.create(attrs, inner)
}

/** The block and, where HTML binds it, its blocks with another fate. */
function fated(node: Node, fate: Fate | null): Node {
  if (node.isInline) return node
  const renewed = isBound(node) || node.attrs.fate !== null || fate !== null
  if (!renewed) return node
  if (!isBound(node)) return node.type.create({ ...node.attrs, fate }, node.content, node.marks)
  return node.type.create(
    { ...node.attrs, fate: null },
    node.children.map((child) => fated(child, fate)),
    node.marks,
  )
}

/** A word or inline leaf in the marked schema. */
function inlineOf(node: Node, paint: Paint): Node {
  const marks: Mark[] = node.marks.map((mark) => marked.mark(mark.type.name, mark.attrs))
  const all = paint ? marked.mark(paint).addToSet(marks) : marks
  return node.isText ? marked.text(node.text ?? "", all) : marked.node(node.type.name, node.attrs, Fragment.empty, all)
}

/** The same words without a mark of what went, came or stands around it. */
export const unpainted = (node: Node): Node =>
  node.mark(node.marks.filter(({ type }) => !["ins", "del", "dim"].includes(type.name)))

type Visitor = {
  open: (node: Node, at: number, isWhole: boolean) => void
  close: (node: Node, isWhole: boolean) => void
  leaf: (node: Node, at: number) => void
}

/** Visits the tokens of a document between two positions, in order. */
function walk(doc: Node, from: number, to: number, visitor: Visitor, inside = 0) {
  let at = inside
  for (const child of doc.children) {
    const end = at + child.nodeSize
    if (end > from && at < to) {
      if (child.isText) visitor.leaf(child.cut(Math.max(0, from - at), Math.min(child.nodeSize, to - at)), at)
      else if (child.isLeaf) visitor.leaf(child, at)
      else {
        const [opens, closes] = [at >= from, end <= to]
        if (opens) visitor.open(child, at, closes)
        walk(child, from, to, visitor, at + 1)
        if (closes && end - 1 >= from) visitor.close(child, opens)
      }
    }
    if (at >= to) break
    at = end
  }
}
