// Persons: known once by their mail address, whichever companies they belong to.
import { eq } from "drizzle-orm"
import type { Tables } from "../../db/define"
import { newId } from "../../db/id"
import type { Db, Store } from "../../db/store"
import { Email, Name, type Person } from "./person"

/** The person with this address, made when there is none yet. Their name stays as it is. Inside a write. */
export async function personIn(tx: Db, t: Tables, asked: { email: string; name: string; at: number }): Promise<string> {
  const email = Email.parse(asked.email)
  const row = { id: newId(), email, name: Name.parse(asked.name), createdAt: asked.at }
  await tx.insert(t.people).values(row).onConflictDoNothing()
  const [person] = await tx.select({ id: t.people.id }).from(t.people).where(eq(t.people.email, email))
  return person?.id ?? row.id
}

/** Makes a person known, or finds them: their id. */
export const welcome = (store: Store, asked: { email: string; name: string; at: number }): Promise<string> =>
  store.write("", (tx) => personIn(tx, store.t, asked))

/** The person with this address. */
export async function personWith(store: Store, email: string): Promise<Person | null> {
  const { people } = store.t
  const [person] = await store.read
    .select({ id: people.id, name: people.name, email: people.email })
    .from(people)
    .where(eq(people.email, email))
  return person ?? null
}

/** True while there is no company: whoever comes first may sign in unknown, and found one. */
export async function isFirst(store: Store): Promise<boolean> {
  const { companies } = store.t
  return (await store.read.select({ id: companies.id }).from(companies).limit(1)).length === 0
}
