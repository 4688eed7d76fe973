// The ledger of a company: entries, tree, signed checkpoints, copies of evidence, salts of its persons.
import type { Kit } from "../kit"

export function ledgerTables(k: Kit) {
  const ledgerEntries = k.table(
    "ledger_entries",
    {
      companyId: k.text().notNull(),
      /** 1, 2, 3 … without gaps. */
      number: k.int().notNull(),
      kind: k.text().notNull(),
      /** Canonical text of the entry; `hash` is its RFC 6962 leaf hash (hex). */
      entry: k.text().notNull(),
      hash: k.text().notNull(),
      /** The legend the entry is about, as its text says; null where it is about none. */
      legendId: k.text(),
    },
    (t) => [
      k.primaryKey({ columns: [t.companyId, t.number] }),
      k.index("ledger_entries_legend").on(t.companyId, t.legendId, t.number),
    ],
  )

  /** Heads of complete subtrees, of 256 leaves (level 8), of 256 such (16), and so on: derived from the entries' hashes. */
  const ledgerNodes = k.table(
    "ledger_nodes",
    {
      companyId: k.text().notNull(),
      level: k.int().notNull(),
      /** 0, 1, 2 … from the left. */
      place: k.int().notNull(),
      hash: k.text().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.companyId, t.level, t.place] })],
  )

  /** Signed heads of the ledger. They keep the day only: between two of them lie openings, which keep no hour. */
  const checkpoints = k.table(
    "checkpoints",
    {
      companyId: k.text().notNull(),
      /** How many entries it covers. */
      size: k.int().notNull(),
      root: k.text().notNull(),
      day: k.text().notNull(),
      /** The signed note, as it is written to the folder of checkpoints. */
      text: k.text().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.companyId, t.size] })],
  )

  /** Copies of the evidence that somebody took with them; the people in it are told on their own page. */
  const evidenceExports = k.table(
    "evidence_exports",
    {
      companyId: k.text().notNull(),
      id: k.text().notNull(),
      versionId: k.text().notNull(),
      legendId: k.text().notNull(),
      personId: k.text().notNull(),
      at: k.time().notNull(),
      /** Whether people stand in it by name; else it only counts them. */
      names: k.bool().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.companyId, t.id] }),
      k.index("evidence_exports_version").on(t.companyId, t.versionId),
    ],
  )

  /** The salt of a person's commitment; erasing it (and the name) leaves the ledger intact. */
  const personSalts = k.table(
    "person_salts",
    { companyId: k.text().notNull(), personId: k.text().notNull(), salt: k.text().notNull() },
    (t) => [k.primaryKey({ columns: [t.companyId, t.personId] })],
  )

  return { ledgerEntries, ledgerNodes, checkpoints, evidenceExports, personSalts }
}
