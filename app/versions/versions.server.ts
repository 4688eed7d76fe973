// Published versions: numbered texts that never change again. Only reads; publishing.server.ts adds.
import { and, desc, eq } from "drizzle-orm"
import type { Tables } from "../../db/define"
import type { Db, Store } from "../../db/store"

/** A version as a list shows it. */
export type Version = {
  readonly id: string
  readonly ordinal: number
  readonly label: string
  readonly title: string
  readonly summary: string
  readonly publishedAt: number
  /** Name of the author. */
  readonly by: string
  readonly readBy: string | null
  readonly inForceFrom: string | null
}

const columns = ({ versions: v, people }: Tables) => ({
  id: v.id,
  ordinal: v.ordinal,
  label: v.label,
  title: v.title,
  summary: v.summary,
  publishedAt: v.publishedAt,
  by: people.name,
  readBy: v.readBy,
  inForceFrom: v.inForceFrom,
})

/** All versions of a legend, newest first. */
export function versionsOf({ read, t }: Store, companyId: string, legendId: string): Promise<Version[]> {
  const { versions: v, people } = t
  return read
    .select(columns(t))
    .from(v)
    .innerJoin(people, eq(people.id, v.publishedBy))
    .where(and(eq(v.companyId, companyId), eq(v.legendId, legendId)))
    .orderBy(desc(v.ordinal))
}

/** A version with its text and the lineage of its blocks. */
export type WholeVersion = Version & {
  readonly hash: string
  readonly doc: string
  readonly lineage: readonly string[]
}

const withText = (db: Db, t: Tables) =>
  db
    .select({ ...columns(t), hash: t.documents.hash, doc: t.documents.doc, lineage: t.versions.lineage })
    .from(t.versions)
    .innerJoin(t.people, eq(t.people.id, t.versions.publishedBy))
    .innerJoin(
      t.documents,
      and(eq(t.documents.companyId, t.versions.companyId), eq(t.documents.hash, t.versions.documentHash)),
    )

/** The version people call by this label: "5"; null when there is none. */
export async function versionOf(
  { read, t }: Store,
  companyId: string,
  legendId: string,
  label: string,
): Promise<WholeVersion | null> {
  const { versions: v } = t
  const [row] = await withText(read, t).where(
    and(eq(v.companyId, companyId), eq(v.legendId, legendId), eq(v.label, label)),
  )
  return row ?? null
}

/** The version that applies; null while nothing is published. */
export async function newestIn(db: Db, t: Tables, companyId: string, legendId: string): Promise<WholeVersion | null> {
  const { versions: v } = t
  const [row] = await withText(db, t)
    .where(and(eq(v.companyId, companyId), eq(v.legendId, legendId)))
    .orderBy(desc(v.ordinal))
    .limit(1)
  return row ?? null
}
