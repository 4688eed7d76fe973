// How somebody who is in no company founds theirs.
import { and, eq, isNull } from "drizzle-orm"
import { newId } from "../../db/id"
import type { Store } from "../../db/store"
import { join } from "./companies.server"

type Founding = {
  readonly by: string
  readonly company: string
  readonly name: string
  readonly timeZone: string
  readonly at: number
}

/** Founds a company and keeps the founder's name; refused to who is in one. Sent twice, one is founded. */
export function foundFirstCompany(
  store: Store,
  { by, company, name, timeZone, at }: Founding,
): Promise<{ companyId: string } | { refused: "in-a-company" }> {
  const { companies, memberships, people } = store.t
  const companyId = newId()
  return store.write("", async (tx) => {
    const mine = and(eq(memberships.personId, by), isNull(memberships.leftAt))
    const had = await tx.select({ companyId: memberships.companyId }).from(memberships).where(mine).limit(1)
    if (had.length > 0) return { refused: "in-a-company" }
    await tx.update(people).set({ name }).where(eq(people.id, by))
    await tx.insert(companies).values({ id: companyId, name: company, timeZone, createdAt: at })
    await join(tx, store.t, { companyId, personId: by, seats: ["author", "reader", "admin"], at })
    return { companyId }
  })
}
