// One person's place in a company, set as a whole in one write: seats, teams, roles; or ended.
import { and, eq, inArray, isNull } from "drizzle-orm"
import type { Tables } from "../../db/define"
import type { Db, Store } from "../../db/store"
import { leave } from "./companies.server"
import { seatsAmong } from "./person"
import { decideLeaving, decideSeats, difference, type Joined, type Place, type PlaceRefusal } from "./place"

type Whose = { readonly companyId: string; readonly personId: string }

/** Seats of the person and the number of other admins; null when the person is no member. */
async function factsOf(tx: Db, t: Tables, { companyId, personId }: Whose) {
  const members = await tx
    .select({ personId: t.memberships.personId, seats: t.memberships.seats })
    .from(t.memberships)
    .where(and(eq(t.memberships.companyId, companyId), isNull(t.memberships.leftAt)))
  const member = members.find((m) => m.personId === personId)
  if (!member) return null
  const admins = members.filter((m) => m.personId !== personId && m.seats.includes("admin"))
  return { seats: seatsAmong(member.seats), otherAdmins: admins.length }
}

/** Sets seats, teams and roles as they are ticked, and what `follows` from joining teams; null when the person is not there. */
export function keepPlace(
  store: Store,
  whose: Whose,
  place: Place,
  follows: (tx: Db, joined: Joined) => Promise<void>,
): Promise<PlaceRefusal | { kept: true } | null> {
  const { t } = store
  const { companyId, personId } = whose
  return store.write(companyId, async (tx) => {
    const facts = await factsOf(tx, t, whose)
    if (!facts) return null
    const decision = decideSeats(facts, place.seats)
    if ("refused" in decision) return decision
    await tx
      .update(t.memberships)
      .set({ seats: [...decision.seats] })
      .where(and(eq(t.memberships.companyId, companyId), eq(t.memberships.personId, personId)))
    const joined = await keepTeams(tx, t, whose, place.teams)
    await keepRoles(tx, t, whose, place.roles)
    await follows(tx, { companyId, joined })
    return { kept: true }
  })
}

async function keepTeams(tx: Db, t: Tables, { companyId, personId }: Whose, wanted: readonly string[]) {
  const mine = and(eq(t.teamMembers.companyId, companyId), eq(t.teamMembers.personId, personId))
  const had = await tx.select({ id: t.teamMembers.teamId }).from(t.teamMembers).where(mine)
  const is = await tx
    .select({ id: t.teams.id, name: t.teams.name })
    .from(t.teams)
    .where(eq(t.teams.companyId, companyId))
  const { added, gone } = difference(ids(had), wanted, ids(is))
  if (gone.length > 0) await tx.delete(t.teamMembers).where(and(mine, inArray(t.teamMembers.teamId, gone)))
  if (added.length > 0) await tx.insert(t.teamMembers).values(added.map((teamId) => ({ companyId, teamId, personId })))
  return is.filter(({ id }) => added.includes(id)).map((team) => ({ personId, team }))
}

async function keepRoles(tx: Db, t: Tables, { companyId, personId }: Whose, wanted: readonly string[]) {
  const mine = and(eq(t.roleHolders.companyId, companyId), eq(t.roleHolders.personId, personId))
  const had = await tx.select({ id: t.roleHolders.roleId }).from(t.roleHolders).where(mine)
  const is = await tx.select({ id: t.roles.id }).from(t.roles).where(eq(t.roles.companyId, companyId))
  const { added, gone } = difference(ids(had), wanted, ids(is))
  if (gone.length > 0) await tx.delete(t.roleHolders).where(and(mine, inArray(t.roleHolders.roleId, gone)))
  if (added.length > 0) await tx.insert(t.roleHolders).values(added.map((roleId) => ({ companyId, roleId, personId })))
}

const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id)

/** Ends a membership, unless it is the last admin's; what was read and confirmed stays. Null when there is none. */
export function endPlace(
  store: Store,
  whose: Whose & { readonly at: number },
): Promise<PlaceRefusal | { leaves: true } | null> {
  const { t } = store
  return store.write(whose.companyId, async (tx) => {
    const facts = await factsOf(tx, t, whose)
    if (!facts) return null
    const decision = decideLeaving(facts)
    if ("refused" in decision) return decision
    await leave(tx, t, whose)
    return decision
  })
}
