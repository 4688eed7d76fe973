// A small legend in two states: the chairs as version 1 has them, and as the draft has them after Ruth wrote on.
import type { Node } from "prosemirror-model"
import { schema } from "../../app/document/schema"
import { replaceDraft } from "../../app/legends/drafts.server"
import { createLegend } from "../../app/legends/legends.server"
import type { Store } from "../../db/store"
import { foundNorthlight } from "../cast"
import { directWorker, hour } from "../hands"

const text = (words: string) => schema.node("paragraph", null, schema.text(words))
const heading = (words: string) => schema.node("heading", { level: 2 }, schema.text(words))
const part = (kind: string, title: string, owner: string | null, ...blocks: Node[]) =>
  schema.node("part", { kind, owner }, [heading(title), ...blocks])
const promise = (value: string, unit: string) =>
  schema.node("promise", { metric: "Answered", comparator: "within", value, unit, owner: "Sales" })

export const before = schema.node("doc", { lang: "en" }, [
  part("hero", "Maya", null, text("Maya runs the office of a small insurer. She needs forty chairs before the audit.")),
  part("first_step", "The inquiry", "Sales", text("Within the hour somebody has written back."), promise("1", "hour")),
  part("step", "First call", "Sales", text("Ten minutes later the phone rings. It is Lars from Sales.")),
  part("destination", "Forty chairs", null, text("The chairs stand there on Thursday. She gets a brochure.")),
])

export const after = schema.node("doc", { lang: "en" }, [
  part("hero", "Maya", null, text("Maya runs the office of a small insurer. She needs forty chairs before the audit.")),
  part(
    "first_step",
    "The inquiry",
    "Sales",
    text("Within five minutes somebody has written back."),
    promise("5", "minutes"),
  ),
  part(
    "step",
    "First call",
    "Sales coordinator",
    text("Ten minutes later the phone rings. It is Jana, the sales coordinator."),
  ),
  part(
    "detour",
    "After hours",
    "Support",
    text("Maya calls after office hours. The answering machine says when somebody is back."),
  ),
  part("destination", "Forty chairs", null, text("The chairs stand there on Thursday. She gets a drawing.")),
])

/** Northlight with one legend, of which nothing is published. */
export async function foundChairs(store: Store) {
  const cast = await foundNorthlight(store)
  const by = cast.ruth
  const legendId = await createLegend(store, {
    companyId: cast.companyId,
    by,
    title: "Forty chairs",
    lang: "en",
    doc: before,
    at: hour,
  })
  const write = (doc: Node) =>
    replaceDraft(store, directWorker, { companyId: cast.companyId, legendId, by, doc, at: hour })
  return { ...cast, store, legendId, write }
}
