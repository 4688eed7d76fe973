// What is published: documents, versions, changes with their units, the audience; notices on their way.
import type { Json, Kit } from "../kit"

export function versionTables(k: Kit) {
  /** Canonical documents, stored once under the SHA-256 (hex) of their canonical JSON text. */
  const documents = k.table(
    "documents",
    {
      companyId: k.text().notNull(),
      hash: k.text().notNull(),
      words: k.int().notNull(),
      doc: k.text().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.companyId, t.hash] })],
  )

  const versions = k.table(
    "versions",
    {
      companyId: k.text().notNull(),
      id: k.text().notNull(),
      legendId: k.text().notNull(),
      /** 1, 2, 3 … in the order of publishing; `label` is what people say: 5, or 5.1 for a correction. */
      ordinal: k.int().notNull(),
      label: k.text().notNull(),
      title: k.text().notNull(),
      documentHash: k.text().notNull(),
      /** The engine's name and version that computed the patch. */
      engine: k.text().notNull(),
      summary: k.text().notNull().default(""),
      readBy: k.text(),
      inForceFrom: k.text(),
      publishedBy: k.text().notNull(),
      publishedAt: k.time().notNull(),
      // What is large stands last: a row is read from its beginning, up to the last column asked for.
      /** Lineage id of each block, in document order (changes/lineage). */
      lineage: k.json<string[]>().notNull(),
      /** The engine's patch from the version before (from the empty document for the first), as JSON text. */
      patch: k.text().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.companyId, t.id] }),
      k.uniqueIndex("versions_ordinal").on(t.companyId, t.legendId, t.ordinal),
    ],
  )

  const changes = k.table(
    "changes",
    {
      companyId: k.text().notNull(),
      id: k.text().notNull(),
      versionId: k.text().notNull(),
      legendId: k.text().notNull(),
      /** 1, 2, 3 … in story order within the version. */
      ordinal: k.int().notNull(),
      fp: k.text().notNull(),
      kind: k.text().notNull(),
      severity: k.text().notNull(),
      /** What the author gave it (versions/announcement.ts), and how it is shown (versions/shown.ts). */
      said: k.json<Json>().notNull(),
      shown: k.json<Json>().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.companyId, t.id] }),
      k.uniqueIndex("changes_ordinal").on(t.companyId, t.versionId, t.ordinal),
    ],
  )

  const changeUnits = k.table(
    "change_units",
    {
      companyId: k.text().notNull(),
      versionId: k.text().notNull(),
      unitFp: k.text().notNull(),
      changeId: k.text().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.companyId, t.versionId, t.unitFp] })],
  )

  const audienceMembers = k.table(
    "audience_members",
    {
      companyId: k.text().notNull(),
      versionId: k.text().notNull(),
      legendId: k.text().notNull(),
      personId: k.text().notNull(),
      /** The teams (ids) that brought this person in, and their names on that day. */
      because: k.json<Json>().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.companyId, t.versionId, t.personId] }),
      k.index("audience_members_person").on(t.companyId, t.personId),
    ],
  )

  /** The outbox: one mail per person and thing it is about. `sentAt` is set when the mail server took it. */
  const notices = k.table(
    "notices",
    {
      companyId: k.text().notNull(),
      id: k.text().notNull(),
      personId: k.text().notNull(),
      /** What it is about: `version:<id>`; unique per person, so nobody gets it twice. */
      about: k.text().notNull(),
      email: k.text().notNull(),
      subject: k.text().notNull(),
      body: k.text().notNull(),
      createdAt: k.time().notNull(),
      sentAt: k.time(),
      tries: k.int().notNull().default(0),
      nextTryAt: k.time().notNull(),
      lastError: k.text(),
      /** True for what is sent between 8 and 18 on working days only. */
      inHours: k.bool().notNull().default(false),
      /** True for what is about reading: it is not sent while its reader is away. */
      waits: k.bool().notNull().default(false),
    },
    (t) => [
      k.primaryKey({ columns: [t.companyId, t.id] }),
      k.uniqueIndex("notices_about").on(t.companyId, t.personId, t.about),
      k.index("notices_waiting").on(t.sentAt, t.nextTryAt),
    ],
  )

  return { documents, versions, changes, changeUnits, audienceMembers, notices }
}
