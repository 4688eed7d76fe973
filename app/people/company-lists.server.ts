// The teams, roles and people of a company, as lists. Who has left counts nowhere.
import { and, asc, count, eq, gt, inArray, isNull, or, type SQL, sql } from "drizzle-orm"
import type { Store } from "../../db/store"
import { grouped } from "../ui/grouped"
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
export const nameIn = ({ memberships, people }: Pick<Store["t"], "memberships" | "people">) =>
  sql<string>`coalesce(${memberships.calledAs}, ${people.name})`

/** So many people stand on one page. */
export const onOnePage = 100

/** Which people are asked for: whose name or address holds a text, from after one of them. */
export type Asking = { readonly search?: string; readonly after?: string | null }

/** One page of the people by name, how many there are that were searched for, and after whom the next page begins. */
export async function peoplePage(store: Store, companyId: string, { search = "", after = null }: Asking) {
  const { people, memberships } = store.t
  const here = and(eq(memberships.companyId, companyId), isNull(memberships.leftAt), holding(store.t, search))
  const [[from], [counted]] = await Promise.all([
    after === null
      ? []
      : store.read
          .select({ name: nameIn(store.t), id: people.id })
          .from(memberships)
          .innerJoin(people, eq(people.id, memberships.personId))
          .where(and(eq(memberships.companyId, companyId), eq(people.id, after))),
    store.read
      .select({ count: count() })
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.personId))
      .where(here),
  ])
  const name = nameIn(store.t)
  const beyond = from && or(gt(name, from.name), and(eq(name, from.name), gt(people.id, from.id)))
  const found = await membersIn(store, companyId, and(holding(store.t, search), beyond)).limit(onOnePage + 1)
  const shown = found.slice(0, onOnePage)
  const next = found.length > onOnePage ? (shown.at(-1)?.id ?? null) : null
  return { people: await withPlaces(store, companyId, shown), count: counted?.count ?? 0, next }
}

/** True of whose name or address holds a text, as it is typed, in small letters, or with a capital: SQLite knows small letters of ASCII only. */
export function holding(t: Store["t"], search: string): SQL | undefined {
  const text = search.trim()
  if (text === "") return undefined
  const small = text.toLowerCase()
  const capital = small.charAt(0).toUpperCase() + small.slice(1)
  const name = nameIn(t)
  return or(
    ...[...new Set([text, small, capital])].flatMap((one) => [holds(sql`lower(${name})`, one), holds(name, one)]),
    holds(sql`${t.people.email}`, small),
  )
}

/** LIKE with nothing wild in it. */
const holds = (text: SQL, part: string) => sql`${text} like ${`%${part.replace(/[%_!]/g, "!$&")}%`} escape '!'`

/** Everybody in the company by name, with seats, teams and roles: three queries, however many they are. */
export async function peopleOf(store: Store, companyId: string): Promise<Colleague[]> {
  return withPlaces(store, companyId, await membersIn(store, companyId))
}

/** One of them; null for who is not there. */
export async function colleagueOf(
  store: Store,
  { companyId, personId }: { companyId: string; personId: string },
): Promise<Colleague | null> {
  const [member] = await membersIn(store, companyId, eq(store.t.people.id, personId))
  return member ? ((await withPlaces(store, companyId, [member]))[0] ?? null) : null
}

/** Members by name, those of whom `which` is true. */
function membersIn(store: Store, companyId: string, which?: SQL) {
  const { people, memberships } = store.t
  const name = nameIn(store.t)
  return store.read
    .select({ id: people.id, name, email: people.email, seats: memberships.seats })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(eq(memberships.companyId, companyId), isNull(memberships.leftAt), which))
    .orderBy(asc(name), asc(people.id))
}

type Row = { readonly id: string; readonly name: string; readonly email: string; readonly seats: string[] }

/** Some members with their teams and roles; only those of a page are asked for. */
async function withPlaces(store: Store, companyId: string, members: readonly Row[]): Promise<Colleague[]> {
  const { teams, teamMembers, roles, roleHolders } = store.t
  const ids = members.map(({ id }) => id)
  const few = ids.length <= onOnePage
  const [inTeams, inRoles] = await Promise.all([
    store.read
      .select({ personId: teamMembers.personId, id: teams.id, name: teams.name })
      .from(teamMembers)
      .innerJoin(teams, and(eq(teams.companyId, teamMembers.companyId), eq(teams.id, teamMembers.teamId)))
      .where(and(eq(teamMembers.companyId, companyId), few ? inArray(teamMembers.personId, ids) : undefined))
      .orderBy(asc(teams.name)),
    store.read
      .select({ personId: roleHolders.personId, id: roles.id, name: roles.name })
      .from(roleHolders)
      .innerJoin(roles, and(eq(roles.companyId, roleHolders.companyId), eq(roles.id, roleHolders.roleId)))
      .where(and(eq(roleHolders.companyId, companyId), few ? inArray(roleHolders.personId, ids) : undefined))
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

const byPerson = (rows: readonly { personId: string; id: string; name: string }[]) =>
  grouped(rows.map(({ personId, ...place }) => [personId, place]))
