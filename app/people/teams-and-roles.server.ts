// Renaming and removing teams and roles. A team is known by its id wherever it was addressed; a role by its name in the texts,
// so that one a text names can be neither renamed nor removed: its holders would lose their steps unseen.
import { and, count, eq, isNull, like, ne, sql } from "drizzle-orm"
import { z } from "zod"
import type { Tables } from "../../db/define"
import type { Db, Store } from "../../db/store"
import { Name } from "./person"
import { type NamedRefusal, namesRole } from "./team-or-role"

type Which = { readonly companyId: string; readonly id: string }
type Outcome = { readonly kept: true } | NamedRefusal | null

const teamIs = ({ teams }: Tables, { companyId, id }: Which) => and(eq(teams.companyId, companyId), eq(teams.id, id))
const roleIs = ({ roles }: Tables, { companyId, id }: Which) => and(eq(roles.companyId, companyId), eq(roles.id, id))

/** The team with this id; null when it is not there. */
export async function teamOf({ read, t }: Store, which: Which): Promise<{ id: string; name: string } | null> {
  const [team] = await read.select({ id: t.teams.id, name: t.teams.name }).from(t.teams).where(teamIs(t, which))
  return team ?? null
}

/** The role with this id; null when it is not there. */
export async function roleOf({ read, t }: Store, which: Which): Promise<{ id: string; name: string } | null> {
  const [role] = await read.select({ id: t.roles.id, name: t.roles.name }).from(t.roles).where(roleIs(t, which))
  return role ?? null
}

/** Gives a team another name; versions addressed to it keep the name it had. Null when it is not there. */
export function renameTeam(store: Store, which: Which, typed: string): Promise<Outcome> {
  const { t } = store
  return store.write(which.companyId, async (tx) => {
    const name = Name.safeParse(typed)
    if (!name.success) return { refused: "no-name" }
    const same = and(eq(t.teams.companyId, which.companyId), eq(t.teams.name, name.data), ne(t.teams.id, which.id))
    const [taken] = await tx.select({ id: t.teams.id }).from(t.teams).where(same)
    if (taken) return { refused: "taken" }
    const renamed = await tx.update(t.teams).set({ name: name.data }).where(teamIs(t, which)).returning()
    return renamed.length > 0 ? { kept: true } : null
  })
}

/** Removes a team that nobody is in, and takes it out of the audience of drafts. Null when it is not there. */
export function removeTeam(store: Store, which: Which): Promise<Outcome> {
  const { t } = store
  return store.write(which.companyId, async (tx) => {
    const inTeam = and(eq(t.teamMembers.companyId, which.companyId), eq(t.teamMembers.teamId, which.id))
    const members = await peopleAmong(tx, t, t.teamMembers, inTeam)
    if (members > 0) return { refused: "has-people", people: members }
    await tx.delete(t.teamMembers).where(inTeam)
    await addressNoMore(tx, t, which)
    const removed = await tx.delete(t.teams).where(teamIs(t, which)).returning()
    return removed.length > 0 ? { kept: true } : null
  })
}

/** Gives a role another name, unless a text names it. Null when it is not there. */
export function renameRole(store: Store, which: Which, typed: string): Promise<Outcome> {
  const { t } = store
  return store.write(which.companyId, async (tx) => {
    const name = Name.safeParse(typed)
    if (!name.success) return { refused: "no-name" }
    const [role] = await tx.select({ name: t.roles.name }).from(t.roles).where(roleIs(t, which))
    if (!role) return null
    if (role.name === name.data) return { kept: true }
    const same = and(eq(t.roles.companyId, which.companyId), eq(t.roles.name, name.data))
    const [taken] = await tx.select({ id: t.roles.id }).from(t.roles).where(same)
    if (taken) return { refused: "taken" }
    const legends = await legendsNaming(tx, t, which.companyId, role.name)
    if (legends.length > 0) return { refused: "in-text", legends }
    await tx.update(t.roles).set({ name: name.data }).where(roleIs(t, which))
    return { kept: true }
  })
}

/** Removes a role that nobody holds and no text names. Null when it is not there. */
export function removeRole(store: Store, which: Which): Promise<Outcome> {
  const { t } = store
  return store.write(which.companyId, async (tx) => {
    const [role] = await tx.select({ name: t.roles.name }).from(t.roles).where(roleIs(t, which))
    if (!role) return null
    const held = and(eq(t.roleHolders.companyId, which.companyId), eq(t.roleHolders.roleId, which.id))
    const holders = await peopleAmong(tx, t, t.roleHolders, held)
    if (holders > 0) return { refused: "has-people", people: holders }
    const legends = await legendsNaming(tx, t, which.companyId, role.name)
    if (legends.length > 0) return { refused: "in-text", legends }
    await tx.delete(t.roleHolders).where(held)
    await tx.delete(t.roles).where(roleIs(t, which))
    return { kept: true }
  })
}

/** How many of them have not left the company. */
async function peopleAmong(
  tx: Db,
  { memberships: m }: Tables,
  of: Tables["teamMembers"] | Tables["roleHolders"],
  which: ReturnType<typeof and>,
): Promise<number> {
  const here = and(eq(m.companyId, of.companyId), eq(m.personId, of.personId), isNull(m.leftAt))
  const [found] = await tx.select({ people: count() }).from(of).innerJoin(m, here).where(which)
  return found?.people ?? 0
}

const Addressing = z.looseObject({ teams: z.array(z.string()) })

async function addressNoMore(tx: Db, { drafts: d }: Tables, { companyId, id }: Which): Promise<void> {
  const rows = await tx
    .select({ legendId: d.legendId, announcement: d.announcement })
    .from(d)
    .where(eq(d.companyId, companyId))
  for (const { legendId, announcement } of rows) {
    const said = Addressing.safeParse(announcement).data
    if (!said?.teams.includes(id)) continue
    const without = { ...said, teams: said.teams.filter((team) => team !== id) }
    await tx
      .update(d)
      .set({ announcement: without, announcementRevision: sql`${d.announcementRevision} + 1` })
      .where(and(eq(d.companyId, companyId), eq(d.legendId, legendId)))
  }
}

/** Titles of the legends whose draft or version that applies names a role. */
async function legendsNaming(tx: Db, t: Tables, companyId: string, role: string): Promise<string[]> {
  const { legends: l, drafts: d, versions: v, documents } = t
  const own = and(eq(l.companyId, companyId), isNull(l.retiredAt))
  // Texts without the name are not even read; with signs that JSON writes in another way, all of them are.
  const part = /["\\\p{Cc}%_]/u.test(role) ? "%" : `%${role}%`
  const newest = sql`${v.ordinal} = (select max(w.ordinal) from ${v} w where w.company_id = ${l.companyId} and w.legend_id = ${l.id})`
  const drafts = await tx
    .select({ title: l.title, doc: d.doc })
    .from(l)
    .innerJoin(d, and(eq(d.companyId, l.companyId), eq(d.legendId, l.id)))
    .where(and(own, like(d.doc, part)))
  const current = await tx
    .select({ title: l.title, doc: documents.doc })
    .from(l)
    .innerJoin(v, and(eq(v.companyId, l.companyId), eq(v.legendId, l.id), newest))
    .innerJoin(documents, and(eq(documents.companyId, v.companyId), eq(documents.hash, v.documentHash)))
    .where(and(own, like(documents.doc, part)))
  const naming = [...drafts, ...current].filter(({ doc }) => namesRole(JSON.parse(doc), role))
  return [...new Set(naming.map(({ title }) => title))].sort()
}
