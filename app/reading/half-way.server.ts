// Who stopped half-way through an older version and knows the current text all the same: what they had not read was changed back.
import { and, eq, inArray } from "drizzle-orm"
import type { Store } from "../../db/store"
import type { ChangeWorker } from "../versions/worker"
import { openingsIn } from "./places.server"
import { progressOf, readOf } from "./progress"
import { parsedList } from "./reading-list"

/** A reading that a newer version interrupted, and the hash of the text that applies now. */
export type HalfWay = { readonly readingId: string; readonly currentHash: string }

/** True when some of an older version is confirmed and some is not. */
export const isHalfWay = (state: {
  readonly confirmed: number | null
  readonly changes: number | null
}): state is { confirmed: number; changes: number } => 0 < (state.confirmed ?? 0) && state.confirmed !== state.changes

/** Ids of those readings whose confirmed changes lead to the very text that applies now. Writes nothing. */
export async function arrivedAmong(
  store: Store,
  worker: ChangeWorker,
  companyId: string,
  halfWay: readonly HalfWay[],
): Promise<Set<string>> {
  if (halfWay.length === 0) return new Set()
  const ids = halfWay.map(({ readingId }) => readingId)
  const [readings, openings] = await Promise.all([
    readingsWith(store, companyId, ids),
    openingsIn(store.read, store.t, [companyId], ids),
  ])
  const texts = await textsOf(store, companyId, readings)
  // Most stop at the same places: each place is computed once.
  const reached = new Map<string, Promise<string>>()
  const hashes = readings.map((reading) => {
    const read = readOf(progressOf(openings.get(reading.id) ?? []))
    const key = JSON.stringify([reading.versionId, reading.baseHash, reading.baseLineage, [...read].sort()])
    const hash = reached.get(key) ?? hashAfter(reading, read)
    reached.set(key, hash)
    return hash
  })
  const currentOf = new Map(halfWay.map((one) => [one.readingId, one.currentHash]))
  const arrived = await Promise.all(hashes)
  return new Set(readings.filter(({ id }, i) => arrived[i] === currentOf.get(id)).map(({ id }) => id))

  async function hashAfter(reading: (typeof readings)[number], read: ReadonlySet<string>): Promise<string> {
    const { versionId, baseHash, baseKey, baseLineage, version } = reading
    const list = texts.lists.get(`${versionId} ${baseHash} ${baseKey}`)
    const [base, target] = [texts.docs.get(baseHash), texts.docs.get(version.hash)]
    if (list === undefined || base === undefined || target === undefined)
      throw new Error(`The reading ${reading.id} has lost its list or its texts.`)
    const { hash } = await worker.state({
      base: { hash: baseHash, lineage: baseLineage, doc: base },
      target: { ...version, doc: target },
      unitFps: parsedList(list).changes.flatMap((change) => (read.has(change.fp) ? change.unitFps : [])),
    })
    return hash
  }
}

function readingsWith({ read, t }: Store, companyId: string, ids: readonly string[]) {
  const { readings: r, versions: v } = t
  return read
    .select({
      id: r.id,
      versionId: r.versionId,
      baseHash: r.baseHash,
      baseKey: r.baseKey,
      baseLineage: r.baseLineage,
      version: { hash: v.documentHash, lineage: v.lineage },
    })
    .from(r)
    .innerJoin(v, and(eq(v.companyId, r.companyId), eq(v.id, r.versionId)))
    .where(and(eq(r.companyId, companyId), inArray(r.id, [...ids])))
}

async function textsOf(
  { read, t }: Store,
  companyId: string,
  readings: readonly { versionId: string; baseHash: string; version: { hash: string } }[],
) {
  const { nets: n, documents: d } = t
  const versionIds = [...new Set(readings.map(({ versionId }) => versionId))]
  const hashes = [...new Set(readings.flatMap(({ baseHash, version }) => [baseHash, version.hash]))]
  const [lists, docs] = await Promise.all([
    read
      .select({ versionId: n.versionId, baseHash: n.baseHash, baseKey: n.baseKey, list: n.list })
      .from(n)
      .where(and(eq(n.companyId, companyId), inArray(n.versionId, versionIds), inArray(n.baseHash, hashes))),
    read
      .select({ hash: d.hash, doc: d.doc })
      .from(d)
      .where(and(eq(d.companyId, companyId), inArray(d.hash, hashes))),
  ])
  return {
    lists: new Map(lists.map((n) => [`${n.versionId} ${n.baseHash} ${n.baseKey}`, n.list])),
    docs: new Map(docs.map(({ hash, doc }) => [hash, doc])),
  }
}
