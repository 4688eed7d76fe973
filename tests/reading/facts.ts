// Everything that lies in the store about the reading of one legend, read at once: for the tests that look whether it holds
// together.
import { type AnyColumn, and, asc, eq, inArray } from "drizzle-orm"
import { commitment } from "../../app/ledger/commitment"
import { LedgerEntry } from "../../app/ledger/entry"
import { isListOf } from "../../app/reading/lists.server"
import { parsedList } from "../../app/reading/reading-list"
import { served } from "../../app/reading/served"
import type { NetList } from "../../app/versions/net"
import type { Store } from "../../db/store"

export type Where = { readonly companyId: string; readonly legendId: string }
export type Facts = Awaited<ReturnType<typeof factsOf>>

const lists = new Map<string, NetList>()

/** Lists are long and the same for many: each text is parsed once. */
function listIn(text: string): NetList {
  const list = lists.get(text) ?? parsedList(text)
  if (lists.size > 2000) lists.clear()
  lists.set(text, list)
  return list
}

/** The facts, and what is kept beside them: states, counters, entries of the ledger. */
export async function factsOf({ read, t }: Store, { companyId, legendId }: Where) {
  const { versions: v, readings: r, nets: n, openings: o, confirmations: c, undos: u } = t
  const readings = await read
    .select({ reading: r, list: n.list, version: { ordinal: v.ordinal, hash: v.documentHash, lineage: v.lineage } })
    .from(r)
    .innerJoin(v, and(eq(v.companyId, r.companyId), eq(v.id, r.versionId)))
    .leftJoin(n, isListOf(n, r))
    .where(and(eq(r.companyId, companyId), eq(r.legendId, legendId)))
    .orderBy(asc(v.ordinal))
  const ids = readings.map(({ reading }) => reading.id)
  const own = (company: AnyColumn, reading: AnyColumn) =>
    and(eq(company, companyId), inArray(reading, ids.length > 0 ? ids : ["none"]))
  const openings = await read.select().from(o).where(own(o.companyId, o.readingId)).orderBy(asc(o.ordinal))
  const confirmations = await read.select().from(c).where(own(c.companyId, c.readingId))
  const undos = await read.select().from(u).where(own(u.companyId, u.readingId))
  const hashes = [...new Set(openings.map((opening) => opening.shownHash))]
  const shown = await read
    .select()
    .from(t.shown)
    .where(and(eq(t.shown.companyId, companyId), inArray(t.shown.hash, hashes.length > 0 ? hashes : ["none"])))
  const salts = await read.select().from(t.personSalts).where(eq(t.personSalts.companyId, companyId))
  const entries = await read
    .select({ number: t.ledgerEntries.number, entry: t.ledgerEntries.entry })
    .from(t.ledgerEntries)
    .where(and(eq(t.ledgerEntries.companyId, companyId), eq(t.ledgerEntries.legendId, legendId)))
    .orderBy(asc(t.ledgerEntries.number))
  const undone = new Set(undos.map((undo) => undo.confirmationId))
  const consumed = new Map(confirmations.map((one) => [one.openingId, one]))
  return {
    readings: readings.map(({ reading, list, version }) => {
      const own = openings.filter((opening) => opening.readingId === reading.id)
      const { changes } = list === null ? { changes: [] } : listIn(list)
      const read = own.filter((opening) => {
        const confirmation = consumed.get(opening.id)
        return confirmation !== undefined && !undone.has(confirmation.id)
      })
      return {
        ...reading,
        ...{ version, changes, openings: own },
        /** Fingerprints of what is confirmed and not taken back, as often as it is. */
        read: read.map((opening) => opening.changeFp),
        shownHash: new Map(changes.map((change) => [change.fp, served(change.shown).hash])),
      }
    }),
    ...{ openings, confirmations, undos, undone },
    shown: new Map(shown.map(({ hash, content }) => [hash, content])),
    states: await read
      .select()
      .from(t.readingStates)
      .where(and(eq(t.readingStates.companyId, companyId), eq(t.readingStates.legendId, legendId))),
    changes: await read
      .select({ id: t.changes.id, versionId: v.id, ordinal: v.ordinal })
      .from(t.changes)
      .innerJoin(v, and(eq(v.companyId, t.changes.companyId), eq(v.id, t.changes.versionId)))
      .where(and(eq(t.changes.companyId, companyId), eq(t.changes.legendId, legendId))),
    audience: await read
      .select()
      .from(t.audienceMembers)
      .where(and(eq(t.audienceMembers.companyId, companyId), eq(t.audienceMembers.legendId, legendId))),
    coverage: await read
      .select({ changeId: t.coverage.changeId, teamId: t.coverage.teamId, readers: t.coverage.readers })
      .from(t.coverage)
      .innerJoin(v, and(eq(v.companyId, t.coverage.companyId), eq(v.id, t.coverage.versionId)))
      .where(and(eq(v.companyId, companyId), eq(v.legendId, legendId))),
    documents: await read
      .select({ hash: t.documents.hash, doc: t.documents.doc })
      .from(t.documents)
      .where(eq(t.documents.companyId, companyId)),
    entries: entries.map(({ number, entry }) => ({ number, ...entryIn(entry) })),
    /** How the ledger names a person. */
    named: new Map(salts.map(({ personId, salt }) => [personId, commitment(salt, companyId, personId)])),
  }
}

function entryIn(text: string): LedgerEntry {
  const { algorithm: _, company: __, number: ___, ...entry } = JSON.parse(text)
  return LedgerEntry.parse(entry)
}
