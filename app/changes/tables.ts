// What changed in a table: rows are paired like blocks, columns by equal cells of paired rows, then cell by cell.

import type { Node } from "prosemirror-model"
import { type Alignment, align } from "./align"
import { weaveAttributes } from "./attributes"
import { type Cell, columnsOf, type Row } from "./columns"
import { absorb, type Draft, type Strand, standing } from "./draft"
import { heaviestIncreasing } from "./increasing"
import type { Inking } from "./inline"
import type { Item } from "./item"
import type { Measure } from "./measure"
import { contentText, ownText, plant, saidBy, type Thing, type Tree } from "./tree"

const rowMeasure: Measure = {
  lone: 0.12,
  gap: 0.2,
  split: 2,
  splitAtMost: 1,
  move: 0.7,
  moveLength: 8,
  shortMove: 3,
  amongAtMost: Number.POSITIVE_INFINITY,
}

/** How the content of a cell is woven. */
export type WeaveTree = (old: Tree, next: Tree, hints: typeof noHints, ink: Inking) => Strand[]

/** Strands for a table that became another. */
export function weaveTable(one: Thing, other: Thing, ink: Inking, weaveTree: WeaveTree): Strand[] {
  const olds = rowsOf(one, ink)
  const nexts = rowsOf(other, ink)
  const item = (row: Row): Item => ({
    same: row.same,
    kind: "row",
    type: "row",
    said: row.said,
    lead: row.cells[0]?.said ?? "",
    head: undefined,
    hint: null,
  })
  const found = align(olds.map(item), nexts.map(item), rowMeasure, ink.likeness)
  const blocks = [{ old: one, next: other }]
  const column = columnsOf(olds, nexts, found, blocks, ink.book)
  const strands: Strand[] = [
    one.own === other.own ? ["=", one.from, other.from, 1] : weaveAttributes(one, other, ink.book),
  ]
  const moves = new Map<number, { draft: Draft; stretch: number }>()

  const weaveRow = (row: Row, next: Row): Strand[] => {
    if (row.same === next.same) return [["=", row.from, next.from, row.to - row.from]]
    const before = ink.book.drafts.length
    const woven: Strand[] = []
    const gone = row.cells.map((_, at) => column.gone(at))
    let at = 0
    const leave = (to: number) => {
      for (; at < to; at++) {
        const cell = row.cells[at]!
        woven.push(["-", cell.from, cell.to - cell.from, gone[at] ?? cellDraft(row, next)])
      }
    }
    next.cells.forEach((cell, j) => {
      const i = column.toOld(j, row.cells.length)
      if (i < at || i >= row.cells.length) {
        woven.push(["+", cell.from, cell.to - cell.from, column.came(j) ?? cellDraft(row, next)])
        return
      }
      leave(i)
      woven.push(...weaveCell(row.cells[i]!, cell))
      at = i + 1
    })
    leave(row.cells.length)
    const drafts = ink.book.drafts.slice(before).filter((draft) => standing(draft) === draft)
    if (drafts.length > 0) gatherRow(row, next, drafts)
    return [["=", row.from, next.from, 1], ...woven, ["=", row.to - 1, next.to - 1, 1]]
  }
  /** All that was edited in one row is one unit. */
  const gatherRow = (row: Row, next: Row, drafts: readonly Draft[]) => {
    const whole = cellDraft(row, next)
    for (const draft of drafts) absorb(whole, draft)
  }
  const cellDraft = (row: Row, next: Row): Draft =>
    ink.book.open("cell", {
      old: [{ from: row.from, to: row.to }],
      next: [{ from: next.from, to: next.to }],
      before: row.said,
      after: next.said,
      blocks: [...blocks],
    })
  const weaveCell = (cell: Cell, next: Cell): Strand[] => {
    if (cell.same === next.same) return [["=", cell.from, next.from, cell.to - cell.from]]
    const typed = cell.node.type === next.node.type
    const opening: Strand[] = []
    const closing: Strand[] = []
    if (typed && cell.own === next.own) opening.push(["=", cell.from, next.from, 1])
    else if (typed) opening.push(weaveAttributes(thingOf(cell, ink), thingOf(next, ink), ink.book))
    if (typed) closing.push(["=", cell.to - 1, next.to - 1, 1])
    else {
      const draft = ink.book.open("cell", { blocks: [...blocks] })
      opening.push(["-", cell.from, 1, draft], ["+", next.from, 1, draft])
      closing.push(["-", cell.to - 1, 1, draft], ["+", next.to - 1, 1, draft])
    }
    const a = plant(cell.node, ink.numbers, cell.from + 1)
    const b = plant(next.node, ink.numbers, next.from + 1)
    return [...opening, ...weaveTree(a, b, noHints, ink), ...closing]
  }

  const lostRow = (at: number) => {
    const row = olds[at]!
    const draft = ink.book.open("row-delete", {
      old: [{ from: row.from, to: row.to }],
      before: row.said,
      blocks: [...blocks],
    })
    strands.push(["-", row.from, row.to - row.from, draft])
  }
  const newRow = (at: number) => {
    const row = nexts[at]!
    const draft = ink.book.open("row-insert", {
      next: [{ from: row.from, to: row.to }],
      after: row.said,
      blocks: [...blocks],
    })
    strands.push(["+", row.from, row.to - row.from, draft])
  }
  const moveOf = (i: number) => {
    const known = moves.get(i)
    if (known) return known
    const row = olds[i]!
    const next = nexts[found.toNext[i]!]!
    const draft = ink.book.open("row-move", {
      old: [{ from: row.from, to: row.to }],
      next: [{ from: next.from, to: next.to }],
      before: row.said,
      after: next.said,
      blocks: [...blocks],
    })
    const { number, strands: inner } = ink.book.stretch()
    const made = { draft, stretch: number }
    moves.set(i, made)
    inner.push(...weaveRow(row, next))
    return made
  }
  const passOld = (from: number, to: number) => {
    for (let i = from; i < to; i++) {
      if (found.toNext[i]! < 0) lostRow(i)
      else strands.push(["<", moveOf(i).stretch, moveOf(i).draft])
    }
  }
  let i = 0
  let j = 0
  for (const station of chainOf(found)) {
    passOld(i, station.old)
    for (; j < station.next; j++) {
      if (found.toOld[j]! < 0) newRow(j)
      else strands.push([">", moveOf(found.toOld[j]!).stretch, moveOf(found.toOld[j]!).draft])
    }
    if (station.old === olds.length) break
    strands.push(...weaveRow(olds[station.old]!, nexts[station.next]!))
    i = station.old + 1
    j = station.next + 1
  }
  strands.push(["=", one.to - 1, other.to - 1, 1])
  return strands

  function chainOf(alignment: Alignment) {
    const pairs = nexts.flatMap((_, at) => {
      const old = alignment.toOld[at]!
      return old < 0 || alignment.moved[old] ? [] : [{ old, next: at, weight: 1 }]
    })
    return [...heaviestIncreasing(pairs), { old: olds.length, next: nexts.length, weight: 0 }]
  }
}

const noHints = { old: () => null, next: () => null }

function cellOf(node: Node, from: number, ink: Inking, said: string): Cell {
  const own = ownText(node.type.name, node.attrs)
  return {
    node,
    from,
    to: from + node.nodeSize,
    own: ink.numbers.of(own),
    same: ink.numbers.of(`${own}(${contentText(node)})`),
    said,
  }
}

function rowsOf(table: Thing, ink: Inking): Row[] {
  const rows: Row[] = []
  table.node.forEach((row, offset) => {
    const from = table.from + 1 + offset
    const cells: Cell[] = []
    row.forEach((cell, at) => {
      cells.push(cellOf(cell, from + 1 + at, ink, saidBy(cell)))
    })
    rows.push({ ...cellOf(row, from, ink, cells.map((cell) => cell.said).join(" | ")), cells })
  })
  return rows
}

/** A cell as a thing, for its attributes. */
function thingOf(cell: Cell, ink: Inking): Thing {
  const { root } = plant(cell.node, ink.numbers, cell.from + 1)
  return { ...root, from: cell.from, to: cell.to, leaf: true, said: cell.said }
}
