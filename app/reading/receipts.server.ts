// The receipt of a version: derived from the facts, for the reader alone. Absent until every change is confirmed.
import { and, eq, like } from "drizzle-orm"
import { z } from "zod"
import type { Store } from "../../db/store"
import { checkpointOver } from "../ledger/checkpoints.server"
import { dayOf } from "../ui/day"
import { isListOf } from "./lists.server"
import { openingsOf, type Who } from "./places.server"
import { progressOf } from "./progress"
import { parsedList } from "./reading-list"
import type { Receipt } from "./receipt"

/** What proves that this person confirmed every change of the version with this label; null when they have not. */
export async function receiptOf(store: Store, who: Who, label: string): Promise<Receipt | null> {
  const { read, t } = store
  const { readings: r, versions: v, nets: n } = t
  const [found] = await read
    .select({
      names: t.companies.names,
      company: t.companies.name,
      reader: t.people.name,
      readingId: r.id,
      list: n.list,
      title: v.title,
      hash: v.documentHash,
      publishedAt: v.publishedAt,
    })
    .from(v)
    .innerJoin(t.companies, eq(t.companies.id, v.companyId))
    .innerJoin(r, and(eq(r.companyId, v.companyId), eq(r.versionId, v.id), eq(r.personId, who.personId)))
    .innerJoin(t.people, eq(t.people.id, r.personId))
    .innerJoin(n, isListOf(n, r))
    .where(and(eq(v.companyId, who.companyId), eq(v.legendId, who.legendId), eq(v.label, label)))
  if (!found) return null
  const { changes } = parsedList(found.list)
  const progress = progressOf(await openingsOf(read, t, who.companyId, found.readingId))
  const lines = changes.flatMap(({ fp, shown }) => {
    const stand = progress.get(fp)
    if (stand?.is !== "read") return []
    const { confirmationId, day, at } = stand
    return [{ fp, title: shown.title, where: shown.where, opened: day, at, confirmationId }]
  })
  if (lines.length < changes.length) return null
  const { company, reader, title, hash } = found
  const entries = await confirmationsInLedger(store, who, found.readingId)
  const numbers = lines.map(({ confirmationId }) => entries.get(confirmationId) ?? null)
  const last = Math.max(0, ...numbers.map(Number))
  const checkpoint = last > 0 ? await checkpointOver(store, who.companyId, last) : null
  return {
    company,
    reader,
    legend: { id: who.legendId, title },
    version: { label, hash, publishedOn: dayOf(found.publishedAt) },
    known: changes[0]?.shown.known ?? null,
    lines: lines.map(({ at, confirmationId: _id, ...line }, i) => ({
      ...line,
      confirmed: found.names === "teams" ? dayOf(at) : hourOf(at),
      entry: numbers[i] ?? null,
    })),
    checkpoint: checkpoint?.text ?? null,
  }
}

/** "2026-05-06 09:12 UTC" */
const hourOf = (at: number) => `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`

const Confirmation = z.object({ reading: z.string(), confirmation: z.string() })

/** Numbers of the entries that hold the confirmations of a reading, by confirmation. */
async function confirmationsInLedger({ read, t }: Store, { companyId, legendId }: Who, readingId: string) {
  const { ledgerEntries: l } = t
  const rows = await read
    .select({ number: l.number, entry: l.entry })
    .from(l)
    .where(
      and(
        ...[eq(l.companyId, companyId), eq(l.legendId, legendId), eq(l.kind, "confirmed")],
        like(l.entry, `%"reading":"${readingId}"%`),
      ),
    )
  return new Map(rows.map(({ number, entry }) => [Confirmation.parse(JSON.parse(entry)).confirmation, number]))
}
