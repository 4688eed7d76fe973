import { rmSync } from "node:fs"
import { join } from "node:path"
import Database from "better-sqlite3"
import { expect, onTestFinished, test } from "vitest"
import { isListOf, listAt } from "../../app/reading/lists.server"
import { openSqlite } from "../../db/engine.sqlite"
import { type Migration, migrationsOf, migrationsTable, pendingOf, refuseLostRows } from "../../db/migrations"
import { freshSqlite } from "../engines"
import { scratch } from "../scratch"

const migration = (name: string): Migration => ({ name, hash: `hash of ${name}`, statements: [] })
const all = ["0000_tables", "0001_added_only", "0002_more"].map(migration)

test.each([
  { applied: [], pending: ["0000_tables", "0001_added_only", "0002_more"] },
  { applied: all.slice(0, 2), pending: ["0002_more"] },
  { applied: all, pending: [] },
])("runs what a database has not had: $pending", ({ applied, pending }) => {
  expect(pendingOf(all, applied).map((m) => m.name)).toEqual(pending)
})

test("refuses the database of a newer program", () => {
  expect(() => pendingOf(all, [...all, migration("0003_later")])).toThrow('newer Reread (it has "0003_later")')
})

test("refuses a migration whose text was changed after it was run", () => {
  expect(() => pendingOf(all, [{ name: "0000_tables", hash: "another" }])).toThrow("Migrations are only added to")
})

test("refuses a migration that loses rows or tables with rows", () => {
  const before = new Map([
    ["versions", 5],
    ["empty", 0],
  ])
  expect(() => refuseLostRows(before, new Map([["versions", 4]]))).toThrow("lost 1 of 5 rows")
  expect(() => refuseLostRows(before, new Map())).toThrow("lost 5 of 5 rows")
  expect(() => refuseLostRows(before, new Map([["versions", 6]]))).not.toThrow()
})

test("both engines have the same migrations, but for what only SQLite's planner needs", () => {
  const names = (engine: "sqlite" | "postgres") => migrationsOf(engine).map((m) => m.name.replace(/^\d+_/, ""))
  expect(names("sqlite").filter((name) => name !== "planner")).toEqual(names("postgres"))
})

test("SQLite reads one person's rows, not all rows of their company", async () => {
  const store = await freshSqlite()
  const client = new Database(store.file, { readonly: true })
  const plan = client
    .prepare("EXPLAIN QUERY PLAN SELECT because FROM audience_members WHERE company_id = 'c1' AND person_id = 'lars'")
    .all()
  client.close()
  expect(JSON.stringify(plan)).toContain("audience_members_person (company_id=? AND person_id=?)")
})

test("a list from before its base had a key is still the list of its reading, and only ever added", async () => {
  const folder = scratch("reread-old-")
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, "old.sqlite")
  const client = new Database(file)
  client.exec(migrationsTable)
  const all = migrationsOf("sqlite")
  for (const { name, hash, statements } of all.slice(
    0,
    all.findIndex((one) => one.name.endsWith("base_keys")),
  )) {
    for (const statement of statements) client.exec(statement)
    client.prepare("INSERT INTO migrations (name, hash) VALUES (?, ?)").run(name, hash)
  }
  client.exec(`INSERT INTO nets VALUES ('c1', 'v1', 'h', '{"changes":[],"cancelled":2}');
    INSERT INTO readings VALUES ('c1', 'r1', 'lars', 'l1', 'v1', 'h', 0, '2026-05-06', '[]')`)
  client.close()
  const store = openSqlite(file)
  const { readings: r, nets: n } = store.t
  const rows = await store.read.select({ list: n.list }).from(r).innerJoin(n, isListOf(n, r))
  expect(rows).toEqual([{ list: '{"changes":[],"cancelled":2}' }])
  expect(await listAt(store.read, store.t, { companyId: "c1", versionId: "v1", baseHash: "h", baseKey: "" })).toEqual({
    changes: [],
    cancelled: 2,
  })
  await store.close()
  const again = new Database(file)
  expect(() => again.exec("DELETE FROM nets")).toThrow("only ever added")
  expect(() => again.exec("UPDATE nets SET list = ''")).toThrow("only ever added")
  again.close()
})

test("a database opened again keeps its rows, and a second opener is refused meanwhile", async () => {
  const store = await freshSqlite()
  await store.write("", async (tx) => {
    await tx.insert(store.t.companies).values({ id: "c1", name: "Northlight", createdAt: 1 })
  })
  expect(() => openSqlite(store.file)).toThrow("Another Reread is running")
  await store.close()
  const again = openSqlite(store.file)
  expect(await again.read.$count(again.t.companies)).toBe(1)
  await again.close()
})

test("a replaced row counts as deleted: the triggers hold for REPLACE too", async () => {
  const store = await freshSqlite()
  await store.write("c1", (tx) =>
    tx.insert(store.t.shown).values({ companyId: "c1", hash: "h", content: "x" }).returning(),
  )
  await store.close()
  const client = new Database(store.file)
  client.pragma("recursive_triggers = ON")
  expect(() => client.exec("INSERT OR REPLACE INTO shown VALUES ('c1', 'h', 'y')")).toThrow("only ever added")
  client.close()
})
