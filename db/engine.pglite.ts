// PostgreSQL in the process (PGlite), for tests where no server is on the machine. One connection: everything in turn.
import { PGlite } from "@electric-sql/pglite"
import { drizzle } from "drizzle-orm/pglite"
import { migratePg, pgStore } from "./engine.pg"
import type { Db, Store } from "./store"

/** `loadFrom`: a data folder made before with `dumpDataDir`, already migrated or not. */
export async function openPglite(loadFrom?: Blob): Promise<Store> {
  const client = await PGlite.create(loadFrom ? { loadDataDir: loadFrom } : {})
  await migratePg((text, values) => client.query(text, values))
  const db = drizzle({ client, casing: "snake_case" })
  return pgStore(
    db as unknown as Db,
    (_company, body) => db.transaction((tx) => body(tx as unknown as Db)),
    () => client.close(),
  )
}
