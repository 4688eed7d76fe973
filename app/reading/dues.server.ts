// The day by which one person is to read each version: moved by the days on which they are away. Reads only.
import { and, eq, inArray } from "drizzle-orm"
import type { Tables } from "../../db/define"
import type { Db, Store } from "../../db/store"
import { isCorrection, wholeLabel } from "../legends/legend"
import { dueFor } from "../people/absence"
import { absencesIn, absencesOf } from "../people/absences.server"
import { dayOf } from "../ui/day"
import { askedSince } from "./due"

type Published = {
  readonly companyId: string
  readonly legendId: string
  readonly id: string
  readonly label: string
  readonly publishedAt: number
}
export type Dated = Published & { readonly readBy: string | null }

/**
 * Tells the day on which what a version asks was first published: a correction has its date from the version it corrects, and so
 * its day. Nothing is asked where there is none.
 */
export async function firstPublished(
  db: Db,
  { versions: v }: Tables,
  versions: readonly Published[],
): Promise<(version: Published) => string> {
  const corrections = versions.filter(({ label }) => isCorrection(label))
  const distinct = (ids: readonly string[]) => [...new Set(ids)]
  const corrected = and(
    inArray(v.companyId, distinct(corrections.map(({ companyId }) => companyId))),
    inArray(v.legendId, distinct(corrections.map(({ legendId }) => legendId))),
    inArray(v.label, distinct(corrections.map(({ label }) => wholeLabel(label)))),
  )
  const rows =
    corrections.length === 0
      ? []
      : await db.select({ legendId: v.legendId, label: v.label, publishedAt: v.publishedAt }).from(v).where(corrected)
  return ({ legendId, label, publishedAt }) =>
    dayOf(rows.find((row) => row.legendId === legendId && row.label === wholeLabel(label))?.publishedAt ?? publishedAt)
}

/** By the id of a version, the date of this person; versions without a date are left out. Nothing is asked where there are none. */
export async function ownDues(
  store: Store,
  personId: string,
  versions: readonly Dated[],
): Promise<ReadonlyMap<string, string>> {
  const dated = versions.flatMap(({ readBy, ...version }) => (readBy ? [{ ...version, readBy }] : []))
  if (dated.length === 0) return new Map()
  const companies = [...new Set(dated.map(({ companyId }) => companyId))]
  const absences = await absencesOf(store, personId, companies)
  const moved = dated.some(({ companyId }) => absences.get(companyId)?.length)
  if (!moved) return new Map(dated.map(({ id, readBy }) => [id, readBy]))
  const because = await becauseOf(store, personId, companies, dated)
  const publishedOn = await firstPublished(store.read, store.t, dated)
  return new Map(
    dated.map((version) => {
      const since = askedSince(publishedOn(version), because.get(version.id))
      return [version.id, dueFor(version.readBy, since, absences.get(version.companyId) ?? [])]
    }),
  )
}

async function becauseOf(
  { read, t }: Store,
  personId: string,
  companies: readonly string[],
  versions: readonly { id: string }[],
) {
  const { audienceMembers: a } = t
  const ids = versions.map(({ id }) => id)
  const rows = await read
    .select({ id: a.versionId, because: a.because })
    .from(a)
    .where(and(inArray(a.companyId, [...companies]), inArray(a.versionId, ids), eq(a.personId, personId)))
  return new Map(rows.map(({ id, because }) => [id, because as unknown]))
}

/**
 * Whose date of a version is another one than everybody's, because they were away, with that date; nobody's until everybody's
 * has passed, because before that it would tell who is away and who will be. Three questions at most.
 */
export async function movedDues(
  { read, t }: Store,
  { companyId, versionId: id, today }: { companyId: string; versionId: string; today: string },
  audience: readonly { readonly id: string; readonly because: unknown }[],
): Promise<ReadonlyMap<string, string>> {
  const { versions: v } = t
  const [version] = await read
    .select({ readBy: v.readBy, publishedAt: v.publishedAt, legendId: v.legendId, label: v.label })
    .from(v)
    .where(and(eq(v.companyId, companyId), eq(v.id, id)))
  const readBy = version?.readBy
  if (!version || !readBy || today <= readBy) return new Map()
  const people = audience.map(({ id }) => id)
  const absences = await absencesIn(read, t, companyId, people)
  const whole = { companyId, id, ...version }
  const publishedOn = (await firstPublished(read, t, [whole]))(whole)
  return new Map(
    audience.flatMap((one) => {
      const due = dueFor(readBy, askedSince(publishedOn, one.because), absences.get(one.id) ?? [])
      return due === readBy ? [] : [[one.id, due]]
    }),
  )
}
