// The people of some teams, with the teams that bring them in and the roles they hold: whom a version is addressed to.
import { and, asc, eq, inArray, isNull } from "drizzle-orm"
import { z } from "zod"
import type { Tables } from "../../db/define"
import type { Db } from "../../db/store"
import { grouped } from "../ui/grouped"

export type AudienceMember = {
  readonly personId: string
  readonly email: string
  /** The chosen teams they are in, and their names on this day. */
  readonly because: readonly { readonly id: string; readonly name: string }[]
  readonly roles: readonly string[]
}

/** Everybody in these teams, each once, in an order of its own; who has left the company is not among them. */
export async function audienceIn(
  db: Db,
  t: Tables,
  companyId: string,
  teamIds: readonly string[],
): Promise<AudienceMember[]> {
  if (teamIds.length === 0) return []
  const { teams, teamMembers, memberships, people } = t
  const rows = await db
    .select({ personId: people.id, email: people.email, id: teams.id, name: teams.name })
    .from(teamMembers)
    .innerJoin(teams, and(eq(teams.companyId, teamMembers.companyId), eq(teams.id, teamMembers.teamId)))
    .innerJoin(
      memberships,
      and(eq(memberships.companyId, teamMembers.companyId), eq(memberships.personId, teamMembers.personId)),
    )
    .innerJoin(people, eq(people.id, teamMembers.personId))
    .where(
      and(eq(teamMembers.companyId, companyId), inArray(teamMembers.teamId, [...teamIds]), isNull(memberships.leftAt)),
    )
    .orderBy(asc(people.id), asc(teams.name))
  const rolesOf = await rolesHeld(db, t, companyId)
  const members = new Map<string, AudienceMember>()
  for (const { personId, email, id, name } of rows) {
    const because = [...(members.get(personId)?.because ?? []), { id, name }]
    members.set(personId, { personId, email, because, roles: rolesOf.get(personId) ?? [] })
  }
  return [...members.values()]
}

const Because = z.array(z.looseObject({ id: z.string(), name: z.string() }))

/** Everybody a version is addressed to who is still here, with the reasons they had then: the audience of its correction. */
export async function audienceOf(db: Db, t: Tables, companyId: string, versionId: string): Promise<AudienceMember[]> {
  const { audienceMembers: a, memberships, people } = t
  const rows = await db
    .select({ personId: people.id, email: people.email, because: a.because })
    .from(a)
    .innerJoin(memberships, and(eq(memberships.companyId, a.companyId), eq(memberships.personId, a.personId)))
    .innerJoin(people, eq(people.id, a.personId))
    .where(and(eq(a.companyId, companyId), eq(a.versionId, versionId), isNull(memberships.leftAt)))
    .orderBy(asc(people.id))
  const rolesOf = await rolesHeld(db, t, companyId)
  return rows.map(({ because, ...person }) => ({
    ...person,
    because: Because.parse(because),
    roles: rolesOf.get(person.personId) ?? [],
  }))
}

/** Names of the roles each person holds. */
async function rolesHeld(db: Db, { roles, roleHolders }: Tables, companyId: string): Promise<Map<string, string[]>> {
  const held = await db
    .select({ personId: roleHolders.personId, name: roles.name })
    .from(roleHolders)
    .innerJoin(roles, and(eq(roles.companyId, roleHolders.companyId), eq(roles.id, roleHolders.roleId)))
    .where(eq(roleHolders.companyId, companyId))
    .orderBy(asc(roles.name))
  return grouped(held.map(({ personId, name }) => [personId, name]))
}
