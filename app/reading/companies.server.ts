// A company at a glance: its legends, the version that applies, and how many of its audience know it. Three queries.
import { and, asc, count, eq, gt, isNull, lt, max, ne, sql } from "drizzle-orm"
import type { Store } from "../../db/store"
import type { ChangeWorker } from "../versions/worker"
import type { Glance } from "./company-at-a-glance"
import { arrivedAmong } from "./half-way.server"

/** The legends of a company by title; retired ones are left out. */
export async function legendsIn(store: Store, worker: ChangeWorker, companyId: string): Promise<Glance[]> {
  const [legends, counts, halfWay] = await Promise.all([
    versionsThatApply(store, companyId),
    countsOf(store, companyId),
    halfWayIn(store, companyId),
  ])
  const arrived = await arrivedAmong(store, worker, companyId, halfWay)
  const inAll = new Map(counts.map((row) => [row.legendId, row]))
  return legends.map(({ id, title, label, readBy, publishedAt }) => {
    if (label === null || publishedAt === null) return { id, title, version: null }
    const { people = 0, finished = 0 } = inAll.get(id) ?? {}
    const more = halfWay.filter(({ legendId, readingId }) => legendId === id && arrived.has(readingId)).length
    return { id, title, version: { label, readBy, publishedAt, counted: { people, finished: finished + more } } }
  })
}

const newestIn = ({ read, t }: Store, companyId: string) =>
  read
    .select({ legendId: t.versions.legendId, ordinal: max(t.versions.ordinal).as("newest_ordinal") })
    .from(t.versions)
    .where(eq(t.versions.companyId, companyId))
    .groupBy(t.versions.legendId)
    .as("newest")

function versionsThatApply(store: Store, companyId: string) {
  const { legends: l, versions: v } = store.t
  const newest = newestIn(store, companyId)
  return store.read
    .select({ id: l.id, title: l.title, label: v.label, readBy: v.readBy, publishedAt: v.publishedAt })
    .from(l)
    .leftJoin(newest, eq(newest.legendId, l.id))
    .leftJoin(v, and(eq(v.companyId, l.companyId), eq(v.legendId, l.id), eq(v.ordinal, newest.ordinal)))
    .where(and(eq(l.companyId, companyId), isNull(l.retiredAt)))
    .orderBy(asc(l.title), asc(l.id))
}

/** The audience of each version that applies, without who left, beside what they know. */
function joined(store: Store, companyId: string) {
  const { versions: v, audienceMembers: a, memberships: m, readingStates: s } = store.t
  const newest = newestIn(store, companyId)
  return {
    newest,
    version: and(eq(v.companyId, companyId), eq(v.legendId, newest.legendId), eq(v.ordinal, newest.ordinal)),
    audience: and(eq(a.companyId, companyId), eq(a.versionId, v.id)),
    here: and(eq(m.companyId, companyId), eq(m.personId, a.personId), isNull(m.leftAt)),
    state: and(eq(s.companyId, companyId), eq(s.legendId, a.legendId), eq(s.personId, a.personId)),
  }
}

function countsOf(store: Store, companyId: string) {
  const { versions: v, audienceMembers: a, memberships: m, readingStates: s } = store.t
  const { newest, version, audience, here, state } = joined(store, companyId)
  // What was changed and changed back asks nothing of those who know that very text.
  const same = sql`${s.knownHash} = ${v.documentHash} and (${s.confirmed} = 0 or ${s.confirmed} = ${s.changes})`
  const finished = sql`sum(case when ${s.knownOrdinal} >= ${v.ordinal} or (${same}) then 1 else 0 end)`
  return store.read
    .select({ legendId: a.legendId, people: count(), finished: finished.mapWith(Number) })
    .from(newest)
    .innerJoin(v, version)
    .innerJoin(a, audience)
    .innerJoin(m, here)
    .leftJoin(s, state)
    .groupBy(a.legendId)
}

/** Who was interrupted half-way by the version that applies. */
async function halfWayIn(store: Store, companyId: string) {
  const { versions: v, audienceMembers: a, memberships: m, readingStates: s, readings: r } = store.t
  const { newest, version, audience, here, state } = joined(store, companyId)
  return store.read
    .select({ legendId: a.legendId, readingId: r.id, currentHash: v.documentHash })
    .from(newest)
    .innerJoin(v, version)
    .innerJoin(a, audience)
    .innerJoin(m, here)
    .innerJoin(s, state)
    .innerJoin(r, and(eq(r.companyId, companyId), eq(r.id, s.readingId), ne(r.versionId, v.id)))
    .where(and(lt(s.knownOrdinal, v.ordinal), gt(s.confirmed, 0), ne(s.confirmed, s.changes)))
}
