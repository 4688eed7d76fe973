// Maya and her forty chairs, in two versions with every kind of change a reader meets, and a chain of versions published
// by the engine's jobs alone.
import type { Node } from "prosemirror-model"
import { schema } from "../../app/document/schema"
import { announcedChanges } from "../../app/versions/announced-changes"
import { nothingSaid } from "../../app/versions/announcement"
import { review } from "../../app/versions/jobs"
import { emptyDocument } from "../../app/versions/known"
import type { Known, NetJob, Published } from "../../app/versions/net"
import { publication } from "../../app/versions/publication"

type Inline = string | Node
const inline = (words: Inline) => (typeof words === "string" ? schema.text(words) : words)
export const role = (name: string) => schema.node("role", { name })
export const p = (...words: Inline[]) => schema.node("paragraph", null, words.map(inline))
export const promise = (value: string, unit: string, other: Record<string, string> = {}) =>
  schema.node("promise", { metric: "Answer time", comparator: "within", value, unit, owner: "Sales", ...other })
export const part = (kind: string, title: string, owner: string | null, ...blocks: Node[]) =>
  schema.node("part", { kind, owner }, [schema.node("heading", { level: 2 }, schema.text(title)), ...blocks])
export const list = (...items: string[]) =>
  schema.node(
    "bullet_list",
    null,
    items.map((item) => schema.node("list_item", null, p(item))),
  )
export const story = (...parts: Node[]) => schema.node("doc", { lang: "en" }, parts)

const hero = (paper: string) =>
  part("hero", "Maya", null, p(`Maya runs the office. The ${paper} lies on her desk. She has twelve days.`))
const audit = part("destination", "The audit", null, p("The inspector sits down and says nothing. Maya smiles."))
const visit = (paper: string, thanks: string) =>
  part(
    "step",
    "The visit",
    "Sales",
    p(`They bring two chairs. They leave the ${paper}. ${thanks} her thanks politely.`),
  )

export const before = story(
  hero("brochure"),
  part(
    "first_step",
    "The inquiry",
    "Sales",
    p("Maya goes to fetch a coffee. Within the hour somebody has written back. The others answer the next morning."),
    promise("1", "hour"),
  ),
  part(
    "step",
    "First call",
    "Sales",
    p("Her phone rings. It is Lars from ", role("Sales"), ", and he has the inquiry. Then comes the brochure."),
  ),
  visit("brochure", "Recieve"),
  part("step", "Questionnaire", "Support", p("After a week Maya gets thirty questions. She throws them away.")),
  audit,
)

export const after = story(
  hero("one-page offer"),
  part(
    "first_step",
    "The inquiry",
    "Sales",
    p(
      "Maya goes to fetch a coffee. Before it is cold, five minutes later, somebody has written back. The others answer the next morning.",
    ),
    promise("5", "minutes"),
  ),
  part(
    "step",
    "First call",
    "Sales coordinator",
    p(
      "Her phone rings. It is Jana, the ",
      role("Sales coordinator"),
      ", and she has the inquiry. Then comes the one-page offer.",
    ),
  ),
  part("step", "The call note", "Sales coordinator", p("Jana writes three lines. They name what Maya needs.")),
  visit("one-page offer", "Receive"),
  part("detour", "After hours", "Support", p("Maya calls at nine. Support writes it down.")),
  audit,
)

/** A version of a chain: what it says, and the changes it was published with. */
export type Step = { readonly known: Known; readonly label: string; readonly published: readonly Published[] }

/** Publishes texts one after the other, from nothing, as version 1, 2, 3 … */
export function chain(...texts: readonly Node[]): Step[] {
  const steps: Step[] = []
  for (const text of texts) {
    const last = steps.at(-1)
    const label = String(steps.length + 1)
    const base = last?.known ?? emptyDocument("en")
    const draft = JSON.stringify(text.toJSON())
    const found = review({ base, draft, merged: [], version: label, known: last?.label ?? null, author: "Ruth Adler" })
    const changes = announcedChanges(found.changes, nothingSaid)
    let n = 0
    const newId = () => `version ${label}, change ${++n}`
    const published = publication({ ordinal: steps.length + 1, label, newId }, { review: found, changes })
    steps.push({ known: found.target, label, published })
  }
  return steps
}

/** The job of somebody who knows `base` (a version of the chain, or null) and reads up to its last version. */
export function jobFrom(steps: readonly Step[], base: Step | null, known?: Known): NetJob {
  const last = steps.at(-1)!
  return {
    base: known ?? base?.known ?? emptyDocument("en"),
    target: { ...last.known, label: last.label, author: "Ruth Adler" },
    known: base?.label ?? null,
    published: steps.slice(base ? Number(base.label) : 0).flatMap(({ published }) => published),
  }
}

/** The text with some words replaced by others, wherever they stand. */
export function rewritten(text: Node, words: string, by: string): Node {
  const json = JSON.stringify(text.toJSON()).replaceAll(words, by)
  return schema.nodeFromJSON(JSON.parse(json))
}

/** The text without the part of this title. */
export const withoutPart = (text: Node, title: string) =>
  text.type.create(
    text.attrs,
    text.children.filter((one) => one.firstChild?.textContent !== title),
  )
