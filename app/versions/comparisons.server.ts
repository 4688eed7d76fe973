// Any two versions of a legend beside each other, the older one left. Computed in the worker; writes nothing.
import type { Store } from "../../db/store"
import { dayOf } from "../ui/day"
import type { ComparePage, VersionLine } from "./compare-page"
import { publishedSince } from "./nets.server"
import { type Version, versionOf, versionsOf } from "./versions.server"
import type { ChangeWorker } from "./worker"

type Asked = { readonly companyId: string; readonly legendId: string; readonly from: string; readonly to: string }

/** The versions and what changed between two of them, by their labels; null when one of them is not there. */
export async function comparisonOf(
  store: Store,
  worker: ChangeWorker,
  { companyId, legendId, from, to }: Asked,
): Promise<Pick<ComparePage, "versions" | "found"> | null> {
  const [all, older, newer] = await Promise.all([
    versionsOf(store, companyId, legendId),
    versionOf(store, companyId, legendId, from),
    versionOf(store, companyId, legendId, to),
  ])
  if (!older || !newer) return null
  const versions = all.map(lineOf)
  if (older.id === newer.id) return { versions, found: null }
  const published = await publishedSince(store, companyId, legendId, older.ordinal, newer.ordinal)
  const { list, parts } = await worker.comparison({
    base: { hash: older.hash, doc: older.doc, lineage: older.lineage },
    target: { hash: newer.hash, doc: newer.doc, lineage: newer.lineage, label: newer.label, author: newer.by },
    known: older.label,
    published,
  })
  return { versions, found: { changes: list.changes.map(({ shown }) => shown), cancelled: list.cancelled, parts } }
}

const lineOf = ({ label, ordinal, publishedAt, by, summary }: Version): VersionLine => ({
  ...{ label, ordinal, by, summary },
  day: dayOf(publishedAt),
})
