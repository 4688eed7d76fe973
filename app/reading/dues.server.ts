// The day by which one person is to read each version: moved by the days on which they are away. Reads only.
import { and, eq, inArray } from "drizzle-orm"
import type { Store } from "../../db/store"
import { dueFor } from "../people/absence"
import { absencesIn, absencesOf } from "../people/absences.server"
import { dayOf } from "../ui/day"
import { askedSince } from "./due"

type Version = {
  readonly companyId: string
  readonly id: string
  readonly readBy: string | null
  readonly publishedAt: number
}

/** By the id of a version, the date of this person; versions without a date are left out. Nothing is asked where there are none. */
export async function ownDues(
  store: Store,
  personId: string,
  versions: readonly Version[],
): Promise<ReadonlyMap<string, string>> {
  const dated = versions.flatMap(({ readBy, ...version }) => (readBy ? [{ ...version, readBy }] : []))
  if (dated.length === 0) return new Map()
  const companies = [...new Set(dated.map(({ companyId }) => companyId))]
  const absences = await absencesOf(store, personId, companies)
  const moved = dated.some(({ companyId }) => absences.get(companyId)?.length)
  const because = moved ? await becauseOf(store, personId, companies, dated) : new Map<string, unknown>()
  return new Map(
    dated.map(({ companyId, id, readBy, publishedAt }) => [
      id,
      dueFor(readBy, askedSince(dayOf(publishedAt), because.get(id)), absences.get(companyId) ?? []),
    ]),
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

/** Whose date of a version is another one than everybody's, because they were away, with that date. One or two questions. */
export async function movedDues(
  { read, t }: Store,
  { companyId, versionId }: { readonly companyId: string; readonly versionId: string },
  audience: readonly { readonly id: string; readonly because: unknown }[],
): Promise<ReadonlyMap<string, string>> {
  const { versions: v } = t
  const [version] = await read
    .select({ readBy: v.readBy, publishedAt: v.publishedAt })
    .from(v)
    .where(and(eq(v.companyId, companyId), eq(v.id, versionId)))
  const readBy = version?.readBy
  if (!version || !readBy) return new Map()
  const people = audience.map(({ id }) => id)
  const absences = await absencesIn(read, t, companyId, people)
  return new Map(
    audience.flatMap(({ id, because }) => {
      const due = dueFor(readBy, askedSince(dayOf(version.publishedAt), because), absences.get(id) ?? [])
      return due === readBy ? [] : [[id, due]]
    }),
  )
}
