// SQLite: one writer connection with a queue, one read-only connection; nobody is told "saved" before the shared fsync.
//
// WAL with synchronous=NORMAL: a commit appends to the WAL without fsync, so the writer is free again at once; one fsync
// of the WAL then covers all commits before it. Checkpoints keep this true: SQLite syncs the WAL before it copies pages,
// syncs the database before it lets the WAL be written from the start again, and syncs the new WAL header. So a commit is
// on disk after our fsync, or was on disk earlier. What a checkpoint's own fsync could hide (SQLite goes on after it
// fails), our descriptor of the same file still reports. The WAL file lives as long as a connection is open: the
// descriptor stays good. Other processes may read (backup), but a lock keeps a second Reread out.
import { closeSync, fsyncSync, openSync } from "node:fs"
import { dirname } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import Database from "better-sqlite3"
import { drizzle } from "drizzle-orm/better-sqlite3"
import { batches, type Steps } from "./batch"
import { type Durable, durable, fsyncOf, type Sync } from "./durable"
import { insideTurn } from "./inside"
import { type Applied, migrationsOf, migrationsTable, pendingOf, refuseLostRows } from "./migrations"
import { tables } from "./schema.sqlite"
import { rememberStatements } from "./statements"
import type { Db, Store } from "./store"

export interface SqliteOptions {
  /** Called once when an fsync failed or the file is damaged; must end the process. */
  readonly onFatal?: (why: Error) => void
  /** Instead of fsync: for tests that let it fail or wait. */
  readonly sync?: Sync
}

const busyFor = 5000

/** Opens the file and brings its tables up to date; throws while another process has it open. */
export function openSqlite(file: string, options: SqliteOptions = {}): Store {
  const lock = lockOf(file)
  const writer = open(file, false)
  migrate(writer)
  writer.pragma("wal_checkpoint(TRUNCATE)")
  syncFolder(file)
  const reader = open(file, true)
  const wal = openSync(`${file}-wal`, "r+")

  const fatal = onceFatal(options.onFatal ?? stop)
  const disk = durable(options.sync ?? fsyncOf(wal), fatal)
  const guard = insideTurn()
  const tx = drizzle({ client: rememberStatements(writer), casing: "snake_case" }) as unknown as Db
  const read = drizzle({ client: rememberStatements(reader), casing: "snake_case" }) as unknown as Db
  const writes = batches(stepsOf(writer, disk, (why) => isDamage(why) && fatal(why)))

  return {
    engine: "sqlite",
    t: tables,
    get read() {
      guard.refuse("read")
      return read
    },
    async write(_company, body) {
      guard.refuse("write")
      const outcome = await writes.write(() => guard.run(() => body(tx)))
      await disk.settled()
      return outcome
    },
    settled: () => disk.settled(),
    async close() {
      await writes.idle()
      if (!disk.failed()) await disk.settled()
      reader.close()
      closeSync(wal)
      writer.close()
      lock.close()
    },
  }
}

function open(file: string, readonly: boolean) {
  const client = new Database(file, { readonly })
  client.pragma(`busy_timeout = ${readonly ? busyFor : 0}`)
  client.pragma(`cache_size = ${readonly ? -8000 : -16000}`)
  if (!readonly) {
    client.pragma("journal_mode = WAL")
    client.pragma("synchronous = NORMAL")
    // Pages are written again and again: a checkpoint after 40 MB instead of 4 copies each of them once, not ten times.
    client.pragma("wal_autocheckpoint = 10000")
    client.pragma("journal_size_limit = 67108864")
    // What a write among others would take back is kept in memory, not in a file.
    client.pragma("temp_store = MEMORY")
    // So that REPLACE meets the triggers that refuse to delete.
    client.pragma("recursive_triggers = ON")
  }
  client.pragma("foreign_keys = ON")
  return client
}

/** An exclusive lock that ends with the process, on a small file beside the database. */
function lockOf(file: string) {
  const lock = new Database(`${file}.lock`)
  lock.pragma("busy_timeout = 0")
  try {
    lock.exec("BEGIN EXCLUSIVE")
  } catch {
    lock.close()
    throw new Error(`Another Reread is running on ${file}. Stop it first, or choose another folder.`)
  }
  return lock
}

/** One transaction after the other on the writer's connection; the disk is told in the turn of each commit. */
function stepsOf(writer: Database.Database, disk: Durable, onFailure: (why: unknown) => void): Steps {
  const savepoint = writer.prepare("SAVEPOINT one_write")
  const release = writer.prepare("RELEASE one_write")
  const undo = writer.prepare("ROLLBACK TO one_write")
  const commit = writer.prepare("COMMIT")
  const rollback = writer.prepare("ROLLBACK")
  return {
    ready: disk.quiet,
    begin: () => begin(writer),
    savepoint: () => void savepoint.run(),
    release: () => void release.run(),
    undo(why) {
      onFailure(why)
      if (!writer.inTransaction) return false
      undo.run()
      release.run()
      return true
    },
    commit() {
      commit.run()
      disk.committed()
    },
    rollback(why) {
      onFailure(why)
      if (writer.inTransaction) rollback.run()
    },
  }
}

/** Waits for another process's write lock without holding up the event loop. */
async function begin(writer: Database.Database) {
  const until = performance.now() + busyFor
  for (;;) {
    try {
      writer.prepare("BEGIN IMMEDIATE").run()
      return
    } catch (why) {
      const isBusy = why instanceof Database.SqliteError && why.code.startsWith("SQLITE_BUSY")
      if (!isBusy || performance.now() > until) throw why
      await pause(20)
    }
  }
}

/** Foreign keys are off while tables may be rebuilt: with them on, a rebuild would delete the children. */
function migrate(writer: Database.Database) {
  writer.pragma("foreign_keys = OFF")
  const run = writer.transaction(() => {
    writer.exec(migrationsTable)
    const applied = writer.prepare<[], Applied>("SELECT name, hash FROM migrations").all()
    const pending = pendingOf(migrationsOf("sqlite"), applied)
    if (pending.length === 0) return
    const before = rowsOf(writer)
    for (const { name, hash, statements } of pending) {
      for (const statement of statements) writer.exec(statement)
      writer.prepare("INSERT INTO migrations (name, hash) VALUES (?, ?)").run(name, hash)
    }
    refuseLostRows(before, rowsOf(writer))
    const broken = writer.pragma("foreign_key_check")
    if (Array.isArray(broken) && broken.length > 0) throw new Error("A migration would have broken a reference.")
  })
  run.immediate()
  writer.pragma("foreign_keys = ON")
}

/** How many rows each table has. */
export function rowsOf(client: Database.Database): Map<string, number> {
  const names = client
    .prepare<[], string>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all()
  return new Map(
    names.map((name) => [name, client.prepare<[], number>(`SELECT count(*) FROM "${name}"`).pluck().get() ?? 0]),
  )
}

function syncFolder(file: string) {
  if (process.platform === "win32") return
  const folder = openSync(dirname(file), "r")
  fsyncSync(folder)
  closeSync(folder)
}

/** The disk or the file is broken: nothing more may be promised. */
function isDamage(why: unknown): why is Error {
  if (why instanceof Database.SqliteError) return /^SQLITE_(IOERR|CORRUPT|NOTADB)/.test(why.code)
  return why instanceof Error && isDamage(why.cause)
}

function onceFatal(tell: (why: Error) => void) {
  let told = false
  return (why: Error) => {
    if (told) return
    told = true
    tell(why)
  }
}

function stop(why: Error) {
  console.error(`The disk did not take what was written (${why.message}). Reread stops, so that nothing false is said.`)
  process.exit(1)
}
