// What a reader raised about the changes of one legend, for their own pages. One question to the database.
import { and, asc, count, eq } from "drizzle-orm"
import { given, prepared } from "../../db/prepared"
import type { Store } from "../../db/store"
import type { Own } from "./own-question"
import type { Who } from "./places.server"

const own = prepared((db, { questions: q, replies: r }) =>
  db
    .select({
      fp: q.changeFp,
      number: q.number,
      what: q.what,
      text: q.text,
      replies: count(r.ordinal),
    })
    .from(q)
    .leftJoin(r, and(eq(r.companyId, q.companyId), eq(r.questionId, q.id), eq(r.what, "reply")))
    .where(
      and(eq(q.companyId, given("companyId")), eq(q.personId, given("personId")), eq(q.legendId, given("legendId"))),
    )
    .groupBy(q.companyId, q.id)
    .orderBy(asc(q.number)),
)

/** In the order of their numbers. */
export async function ownQuestions({ read, t }: Store, { companyId, personId, legendId }: Who): Promise<Own[]> {
  const rows = await own(read, t, { companyId, personId, legendId })
  return rows.map((row) => ({
    ...row,
    what: row.what === "objection" ? "objection" : "question",
    replies: Number(row.replies),
  }))
}
