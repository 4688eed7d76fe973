// Maya's story in two versions, published by Ruth through the real engine; in the second she leaves some changes for careful
// reading and asks a question. Lars, Mina, Jana and Tess know the first.
import type { Node } from "prosemirror-model"
import { replaceDraft } from "../../app/legends/drafts.server"
import { createLegend } from "../../app/legends/legends.server"
import { joinTeam } from "../../app/people/companies.server"
import { confirmChange } from "../../app/reading/confirmations.server"
import { openChange } from "../../app/reading/openings.server"
import { readingListOf } from "../../app/reading/readings.server"
import type { Said } from "../../app/versions/announcement"
import { announce } from "../../app/versions/announcements.server"
import { noCheck } from "../../app/versions/check"
import { publishDraft } from "../../app/versions/publishing.server"
import { reviewOf } from "../../app/versions/reviews.server"
import type { Shown } from "../../app/versions/shown"
import type { Store } from "../../db/store"
import { foundNorthlight } from "../cast"
import { directWorker, hour } from "../hands"
import { after, before } from "../versions/maya"

const minute = 60_000
const origin = "http://reread.test"

export const whoCalls = {
  question: "Who calls Maya first?",
  answers: { "1": "The account rep", "2": "The sales coordinator", "3": "Whoever is free" },
  right: "2",
  explanation: "The coordinator sits at the desk.",
}

/** What Ruth says of a change, by its kind. */
export type Says = Partial<Record<Shown["kind"], Partial<Said>>>

/** A legend of which version 1 is published and read by Lars, Mina and Jana; Ruth may write on and publish. */
export async function foundMaya(store: Store) {
  const cast = await foundNorthlight(store)
  const { companyId, ruth: by, teams } = cast
  const legendId = await createLegend(store, { companyId, by, title: "Maya", lang: "en", doc: before, at: hour })
  const where = { companyId, legendId }
  let at = hour
  const later = () => {
    at += minute
    return at
  }
  const publish = async (doc: Node, says: Says = {}) => {
    await replaceDraft(store, directWorker, { ...where, by, doc, at: later() })
    const asked = { ...where, by, at: later(), origin }
    const { page, announced } = await reviewOf(store, directWorker, asked)
    const said = page.changes.map(({ shown }, i) => ({
      ...{ fps: [...(announced[i]?.fps ?? [])], key: announced[i]?.key ?? "", title: "", reason: "Because of Maya." },
      ...{ pillar: null, raised: false, concerns: null, notes: {}, careful: false, ...noCheck, ...says[shown.kind] },
    }))
    await announce(store, where, (now) => ({ announcement: { ...now, said, teams: Object.values(teams) } }))
    return publishDraft(store, directWorker, asked)
  }
  const list = async (personId: string) => {
    const reading = await readingListOf(store, directWorker, { ...where, personId })
    if (!reading) throw new Error("There is nothing to read.")
    return reading
  }
  const open = (personId: string, fp: string) =>
    openChange(store, directWorker, { ...where, personId, fp, at: later() })
  /** Confirms what is open, with the content it was opened with unless another is given. */
  const confirm = async (personId: string, fp: string, more: { shownHash?: string; answer?: number } = {}) => {
    const stand = (await list(personId)).progress.get(fp)
    const held = stand?.is === "open" ? stand : { openingId: "", shownHash: "" }
    return confirmChange(store, { ...where, personId, fp, ...held, at: later(), ...more })
  }
  const readAll = async (personId: string) => {
    for (const { fp } of (await list(personId)).list.changes) {
      await open(personId, fp)
      await confirm(personId, fp)
    }
  }
  // The consultant reads too, as one of Sales.
  await joinTeam(store, { companyId, teamId: teams.sales, personId: cast.tess })
  await publish(before)
  for (const personId of [cast.lars, cast.mina, cast.jana, cast.tess]) await readAll(personId)
  return { ...cast, store, legendId, where, later, publish, list, open, confirm, readAll, after }
}

export type Maya = Awaited<ReturnType<typeof foundMaya>>

/** The change of a kind in the list that somebody else's published row holds: unconcealed. */
export async function publishedKind({ store, where }: Maya, kind: Shown["kind"]) {
  const rows = await store.read.select().from(store.t.changes)
  const row = rows.filter(({ legendId, kind: own }) => legendId === where.legendId && own === kind).at(-1)
  if (!row) throw new Error(`Nothing of the kind ${kind} is published.`)
  return { fp: row.fp, id: row.id, shown: row.shown as Shown }
}
