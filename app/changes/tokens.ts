// Two documents read token by token, for the proof alone: what is the same is asked of the nodes themselves, not of the engine's keys.
import type { Mark, Node } from "prosemirror-model"

/** A document as a row of pieces: texts and atoms, and the opening and closing of everything else. */
interface Row {
  readonly at: number[]
  readonly nodes: Node[]
  readonly closes: boolean[]
}

function rowOf(doc: Node): Row {
  const row: Row = { at: [], nodes: [], closes: [] }
  const put = (at: number, node: Node, closes: boolean) => {
    row.at.push(at)
    row.nodes.push(node)
    row.closes.push(closes)
  }
  const read = (parent: Node, start: number) => {
    let at = start
    for (let index = 0; index < parent.childCount; index++) {
      const node = parent.child(index)
      put(at, node, false)
      if (!node.isLeaf) {
        read(node, at + 1)
        put(at + node.nodeSize - 1, node, true)
      }
      at += node.nodeSize
    }
  }
  read(doc, 0)
  return row
}

/** The piece that holds the token at a position; -1 outside the document. */
function pieceAt({ at }: Row, position: number): number {
  let low = 0
  let high = at.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (at[middle]! <= position) low = middle + 1
    else high = middle
  }
  return low - 1
}

export interface Tokens {
  /** Whether so many tokens from these positions on are the same, ids aside. */
  same(old: number, next: number, length: number): boolean
  /** Names of the attributes that differ between two nodes that are otherwise the same; null when they are not. */
  changed(old: number, next: number): string[] | null
}

export function tokensOf(old: Node, next: Node): Tokens {
  const a = rowOf(old)
  const b = rowOf(next)
  return {
    same(from, other, length) {
      let i = pieceAt(a, from)
      let j = pieceAt(b, other)
      for (let done = 0; done < length; ) {
        const one = a.nodes[i]
        const two = b.nodes[j]
        if (!one || !two) return false
        let step = 1
        if (one.isText || two.isText) {
          const said = one.text ?? ""
          const says = two.text ?? ""
          const x = from + done - a.at[i]!
          const y = other + done - b.at[j]!
          step = Math.min(said.length - x, says.length - y, length - done)
          if (step <= 0 || !sameMarks(one.marks, two.marks)) return false
          const whole = x === 0 && y === 0 && step === said.length && step === says.length
          if (whole ? said !== says : said.slice(x, x + step) !== says.slice(y, y + step)) return false
          if (x + step === said.length) i++
          if (y + step === says.length) j++
        } else {
          if (a.closes[i] !== b.closes[j]) return false
          if (!a.closes[i] && !(sameKind(one, two) && sameValue(one.attrs, two.attrs))) return false
          i++
          j++
        }
        done += step
      }
      return true
    },
    changed(from, other) {
      const i = pieceAt(a, from)
      const j = pieceAt(b, other)
      const one = a.nodes[i]
      const two = b.nodes[j]
      if (!one || !two || a.at[i] !== from || b.at[j] !== other || a.closes[i] || b.closes[j]) return null
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
