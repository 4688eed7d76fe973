// Who has left a company and is still known there by name: those whom it can erase. Reads only.
import { and, asc, desc, eq, isNotNull } from "drizzle-orm"
import type { Store } from "../../db/store"
import { holding, nameIn, onOnePage } from "./company-lists.server"

export type Leaver = { readonly id: string; readonly name: string; readonly leftAt: number | null }

const known = ({ read, t }: Store) =>
  read
    .select({ id: t.people.id, name: nameIn(t), leftAt: t.memberships.leftAt })
    .from(t.memberships)
    .innerJoin(t.people, eq(t.people.id, t.memberships.personId))
    .innerJoin(
      t.personSalts,
      and(eq(t.personSalts.companyId, t.memberships.companyId), eq(t.personSalts.personId, t.people.id)),
    )

/** Those whose name or address holds a text, who left last first: so many as a page has, and whether there are more. */
export async function leaversOf(
  store: Store,
  companyId: string,
  search = "",
): Promise<{ readonly leavers: readonly Leaver[]; readonly moreLeft: boolean }> {
  const { memberships: m, people } = store.t
  const found = await known(store)
    .where(and(eq(m.companyId, companyId), isNotNull(m.leftAt), holding(store.t, search)))
    .orderBy(desc(m.leftAt), asc(people.id))
    .limit(onOnePage + 1)
  return { leavers: found.slice(0, onOnePage), moreLeft: found.length > onOnePage }
}

/** One who is, or was, in the company; null for nobody, and for who was erased. */
export async function knownPerson(
  store: Store,
  { companyId, personId }: { companyId: string; personId: string },
): Promise<Leaver | null> {
  const { memberships: m } = store.t
  const [row] = await known(store).where(and(eq(m.companyId, companyId), eq(m.personId, personId)))
  return row ?? null
}
