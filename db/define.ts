// The one schema of both engines. Company leads every key; what is published, opened, confirmed is only ever added.
import type { Kit } from "./kit"
import { ledgerTables } from "./tables/ledger"
import { legendTables } from "./tables/legends"
import { peopleTables } from "./tables/people"
import { questionTables } from "./tables/questions"
import { readingTables } from "./tables/reading"
import { standingTables } from "./tables/standings"
import { versionTables } from "./tables/versions"

/** The tables, with the words of the README. Times are milliseconds since 1970 (UTC); days are `YYYY-MM-DD`. */
export const define = (k: Kit) => ({
  ...peopleTables(k),
  ...legendTables(k),
  ...versionTables(k),
  ...readingTables(k),
  ...questionTables(k),
  ...standingTables(k),
  ...ledgerTables(k),
})

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
