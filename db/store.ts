// What keepers see of the database: reads, and writes that are serial per company.
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core"
import type { Tables } from "./define"

/** Only the builders that mean the same on both engines. */
export type Db = Pick<
  PgDatabase<PgQueryResultHKT, Record<string, never>>,
  "select" | "selectDistinct" | "insert" | "update" | "delete" | "with" | "$count" | "$with"
>

export interface Store {
  readonly engine: "sqlite" | "postgres"
  readonly t: Tables
  /** Outside any transaction: each statement sees what was committed. */
  readonly read: Db
  /**
   * All or nothing, one writer of a company at a time. `company` is a company id, or "" for what belongs to none
   * (people, sessions, codes). Resolves when the commit is on disk. Nothing but the database may happen inside.
   * A write inside a write throws.
   */
  write<T>(company: string, body: (tx: Db) => Promise<T>): Promise<T>
  /** Resolves when everything committed so far is on disk: awaited before any answer goes out. */
  settled(): Promise<void>
  close(): Promise<void>
}
