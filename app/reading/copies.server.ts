// Copies of evidence in which a person stands: they are told who took one, and when.
import { and, desc, eq } from "drizzle-orm"
import type { Store } from "../../db/store"
import { dayOf } from "../ui/day"
import type { Recorded } from "./recorded"

/** Those of versions that were addressed to this person, newest first. */
export async function copiesWith({ read, t }: Store, personId: string): Promise<Recorded["copies"]> {
  const { audienceMembers: a, evidenceExports: e, versions: v, people, companies, memberships: m } = t
  const rows = await read
    .select({
      ...{ id: e.id, company: companies.name, by: people.name, legend: v.title, version: v.label, at: e.at },
      names: e.names,
    })
    .from(m)
    .innerJoin(companies, eq(companies.id, m.companyId))
    .innerJoin(a, and(eq(a.companyId, m.companyId), eq(a.personId, m.personId)))
    .innerJoin(e, and(eq(e.companyId, a.companyId), eq(e.versionId, a.versionId)))
    .innerJoin(v, and(eq(v.companyId, e.companyId), eq(v.id, e.versionId)))
    .innerJoin(people, eq(people.id, e.personId))
    .where(eq(m.personId, personId))
    .orderBy(desc(e.at), desc(e.id))
    .limit(200)
  return rows.map(({ at, ...copy }) => ({ ...copy, day: dayOf(at) }))
}
