// The one schema body of both engines. Company leads every key; what is published, opened, confirmed is only ever added.
import type { pgKit } from "./kit.pg"

/** The column and index builders a schema body may use; both engines' kits have this shape (kit.check.ts proves it). */
export type Kit = typeof pgKit

/** Any JSON value. Rooms parse it with their own zod schemas; the store only carries it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** The tables, with the words of the README. Times are milliseconds since 1970 (UTC); days are `YYYY-MM-DD`. */
export function define(k: Kit) {
  // ---- people
  const companies = k.table("companies", {
    id: k.text().primaryKey(),
    name: k.text().notNull(),
    /** Whose names authors see on the status page: `everyone`, or `teams` (names for nobody but the consultant). */
    names: k.text().notNull().default("everyone"),
    /** Names of people, products and systems that matter to it, beside the roles its legends name; null for none. */
    ownNames: k.json<string[]>(),
    /** Where its working days are (IANA, such as Europe/Berlin): mails that can wait are sent between 8 and 18 there. */
    timeZone: k.text().notNull().default("UTC"),
    createdAt: k.time().notNull(),
  })

  const people = k.table(
    "people",
    {
      id: k.text().primaryKey(),
      email: k.text().notNull(),
      name: k.text().notNull(),
      createdAt: k.time().notNull(),
    },
    (t) => [k.uniqueIndex("people_email").on(t.email)],
  )

  const memberships = k.table(
    "memberships",
    {
      companyId: k
        .text()
        .notNull()
        .references(() => companies.id),
      personId: k
        .text()
        .notNull()
        .references(() => people.id),
      /** Any of author, reader, consultant, admin. */
      seats: k.json<string[]>().notNull(),
      /** What the company calls them until they sign in: who invites an address does not learn whose it is. */
      calledAs: k.text(),
      joinedAt: k.time().notNull(),
      leftAt: k.time(),
    },
    (t) => [k.primaryKey({ columns: [t.companyId, t.personId] }), k.index("memberships_person").on(t.personId)],
  )

  const teams = k.table(
    "teams",
    { companyId: k.text().notNull(), id: k.text().notNull(), name: k.text().notNull() },
    (t) => [k.primaryKey({ columns: [t.companyId, t.id] }), k.uniqueIndex("teams_name").on(t.companyId, t.name)],
  )

  const teamMembers = k.table(
    "team_members",
    { companyId: k.text().notNull(), teamId: k.text().notNull(), personId: k.text().notNull() },
    (t) => [
      k.primaryKey({ columns: [t.companyId, t.teamId, t.personId] }),
      k.index("team_members_person").on(t.companyId, t.personId),
    ],
  )

  /** A role is known by its name: documents carry the name, so an old version reads as it was written. */
  const roles = k.table(
    "roles",
    { companyId: k.text().notNull(), id: k.text().notNull(), name: k.text().notNull() },
    (t) => [k.primaryKey({ columns: [t.companyId, t.id] }), k.uniqueIndex("roles_name").on(t.companyId, t.name)],
  )

  const roleHolders = k.table(
    "role_holders",
    { companyId: k.text().notNull(), roleId: k.text().notNull(), personId: k.text().notNull() },
    (t) => [
      k.primaryKey({ columns: [t.companyId, t.roleId, t.personId] }),
      k.index("role_holders_person").on(t.companyId, t.personId),
    ],
  )

  /** Days on which somebody is away, first and last; neither why nor what kind. */
  const absences = k.table(
    "absences",
    {
      companyId: k.text().notNull(),
      id: k.text().notNull(),
      personId: k.text().notNull(),
      fromDay: k.text().notNull(),
      toDay: k.text().notNull(),
      /** Who entered it, and on which day. */
      by: k.text().notNull(),
      day: k.text().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.companyId, t.id] }),
      k.index("absences_person").on(t.companyId, t.personId, t.toDay),
    ],
  )

  /** That an absence ended earlier: its last day, which is the one before it began where it was taken back. */
  const absenceEnds = k.table(
    "absence_ends",
    {
      companyId: k.text().notNull(),
      absenceId: k.text().notNull(),
      personId: k.text().notNull(),
      lastDay: k.text().notNull(),
      by: k.text().notNull(),
      day: k.text().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.companyId, t.absenceId] })],
  )

  const sessions = k.table(
    "sessions",
    {
      tokenHash: k.text().primaryKey(),
      personId: k
        .text()
        .notNull()
        .references(() => people.id),
      createdAt: k.time().notNull(),
      expiresAt: k.time().notNull(),
    },
    (t) => [k.index("sessions_person").on(t.personId)],
  )

  const signInCodes = k.table(
    "sign_in_codes",
    {
      id: k.text().primaryKey(),
      email: k.text().notNull(),
      codeHash: k.text().notNull(),
      tries: k.int().notNull().default(0),
      createdAt: k.time().notNull(),
      expiresAt: k.time().notNull(),
      usedAt: k.time(),
    },
    (t) => [k.index("sign_in_codes_email").on(t.email, t.createdAt)],
  )

  // ---- legends
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

  // ---- versions
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

  /** The outbox: one mail per person and version. `sentAt` is set when the mail server took it. */
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
    },
    (t) => [
      k.primaryKey({ columns: [t.companyId, t.id] }),
      k.uniqueIndex("notices_about").on(t.companyId, t.personId, t.about),
      k.index("notices_waiting").on(t.sentAt, t.nextTryAt),
    ],
  )

  // ---- reading
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
      k.index("confirmations_reading").on(t.companyId, t.readingId),
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
    (t) => [
      k.primaryKey({ columns: [t.companyId, t.confirmationId] }),
      k.index("undos_reading").on(t.companyId, t.readingId),
    ],
  )

  /** Questions and objections that came with a confirmation, kept apart from it. */
  const questions = k.table(
    "questions",
    {
      companyId: k.text().notNull(),
      /** Random, so that no time can be read from it. */
      id: k.text().notNull(),
      legendId: k.text().notNull(),
      versionId: k.text().notNull(),
      /** 1, 2, 3 … within the legend: what people call it by. */
      number: k.int().notNull(),
      /** `question` or `objection`. */
      what: k.text().notNull(),
      personId: k.text().notNull(),
      confirmationId: k.text().notNull(),
      changeFp: k.text().notNull(),
      /** The newest published change (id) it is about; the fp of what comes from none. */
      about: k.text().notNull(),
      /** Title of the change, as the reader was shown it. */
      title: k.text().notNull(),
      /** What stands in the way (reading/question.ts); null when nothing was chosen. */
      force: k.text(),
      /** Who hears whose it is: `name`, `unnamed`, or `consultant`: then authors hear what the consultant passes on. */
      voice: k.text().notNull(),
      at: k.time().notNull(),
      text: k.text().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.companyId, t.id] }),
      k.uniqueIndex("questions_number").on(t.companyId, t.legendId, t.number),
      k.index("questions_person").on(t.companyId, t.personId),
    ],
  )

  /** What was said after a question: replies, what its reader wrote back, what the consultant passed on. */
  const replies = k.table(
    "replies",
    {
      companyId: k.text().notNull(),
      questionId: k.text().notNull(),
      /** 1, 2, 3 … in the order it was said. */
      ordinal: k.int().notNull(),
      /** `reply`, `written_back` or `passed_on`. */
      what: k.text().notNull(),
      personId: k.text().notNull(),
      /** The version that answers it, when the reply is that version. */
      versionId: k.text(),
      at: k.time().notNull(),
      text: k.text().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.companyId, t.questionId, t.ordinal] })],
  )

  /** Who owes the reply, after it was handed over; until then it is who published the version. */
  const questionOwners = k.table(
    "question_owners",
    {
      companyId: k.text().notNull(),
      questionId: k.text().notNull(),
      /** 1, 2, 3 …; the last one counts. */
      ordinal: k.int().notNull(),
      personId: k.text().notNull(),
      by: k.text().notNull(),
      at: k.time().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.companyId, t.questionId, t.ordinal] })],
  )

  /** That an author asks a team to read one change of a version once more, or all of it, and why. */
  const askedAgain = k.table(
    "asked_again",
    {
      companyId: k.text().notNull(),
      id: k.text().notNull(),
      legendId: k.text().notNull(),
      versionId: k.text().notNull(),
      /** The published change; null for the whole version. */
      changeId: k.text(),
      by: k.text().notNull(),
      at: k.time().notNull(),
      /** The teams (ids) that are asked, and their names on that day. */
      teams: k.json<Json>().notNull(),
      reason: k.text().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.companyId, t.id] }),
      k.index("asked_again_version").on(t.companyId, t.versionId),
    ],
  )

  /** Who was asked, and what of it they had read by then. */
  const askedAgainPeople = k.table(
    "asked_again_people",
    {
      companyId: k.text().notNull(),
      askId: k.text().notNull(),
      personId: k.text().notNull(),
      /** Their reading of that version, and the changes (fps) of it that they are to read once more; none where nothing was read. */
      readingId: k.text(),
      fps: k.json<string[]>().notNull(),
      /** How many openings there were in that reading. */
      openings: k.int().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.companyId, t.askId, t.personId] }),
      k.index("asked_again_people_person").on(t.companyId, t.personId),
    ],
  )

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

  // ---- ledger
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

  return {
    companies,
    people,
    memberships,
    teams,
    teamMembers,
    roles,
    roleHolders,
    absences,
    absenceEnds,
    sessions,
    signInCodes,
    legends,
    drafts,
    draftSteps,
    images,
    documents,
    versions,
    changes,
    changeUnits,
    audienceMembers,
    notices,
    reminders,
    nets,
    readings,
    shown,
    openings,
    confirmations,
    reveals,
    undos,
    questions,
    replies,
    questionOwners,
    askedAgain,
    askedAgainPeople,
    readingStates,
    coverage,
    changeFigures,
    pace,
    ledgerEntries,
    ledgerNodes,
    checkpoints,
    evidenceExports,
    personSalts,
  }
}

export type Tables = ReturnType<typeof define>

/** Tables whose rows are only ever added: triggers on both engines refuse update and delete. */
export const addedOnly = [
  "absences",
  "absence_ends",
  "documents",
  "versions",
  "changes",
  "change_units",
  "audience_members",
  "reminders",
  "nets",
  "readings",
  "shown",
  "openings",
  "confirmations",
  "reveals",
  "undos",
  "questions",
  "replies",
  "question_owners",
  "asked_again",
  "asked_again_people",
  "ledger_entries",
  "ledger_nodes",
  "checkpoints",
  "evidence_exports",
] as const
