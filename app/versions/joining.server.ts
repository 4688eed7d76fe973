// Who joins a team after a version was addressed to it reads it, too: the versions that apply, in the same write as the joining.
import { and, eq, inArray, isNull, sql } from "drizzle-orm"
import type { Tables } from "../../db/define"
import type { Db } from "../../db/store"
import { record } from "../ledger/ledger.server"
import { addNotices, versionAbout } from "../notices/notices.server"
import type { Joined } from "../people/place"
import { dayOf } from "../ui/day"
import { joinedNotice } from "./joined-notice"

export type Joining = Joined & {
  readonly at: number
  /** Address of this house, when they are to get a mail about it; null for who is mailed anyway. */
  readonly origin: string | null
}

/** Addresses the current version of each legend to people who joined one of its teams, unless it was addressed to them. */
export async function addressToJoined(tx: Db, t: Tables, { companyId, joined, at, origin }: Joining): Promise<void> {
  const versions = await versionsFor(tx, t, companyId, [...new Set(joined.map(({ team }) => team.id))])
  for (const { teamId, ...version } of versions) {
    const { audienceMembers: a, memberships: m, people: p } = t
    const people = joined.filter(({ team }) => team.id === teamId)
    const ids = people.map(({ personId }) => personId)
    const had = await tx
      .select({ personId: a.personId })
      .from(a)
      .where(and(eq(a.companyId, companyId), eq(a.versionId, version.id), inArray(a.personId, ids)))
    const here = await tx
      .select({ personId: m.personId, email: p.email })
      .from(m)
      .innerJoin(p, eq(p.id, m.personId))
      .where(and(eq(m.companyId, companyId), inArray(m.personId, ids), isNull(m.leftAt)))
    const are = new Set(had.map(({ personId }) => personId))
    const come = here.filter(({ personId }) => !are.has(personId))
    const team = people[0]?.team
    if (come.length === 0 || !team) continue
    const { legendId } = version
    const because = [{ ...team, joinedOn: dayOf(at) }]
    await tx
      .insert(a)
      .values(come.map(({ personId }) => ({ companyId, versionId: version.id, legendId, personId, because })))
    if (origin !== null) {
      const mail = joinedNotice({ ...version, team: team.name, link: `${origin}/legends/${legendId}/read` })
      const to = come.map((one) => ({ ...one, ...mail }))
      await addNotices(tx, t, { companyId, about: versionAbout(version.id), at, to, inHours: true, waits: true })
    }
    await record(tx, t, companyId, {
      ...{ kind: "addressed", at, legend: legendId, version: version.id },
      people: come.map(({ personId }) => personId),
      because: come.map(() => team.id),
    })
  }
}

/** The versions that apply and were addressed to one of these teams. */
async function versionsFor(tx: Db, t: Tables, companyId: string, teamIds: readonly string[]) {
  const { versions: v, legends: l, audienceMembers: a } = t
  const newest = sql`${v.ordinal} = (select max(n.ordinal) from ${v} n where n.company_id = ${companyId} and n.legend_id = ${v.legendId})`
  const found = []
  for (const teamId of teamIds) {
    const brought = sql`exists (select 1 from ${a} where ${a.companyId} = ${companyId} and ${a.versionId} = ${v.id} and cast(${a.because} as text) like ${`%"${teamId}"%`})`
    const rows = await tx
      .select({ id: v.id, legendId: v.legendId, label: v.label, title: v.title })
      .from(v)
      .innerJoin(l, and(eq(l.companyId, v.companyId), eq(l.id, v.legendId)))
      .where(and(eq(v.companyId, companyId), isNull(l.retiredAt), newest, brought))
    found.push(...rows.map((row) => ({ ...row, teamId })))
  }
  return found
}
