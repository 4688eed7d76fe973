// What was served, stored once under its hash.
import { and, eq } from "drizzle-orm"
import type { Tables } from "../../db/define"
import { given, prepared } from "../../db/prepared"
import type { Db } from "../../db/store"
import type { Served } from "./served"

const shownWith = prepared((db, { shown }) =>
  db
    .select({ hash: shown.hash })
    .from(shown)
    .where(and(eq(shown.companyId, given("company")), eq(shown.hash, given("hash")))),
)

const shownKept = prepared((db, { shown }) =>
  db
    .insert(shown)
    .values({ companyId: given("company"), hash: given("hash"), content: given("content") })
    .onConflictDoNothing(),
)

/** Stores what is served, unless it is there. */
export async function keepShown(tx: Db, t: Tables, company: string, { content, hash }: Served): Promise<void> {
  const [had] = await shownWith(tx, t, { company, hash })
  if (!had) await shownKept(tx, t, { company, hash, content })
}
