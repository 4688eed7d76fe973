// A statement asked for with nearly every request, built once: building it costs many times what SQLite needs to answer.
import { sql } from "drizzle-orm"
import type { Tables } from "./define"
import type { Db } from "./store"

/** A value given each time it is asked, by its name; a missing one throws. */
export const given = (name: string) => sql.placeholder(name)

/** On SQLite what it gives is there at once; asked as a promise it would take three turns more. */
type Answer<Rows> = Promise<Rows> & { sync?(): Rows }
type Ready<Rows> = { execute(values?: Record<string, unknown>): Answer<Rows> }
type Built<Rows> = { prepare(name: string): Ready<Rows> }

/**
 * The statement is kept as long as the connection it was built for: on SQLite once for all, on PostgreSQL for one
 * transaction (without a name there, so that it passes through poolers). Made when a module loads, not in a function.
 */
export function prepared<Rows>(build: (db: Db, t: Tables) => Built<Rows>) {
  const built = new WeakMap<Db, Ready<Rows>>()
  return async (db: Db, t: Tables, values: Record<string, unknown>): Promise<Rows> => {
    const known = built.get(db) ?? build(db, t).prepare("")
    built.set(db, known)
    const answer = known.execute(values)
    return answer.sync ? answer.sync() : answer
  }
}
