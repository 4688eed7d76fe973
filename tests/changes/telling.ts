// Short ways to write a document for a table of cases.
import type { Mark, Node } from "prosemirror-model"
import { schema } from "../../app/document/schema"

type Said = string | Node
const n = schema.nodes

const inline = (said: readonly Said[]) =>
  said.flatMap((each) => (typeof each === "string" ? (each === "" ? [] : [schema.text(each)]) : [each]))
export const t = (text: string, ...marks: Mark[]) => schema.text(text, marks)
export const strong = () => schema.mark("strong")
export const em = () => schema.mark("em")
export const link = (href: string) => schema.mark("link", { href })
export const p = (...said: Said[]) => n.paragraph!.create(null, inline(said))
export const h = (text: string, level = 2) => n.heading!.create({ level }, text === "" ? [] : [schema.text(text)])
export const br = () => n.hard_break!.create()
export const role = (name: string) => n.role!.create({ name })
export const hr = () => n.horizontal_rule!.create()
export const code = (text: string) => n.code_block!.create(null, schema.text(text))
export const image = (src: string, alt: string) => n.image!.create({ src, alt })
export const promise = (attrs: Record<string, string>) =>
  n.promise!.create({ metric: "First answer", value: "1", unit: "hour", owner: "Sales", ...attrs })
export const li = (...content: Said[]) =>
  n.list_item!.create(
    null,
    content.map((each) => (typeof each === "string" ? p(each) : each)),
  )
export const ul = (...items: Said[]) =>
  n.bullet_list!.create(
    null,
    items.map((each) => (typeof each === "string" ? li(each) : each)),
  )
export const ol = (...items: Said[]) =>
  n.ordered_list!.create(
    null,
    items.map((each) => (typeof each === "string" ? li(each) : each)),
  )
export const quote = (...blocks: Node[]) => n.blockquote!.create(null, blocks)
const cell = (said: Said, head: boolean) =>
  (head ? n.table_header! : n.table_cell!).create(null, [typeof said === "string" ? p(said) : said])
export const row = (...cells: Said[]) =>
  n.table_row!.create(
    null,
    cells.map((each) => cell(each, false)),
  )
export const headRow = (...cells: Said[]) =>
  n.table_row!.create(
    null,
    cells.map((each) => cell(each, true)),
  )
export const table = (...rows: Node[]) => n.table!.create(null, rows)
export const part = (kind: string, owner: string | null, title: string, ...blocks: Node[]) =>
  n.part!.create({ kind, owner }, [h(title), ...blocks])
/** A document of one step that holds these blocks. */
export const step = (...blocks: Node[]) => doc(part("step", "Sales", "First call", ...blocks))
export const doc = (...parts: Node[]) => n.doc!.create(null, parts)
export const withLang = (given: Node, lang: string) => n.doc!.create({ lang }, given.content)
