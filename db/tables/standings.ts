// Derived from the facts in their transaction: where readers stand, what is covered, and the one time the floor needs.
import type { Kit } from "../kit"

export function standingTables(k: Kit) {
  /** Where a person stands with a legend: derived from the facts in their transaction, so that pages need not count. */
  const readingStates = k.table(
    "reading_states",
    {
      companyId: k.text().notNull(),
      legendId: k.text().notNull(),
      personId: k.text().notNull(),
      /** The newest version they know in full: its ordinal and document; 0 and the empty document for none. */
      knownOrdinal: k.int().notNull(),
      knownHash: k.text().notNull(),
      /** The reading under way or last finished, how many changes it has, and how many are confirmed. */
      readingId: k.text(),
      changes: k.int().notNull(),
      confirmed: k.int().notNull(),
      /** Calendar day the last change was confirmed. */
      finishedOn: k.text(),
      /** What is to be read once more in this reading: by fp, how many openings there were when it was asked again. */
      again: k.json<Record<string, number>>(),
    },
    (t) => [k.primaryKey({ columns: [t.companyId, t.legendId, t.personId] })],
  )

  /** How many of the audience confirmed a published change, by team; kept with each confirmation and undo. */
  const coverage = k.table(
    "coverage",
    {
      companyId: k.text().notNull(),
      versionId: k.text().notNull(),
      changeId: k.text().notNull(),
      /** A team id; the empty text counts everybody once. */
      teamId: k.text().notNull(),
      readers: k.int().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.companyId, t.versionId, t.changeId, t.teamId] })],
  )

  /** How readers got on with a published change: counts, of nobody in particular. */
  const changeFigures = k.table(
    "change_figures",
    {
      companyId: k.text().notNull(),
      changeId: k.text().notNull(),
      /** Careful reading: how many found what is new, and how many had it shown. */
      found: k.int().notNull(),
      shown: k.int().notNull(),
      /** Checks: how many answered right, and how many of them with their first answer. */
      answered: k.int().notNull(),
      atOnce: k.int().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.companyId, t.changeId] })],
  )

  /** The exact time the floor needs: one row per person, overwritten. */
  const pace = k.table(
    "pace",
    { companyId: k.text().notNull(), personId: k.text().notNull(), at: k.time().notNull() },
    (t) => [k.primaryKey({ columns: [t.companyId, t.personId] })],
  )

  return { readingStates, coverage, changeFigures, pace }
}
