// Prepared statements of a connection, kept by their text: preparing costs more than most of our statements.
import type Database from "better-sqlite3"

const kept = 500

/** The same connection; `prepare` answers from memory, the oldest texts are forgotten. */
export function rememberStatements(client: Database.Database): Database.Database {
  const prepare = client.prepare.bind(client)
  const known = new Map<string, Database.Statement>()
  client.prepare = ((text: string) => {
    const had = known.get(text)
    if (had) return had
    const statement = twoWays(prepare, text)
    const oldest = known.size >= kept ? known.keys().next().value : undefined
    if (oldest !== undefined) known.delete(oldest)
    known.set(text, statement)
    return statement
  }) as typeof client.prepare
  return client
}

/** `raw()` turns a statement round for good, so rows as arrays come from a second one. */
function twoWays(prepare: Database.Database["prepare"], text: string): Database.Statement {
  const statement = prepare(text) as Database.Statement
  let arrays: Database.Statement | undefined
  statement.raw = () => {
    arrays ??= prepare(text).raw() as Database.Statement
    return arrays
  }
  return statement
}
