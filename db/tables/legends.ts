// Legends and their drafts, step by step; pictures.
import type { Json, Kit } from "../kit"

export function legendTables(k: Kit) {
  const legends = k.table(
    "legends",
    {
      companyId: k.text().notNull(),
      id: k.text().notNull(),
      title: k.text().notNull(),
      /** BCP 47: en, de, … */
      lang: k.text().notNull().default("en"),
      createdBy: k.text().notNull(),
      createdAt: k.time().notNull(),
      retiredAt: k.time(),
    },
    (t) => [k.primaryKey({ columns: [t.companyId, t.id] })],
  )

  const drafts = k.table(
    "drafts",
    {
      companyId: k.text().notNull(),
      legendId: k.text().notNull(),
      /** Number of steps applied so far; the next step builds on it. */
      revision: k.int().notNull().default(0),
      announcementRevision: k.int().notNull().default(0),
      updatedAt: k.time().notNull(),
      /** What the author says about the changes before they are published (versions/announcement.ts). */
      announcement: k.json<Json>(),
      /** The document after `revision` steps, as JSON text. */
      doc: k.text().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.companyId, t.legendId] })],
  )

  const draftSteps = k.table(
    "draft_steps",
    {
      companyId: k.text().notNull(),
      legendId: k.text().notNull(),
      /** The revision this step leads to: 1, 2, 3 … without gaps. */
      revision: k.int().notNull(),
      step: k.json<Json>().notNull(),
      clientId: k.text().notNull(),
      personId: k.text().notNull(),
      at: k.time().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.companyId, t.legendId, t.revision] })],
  )

  const images = k.table(
    "images",
    {
      companyId: k.text().notNull(),
      hash: k.text().notNull(),
      mime: k.text().notNull(),
      createdAt: k.time().notNull(),
      bytes: k.bytes().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.companyId, t.hash] })],
  )

  return { legends, drafts, draftSteps, images }
}
