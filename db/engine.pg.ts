// PostgreSQL, for several app instances: read committed, and the writers of a company one after the other by an advisory
// lock taken as the first statement. A commit is on disk when PostgreSQL answers, so there is nothing more to settle.
import { sql } from "drizzle-orm"
import { drizzle } from "drizzle-orm/node-postgres"
import pg from "pg"
import { insideGuard } from "./inside"
import { type Applied, migrationsOf, migrationsTable, pendingOf } from "./migrations"
import { queue } from "./queue"
import { tables } from "./schema.pg"
import type { Db, Store } from "./store"

export interface PgOptions {
  /** Connections of this process at most. */
  readonly connections?: number
}

/** Runs one statement and gives its rows. */
export type Ask = (text: string, values?: string[]) => Promise<{ rows: unknown[] }>

/** Opens the database and brings its tables up to date; throws where it could forget what it said was kept. */
export async function openPg(url: string, { connections = 10 }: PgOptions = {}): Promise<Store> {
  const pool = new pg.Pool({ connectionString: url, max: connections, connectionTimeoutMillis: 10_000 })
  // A connection that breaks while idle is replaced by the next that is asked for.
  pool.on("error", (why) => console.error(`A connection to PostgreSQL was lost: ${why.message}`))
  try {
    const client = await pool.connect()
    try {
      await refuseForgetful((text) => client.query(text))
      await migratePg((text, values) => client.query(text, values))
    } finally {
      client.release()
    }
  } catch (why) {
    await pool.end()
    throw why
  }
  const db = drizzle({ client: pool, casing: "snake_case" })
  return pgStore(
    db as unknown as Db,
    (company, body) =>
      db.transaction(
        async (tx) => {
          await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${company}, 0))`)
          return body(tx as unknown as Db)
        },
        { isolationLevel: "read committed" },
      ),
    () => pool.end(),
  )
}

/** What both PostgreSQL engines share: one connection per company and process waits for the lock, not the whole pool. */
export function pgStore(
  read: Db,
  transaction: <T>(company: string, body: (tx: Db) => Promise<T>) => Promise<T>,
  close: () => Promise<void>,
): Store {
  const guard = insideGuard()
  const turns = new Map<string, { inTurn: ReturnType<typeof queue>; waiting: number }>()
  return {
    engine: "postgres",
    t: tables,
    get read() {
      guard.refuse("read")
      return read
    },
    async write(company, body) {
      guard.refuse("write")
      const turn = turns.get(company) ?? { inTurn: queue(), waiting: 0 }
      turns.set(company, turn)
      turn.waiting++
      try {
        return await turn.inTurn(() => guard.run(() => transaction(company, body)))
      } finally {
        if (--turn.waiting === 0) turns.delete(company)
      }
    },
    settled: () => Promise.resolve(),
    close,
  }
}

/** All that is still to be run in one transaction; instances that start together wait for each other. */
export async function migratePg(ask: Ask): Promise<void> {
  await ask("BEGIN")
  try {
    await ask("SELECT pg_advisory_xact_lock(hashtextextended('migrations', 1))")
    await ask(migrationsTable)
    const { rows } = await ask("SELECT name, hash FROM migrations")
    for (const { name, hash, statements } of pendingOf(migrationsOf("postgres"), rows as Applied[])) {
      for (const statement of statements) await ask(statement)
      await ask("INSERT INTO migrations (name, hash) VALUES ($1, $2)", [name, hash])
    }
    await ask("COMMIT")
  } catch (why) {
    await ask("ROLLBACK")
    throw why
  }
}

/** With synchronous_commit off, PostgreSQL says "committed" before it is on disk. */
async function refuseForgetful(ask: Ask) {
  const { rows } = await ask("SHOW synchronous_commit")
  if (JSON.stringify(rows).includes('"off"'))
    throw new Error("PostgreSQL has synchronous_commit = off: it would forget what it promised. Turn it on for Reread.")
}
