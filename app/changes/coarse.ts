// When a proof fails: whole top-level blocks that differ, each stretch of them as one unit. Crude, but never wrong and never silent.
import { align, blockMeasure } from "./align"
import type { Hints } from "./blocks"
import type { Strand } from "./draft"
import type { Inking } from "./inline"
import type { Item } from "./item"
import { type Thing, type Tree, textOf } from "./tree"

/** Strands that take over equal top-level blocks in order and replace the rest. */
export function weaveCoarsely(old: Tree, next: Tree, _hints: Hints, ink: Inking): Strand[] {
  const olds = old.root.children
  const nexts = next.root.children
  const item = (thing: Thing): Item => ({
    same: thing.same,
    kind: `${thing.same}`,
    type: "block",
    said: "",
    lead: undefined,
    head: undefined,
    hint: null,
  })
  const found = align(
    olds.map(item),
    nexts.map(item),
    { ...blockMeasure, moveLength: Number.POSITIVE_INFINITY, shortMove: Number.POSITIVE_INFINITY },
    ink.likeness,
  )
  const strands: Strand[] = []
  const replace = (gone: readonly Thing[], came: readonly Thing[]) => {
    if (gone.length + came.length === 0) return
    const draft = ink.book.open("rewrite", {
      old: gone.map((thing) => ({ from: thing.from, to: thing.to })),
      next: came.map((thing) => ({ from: thing.from, to: thing.to })),
      before: gone.length > 0 ? gone.map(textOf).join("\n") : null,
      after: came.length > 0 ? came.map(textOf).join("\n") : null,
      blocks: [
        ...gone.map((thing) => ({ old: thing, next: null })),
        ...came.map((thing) => ({ old: null, next: thing })),
      ],
    })
    for (const thing of gone) strands.push(["-", thing.from, thing.to - thing.from, draft])
    for (const thing of came) strands.push(["+", thing.from, thing.to - thing.from, draft])
  }
  let i = 0
  let j = 0
  nexts.forEach((thing, at) => {
    const from = found.toOld[at]!
    if (from < i || found.moved[from]) return
    replace(olds.slice(i, from), nexts.slice(j, at))
    strands.push(["=", olds[from]!.from, thing.from, thing.to - thing.from])
    i = from + 1
    j = at + 1
  })
  replace(olds.slice(i), nexts.slice(j))
  return strands
}
