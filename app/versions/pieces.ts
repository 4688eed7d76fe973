// The words of one block with what went and what came: pieces that only a short word parts are drawn as one.
import type { Node } from "prosemirror-model"
import { marked } from "./marked"

type Side = "same" | "ins" | "del"
type Piece = { readonly side: Side; readonly nodes: readonly Node[] }

/** Whether a word went, came or stayed, by its mark. */
export const sideOf = (node: Node): Side => {
  const mark = node.marks.find(({ type }) => type.name === "ins" || type.name === "del")
  return mark?.type.name === "ins" ? "ins" : mark ? "del" : "same"
}

/** Runs of one side, in order. */
function piecesOf(nodes: readonly Node[]): Piece[] {
  const pieces: Piece[] = []
  for (const node of nodes) {
    const last = pieces.at(-1)
    if (last && last.side === sideOf(node)) pieces[pieces.length - 1] = { ...last, nodes: [...last.nodes, node] }
    else pieces.push({ side: sideOf(node), nodes: [node] })
  }
  return pieces
}

const textOf = ({ nodes }: Piece) => nodes.map((node) => node.text ?? "\uFFFC").join("")

/** A word so short that a reader would stumble over it between two changed ones: "the", "of", "a". */
const isIsland = (piece: Piece) => /^[\p{L}\p{N}]{0,3}$/u.test(textOf(piece).trim())

/**
 * The same words with neighbouring pieces joined: first all that went, then all that came. "Within→Before the hour→cup"
 * becomes "Within the hour → Before the cup".
 */
export function joinedPieces(nodes: readonly Node[]): Node[] {
  const pieces = piecesOf(nodes)
  const joined: Node[] = []
  let run: Piece[] = []
  const close = () => {
    const kept: Piece[] = []
    while (run.at(-1)?.side === "same") kept.unshift(run.pop()!)
    const sided = (side: "del" | "ins") =>
      run.some((piece) => piece.side === side)
        ? run
            .filter((piece) => piece.side === side || piece.side === "same")
            .flatMap((piece) => piece.nodes.map((node) => painted(node, side)))
        : []
    if (run.some((piece) => piece.side === "same") || run.length > 2) {
      const [gone, come] = [sided("del"), sided("ins")]
      // With only one side an island would be told to have come or gone: leave such runs as they are.
      if (gone.length > 0 && come.length > 0) joined.push(...gone, ...come)
      else joined.push(...run.flatMap((piece) => piece.nodes))
    } else joined.push(...run.flatMap((piece) => piece.nodes))
    joined.push(...kept.flatMap((piece) => piece.nodes))
    run = []
  }
  for (const piece of pieces) {
    if (piece.side !== "same" || (run.length > 0 && isIsland(piece))) run.push(piece)
    else {
      close()
      joined.push(...piece.nodes)
    }
  }
  close()
  return joined
}

const painted = (node: Node, side: "ins" | "del") =>
  sideOf(node) === "same" ? node.mark(marked.mark(side).addToSet(node.marks)) : node
