// A part as it is, for somebody who reads the legend for the first time: nothing in it is marked, all of it is new to them.
import { escapeHtml, partTitle, renderFragment } from "../document/render"
import { type PartKind, type PromiseAttrs, partNames, promiseText } from "../document/schema"
import { wordCount } from "../document/text"
import type { Shown } from "./shown"
import type { Compared } from "./shown-change"

const who = (role: string) => `<p class="who">Who does it: <span class="mention">${escapeHtml(role)}</span></p>`

/** Some parts (mostly one, by their index) of the next document as one thing to read; its fingerprint is left to the caller. */
export function shownPart({ next, version, author }: Omit<Compared, "patch">, indexes: readonly number[]): Shown {
  const parts = indexes.flatMap((index) => next.children[index] ?? [])
  const [first] = parts
  const roles: string[] = []
  const promises: string[] = []
  for (const part of parts) {
    roles.push(String(part.attrs.owner ?? ""))
    part.descendants((node) => {
      if (node.type.name === "role") roles.push(String(node.attrs.name))
      if (node.type.name !== "promise") return
      roles.push(String(node.attrs.owner))
      promises.push(promiseText(node.attrs as PromiseAttrs))
    })
  }
  return {
    fp: "",
    kind: "part_as_it_is",
    severity: "normal",
    title: first ? partTitle(first) : "",
    where: first ? partNames[first.attrs.kind as PartKind] : "",
    was: null,
    now: promises.length > 0 ? promises.join(" · ") : null,
    passages: parts.map((part) => {
      const owner = part.attrs.owner ? String(part.attrs.owner) : null
      const html = renderFragment(part.content.cut(part.firstChild?.nodeSize ?? 0)) + (owner ? who(owner) : "")
      return { where: partTitle(part), changes: html, now: html, before: null, part: null }
    }),
    corrections: [],
    reason: "",
    pillar: null,
    author,
    concerns: { roles: [...new Set(roles.filter(Boolean))], teams: [] },
    notes: {},
    version,
    known: null,
    origins: [],
    words: Math.max(
      1,
      parts.reduce((sum, part) => sum + wordCount(part), 0),
    ),
  }
}
