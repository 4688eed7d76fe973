// Tables as CSV (RFC 4180), for spreadsheets too: a cell that one of them would take for a formula begins with an apostrophe.

export type Cell = string | number | null

/** The text of a table; the first row names the columns. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cellOf).join(",")).join("\r\n")}\r\n`

function cellOf(cell: Cell): string {
  const text = String(cell ?? "")
  const safe = /^[\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
