// "What is recorded about me": the rows about one person, for that person only.
import { and, desc, eq, gt, inArray, sql } from "drizzle-orm"
import { z } from "zod"
import type { Store } from "../../db/store"
import { dayOf } from "../ui/day"
import { copiesWith } from "./copies.server"
import type { Recorded } from "./recorded"

const Titled = z.object({ title: z.string() })

/** So many openings are listed; older ones are kept, not shown here. */
const most = 200

/** Everything recorded about this person, in companies they left too. Seven questions. */
export async function recordedOf(store: Store, personId: string, at: number): Promise<Recorded> {
  const { read, t } = store
  const { memberships: m, companies, sessions, pace } = t
  const places = await read
    .select({ companyId: m.companyId, company: companies.name, joinedAt: m.joinedAt })
    .from(m)
    .innerJoin(companies, eq(companies.id, m.companyId))
    .where(eq(m.personId, personId))
  const companyIds = places.map(({ companyId }) => companyId)
  const [signedIn, last, openings, copies, addressed, mails] = await Promise.all([
    read
      .select({ at: sessions.createdAt })
      .from(sessions)
      .where(and(eq(sessions.personId, personId), gt(sessions.expiresAt, at))),
    read
      .select({ company: companies.name, at: pace.at })
      .from(pace)
      .innerJoin(companies, eq(companies.id, pace.companyId))
      .where(and(inArray(pace.companyId, companyIds), eq(pace.personId, personId))),
    openingsBy(store, personId, companyIds),
    copiesWith(store, personId),
    read.$count(
      t.audienceMembers,
      and(inArray(t.audienceMembers.companyId, companyIds), eq(t.audienceMembers.personId, personId)),
    ),
    read.$count(t.notices, and(inArray(t.notices.companyId, companyIds), eq(t.notices.personId, personId))),
  ])
  return {
    memberships: places.map(({ company, joinedAt }) => ({ company, joinedOn: dayOf(joinedAt) })),
    sessions: signedIn.map(({ at }) => dayOf(at)),
    last,
    openings: openings.slice(0, most).map(({ content, names, ...row }) => ({
      ...row,
      title: Titled.parse(JSON.parse(content)).title,
      daysOnly: names === "teams",
    })),
    copies,
    addressed,
    mails,
    more: openings.length > most,
  }
}

function openingsBy({ read, t }: Store, personId: string, companyIds: string[]) {
  const { openings: o, readings: r, versions: v, confirmations: c, undos: u, reveals, shown, companies } = t
  return read
    .select({
      id: o.id,
      legend: v.title,
      version: v.label,
      content: shown.content,
      day: o.day,
      revealed: reveals.how,
      confirmedAt: c.at,
      undoneAt: u.at,
      names: companies.names,
    })
    .from(r)
    .innerJoin(companies, eq(companies.id, r.companyId))
    .innerJoin(v, and(eq(v.companyId, r.companyId), eq(v.id, r.versionId)))
    .innerJoin(o, and(eq(o.companyId, r.companyId), eq(o.readingId, r.id)))
    .leftJoin(
      reveals,
      and(
        ...[eq(reveals.companyId, o.companyId), eq(reveals.readingId, o.readingId), eq(reveals.changeFp, o.changeFp)],
        eq(reveals.openingId, o.id),
      ),
    )
    .innerJoin(
      shown,
      and(eq(shown.companyId, o.companyId), eq(shown.hash, sql`coalesce(${reveals.shownHash}, ${o.shownHash})`)),
    )
    .leftJoin(c, and(eq(c.companyId, o.companyId), eq(c.openingId, o.id)))
    .leftJoin(u, and(eq(u.companyId, c.companyId), eq(u.confirmationId, c.id)))
    .where(and(inArray(r.companyId, companyIds), eq(r.personId, personId)))
    .orderBy(desc(r.beganOn), desc(v.publishedAt), desc(v.id), desc(r.id), desc(o.ordinal))
    .limit(most + 1)
}
