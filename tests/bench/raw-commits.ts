// What SQLite does on this disk without us: rows of the size of a confirmation, each in a transaction of its own.
import { fsync, openSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import Database from "better-sqlite3"

const sync = promisify(fsync)

/** Durable commits per second: with synchronous=FULL one after the other, and NORMAL with one fsync for twenty. */
export async function rawCommits(folder: string, count: number): Promise<{ oneByOne: number; shared: number }> {
  const file = join(folder, "raw.db")
  const client = new Database(file)
  client.pragma("journal_mode = WAL")
  client.exec("CREATE TABLE confirmations (id text PRIMARY KEY, opening text UNIQUE, person text, at integer)")
  const insert = client.prepare("INSERT INTO confirmations VALUES (?, ?, ?, ?)")
  const row = (i: number) => [`id-${i}`.padEnd(36, "x"), `opening-${i}`.padEnd(36, "x"), "person".padEnd(36, "x"), i]

  client.pragma("synchronous = FULL")
  const oneByOne = await perSecond(count, async () => {
    for (let i = 0; i < count; i++) insert.run(...row(i))
  })
  client.pragma("synchronous = NORMAL")
  const wal = openSync(`${file}-wal`, "r+")
  const shared = await perSecond(count, async () => {
    for (let i = 0; i < count; i += 20) {
      for (let k = 0; k < 20; k++) insert.run(...row(count + i + k))
      await sync(wal)
    }
  })
  client.close()
  return { oneByOne, shared }
}

async function perSecond(count: number, work: () => Promise<void>) {
  const began = performance.now()
  await work()
  return (count / (performance.now() - began)) * 1000
}
