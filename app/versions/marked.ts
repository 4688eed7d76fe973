// A legend with its changes drawn in: the same blocks and marks, and what came, went, moved or was altered among them.
import { type DOMOutputSpec, type Node, type NodeSpec, Schema } from "prosemirror-model"
import { rendererOf } from "../document/render"
import { type PromiseAttrs, partNameOf, promiseDetail, promiseText, schema } from "../document/schema"

/** What happened to a block as a whole; null for one that stayed, whatever happened inside it. */
export type Fate = "added" | "removed" | "moved" | "altered"

const wrappers: Record<Fate, (inner: DOMOutputSpec) => DOMOutputSpec> = {
  added: (inner) => ["ins", { class: "whole" }, inner],
  removed: (inner) => ["del", { class: "whole" }, inner],
  moved: (inner) => ["div", { class: "whole moved" }, inner],
  altered: (inner) => ["div", { class: "whole altered" }, inner],
}

/** Blocks that HTML lets stand only inside their list or table: their words are marked instead of them. */
export const isBound = (node: Node) => ["list_item", "table_row", "table_cell", "table_header"].includes(node.type.name)

function drawn(name: string, spec: NodeSpec): NodeSpec {
  const inline = spec.group === "inline"
  if (inline || name === "doc") return spec
  const toDOM = (node: Node): DOMOutputSpec => {
    const inner = name === "promise" ? promiseDrawn(node) : name === "part" ? partDrawn(node) : spec.toDOM?.(node)
    const fate = node.attrs.fate as Fate | null
    return fate === null || inner === undefined || ownFate.includes(name)
      ? (inner ?? ["div", 0])
      : wrappers[fate](inner)
  }
  return {
    ...spec,
    toDOM,
    attrs: { ...spec.attrs, fate: { default: null }, was: { default: null }, key: { default: "" } },
  }
}

/** Nodes that draw by themselves what happened to them. */
const ownFate = ["part", "promise", "list_item", "table_row", "table_cell", "table_header"]

/** The schema of a legend with marks for what came (`ins`), what went (`del`) and what only stands around it (`dim`). */
export const marked = new Schema({
  nodes: Object.fromEntries(Object.entries(schema.nodes).map(([name, { spec }]) => [name, drawn(name, spec)])),
  marks: {
    dim: { toDOM: () => ["span", { class: "dim" }, 0] },
    ins: { toDOM: () => ["ins", 0] },
    del: { toDOM: () => ["del", 0] },
    ...Object.fromEntries(Object.entries(schema.marks).map(([name, { spec }]) => [name, spec])),
  },
})

const html = rendererOf(marked)

/** HTML of marked blocks. What went stands before what came, with a space between them. */
export const renderMarked = (nodes: readonly Node[]): string =>
  nodes
    .map((node) => html(marked.topNodeType.create(null, node).content))
    .join("")
    .replaceAll("</del><ins>", "</del> <ins>")

type Inside = string | DOMOutputSpec

const both = (was: string, now: string): Inside[] => [
  ...(was ? [["del", was] as const] : []),
  ...(was && now ? [" "] : []),
  ...(now ? [["ins", now] as const] : []),
]

/**
 * A promise whose values changed: what went beside what came, and what stayed. `removed` and `added` show the one side
 * of it alone; without an old value the whole card came or went.
 */
function promiseDrawn(node: Node): DOMOutputSpec {
  const now = node.attrs as PromiseAttrs
  const was = node.attrs.was as Partial<PromiseAttrs> | null
  const fate = node.attrs.fate as Fate | null
  const card = (value: readonly Inside[], detail: readonly Inside[]): DOMOutputSpec => [
    "aside",
    { class: "promise" },
    ["p", { class: "v" }, ...value],
    ["p", ...detail],
  ]
  if (!was) {
    const tag = fate === "added" ? "ins" : fate === "removed" ? "del" : null
    const said = (text: string): Inside[] => (tag ? [[tag, text]] : [text])
    return card(said(promiseText(now)), said(promiseDetail(now)))
  }
  const old = { ...now, ...was }
  const sided = (gone: string, came: string) => both(fate === "added" ? "" : gone, fate === "removed" ? "" : came)
  const [oldLines, newLines] = [promiseDetail(old).split(" · "), promiseDetail(now).split(" · ")]
  const kept = newLines.filter((line) => oldLines.includes(line)).join(" · ")
  const changed = sided(
    oldLines.filter((line) => !newLines.includes(line)).join(" · "),
    newLines.filter((line) => !oldLines.includes(line)).join(" · "),
  )
  const about = (promise: PromiseAttrs) => promiseText({ ...promise, value: "", unit: "" })
  const value = ({ value, unit }: PromiseAttrs) => [value, unit].filter(Boolean).join(" ")
  const line = (): Inside[] => {
    if (promiseText(old) === promiseText(now)) return [promiseText(now)]
    if (about(old) !== about(now)) return sided(promiseText(old), promiseText(now))
    return [`${about(now)} `, ...sided(value(old), value(now))]
  }
  return card(
    line(),
    [kept, kept && changed.length > 0 ? " · " : "", ...changed].filter((inside) => inside !== ""),
  )
}

/** A part; when its kind or who does it changed, a line that says so. */
function partDrawn(node: Node): DOMOutputSpec {
  const was = node.attrs.was as { kind?: unknown; owner?: string | null } | null
  const fate = node.attrs.fate as Fate | null
  const kind =
    was && "kind" in was
      ? [["p", { class: "kind" }, ...both(partNameOf(was.kind), partNameOf(node.attrs.kind))] as const]
      : []
  const owner =
    was && "owner" in was
      ? [
          [
            "p",
            { class: "who" },
            "Who does it: ",
            ...both(was.owner ?? "nobody named", node.attrs.owner ?? "nobody named"),
          ] as const,
        ]
      : []
  const isWhole = fate === "added" || fate === "removed" || fate === "moved"
  const does: DOMOutputSpec[] =
    isWhole && node.attrs.owner ? [["p", { class: "who" }, `Who does it: ${node.attrs.owner}`]] : []
  const inner: DOMOutputSpec = ["div", ["div", 0], ...does]
  const whole = isWhole ? wrappers[fate](inner) : inner
  return ["section", { "data-part": node.attrs.kind }, ...kind, whole, ...owner]
}
