// Columns that came or went: found by the cells that stayed equal in paired rows, in order.
import type { Node } from "prosemirror-model"
import type { Alignment } from "./align"
import type { Book, Draft } from "./draft"
import type { Thing } from "./tree"

export interface Cell {
  readonly node: Node
  readonly from: number
  readonly to: number
  readonly own: number
  readonly same: number
  readonly said: string
}
export interface Row extends Cell {
  readonly cells: readonly Cell[]
}

export interface Columns {
  /** The old column a new one was, or -1 when it came. */
  toOld(next: number, width: number): number
  came(next: number): Draft | null
  gone(old: number): Draft | null
}

export function columnsOf(
  olds: readonly Row[],
  nexts: readonly Row[],
  found: Alignment,
  blocks: readonly { old: Thing | null; next: Thing | null }[],
  book: Book,
): Columns {
  const n = olds[0]?.cells.length ?? 0
  const m = nexts[0]?.cells.length ?? 0
  const pairs = olds.flatMap((row, at) => {
    const next = nexts[found.toNext[at]!]
    return next ? [{ row, next, weight: at === 0 ? 3 : 1 }] : []
  })
  const regular = olds.every((row) => row.cells.length === n) && nexts.every((row) => row.cells.length === m)
  if (!regular || n === m || pairs.length === 0)
    return { toOld: (next, width) => (next < width ? next : -1), came: () => null, gone: () => null }

  const equal = (i: number, j: number) =>
    pairs.reduce((sum, { row, next, weight }) => sum + (row.cells[i]!.said === next.cells[j]!.said ? weight : 0), 0) /
    (pairs.length + 2)
  const width = m + 1
  const best = new Float64Array((n + 1) * width)
  const take = new Uint8Array((n + 1) * width)
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      const alike = equal(i, j)
      const paired = alike > 0.2 ? alike + best[(i + 1) * width + j + 1]! : -1
      const skipped = Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!)
      best[i * width + j] = Math.max(paired, skipped)
      take[i * width + j] = paired >= skipped ? 1 : 0
    }
  }
  const toOld = new Int32Array(m).fill(-1)
  const kept = new Set<number>()
  let i = 0
  let j = 0
  while (i < n && j < m) {
    if (take[i * width + j]) {
      kept.add(i)
      toOld[j++] = i++
    } else if (best[(i + 1) * width + j]! >= best[i * width + j + 1]!) i++
    else j++
  }

  const said = (rows: readonly Row[], column: number) =>
    rows
      .map((row) => row.cells[column]?.said ?? "")
      .filter(Boolean)
      .join("\n")
  const came = new Map<number, Draft>()
  const gone = new Map<number, Draft>()
  for (let at = 0; at < m; at++) {
    if (toOld[at]! >= 0) continue
    const draft = came.get(at - 1) ?? book.open("column-insert", { blocks: [...blocks] })
    came.set(at, draft)
    draft.after = [draft.after, said(nexts, at)].filter(Boolean).join("\n")
    for (const { next } of pairs) draft.next.push({ from: next.cells[at]!.from, to: next.cells[at]!.to })
  }
  for (let at = 0; at < n; at++) {
    if (kept.has(at)) continue
    const draft = gone.get(at - 1) ?? book.open("column-delete", { blocks: [...blocks] })
    gone.set(at, draft)
    draft.before = [draft.before, said(olds, at)].filter(Boolean).join("\n")
    for (const { row } of pairs) draft.old.push({ from: row.cells[at]!.from, to: row.cells[at]!.to })
  }
  return { toOld: (next) => toOld[next] ?? -1, came: (at) => came.get(at) ?? null, gone: (at) => gone.get(at) ?? null }
}
