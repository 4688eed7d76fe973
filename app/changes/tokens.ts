// Two documents read token by token, for the proof alone: what is the same is asked of the nodes themselves, not of the engine's keys.
import type { Mark, Node } from "prosemirror-model"
import type { Positions } from "./positions"

/** One who reads a document piece by piece: texts and atoms, and the opening and closing of everything else. */
class Reader {
  readonly #doc: Positions
  /** What is open, and of each the place of the child one stands at. */
  readonly #open: Node[] = []
  readonly #indexes: number[] = []
  /** The node of the piece one stands at, null at the end; where the piece begins, and whether it closes the node. */
  node: Node | null = null
  at = -1
  closes = false

  constructor(doc: Positions) {
    this.#doc = doc
  }

  /** Goes to the piece that holds the token at a position. */
  seek(position: number) {
    if (position === this.at || (this.node?.isText && position > this.at && position < this.at + this.node.nodeSize))
      return
    this.#open.length = 0
    this.#indexes.length = 0
    let parent = this.#doc.doc
    let start = 0
    for (;;) {
      const index = this.#doc.childAt(parent, position - start)
      const at = start + this.#doc.startOf(parent, index)
      this.#open.push(parent)
      this.#indexes.push(index)
      this.at = at
      if (index >= parent.childCount) return this.#meet()
      const child = parent.child(index)
      if (child.isLeaf || at >= position) return this.#meet()
      parent = child
      start = at + 1
    }
  }

  /** On to the next piece. */
  next() {
    const { node } = this
    if (!node) return
    if (!this.closes && !node.isLeaf) {
      this.#open.push(node)
      this.#indexes.push(0)
      this.at++
    } else {
      if (this.closes) {
        this.#open.pop()
        this.#indexes.pop()
      }
      this.at += this.closes ? 1 : node.nodeSize
      this.#indexes[this.#indexes.length - 1]!++
    }
    this.#meet()
  }

  #meet() {
    const depth = this.#open.length - 1
    const parent = this.#open[depth]!
    const index = this.#indexes[depth]!
    this.closes = index >= parent.childCount
    this.node = this.closes ? (depth > 0 ? parent : null) : parent.child(index)
  }
}

export interface Tokens {
  /** Whether so many tokens from these positions on are the same, ids aside. */
  same(old: number, next: number, length: number): boolean
  /** Names of the attributes that differ between two nodes that are otherwise the same; null when they are not. */
  changed(old: number, next: number): string[] | null
}

export function tokensOf(old: Positions, next: Positions): Tokens {
  const a = new Reader(old)
  const b = new Reader(next)
  return {
    same(from, other, length) {
      if (from < 0 || other < 0) return false
      a.seek(from)
      b.seek(other)
      for (let done = 0; done < length; ) {
        const one = a.node
        const two = b.node
        if (!one || !two) return false
        if (!one.isText && !two.isText) {
          if (a.closes !== b.closes) return false
          if (!a.closes && !(sameKind(one, two) && sameValue(one.attrs, two.attrs))) return false
          a.next()
          b.next()
          done++
          continue
        }
        const said = one.text ?? ""
        const says = two.text ?? ""
        const x = from + done - a.at
        const y = other + done - b.at
        const step = Math.min(said.length - x, says.length - y, length - done)
        if (step <= 0 || !sameMarks(one.marks, two.marks)) return false
        const whole = x === 0 && y === 0 && step === said.length && step === says.length
        if (whole ? said !== says : said.slice(x, x + step) !== says.slice(y, y + step)) return false
        if (x + step === said.length) a.next()
        if (y + step === says.length) b.next()
        done += step
      }
      return true
    },
    changed(from, other) {
      a.seek(from)
      b.seek(other)
      const [one, two] = [a.node, b.node]
      if (!one || !two || a.at !== from || b.at !== other || a.closes || b.closes) return null
      return sameKind(one, two) && !one.isText ? changedIn(one, two) : null
    },
  }
}

/** Names of the attributes that differ, ids aside. */
export const changedIn = (one: Node, two: Node): string[] =>
  [...new Set([...Object.keys(one.attrs), ...Object.keys(two.attrs)])].filter(
    (name) => name !== "id" && !sameValue(one.attrs[name], two.attrs[name]),
  )

const sameKind = (one: Node, two: Node) => one.type === two.type && sameMarks(one.marks, two.marks)

/** The same marks in any order. */
const sameMarks = (some: readonly Mark[], others: readonly Mark[]): boolean =>
  some === others ||
  (some.length === others.length &&
    some.every((mark) => others.some((other) => other.type === mark.type && sameValue(mark.attrs, other.attrs, ""))))

/** Equal values all through; at the top of an object one name may be left out. */
function sameValue(one: unknown, two: unknown, besides = "id"): boolean {
  if (one === two || (one ?? null) === (two ?? null)) return true
  if (typeof one !== "object" || typeof two !== "object" || !one || !two) return false
  if (Array.isArray(one) !== Array.isArray(two)) return false
  const [x, y] = [one as Record<string, unknown>, two as Record<string, unknown>]
  for (const name in x) if (name !== besides && !sameValue(x[name], y[name], "")) return false
  for (const name in y) if (name !== besides && !(name in x) && y[name] != null) return false
  return true
}
