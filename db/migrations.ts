// Migrations as files: read from the folder, compared with what a database has had. The engines run them at start.
import { createHash } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"

export interface Migration {
  readonly name: string
  readonly hash: string
  readonly statements: readonly string[]
}

export interface Applied {
  readonly name: string
  readonly hash: string
}

/** The table every database keeps of the migrations it has had. */
export const migrationsTable = "CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, hash text NOT NULL)"

/** The folder `migrations`, found upwards from here, so that it is the same from the sources and from the build. */
export function migrationsFolder(from = import.meta.dirname): string {
  const folder = join(from, "migrations")
  if (existsSync(join(folder, "sqlite", "meta", "_journal.json"))) return folder
  if (dirname(from) === from) throw new Error("The folder migrations/ is missing beside the program.")
  return migrationsFolder(dirname(from))
}

/** All migrations of an engine in their order. */
export function migrationsOf(engine: "sqlite" | "postgres", folder = migrationsFolder()): Migration[] {
  const journal: { entries: { tag: string }[] } = JSON.parse(
    readFileSync(join(folder, engine, "meta", "_journal.json"), "utf8"),
  )
  return journal.entries.map(({ tag }) => {
    const text = readFileSync(join(folder, engine, `${tag}.sql`), "utf8")
    const hash = createHash("sha256").update(text).digest("hex")
    return { name: tag, hash, statements: text.split("--> statement-breakpoint") }
  })
}

/** What is still to be run. Throws when the database knows a migration that this program does not, or another text of it. */
export function pendingOf(all: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const known = new Map(all.map((m) => [m.name, m.hash]))
  for (const { name, hash } of applied) {
    if (!known.has(name))
      throw new Error(
        `This database was used by a newer Reread (it has "${name}"). Start that version, or restore a backup.`,
      )
    if (known.get(name) !== hash)
      throw new Error(`Migration "${name}" is not the one this database was made with. Migrations are only added to.`)
  }
  const had = new Set(applied.map((a) => a.name))
  return all.filter((m) => !had.has(m.name))
}

/** Throws when a table lost rows or vanished with rows in it: a migration never deletes what was there. */
export function refuseLostRows(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): void {
  for (const [table, rows] of before) {
    const left = after.get(table) ?? 0
    if (left < rows)
      throw new Error(`A migration would have lost ${rows - left} of ${rows} rows of "${table}". Nothing was changed.`)
  }
}
