// Who belongs where: a person's companies with seats, teams and roles. Who has left is not there.
import { and, eq, isNull } from "drizzle-orm"
import type { SelectedFields } from "drizzle-orm/pg-core"
import { given, prepared } from "../../db/prepared"
import type { Db, Store } from "../../db/store"
import type { Hands } from "../context"
import { notFound } from "../ui/answers"
import { grouped } from "../ui/grouped"
import { holds, type Member, type Names, type Seat, seatsAmong } from "./person"
import { tokenFrom, tokenHash } from "./session"
import { lives, requirePerson } from "./sessions.server"

const columns = ({ memberships, companies, people, teams, roles }: Store["t"]) => ({
  id: people.id,
  name: people.name,
  email: people.email,
  companyId: companies.id,
  companyName: companies.name,
  names: companies.names,
  seats: memberships.seats,
  teamId: teams.id,
  teamName: teams.name,
  role: roles.name,
})

const rows = <More extends SelectedFields>(db: Db, t: Store["t"], more: More) => {
  const { memberships, companies, people, teamMembers, teams, roleHolders, roles } = t
  return db
    .select({ ...columns(t), ...more })
    .from(memberships)
    .innerJoin(companies, eq(companies.id, memberships.companyId))
    .innerJoin(people, eq(people.id, memberships.personId))
    .leftJoin(
      teamMembers,
      and(eq(teamMembers.companyId, memberships.companyId), eq(teamMembers.personId, memberships.personId)),
    )
    .leftJoin(teams, and(eq(teams.companyId, teamMembers.companyId), eq(teams.id, teamMembers.teamId)))
    .leftJoin(
      roleHolders,
      and(eq(roleHolders.companyId, memberships.companyId), eq(roleHolders.personId, memberships.personId)),
    )
    .leftJoin(roles, and(eq(roles.companyId, roleHolders.companyId), eq(roles.id, roleHolders.roleId)))
    .$dynamic()
}

const isHere = ({ memberships: m }: Store["t"]) => and(eq(m.personId, given("personId")), isNull(m.leftAt))

const everyRow = prepared((db, t) =>
  rows(db, t, {}).where(isHere(t)).orderBy(t.companies.name, t.companies.id, t.teams.name, t.roles.name),
)

const rowsIn = prepared((db, t) =>
  rows(db, t, {})
    .where(and(eq(t.memberships.companyId, given("companyId")), isHere(t)))
    .orderBy(t.teams.name, t.roles.name),
)

const rowsAbout = prepared((db, t) =>
  rows(db, t, { createdAt: t.sessions.createdAt, expiresAt: t.sessions.expiresAt })
    .innerJoin(
      t.sessions,
      and(eq(t.sessions.tokenHash, given("hash")), eq(t.sessions.personId, t.memberships.personId)),
    )
    .innerJoin(t.legends, and(eq(t.legends.companyId, t.memberships.companyId), eq(t.legends.id, given("legendId"))))
    .where(isNull(t.memberships.leftAt))
    .orderBy(t.teams.name, t.roles.name),
)

/** Every company of a person, in one query. */
export async function membershipsOf({ read, t }: Store, personId: string): Promise<Member[]> {
  const rows = await everyRow(read, t, { personId })
  return [...grouped(rows.map((row) => [row.companyId, row])).values()].map(memberFrom)
}

type Row = {
  id: string
  name: string
  email: string
  companyId: string
  companyName: string
  names: string
  seats: string[]
  teamId: string | null
  teamName: string | null
  role: string | null
}

function memberFrom(rows: readonly Row[]): Member {
  const { id, name, email, companyId, companyName, names, seats } = rows[0]!
  const teams = new Map(rows.flatMap((row) => (row.teamId ? [[row.teamId, row.teamName ?? ""]] : [])))
  const roles = new Set(rows.flatMap((row) => row.role ?? []))
  return {
    person: { id, name, email },
    company: { id: companyId, name: companyName, names: namesFrom(names) },
    seats: seatsAmong(seats),
    teams: [...teams].map(([id, name]) => ({ id, name })),
    roles: [...roles],
  }
}

const namesFrom = (stored: string): Names => (stored === "teams" ? "teams" : "everyone")

/** A person's place in one company; null when they have none. */
export async function memberOf({ read, t }: Store, personId: string, companyId: string): Promise<Member | null> {
  const found = await rowsIn(read, t, { personId, companyId })
  return found.length > 0 ? memberFrom(found) : null
}

/** The member who is asking, in the company of a legend: session and place in one question. Else it is not there. */
export async function requireMemberAbout(hands: Hands, request: Request, legendId: string): Promise<Member> {
  const { read, t } = hands.store
  const token = tokenFrom(request.headers.get("cookie"), hands.secure)
  if (token) {
    const hash = tokenHash(token)
    const found = await rowsAbout(read, t, { hash, legendId })
    const [session] = found
    if (session && (await lives(hands, request, { hash, ...session }))) return memberFrom(found)
  }
  await requirePerson(hands, request)
  throw notFound()
}

/** The member who is asking, holding one of `seats` where any are named; else it is not there. */
export async function requireMember(
  hands: Hands,
  request: Request,
  companyId: string | undefined,
  ...seats: readonly Seat[]
): Promise<Member> {
  const person = await requirePerson(hands, request)
  const member = companyId ? await memberOf(hands.store, person.id, companyId) : null
  if (!member || (seats.length > 0 && !holds(member, ...seats))) throw new Response("Not found", { status: 404 })
  return member
}
