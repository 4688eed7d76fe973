// The ledgers in the file of an embedded database, read as they are: also while Reread runs on it, and in a copy of it.
import Database from "better-sqlite3"

export type EntryRow = {
  readonly companyId: string
  readonly number: number
  readonly kind: string
  readonly entry: string
  readonly hash: string
  readonly legendId: string | null
}
export type CheckpointRow = { readonly size: number; readonly root: string; readonly text: string }
export type NodeRow = { readonly level: number; readonly place: number; readonly hash: string }

/** One company's ledger, all of one moment. Entries come one by one. */
export type Ledger = {
  readonly id: string
  readonly name: string
  readonly entries: Iterable<EntryRow>
  readonly checkpoints: readonly CheckpointRow[]
  readonly nodes: readonly NodeRow[]
}

/** Gives `look` all ledgers in a file, by name: of every company that is there, or left something in them. */
export function withLedgers<T>(file: string, look: (ledgers: readonly Ledger[]) => T): T {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    db.exec("BEGIN")
    const companies = db.prepare<[], { id: string; name: string | null }>(
      `SELECT own.id, c.name FROM (SELECT id FROM companies UNION SELECT company_id FROM ledger_entries
         UNION SELECT company_id FROM checkpoints UNION SELECT company_id FROM ledger_nodes) own
       LEFT JOIN companies c ON c.id = own.id ORDER BY c.name, own.id`,
    )
    const entries = db.prepare<[string], EntryRow>(
      `SELECT company_id AS companyId, number, kind, entry, hash, legend_id AS legendId
       FROM ledger_entries WHERE company_id = ? ORDER BY number`,
    )
    const checkpoints = db.prepare<[string], CheckpointRow>(
      "SELECT size, root, text FROM checkpoints WHERE company_id = ? ORDER BY size",
    )
    const nodes = db.prepare<[string], NodeRow>("SELECT level, place, hash FROM ledger_nodes WHERE company_id = ?")
    return look(
      companies.all().map(({ id, name }) => ({
        ...{ id, name: name ?? `The company ${id}, which is gone` },
        // Begun when it is walked: one walk at a time.
        entries: { [Symbol.iterator]: () => entries.iterate(id) },
        ...{ checkpoints: checkpoints.all(id), nodes: nodes.all(id) },
      })),
    )
  } finally {
    db.close()
  }
}
