// A company at a glance: its legends, the version that applies, and how many of its audience know it. Two queries.
import { and, asc, count, eq, max, sql } from "drizzle-orm"
import type { Store } from "../../db/store"
import type { LegendAtAGlance } from "./company-at-a-glance"

/** The legends of a company by title; retired ones are left out. */
export async function legendsIn(store: Store, companyId: string): Promise<LegendAtAGlance[]> {
  const { read, t } = store
  const newest = read
    .select({ legendId: t.versions.legendId, ordinal: max(t.versions.ordinal).as("newest_ordinal") })
    .from(t.versions)
    .where(eq(t.versions.companyId, companyId))
    .groupBy(t.versions.legendId)
    .as("newest")
  const [legends, counts] = await Promise.all([
    read
      .select({
        id: t.legends.id,
        title: t.legends.title,
        retiredAt: t.legends.retiredAt,
        label: t.versions.label,
        readBy: t.versions.readBy,
        publishedAt: t.versions.publishedAt,
      })
      .from(t.legends)
      .leftJoin(newest, eq(newest.legendId, t.legends.id))
      .leftJoin(
        t.versions,
        and(
          eq(t.versions.companyId, t.legends.companyId),
          eq(t.versions.legendId, t.legends.id),
          eq(t.versions.ordinal, newest.ordinal),
        ),
      )
      .where(eq(t.legends.companyId, companyId))
      .orderBy(asc(t.legends.title), asc(t.legends.id)),
    read
      .select({
        legendId: t.audienceMembers.legendId,
        people: count(),
        finished:
          sql`sum(case when ${t.readingStates.knownOrdinal} >= ${t.versions.ordinal} then 1 else 0 end)`.mapWith(
            Number,
          ),
      })
      .from(newest)
      .innerJoin(
        t.versions,
        and(
          eq(t.versions.companyId, companyId),
          eq(t.versions.legendId, newest.legendId),
          eq(t.versions.ordinal, newest.ordinal),
        ),
      )
      .innerJoin(
        t.audienceMembers,
        and(eq(t.audienceMembers.companyId, companyId), eq(t.audienceMembers.versionId, t.versions.id)),
      )
      .leftJoin(
        t.readingStates,
        and(
          eq(t.readingStates.companyId, companyId),
          eq(t.readingStates.legendId, t.audienceMembers.legendId),
          eq(t.readingStates.personId, t.audienceMembers.personId),
        ),
      )
      .groupBy(t.audienceMembers.legendId),
  ])
  const countsOf = new Map(counts.map((row) => [row.legendId, row]))
  return legends
    .filter((legend) => legend.retiredAt === null)
    .map(({ id, title, label, readBy, publishedAt }) => ({
      id,
      title,
      version:
        label !== null && publishedAt !== null
          ? {
              label,
              readBy,
              publishedAt,
              people: countsOf.get(id)?.people ?? 0,
              finished: countsOf.get(id)?.finished ?? 0,
            }
          : null,
    }))
}
