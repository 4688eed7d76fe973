// Checkpoints of a company's ledger: signed heads that are meant to leave the machine. One is only signed when what the last one
// signed still stands.
import { and, desc, eq, sql } from "drizzle-orm"
import type { Tables } from "../../db/define"
import type { Db, Store } from "../../db/store"
import { type KeptCheckpoint, originOf } from "./checkpoint"
import type { Signer } from "./signing"
import { growTree, headOf, sizeOf } from "./trees.server"

/** Signs the ledger as it stands now, unless the last checkpoint does; null while it is empty. */
export async function makeCheckpoint(
  store: Store,
  { companyId, signer, day }: { companyId: string; signer: Signer; day: string },
): Promise<KeptCheckpoint | null> {
  const { read, t } = store
  const size = await sizeOf(read, t, companyId)
  await growTree(store, companyId, size)
  return store.write(companyId, async (tx) => {
    const last = await newestCheckpoint(tx, t, companyId)
    if (size === 0 || (last && last.size >= size)) return last
    if (last && (await headOf(tx, t, companyId, last.size)) !== last.root)
      throw new Error(
        `The ledger of company ${companyId} no longer begins as its checkpoint of ${last.size} entries says.`,
      )
    const checkpoint = { origin: originOf(companyId), size, root: await headOf(tx, t, companyId, size) }
    const kept = { ...checkpoint, text: signer.signed(checkpoint), day }
    await tx.insert(t.checkpoints).values({ companyId, size, root: kept.root, day, text: kept.text })
    return kept
  })
}

/** The last checkpoint; null when there is none. */
export async function newestCheckpoint(
  db: Db,
  { checkpoints: c }: Tables,
  companyId: string,
): Promise<KeptCheckpoint | null> {
  const [row] = await db
    .select({ size: c.size, root: c.root, day: c.day, text: c.text })
    .from(c)
    .where(eq(c.companyId, companyId))
    .orderBy(desc(c.size))
    .limit(1)
  return row ? { origin: originOf(companyId), ...row } : null
}

/** The first checkpoint that covers an entry; null when none does yet. */
export async function checkpointOver(
  { read, t }: Store,
  companyId: string,
  number: number,
): Promise<KeptCheckpoint | null> {
  const { checkpoints: c } = t
  const [row] = await read
    .select({ size: c.size, root: c.root, day: c.day, text: c.text })
    .from(c)
    .where(and(eq(c.companyId, companyId), sql`${c.size} >= ${number}`))
    .orderBy(c.size)
    .limit(1)
  return row ? { origin: originOf(companyId), ...row } : null
}

/** So many of the newest checkpoints are told one by one. */
const newest = 200

/** The newest checkpoints and the last of each day before, oldest first: those that others most likely hold. */
export async function toldCheckpoints(
  { read, t }: Store,
  companyId: string,
): Promise<{ size: number; root: string }[]> {
  const { checkpoints: c } = t
  const columns = { size: c.size, root: c.root }
  const own = eq(c.companyId, companyId)
  const lastOfDay = sql`${c.size} in (select max(o.size) from ${c} o where o.company_id = ${companyId} group by o.day)`
  const [last, daily] = await Promise.all([
    read.select(columns).from(c).where(own).orderBy(desc(c.size)).limit(newest),
    read.select(columns).from(c).where(and(own, lastOfDay)),
  ])
  return [...new Map([...last, ...daily].map((one) => [one.size, one])).values()].sort((a, b) => a.size - b.size)
}

/** How far each company's ledger has grown, and how much of it is under a checkpoint; only those that have grown. */
export async function grownLedgers({
  read,
  t,
}: Store): Promise<{ companyId: string; size: number; covered: number }[]> {
  const { companies, ledgerEntries: l, checkpoints: c } = t
  const rows = await read
    .select({
      companyId: companies.id,
      size: sql<number | null>`(select max(l.number) from ${l} l where l.company_id = ${companies.id})`,
      covered: sql<number | null>`(select max(c.size) from ${c} c where c.company_id = ${companies.id})`,
    })
    .from(companies)
  return rows
    .map(({ companyId, size, covered }) => ({ companyId, size: Number(size ?? 0), covered: Number(covered ?? 0) }))
    .filter(({ size, covered }) => size > covered)
}
