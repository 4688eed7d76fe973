// Where one person stands with one legend, as it lies in the store. Reads only; inside a write it is given the transaction.
import { and, asc, desc, eq, inArray } from "drizzle-orm"
import type { Tables } from "../../db/define"
import type { Db } from "../../db/store"
import type { Opened } from "./progress"

export type Who = { readonly companyId: string; readonly legendId: string; readonly personId: string }

export type Place = NonNullable<Awaited<ReturnType<typeof placeOf>>>

/**
 * The current version, what this person knows of the legend (`state`), and their reading of that version with its list.
 * Null when nothing is published. One question.
 */
export async function placeOf(db: Db, t: Tables, { companyId, legendId, personId }: Who) {
  const { versions: v, readingStates: s, readings: r, nets: n } = t
  const [place] = await db
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
      },
      reading: { id: r.id, baseHash: r.baseHash, baseOrdinal: r.baseOrdinal },
      list: n.list,
    })
    .from(v)
    .innerJoin(t.people, eq(t.people.id, v.publishedBy))
    .innerJoin(t.companies, eq(t.companies.id, v.companyId))
    .innerJoin(t.legends, and(eq(t.legends.companyId, v.companyId), eq(t.legends.id, v.legendId)))
    .leftJoin(s, and(eq(s.companyId, v.companyId), eq(s.legendId, v.legendId), eq(s.personId, personId)))
    .leftJoin(r, and(eq(r.companyId, v.companyId), eq(r.personId, personId), eq(r.versionId, v.id)))
    .leftJoin(n, and(eq(n.companyId, v.companyId), eq(n.versionId, v.id), eq(n.baseHash, r.baseHash)))
    .where(and(eq(v.companyId, companyId), eq(v.legendId, legendId)))
    .orderBy(desc(v.ordinal))
    .limit(1)
  return place ?? null
}

/** What was opened in a reading, in order, with what became of it. One question. */
export const openingsOf = (db: Db, t: Tables, companyId: string, readingId: string): Promise<Opened[]> =>
  openingsIn(db, t, [companyId], [readingId])

/** The same for several readings at once. */
export function openingsIn(
  db: Db,
  t: Tables,
  companyIds: readonly string[],
  readingIds: readonly string[],
): Promise<(Opened & { readingId: string })[]> {
  const { openings: o, confirmations: c, undos: u } = t
  return db
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
    .where(and(inArray(o.companyId, [...companyIds]), inArray(o.readingId, [...readingIds])))
    .orderBy(asc(o.readingId), asc(o.ordinal))
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

/** Overwrites the one exact time the floor needs. */
export async function keepPace(tx: Db, t: Tables, { companyId, personId }: Who, at: number): Promise<void> {
  await tx
    .insert(t.pace)
    .values({ companyId, personId, at })
    .onConflictDoUpdate({ target: [t.pace.companyId, t.pace.personId], set: { at } })
}
