// Legends of a company. What a person may not see is not there: another company's, and for readers what is unpublished.
import { and, desc, eq, isNull, sql } from "drizzle-orm"
import type { Node } from "prosemirror-model"
import { newId } from "../../db/id"
import { given, prepared } from "../../db/prepared"
import type { Store } from "../../db/store"
import type { Hands } from "../context"
import { memberOf } from "../people/memberships.server"
import { holds, type Member, type Seat } from "../people/person"
import { requirePerson } from "../people/sessions.server"
import { beginDraft } from "./drafts.server"
import type { Legend } from "./legend"
import { Title } from "./naming"

const columns = ({ legends, versions }: Store["t"]) => ({
  companyId: legends.companyId,
  id: legends.id,
  title: legends.title,
  lang: legends.lang,
  ordinal: versions.ordinal,
  label: versions.label,
})

/** Joins a legend with its newest version only. */
const newest = ({ legends, versions }: Store["t"]) =>
  and(
    eq(versions.companyId, legends.companyId),
    eq(versions.legendId, legends.id),
    sql`${versions.ordinal} = (select max(v.ordinal) from ${versions} v where v.company_id = ${legends.companyId} and v.legend_id = ${legends.id})`,
  )

function legendFrom(row: Omit<Legend, "current"> & { ordinal: number | null; label: string | null }): Legend {
  const { ordinal, label, ...legend } = row
  return { ...legend, current: ordinal === null || label === null ? null : { ordinal, label } }
}

/**
 * The legend a page is about and the member who asks. Absent (404) for another company, for who holds none of the
 * seats asked for, and for a reader while nothing is published.
 */
export async function requireLegend(
  hands: Hands,
  request: Request,
  params: { readonly legend?: string | undefined },
  seats?: readonly Seat[],
): Promise<{ member: Member; legend: Legend }> {
  const person = await requirePerson(hands, request)
  const legend = await legendFor(hands.store, person.id, params.legend ?? "")
  const member = legend && (await memberOf(hands.store, person.id, legend.companyId))
  const mayStay = member && (!seats || holds(member, ...seats))
  const isReader = member && !holds(member, "author", "consultant", "admin")
  if (!legend || !mayStay || (isReader && !legend.current)) throw new Response("Not found", { status: 404 })
  return { member, legend }
}

const legendWith = prepared((db, t) =>
  db
    .select(columns(t))
    .from(t.memberships)
    .innerJoin(t.legends, and(eq(t.legends.companyId, t.memberships.companyId), eq(t.legends.id, given("legendId"))))
    .leftJoin(t.versions, newest(t))
    .where(and(eq(t.memberships.personId, given("personId")), isNull(t.memberships.leftAt))),
)

/** The legend with this id in one of the person's companies. */
async function legendFor({ read, t }: Store, personId: string, legendId: string): Promise<Legend | null> {
  const [row] = await legendWith(read, t, { personId, legendId })
  return row ? legendFrom(row) : null
}

/** All legends of a company that are not retired, newest first, with the version that applies. */
export async function legendsOf(store: Store, companyId: string): Promise<Legend[]> {
  const { legends, versions } = store.t
  const rows = await store.read
    .select(columns(store.t))
    .from(legends)
    .leftJoin(versions, newest(store.t))
    .where(and(eq(legends.companyId, companyId), isNull(legends.retiredAt)))
    .orderBy(desc(legends.createdAt), desc(legends.id))
  return rows.map(legendFrom)
}

/** A new legend with the first text of its draft. */
export async function createLegend(
  store: Store,
  asked: {
    readonly companyId: string
    readonly by: string
    readonly title: string
    readonly lang: string
    readonly doc: Node
    readonly at: number
  },
): Promise<string> {
  const { companyId, by, lang, at } = asked
  const legend = { companyId, id: newId(), title: Title.parse(asked.title), lang, createdBy: by, createdAt: at }
  await store.write(companyId, async (tx) => {
    await tx.insert(store.t.legends).values(legend)
    await beginDraft(tx, store.t, { companyId, legendId: legend.id, by, lang, doc: asked.doc, at })
  })
  return legend.id
}

/** Another title for what is not yet published; versions keep the title they were published under. */
export async function renameLegend(
  store: Store,
  asked: { readonly companyId: string; readonly legendId: string; readonly title: string },
): Promise<string> {
  const title = Title.parse(asked.title)
  const { legends } = store.t
  await store.write(asked.companyId, (tx) =>
    tx
      .update(legends)
      .set({ title })
      .where(and(eq(legends.companyId, asked.companyId), eq(legends.id, asked.legendId))),
  )
  return title
}
