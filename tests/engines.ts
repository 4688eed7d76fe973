// `describe.each(engines)("… on $name", ({ fresh }) => …)`: the same test on SQLite and on PostgreSQL.
import { randomUUID } from "node:crypto"
import { copyFileSync, readFileSync } from "node:fs"
import { rm } from "node:fs/promises"
import { join } from "node:path"
import pg from "pg"
import { inject } from "vitest"
import { openPg } from "../db/engine.pg"
import type { PgliteStore } from "../db/engine.pglite"
import { openSqlite, type SqliteOptions } from "../db/engine.sqlite"
import { fileIn } from "../db/open"
import type { Store } from "../db/store"
import { template } from "./engines.setup"
import { scratch } from "./scratch"

const undo: (() => Promise<void>)[] = []

/** Closes what a test file opened, the last first; engines.closing.ts does so after each. */
export async function closeAll() {
  for (const step of undo.splice(0).reverse()) await step()
}

/** A database of its own, migrated and empty; gone when the test file ends. */
export async function freshSqlite(options: SqliteOptions = {}): Promise<Store & { file: string }> {
  const folder = scratch("reread-")
  const file = fileIn(folder)
  copyFileSync(fileIn(inject("templates")), file)
  const store = closing(openSqlite(file, options))
  undo.push(() => rm(folder, { recursive: true, force: true }))
  undo.push(store.close)
  return Object.assign(store, { file })
}

/** The same, with a disk that says "done" at once: for long counts of what does not depend on it. */
export const quickSqlite = () => freshSqlite({ sync: (done) => void setImmediate(done, null) })

async function freshPostgres(): Promise<Store> {
  const name = `t${randomUUID().replaceAll("-", "")}`
  const server = inject("postgres")
  await inServer(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  const store = closing(await openPg(server + name, { connections: 5 }))
  undo.push(() => inServer(`DROP DATABASE ${name} WITH (FORCE)`))
  undo.push(store.close)
  return store
}

let pglite: Promise<PgliteStore> | undefined
let freshest = 0

/** One PGlite for a test file, emptied each time, since it takes seconds to start: the store before it is over. */
async function freshPglite(): Promise<Store> {
  pglite ??= startPglite()
  const store = await pglite
  await store.empty()
  const mine = ++freshest
  const still = () => {
    if (mine !== freshest) throw new Error("With PGlite a test has one store: use the one that `fresh` gave last.")
    return store
  }
  return {
    engine: store.engine,
    t: store.t,
    get read() {
      return still().read
    },
    write: (company, body) => still().write(company, body),
    settled: store.settled,
    close: async () => undefined,
  }
}

async function startPglite() {
  const { openPglite } = await import("../db/engine.pglite")
  const store = await openPglite(new Blob([readFileSync(join(inject("templates"), "pglite.tar"))]))
  undo.push(() => {
    pglite = undefined
    return store.close()
  })
  return store
}

async function inServer(text: string) {
  const client = new pg.Client(`${inject("postgres")}postgres`)
  await client.connect()
  await client.query(text)
  await client.end()
}

/** May be closed by the test, and is closed once. */
function closing(store: Store): Store {
  let closed: Promise<void> | undefined
  const close = store.close
  return Object.defineProperty(store, "close", {
    value: () => {
      closed ??= close()
      return closed
    },
  })
}

export const engines: readonly { name: string; fresh: () => Promise<Store> }[] = [
  { name: "SQLite", fresh: () => freshSqlite() },
  inject("postgres") ? { name: "PostgreSQL", fresh: freshPostgres } : { name: "PGlite", fresh: freshPglite },
]
