// The teams, roles and people of a company, as lists. Who has left counts nowhere.
import { and, asc, count, eq, isNull, sql } from "drizzle-orm"
import type { Store } from "../../db/store"
import { type Colleague, seatsAmong } from "./person"

/** The teams by name, with how many people are in each. */
export function teamsOf(store: Store, companyId: string): Promise<{ id: string; name: string; members: number }[]> {
  const { teams, teamMembers, memberships } = store.t
  return store.read
    .select({ id: teams.id, name: teams.name, members: count(memberships.personId) })
    .from(teams)
    .leftJoin(teamMembers, and(eq(teamMembers.companyId, teams.companyId), eq(teamMembers.teamId, teams.id)))
    .leftJoin(
      memberships,
      and(
        eq(memberships.companyId, teamMembers.companyId),
        eq(memberships.personId, teamMembers.personId),
        isNull(memberships.leftAt),
      ),
    )
    .where(eq(teams.companyId, companyId))
    .groupBy(teams.id, teams.name)
    .orderBy(asc(teams.name))
}

/** The roles by name, with how many people hold each. */
export function rolesOf(store: Store, companyId: string): Promise<{ id: string; name: string; holders: number }[]> {
  const { roles, roleHolders, memberships } = store.t
  return store.read
    .select({ id: roles.id, name: roles.name, holders: count(memberships.personId) })
    .from(roles)
    .leftJoin(roleHolders, and(eq(roleHolders.companyId, roles.companyId), eq(roleHolders.roleId, roles.id)))
    .leftJoin(
      memberships,
      and(
        eq(memberships.companyId, roleHolders.companyId),
        eq(memberships.personId, roleHolders.personId),
        isNull(memberships.leftAt),
      ),
    )
    .where(eq(roles.companyId, companyId))
    .groupBy(roles.id, roles.name)
    .orderBy(asc(roles.name))
}

/** What a company calls a member: as they were invited until they sign in, then as they call themselves. */
export const nameIn = ({ memberships, people }: Store["t"]) =>
  sql<string>`coalesce(${memberships.calledAs}, ${people.name})`

/** Everybody in the company by name, with seats, teams and roles: three queries, however many they are. */
export async function peopleOf(store: Store, companyId: string): Promise<Colleague[]> {
  const { people, memberships, teams, teamMembers, roles, roleHolders } = store.t
  const [members, inTeams, inRoles] = await Promise.all([
    store.read
      .select({ id: people.id, name: nameIn(store.t), email: people.email, seats: memberships.seats })
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.personId))
      .where(and(eq(memberships.companyId, companyId), isNull(memberships.leftAt)))
      .orderBy(asc(nameIn(store.t)), asc(people.id)),
    store.read
      .select({ personId: teamMembers.personId, id: teams.id, name: teams.name })
      .from(teamMembers)
      .innerJoin(teams, and(eq(teams.companyId, teamMembers.companyId), eq(teams.id, teamMembers.teamId)))
      .where(eq(teamMembers.companyId, companyId))
      .orderBy(asc(teams.name)),
    store.read
      .select({ personId: roleHolders.personId, id: roles.id, name: roles.name })
      .from(roleHolders)
      .innerJoin(roles, and(eq(roles.companyId, roleHolders.companyId), eq(roles.id, roleHolders.roleId)))
      .where(eq(roleHolders.companyId, companyId))
      .orderBy(asc(roles.name)),
  ])
  const [teamsBy, rolesBy] = [byPerson(inTeams), byPerson(inRoles)]
  return members.map((member) => ({
    ...member,
    seats: seatsAmong(member.seats),
    teams: teamsBy.get(member.id) ?? [],
    roles: rolesBy.get(member.id) ?? [],
  }))
}

function byPerson(rows: readonly { personId: string; id: string; name: string }[]) {
  const places = new Map<string, { id: string; name: string }[]>()
  for (const { personId, id, name } of rows) {
    const known = places.get(personId) ?? []
    places.set(personId, [...known, { id, name }])
  }
  return places
}
