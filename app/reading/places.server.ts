// Where one person stands with one legend, as it lies in the store. Reads only; inside a write it is given the transaction.
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm"
import type { Tables } from "../../db/define"
import { given, prepared } from "../../db/prepared"
import type { Db } from "../../db/store"
import { listAt } from "./lists.server"
import type { Opened } from "./progress"

export type Who = { readonly companyId: string; readonly legendId: string; readonly personId: string }

export type Place = NonNullable<Awaited<ReturnType<typeof placeOf>>>

const company = given("company")
const legend = given("legend")
const person = given("person")

/** Joined, not cut off: SQLite plans a statement with a bound limit anew each time. */
const isCurrent = (v: Tables["versions"]) =>
  eq(v.ordinal, sql`(select max(n.ordinal) from ${v} n where n.company_id = ${company} and n.legend_id = ${legend})`)

const place = prepared((db, { versions: v, memberships: m, readingStates: s, readings: r, ...t }) =>
  db
    .select({
      names: t.companies.names,
      legend: { title: t.legends.title, lang: t.legends.lang },
      version: {
        id: v.id,
        ordinal: v.ordinal,
        label: v.label,
        title: v.title,
        summary: v.summary,
        author: t.people.name,
        documentHash: v.documentHash,
        readBy: v.readBy,
        inForceFrom: v.inForceFrom,
        publishedAt: v.publishedAt,
      },
      state: {
        knownOrdinal: s.knownOrdinal,
        knownHash: s.knownHash,
        readingId: s.readingId,
        changes: s.changes,
        confirmed: s.confirmed,
        finishedOn: s.finishedOn,
        again: s.again,
      },
      reading: { id: r.id, baseHash: r.baseHash, baseKey: r.baseKey, baseOrdinal: r.baseOrdinal },
      /** This person's last opening or confirmation anywhere in the company (ms); null for none. */
      lastAt: t.pace.at,
    })
    .from(v)
    .innerJoin(t.people, eq(t.people.id, v.publishedBy))
    .innerJoin(t.companies, eq(t.companies.id, v.companyId))
    .innerJoin(t.legends, and(eq(t.legends.companyId, v.companyId), eq(t.legends.id, v.legendId)))
    .innerJoin(m, and(eq(m.companyId, v.companyId), eq(m.personId, person), isNull(m.leftAt)))
    .leftJoin(s, and(eq(s.companyId, v.companyId), eq(s.legendId, v.legendId), eq(s.personId, person)))
    .leftJoin(r, and(eq(r.companyId, v.companyId), eq(r.personId, person), eq(r.versionId, v.id)))
    .leftJoin(t.pace, and(eq(t.pace.companyId, v.companyId), eq(t.pace.personId, person)))
    .where(and(eq(v.companyId, company), eq(v.legendId, legend), isCurrent(v))),
)

/**
 * The current version, what this person knows of the legend (`state`), and their reading of that version with its list.
 * Null when nothing is published, and for who is no member: also for who left while their form was on its way.
 */
export async function placeOf(db: Db, t: Tables, { companyId, legendId, personId }: Who) {
  const [found] = await place(db, t, { company: companyId, legend: legendId, person: personId })
  if (!found) return null
  const { reading, version } = found
  const at = reading && { companyId, versionId: version.id, baseHash: reading.baseHash, baseKey: reading.baseKey }
  return { ...found, list: at && (await listAt(db, t, at)) }
}

/** Openings with what became of them, to be narrowed down. */
const opened = (db: Db, { openings: o, confirmations: c, undos: u }: Tables) =>
  db
    .select({
      readingId: o.readingId,
      openingId: o.id,
      fp: o.changeFp,
      shownHash: o.shownHash,
      ordinal: o.ordinal,
      day: o.day,
      confirmationId: c.id,
      confirmedAt: c.at,
      undoneAt: u.at,
    })
    .from(o)
    .leftJoin(c, and(eq(c.companyId, o.companyId), eq(c.openingId, o.id)))
    .leftJoin(u, and(eq(u.companyId, o.companyId), eq(u.confirmationId, c.id)))

const openedIn = prepared((db, t) =>
  opened(db, t)
    .where(and(eq(t.openings.companyId, company), eq(t.openings.readingId, given("reading"))))
    .orderBy(asc(t.openings.ordinal)),
)

/** What was opened in a reading, in order, with what became of it. One question. */
export const openingsOf = (db: Db, t: Tables, companyId: string, readingId: string): Promise<Opened[]> =>
  openedIn(db, t, { company: companyId, reading: readingId })

/** The same for several readings at once, by the id of the reading. */
export async function openingsIn(
  db: Db,
  t: Tables,
  companyIds: readonly string[],
  readingIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Opened[]>> {
  const found = new Map<string, Opened[]>(readingIds.map((id) => [id, []]))
  if (found.size === 0) return found
  const rows = await opened(db, t)
    .where(and(inArray(t.openings.companyId, [...companyIds]), inArray(t.openings.readingId, [...found.keys()])))
    .orderBy(asc(t.openings.readingId), asc(t.openings.ordinal))
  for (const row of rows) found.get(row.readingId)?.push(row)
  return found
}

/** Ordinals of the versions of a legend that were addressed to this person. */
export async function addressedOf(db: Db, t: Tables, { companyId, legendId, personId }: Who): Promise<number[]> {
  const { audienceMembers: a, versions: v } = t
  const rows = await db
    .select({ ordinal: v.ordinal })
    .from(a)
    .innerJoin(v, and(eq(v.companyId, a.companyId), eq(v.id, a.versionId)))
    .where(and(eq(a.companyId, companyId), eq(a.personId, personId), eq(a.legendId, legendId)))
  return rows.map((row) => row.ordinal)
}

/** Two requests of a person may be written in the other order than they came: so far apart at most (ms). */
const overtaken = 5 * 60_000

/** The later of both hours; a kept one further ahead than that is of a clock that was set back since. */
const laterAt = ({ at }: Tables["pace"]) =>
  sql`case when ${at} > excluded.at and ${at} <= excluded.at + ${sql.raw(`${overtaken}`)} then ${at} else excluded.at end`

const paceKept = prepared((db, { pace }) =>
  db
    .insert(pace)
    .values({ companyId: company, personId: person, at: given("at") })
    .onConflictDoUpdate({ target: [pace.companyId, pace.personId], set: { at: laterAt(pace) } }),
)

/** Overwrites the one exact time the floor needs; what came earlier but is written later does not set it back. */
export async function keepPace(tx: Db, t: Tables, { companyId, personId }: Who, at: number): Promise<void> {
  await paceKept(tx, t, { company: companyId, person: personId, at })
}
