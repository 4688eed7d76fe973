// Reading: lists, readings, what was shown, openings, confirmations, what was found, what was taken back.
import type { Kit } from "../kit"

export function readingTables(k: Kit) {
  /** That somebody was reminded of a version: once or twice, and on which day. */
  const reminders = k.table(
    "reminders",
    {
      companyId: k.text().notNull(),
      versionId: k.text().notNull(),
      personId: k.text().notNull(),
      /** 1 or 2. */
      ordinal: k.int().notNull(),
      day: k.text().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.companyId, t.versionId, t.personId, t.ordinal] })],
  )

  /** What somebody who knows `baseHash` must read to know a version; the same for all who know the same. */
  const nets = k.table(
    "nets",
    {
      companyId: k.text().notNull(),
      versionId: k.text().notNull(),
      /** Hash of the document the reader knows; the empty document has a hash too. */
      baseHash: k.text().notNull(),
      /** Where that document comes from (versions/base-key.ts): the same text may come from two places. */
      baseKey: k.text().notNull().default(""),
      /** The list of changes (versions/net.ts), as JSON text. */
      list: k.text().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.companyId, t.versionId, t.baseHash, t.baseKey] })],
  )

  /** One person's way to one version; its list is the net (version, base), fixed at the first Open. */
  const readings = k.table(
    "readings",
    {
      companyId: k.text().notNull(),
      id: k.text().notNull(),
      personId: k.text().notNull(),
      legendId: k.text().notNull(),
      versionId: k.text().notNull(),
      baseHash: k.text().notNull(),
      /** Ordinal of the version the base comes from; 0 when the person knew nothing. */
      baseOrdinal: k.int().notNull(),
      /** Calendar day of the first Open; no hour is kept. */
      beganOn: k.text().notNull(),
      baseLineage: k.json<string[]>().notNull(),
      /** With `baseHash`, the net that is its list. */
      baseKey: k.text().notNull().default(""),
    },
    (t) => [
      k.primaryKey({ columns: [t.companyId, t.id] }),
      k.uniqueIndex("readings_person_version").on(t.companyId, t.personId, t.versionId),
      k.index("readings_legend").on(t.companyId, t.legendId),
    ],
  )

  /** Exactly what was served for a change, stored once by the SHA-256 (hex) of its canonical JSON text. */
  const shown = k.table(
    "shown",
    { companyId: k.text().notNull(), hash: k.text().notNull(), content: k.text().notNull() },
    (t) => [k.primaryKey({ columns: [t.companyId, t.hash] })],
  )

  const openings = k.table(
    "openings",
    {
      companyId: k.text().notNull(),
      /** Random, so that no time can be read from it. */
      id: k.text().notNull(),
      readingId: k.text().notNull(),
      personId: k.text().notNull(),
      changeFp: k.text().notNull(),
      shownHash: k.text().notNull(),
      /** The how-manieth opening of this reading; openings keep their order and their day, not their hour. */
      ordinal: k.int().notNull(),
      day: k.text().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.companyId, t.id] }),
      k.uniqueIndex("openings_order").on(t.companyId, t.readingId, t.ordinal),
    ],
  )

  const confirmations = k.table(
    "confirmations",
    {
      companyId: k.text().notNull(),
      id: k.text().notNull(),
      readingId: k.text().notNull(),
      personId: k.text().notNull(),
      changeFp: k.text().notNull(),
      /** The opening it consumes; unique, so none is used twice. */
      openingId: k.text().notNull(),
      at: k.time().notNull(),
      /** True when the change had a check: it was answered right. What was answered before that is kept nowhere. */
      answered: k.bool().notNull().default(false),
    },
    (t) => [
      k.primaryKey({ columns: [t.companyId, t.id] }),
      k.uniqueIndex("confirmations_opening").on(t.companyId, t.openingId),
    ],
  )

  /** What a reader was shown of a change left for careful reading, once they had found it or asked for it. No guesses. */
  const reveals = k.table(
    "reveals",
    {
      companyId: k.text().notNull(),
      readingId: k.text().notNull(),
      changeFp: k.text().notNull(),
      personId: k.text().notNull(),
      openingId: k.text().notNull(),
      /** `found` or `shown`. */
      how: k.text().notNull(),
      shownHash: k.text().notNull(),
      day: k.text().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.companyId, t.readingId, t.changeFp] }),
      k.index("reveals_person").on(t.companyId, t.personId, t.changeFp),
    ],
  )

  const undos = k.table(
    "undos",
    {
      companyId: k.text().notNull(),
      confirmationId: k.text().notNull(),
      readingId: k.text().notNull(),
      personId: k.text().notNull(),
      at: k.time().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.companyId, t.confirmationId] })],
  )

  return { reminders, nets, readings, shown, openings, confirmations, reveals, undos }
}
