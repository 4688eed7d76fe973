// The tables on PostgreSQL; drizzle-kit reads this file to write migrations/postgres.
import { define } from "./define"
import { pgKit } from "./kit.pg"

export const tables = define(pgKit)

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
