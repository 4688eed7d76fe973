// Companies and who works in them: members with seats, teams, roles. Joining, leaving and whose names
// are shown stand in the ledger.
import { and, eq, isNull, ne } from "drizzle-orm"
import { newId } from "../../db/id"
import type { Db, Store } from "../../db/store"
import { record } from "../ledger/ledger.server"
import { personIn } from "./people.server"
import { Name, type Names, type Seat, seatsAmong } from "./person"

type Founded = { readonly name: string; readonly by: string; readonly at: number; readonly timeZone?: string }

/** Founds a company; who founds it is its first author, reader and admin. Its id. */
export function foundCompany(store: Store, asked: Founded): Promise<string> {
  const companyId = newId()
  const { t } = store
  return store.write(companyId, async (tx) => {
    await tx.insert(t.companies).values({
      ...{ id: companyId, name: Name.parse(asked.name), createdAt: asked.at },
      ...(asked.timeZone ? { timeZone: asked.timeZone } : {}),
    })
    await join(tx, t, { companyId, personId: asked.by, seats: ["author", "reader", "admin"], at: asked.at })
    return companyId
  })
}

type Joining = { companyId: string; personId: string; seats: readonly Seat[]; calledAs?: string; at: number }

/** Makes a person a member with these seats, called so until they sign in, inside a write of the company; it stands in the ledger. */
export async function join(tx: Db, t: Store["t"], { companyId, personId, seats, calledAs, at }: Joining) {
  const place = { seats: [...seatsAmong(seats)], calledAs: calledAs ?? null, joinedAt: at, leftAt: null }
  await tx
    .insert(t.memberships)
    .values({ companyId, personId, ...place })
    .onConflictDoUpdate({ target: [t.memberships.companyId, t.memberships.personId], set: place })
  await record(tx, t, companyId, { kind: "joined", at, person: personId, seats: place.seats })
}

type Invited = { companyId: string; email: string; name: string; seats: readonly Seat[]; at: number }

/** Makes somebody a member, with exactly these seats; a person known by this address keeps their name. Their id. */
export function invite(store: Store, { companyId, email, name, seats, at }: Invited): Promise<string> {
  return store.write(companyId, async (tx) => {
    const personId = await personIn(tx, store.t, { email, name, at })
    await join(tx, store.t, { companyId, personId, seats, at })
    return personId
  })
}

type Leaving = { readonly companyId: string; readonly personId: string; readonly at: number }

/** Ends a membership: from now on the company is not there for them. What they read and confirmed stays. */
export function leaveCompany(store: Store, asked: Leaving): Promise<void> {
  return store.write(asked.companyId, (tx) => leave(tx, store.t, asked))
}

/** Ends it inside a write, once: it stands in the ledger, and no mail that still waits goes out to them. */
export async function leave(tx: Db, t: Store["t"], { companyId, personId, at }: Leaving): Promise<void> {
  const { memberships: m, notices: n } = t
  const left = await tx
    .update(m)
    .set({ leftAt: at })
    .where(and(eq(m.companyId, companyId), eq(m.personId, personId), isNull(m.leftAt)))
    .returning()
  if (left.length === 0) return
  await tx.delete(n).where(and(eq(n.companyId, companyId), eq(n.personId, personId), isNull(n.sentAt)))
  await record(tx, t, companyId, { kind: "left", at, person: personId })
}

type Showing = { companyId: string; names: Names; by: string; at: number }

/** Chooses whether authors see everybody's names on the status page, or teams only; a new choice stands in the ledger. */
export async function showNames(store: Store, { companyId, names, by, at }: Showing): Promise<void> {
  const { companies } = store.t
  await store.write(companyId, async (tx) => {
    const chosen = await tx
      .update(companies)
      .set({ names })
      .where(and(eq(companies.id, companyId), ne(companies.names, names)))
      .returning({ id: companies.id })
    if (chosen.length > 0) await record(tx, store.t, companyId, { kind: "names_chosen", at, by, names })
  })
}

/** Where the working days of a company are. */
export async function timeZoneOf({ read, t }: Store, companyId: string): Promise<string> {
  const { companies } = t
  const [company] = await read.select({ zone: companies.timeZone }).from(companies).where(eq(companies.id, companyId))
  return company?.zone ?? "UTC"
}

/** Says where they are. */
export async function keepTimeZone(store: Store, { companyId, timeZone }: { companyId: string; timeZone: string }) {
  const { companies } = store.t
  await store.write(companyId, (tx) => tx.update(companies).set({ timeZone }).where(eq(companies.id, companyId)))
}

/** Names that matter to a company (names-that-matter.ts), as they were written. */
export async function ownNamesOf({ read, t }: Store, companyId: string): Promise<readonly string[]> {
  const { companies } = t
  const [company] = await read.select({ names: companies.ownNames }).from(companies).where(eq(companies.id, companyId))
  return company?.names ?? []
}

/** Keeps the names that matter to a company. They weigh what is published from now on, and nothing that was. */
export async function keepOwnNames(store: Store, asked: { companyId: string; names: readonly string[] }) {
  const { companies } = store.t
  await store.write(asked.companyId, (tx) =>
    tx
      .update(companies)
      .set({ ownNames: [...asked.names] })
      .where(eq(companies.id, asked.companyId)),
  )
}

type Named = { companyId: string; name: string }

/** Adds a team; one of this name is found again. Its id. */
export function addTeam(store: Store, { companyId, name }: Named): Promise<string> {
  const { teams } = store.t
  return store.write(companyId, async (tx) => {
    const row = { companyId, id: newId(), name: Name.parse(name) }
    await tx.insert(teams).values(row).onConflictDoNothing()
    const [team] = await tx
      .select({ id: teams.id })
      .from(teams)
      .where(and(eq(teams.companyId, companyId), eq(teams.name, row.name)))
    return team?.id ?? row.id
  })
}

/** Adds a role; one of this name is found again. Its id. */
export function addRole(store: Store, { companyId, name }: Named): Promise<string> {
  const { roles } = store.t
  return store.write(companyId, async (tx) => {
    const row = { companyId, id: newId(), name: Name.parse(name) }
    await tx.insert(roles).values(row).onConflictDoNothing()
    const [role] = await tx
      .select({ id: roles.id })
      .from(roles)
      .where(and(eq(roles.companyId, companyId), eq(roles.name, row.name)))
    return role?.id ?? row.id
  })
}

type TeamPlace = { companyId: string; teamId: string; personId: string }
type RolePlace = { companyId: string; roleId: string; personId: string }

/** Puts a person into a team. */
export async function joinTeam(store: Store, { companyId, teamId, personId }: TeamPlace): Promise<void> {
  await store.write(companyId, (tx) =>
    tx.insert(store.t.teamMembers).values({ companyId, teamId, personId }).onConflictDoNothing(),
  )
}

/** Takes a person out of a team. */
export async function leaveTeam(store: Store, { companyId, teamId, personId }: TeamPlace): Promise<void> {
  const { teamMembers: t } = store.t
  await store.write(companyId, (tx) =>
    tx.delete(t).where(and(eq(t.companyId, companyId), eq(t.teamId, teamId), eq(t.personId, personId))),
  )
}

/** Gives a person a role. */
export async function holdRole(store: Store, { companyId, roleId, personId }: RolePlace): Promise<void> {
  await store.write(companyId, (tx) =>
    tx.insert(store.t.roleHolders).values({ companyId, roleId, personId }).onConflictDoNothing(),
  )
}
