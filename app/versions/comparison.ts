// Two versions beside each other: what changed as readers would get it, and the whole text with what came and what went.
import type { Node } from "prosemirror-model"
import { escapeHtml, partTitle } from "../document/render"
import { partNameOf } from "../document/schema"
import { comparedFor, listOf } from "./between"
import { draw } from "./draw"
import { onlySide } from "./excerpt"
import { renderMarked } from "./marked"
import type { NetJob, NetList } from "./net"

/** One part of the text, as HTML: with both sides in it, and each side alone (null where it is not there). */
export type ComparedPart = {
  readonly title: string
  readonly both: string
  readonly before: string | null
  readonly now: string | null
}
export type Comparison = { readonly list: NetList; readonly parts: readonly ComparedPart[] }

/** Compares two versions; `base` is the older one. */
export function comparisonOf(job: NetJob): Comparison {
  const compared = comparedFor(job)
  const drawn = draw(compared, () => "shown")
  return { list: listOf(compared, job.published), parts: drawn.children.map(comparedPart) }
}

type Which = "both" | "del" | "ins"

function comparedPart(part: Node): ComparedPart {
  const { fate } = part.attrs
  const side = (which: "del" | "ins") => {
    const [own] = onlySide([part], which)
    return own ? partHtml(own, part, which) : null
  }
  return {
    title: partTitle(part),
    both: partHtml(part, part, "both"),
    before: fate === "added" ? null : side("del"),
    now: fate === "removed" ? null : side("ins"),
  }
}

/** What is shown of a part, with its kind and who does it, as in the whole legend. */
function partHtml(shown: Node, { attrs }: Node, which: Which): string {
  const { fate, kind, owner } = attrs
  const was = { kind, owner, ...attrs.was }
  const kinds = told(partNameOf(was.kind), partNameOf(kind), which)
  const owners = told(was.owner ?? "", owner ?? "", which)
  const lines = [
    kind === "section" && was.kind === kind ? "" : `<p class="kind">${kinds}</p>`,
    renderMarked(shown.children),
    owners ? `<p class="who">Who does it: ${owners}</p>` : "",
  ]
  if (fate === null || fate === "altered") return `<section>${lines.join("")}</section>`
  const tag = fate === "added" ? "ins" : fate === "removed" ? "del" : "div"
  return `<section><${tag} class="whole ${fate}">${lines.join("")}</${tag}></section>`
}

/** A text that may have changed, with the marks of one side or of both. */
function told(was: string, now: string, which: Which): string {
  if (was === now) return escapeHtml(now)
  const gone = was && which !== "ins" ? `<del>${escapeHtml(was)}</del>` : ""
  const came = now && which !== "del" ? `<ins>${escapeHtml(now)}</ins>` : ""
  return [gone, came].filter(Boolean).join(" ")
}
