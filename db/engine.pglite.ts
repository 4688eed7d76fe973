// PostgreSQL in the process (PGlite), for tests where no server is on the machine. One connection: everything in turn.
import { PGlite } from "@electric-sql/pglite"
import { drizzle } from "drizzle-orm/pglite"
import { migratePg, pgStore } from "./engine.pg"
import type { Db, Store } from "./store"

export interface PgliteStore extends Store {
  /** Takes all rows out of all tables, past the triggers that refuse it, so that the next test begins with nothing. */
  readonly empty: () => Promise<void>
}

/** `loadFrom`: a data folder made before with `dumpDataDir`, already migrated or not. */
export async function openPglite(loadFrom?: Blob): Promise<PgliteStore> {
  const client = await PGlite.create(loadFrom ? { loadDataDir: loadFrom } : {})
  await migratePg((text, values) => client.query(text, values))
  const db = drizzle({ client, casing: "snake_case" })
  const store = pgStore(
    db as unknown as Db,
    (_company, body) => db.transaction((tx) => body(tx as unknown as Db)),
    () => client.close(),
  )
  const { rows } = await client.query<{ name: string }>(
    `SELECT string_agg(format('%I', tablename), ', ') AS name FROM pg_tables
     WHERE schemaname = 'public' AND tablename <> 'migrations'`,
  )
  return Object.defineProperties(store, {
    empty: {
      value: () =>
        client.exec(
          `SET session_replication_role = replica; TRUNCATE ${rows[0]?.name}; SET session_replication_role = origin`,
        ),
    },
  }) as PgliteStore
}
