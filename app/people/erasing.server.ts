// Erasing somebody who has left: their name and address, and the salt that alone tells which of the ledger's entries are theirs. The
// entries stay, and so does the tree over them; nobody can say any more whose they were.
import { and, eq } from "drizzle-orm"
import type { Tables } from "../../db/define"
import type { Db, Store } from "../../db/store"

export type Erased =
  | { readonly refused: "absent" | "still-here" }
  /** `name` is false when a company knows the person still: there, name and address are needed. */
  | { readonly erased: true; readonly name: boolean }

/** What a person who was erased is called from then on. */
export const erasedName = "Somebody who was erased"

type Whose = { readonly companyId: string; readonly personId: string }

/** Erases what the company holds on a person who has left it; doing it again changes nothing. */
export async function erasePerson(store: Store, whose: Whose): Promise<Erased> {
  const { t } = store
  const outcome = await store.write(whose.companyId, (tx) => eraseIn(tx, t, whose))
  if ("refused" in outcome) return outcome
  const name = await store.write("", (tx) => eraseName(tx, t, whose.personId))
  return { erased: true, name }
}

async function eraseIn(tx: Db, t: Tables, { companyId, personId }: Whose): Promise<Erased> {
  const own = (table: Tables["memberships" | "personSalts" | "teamMembers" | "roleHolders" | "pace" | "notices"]) =>
    and(eq(table.companyId, companyId), eq(table.personId, personId))
  const [place] = await tx.select({ leftAt: t.memberships.leftAt }).from(t.memberships).where(own(t.memberships))
  if (!place) return { refused: "absent" }
  if (place.leftAt === null) return { refused: "still-here" }
  for (const table of [t.personSalts, t.teamMembers, t.roleHolders, t.pace, t.notices])
    await tx.delete(table).where(own(table))
  await tx.update(t.memberships).set({ calledAs: null }).where(own(t.memberships))
  return { erased: true, name: false }
}

/**
 * Takes name and address away, and every way in; unless the person belongs, or belonged, to another company too, or was invited
 * anew meanwhile: who is known anywhere has a salt there.
 */
async function eraseName(tx: Db, t: Tables, personId: string): Promise<boolean> {
  const { personSalts: salts, people, sessions, signInCodes: codes } = t
  if ((await tx.$count(salts, eq(salts.personId, personId))) > 0) return false
  const [person] = await tx.select({ email: people.email }).from(people).where(eq(people.id, personId))
  await tx.delete(sessions).where(eq(sessions.personId, personId))
  if (person) await tx.delete(codes).where(eq(codes.email, person.email))
  await tx
    .update(people)
    .set({ name: erasedName, email: `${personId}@erased.invalid` })
    .where(eq(people.id, personId))
  return true
}
