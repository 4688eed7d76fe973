// How readers got on with published changes: counts beside coverage, of nobody in particular, moved in the transaction of the fact.
import { sql } from "drizzle-orm"
import type { Tables } from "../../db/define"
import { given, prepared } from "../../db/prepared"
import type { Db } from "../../db/store"
import type { Shown } from "../versions/shown"
import type { Figures } from "./figures"

const moved = prepared((db, { changeFigures: f }) =>
  db
    .insert(f)
    .values({
      companyId: given("companyId"),
      changeId: given("changeId"),
      found: given("found"),
      shown: given("shown"),
      answered: given("answered"),
      atOnce: given("atOnce"),
    })
    .onConflictDoUpdate({
      target: [f.companyId, f.changeId],
      set: {
        found: sql`${f.found} + excluded.found`,
        shown: sql`${f.shown} + excluded.shown`,
        answered: sql`${f.answered} + excluded.answered`,
        atOnce: sql`${f.atOnce} + excluded.at_once`,
      },
    }),
)

const none: Figures = { found: 0, shown: 0, answered: 0, atOnce: 0 }

/** Counts one more for the published change that brought the careful reading or the check of `shown`. */
export async function countFor(tx: Db, t: Tables, companyId: string, shown: Shown, more: Partial<Figures>) {
  for (const { id } of shown.origins) await moved(tx, t, { companyId, changeId: id, ...none, ...more })
}
