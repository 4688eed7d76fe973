// Copies of evidence in which a person stands: they are told who took one, and when.
import { and, desc, eq, exists, or, sql } from "drizzle-orm"
import type { Store } from "../../db/store"
import { dayOf } from "../ui/day"
import type { Recorded } from "./recorded"

/** Those of versions that were addressed to this person, or that they began to read, newest first. */
export async function copiesWith({ read, t }: Store, personId: string): Promise<Recorded["copies"]> {
  const { audienceMembers: a, evidenceExports: e, readings: r, versions: v, people, companies, memberships: m } = t
  const addressed = read
    .select({ one: sql`1` })
    .from(a)
    .where(and(eq(a.companyId, e.companyId), eq(a.versionId, e.versionId), eq(a.personId, m.personId)))
  const begun = read
    .select({ one: sql`1` })
    .from(r)
    .where(and(eq(r.companyId, e.companyId), eq(r.versionId, e.versionId), eq(r.personId, m.personId)))
  const rows = await read
    .select({
      ...{ id: e.id, company: companies.name, by: people.name, legend: v.title, version: v.label, at: e.at },
      names: e.names,
    })
    .from(m)
    .innerJoin(companies, eq(companies.id, m.companyId))
    .innerJoin(e, eq(e.companyId, m.companyId))
    .innerJoin(v, and(eq(v.companyId, e.companyId), eq(v.id, e.versionId)))
    .innerJoin(people, eq(people.id, e.personId))
    .where(and(eq(m.personId, personId), or(exists(addressed), exists(begun))))
    .orderBy(desc(e.at), desc(e.id))
    .limit(200)
  return rows.map(({ at, ...copy }) => ({ ...copy, day: dayOf(at) }))
}
