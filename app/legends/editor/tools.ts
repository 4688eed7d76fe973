// What the toolbar and the menu at "/" offer, in words. How it is done stands in commands.client.ts.

export const tools = {
  undo: { name: "Undo", keys: "Ctrl+Z" },
  redo: { name: "Redo", keys: "Ctrl+Shift+Z" },
  text: { name: "Text", keys: "Ctrl+Alt+0" },
  heading: { name: "Heading", keys: "Ctrl+Alt+3" },
  quote: { name: "Quote", keys: "" },
  strong: { name: "Bold", keys: "Ctrl+B" },
  em: { name: "Italic", keys: "Ctrl+I" },
  code: { name: "Code", keys: "Ctrl+E" },
  link: { name: "Link", keys: "Ctrl+K" },
  bullets: { name: "Bulleted list", keys: "Ctrl+Shift+8" },
  numbers: { name: "Numbered list", keys: "Ctrl+Shift+7" },
  table: { name: "Table", keys: "" },
  picture: { name: "Picture", keys: "" },
  promise: { name: "Promise", keys: "" },
  role: { name: "Role", keys: "@" },
  partUp: { name: "Move the part up", keys: "Alt+↑" },
  partDown: { name: "Move the part down", keys: "Alt+↓" },
  rowAbove: { name: "Row above", keys: "" },
  rowBelow: { name: "Row below", keys: "" },
  rowGone: { name: "Remove row", keys: "" },
  columnBefore: { name: "Column before", keys: "" },
  columnAfter: { name: "Column after", keys: "" },
  columnGone: { name: "Remove column", keys: "" },
  tableGone: { name: "Remove table", keys: "" },
} as const
export type Tool = keyof typeof tools

/** How a tool looks where the cursor stands: in use, ready, or of no use here. */
export type ToolLook = "on" | "ready" | "idle"

/** What the page around the text shows of it. */
export type Looks = {
  readonly tools: Readonly<Record<Tool, ToolLook>>
  readonly parts: readonly { readonly title: string; readonly kind: string; readonly owner: string | null }[]
  /** Index of the part the cursor stands in. */
  readonly here: number
  readonly inTable: boolean
}
