// Mails that ask somebody to read what they have read meanwhile: taken out of the outbox as they finish, in the same write.
import { and, eq } from "drizzle-orm"
import type { Tables } from "../../db/define"
import type { Db } from "../../db/store"
import { reminderAbout } from "../notices/notice"
import { dropNotices, unsentAbout } from "../notices/notices.server"
import { aboutLegend } from "../versions/telling.server"
import type { Who } from "./places.server"

/**
 * Drops what still waits for somebody who knows the current version of a legend: the mail of each of its versions, also where
 * they were asked again, and a reminder, unless it is about another legend that they have not read.
 */
export async function dropNeedless(tx: Db, t: Tables, who: Who): Promise<void> {
  const { companyId, personId } = who
  const waiting = await unsentAbout(tx, t, who)
  if (waiting.length === 0) return
  const needless = new Set([...(await aboutLegend(tx, t, who)), ...(await remindersDone(tx, t, who))])
  const about = waiting.filter((one) => needless.has(one))
  await dropNotices(tx, t, { companyId, people: [personId], about })
}

/** The reminders of which nothing is left to read. */
async function remindersDone(tx: Db, { reminders: r, versions: v, readingStates: s }: Tables, who: Who) {
  const { companyId, personId } = who
  const rows = await tx
    .select({ day: r.day, ordinal: v.ordinal, known: s.knownOrdinal })
    .from(r)
    .innerJoin(v, and(eq(v.companyId, r.companyId), eq(v.id, r.versionId)))
    .leftJoin(s, and(eq(s.companyId, v.companyId), eq(s.legendId, v.legendId), eq(s.personId, r.personId)))
    .where(and(eq(r.companyId, companyId), eq(r.personId, personId)))
  const left = new Set(rows.filter(({ ordinal, known }) => ordinal > (known ?? 0)).map(({ day }) => day))
  return rows.filter(({ day }) => !left.has(day)).map(({ day }) => reminderAbout(day))
}
