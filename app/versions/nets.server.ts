// The list of changes between what somebody knows and the current version: stored, or computed in the worker. Writes nothing.
import { and, asc, desc, eq, gt, inArray, lte } from "drizzle-orm"
import { z } from "zod"
import type { Tables } from "../../db/define"
import type { Store } from "../../db/store"
import { grouped } from "../ui/grouped"
import { byPartsKey } from "./base-key"
import { emptyDocument } from "./known"
import { NetList, type Published } from "./net"
import { Shown } from "./shown"
import type { ChangeWorker } from "./worker"

/** What a reader knows: the hash of the text, the lineage of its blocks, the version it comes from (0 for none). */
export type Base = {
  readonly hash: string
  readonly lineage: readonly string[]
  readonly ordinal: number
  /** Names the list together with the hash (base-key.ts). */
  readonly key: string
  /** The text itself, when it is stored nowhere yet. */
  readonly doc?: string
}

/** What somebody who knows `base` must read to know the current version; `byParts` when they read the whole legend instead. */
export async function netFor(
  store: Store,
  worker: ChangeWorker,
  { companyId, legendId }: { readonly companyId: string; readonly legendId: string },
  base: Base,
  byParts = false,
) {
  const key = byParts ? byPartsKey(base.key) : base.key
  const { read, t } = store
  const { versions: v, nets: n } = t
  const [target] = await read
    .select({
      id: v.id,
      label: v.label,
      hash: v.documentHash,
      lineage: v.lineage,
      author: t.people.name,
      lang: t.legends.lang,
      list: n.list,
    })
    .from(v)
    .innerJoin(t.people, eq(t.people.id, v.publishedBy))
    .innerJoin(t.legends, and(eq(t.legends.companyId, v.companyId), eq(t.legends.id, v.legendId)))
    .leftJoin(n, and(eq(n.companyId, v.companyId), eq(n.versionId, v.id), isFrom(t, { hash: base.hash, key })))
    .where(and(eq(v.companyId, companyId), eq(v.legendId, legendId)))
    .orderBy(desc(v.ordinal))
    .limit(1)
  if (!target) throw new Error("A legend without a version has nothing to read.")
  const stored = target.list !== null
  const list = stored ? NetList.parse(JSON.parse(target.list ?? "")) : await computed(target)
  return { versionId: target.id, stored, list, key }

  async function computed({ hash, label, lineage, author, lang }: NonNullable<typeof target>): Promise<NetList> {
    const [docs, known, published] = await Promise.all([
      docsOf(store, companyId, [base.hash, hash]),
      labelOf(store, companyId, legendId, base.ordinal),
      publishedSince(store, companyId, legendId, base.ordinal),
    ])
    const doc = base.doc ?? docs.get(base.hash) ?? emptyDocument(lang).doc
    return worker.net({
      base: { hash: base.hash, lineage: base.lineage, doc },
      target: { hash, lineage, doc: docs.get(hash) ?? "", label, author },
      known,
      published,
      ...(byParts ? { byParts } : {}),
    })
  }
}

const isFrom = ({ nets: n }: Tables, base: Pick<Base, "hash" | "key">) =>
  and(eq(n.baseHash, base.hash), eq(n.baseKey, base.key))

/** The texts of these hashes, by hash. */
export async function docsOf({ read, t }: Store, companyId: string, hashes: string[]): Promise<Map<string, string>> {
  const rows = await read
    .select({ hash: t.documents.hash, doc: t.documents.doc })
    .from(t.documents)
    .where(and(eq(t.documents.companyId, companyId), inArray(t.documents.hash, hashes)))
  return new Map(rows.map((row) => [row.hash, row.doc]))
}

async function labelOf({ read, t }: Store, companyId: string, legendId: string, ordinal: number) {
  const { versions: v } = t
  const [version] = await read
    .select({ label: v.label })
    .from(v)
    .where(and(eq(v.companyId, companyId), eq(v.legendId, legendId), eq(v.ordinal, ordinal)))
  return version?.label ?? null
}

const Units = z.object({
  units: z.array(
    z.object({ fp: z.string(), key: z.string(), lineage: z.array(z.string()), pieceOf: z.string().optional() }),
  ),
})

/** Every change published after a version (and up to another), oldest first, with the units it owns. */
export async function publishedSince(
  { read, t }: Store,
  companyId: string,
  legendId: string,
  ordinal: number,
  upTo = Number.MAX_SAFE_INTEGER,
) {
  const { versions: v, changes: c, changeUnits: u } = t
  const since = and(eq(v.companyId, companyId), eq(v.legendId, legendId), gt(v.ordinal, ordinal), lte(v.ordinal, upTo))
  const [versions, changes, units] = await Promise.all([
    read.select({ id: v.id, ordinal: v.ordinal, label: v.label, patch: v.patch }).from(v).where(since),
    read
      .select({ id: c.id, versionId: c.versionId, ordinal: c.ordinal, shown: c.shown })
      .from(v)
      .innerJoin(c, and(eq(c.companyId, v.companyId), eq(c.versionId, v.id)))
      .where(since)
      .orderBy(asc(v.ordinal), asc(c.ordinal)),
    read
      .select({ changeId: u.changeId, unitFp: u.unitFp })
      .from(v)
      .innerJoin(u, and(eq(u.companyId, v.companyId), eq(u.versionId, v.id)))
      .where(since),
  ])
  const versionOf = new Map(
    versions.map((one) => [one.id, { ...one, units: Units.parse(JSON.parse(one.patch)).units }]),
  )
  const unitsOf = grouped(units.map(({ changeId, unitFp }) => [changeId, unitFp]))
  return changes.flatMap(({ id, versionId, ordinal, shown }): Published[] => {
    const version = versionOf.get(versionId)
    if (!version) return []
    const unitFps = unitsOf.get(id) ?? []
    const own = new Set(unitFps)
    return [
      {
        id,
        version: version.ordinal,
        label: version.label,
        ordinal,
        unitFps,
        units: version.units.filter((unit) => own.has(unit.fp)),
        shown: Shown.parse(shown),
      },
    ]
  })
}
