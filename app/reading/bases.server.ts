// What a reader knows before they begin: the text they last confirmed. Computed, never written here.
import { and, eq } from "drizzle-orm"
import type { Store } from "../../db/store"
import { halfWayKey, plainKey, wholeKey } from "../versions/base-key"
import { emptyDocument } from "../versions/known"
import type { Known } from "../versions/net"
import { type Base, docsOf } from "../versions/nets.server"
import type { ChangeWorker } from "../versions/worker"
import { isListOf } from "./lists.server"
import { openingsOf, type Place, type Who } from "./places.server"
import { progressOf, readOf } from "./progress"
import { parsedList } from "./reading-list"

export type ReaderBase = Base & {
  /** Fingerprints of changes and units of the list they were in the middle of when a newer version came; null when they were not. */
  readonly interrupted: ReadonlySet<string> | null
}

/** The text as this reader last confirmed it: base of their last reading + confirmed - undone. */
export async function baseOf(store: Store, worker: ChangeWorker, who: Who, place: Place): Promise<ReaderBase> {
  const { state } = place
  const empty = emptyDocument(place.legend.lang)
  if (!state?.readingId) return { ...empty, ordinal: 0, key: wholeKey(0), interrupted: null }
  const last = await lastReading(store, who, state.readingId)
  if (!last) throw new Error(`The reading ${state.readingId} is gone.`)
  const { reading, version } = last
  const { baseHash, baseLineage, baseOrdinal } = reading
  const key = plainKey(reading.baseKey) || halfWayKey(baseOrdinal, baseLineage)
  const before = { hash: baseHash, lineage: baseLineage, ordinal: baseOrdinal, key }
  if (state.confirmed === state.changes) {
    const { hash, lineage, ordinal } = version
    return { hash, lineage, ordinal, key: wholeKey(ordinal), interrupted: null }
  }
  const list = parsedList(last.list)
  const interrupted = new Set(list.changes.flatMap(({ fp, unitFps }) => [fp, ...unitFps]))
  if (state.confirmed === 0) return { ...before, interrupted }
  const [openings, docs] = await Promise.all([
    openingsOf(store.read, store.t, who.companyId, state.readingId),
    docsOf(store, who.companyId, [baseHash, version.hash]),
  ])
  const read = readOf(progressOf(openings))
  const reached = await worker.state({
    base: known(before, docs.get(before.hash) ?? empty.doc),
    target: known(version, docs.get(version.hash) ?? ""),
    unitFps: list.changes.filter((change) => read.has(change.fp)).flatMap((change) => change.unitFps),
  })
  return { ...reached, ordinal: baseOrdinal, key: halfWayKey(baseOrdinal, reached.lineage), interrupted }
}

const known = ({ hash, lineage }: { hash: string; lineage: readonly string[] }, doc: string): Known => ({
  hash,
  lineage,
  doc,
})

async function lastReading({ read, t }: Store, { companyId }: Who, readingId: string) {
  const { readings: r, versions: v, nets: n } = t
  const [last] = await read
    .select({
      reading: {
        baseHash: r.baseHash,
        baseLineage: r.baseLineage,
        baseOrdinal: r.baseOrdinal,
        baseKey: r.baseKey,
      },
      version: { hash: v.documentHash, lineage: v.lineage, ordinal: v.ordinal },
      list: n.list,
    })
    .from(r)
    .innerJoin(v, and(eq(v.companyId, r.companyId), eq(v.id, r.versionId)))
    .innerJoin(n, isListOf(n, r))
    .where(and(eq(r.companyId, companyId), eq(r.id, readingId)))
  return last
}
