// The tables on SQLite; drizzle-kit reads this file to write migrations/sqlite.
import { define, type Kit } from "./define"
import { sqliteKit } from "./kit.sqlite"

export const tables = define(sqliteKit as unknown as Kit)

export const {
  companies,
  people,
  memberships,
  teams,
  teamMembers,
  roles,
  roleHolders,
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
  nets,
  readings,
  shown,
  openings,
  confirmations,
  undos,
  questions,
  replies,
  questionOwners,
  readingStates,
  coverage,
  pace,
  ledgerEntries,
  ledgerNodes,
  checkpoints,
  evidenceExports,
  personSalts,
} = tables
