import { existsSync } from "node:fs"
import { readFile, stat, truncate, writeFile } from "node:fs/promises"
import { expect, test } from "vitest"
import { backUp } from "../../db/backup"
import { openSqlite } from "../../db/engine.sqlite"
import { freshSqlite } from "../engines"

const entry = (number: number) => ({ companyId: "c1", number, kind: "joined", entry: "{}", hash: "h" })

async function withLedger(...numbers: number[]) {
  const store = await freshSqlite()
  await store.write("c1", (tx) => tx.insert(store.t.ledgerEntries).values(numbers.map(entry)).returning())
  return { store, copy: `${store.file}.copy` }
}

test("a running database is copied whole, and the copy opens", async () => {
  const { store, copy } = await withLedger(1, 2, 3)
  expect(backUp(store.file, copy)).toMatchObject({ file: copy, ledgerEntries: 3 })
  const again = openSqlite(copy)
  expect(await again.read.$count(again.t.ledgerEntries)).toBe(3)
  await again.close()
})

test("a database that is not running is copied too", async () => {
  const { store, copy } = await withLedger(1)
  await store.close()
  expect(backUp(store.file, copy).ledgerEntries).toBe(1)
})

test("a copy made between two writes holds the first and not the second", async () => {
  const { store, copy } = await withLedger(1)
  const writing = Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      store.write("c1", (tx) =>
        tx
          .insert(store.t.ledgerEntries)
          .values(entry(i + 2))
          .returning(),
      ),
    ),
  )
  const made = backUp(store.file, copy)
  await writing
  expect(made.ledgerEntries).toBeGreaterThan(0)
  expect(made.ledgerEntries).toBeLessThanOrEqual(51)
})

test("an existing file is never overwritten", async () => {
  const { store, copy } = await withLedger(1)
  await writeFile(copy, "my only copy")
  expect(() => backUp(store.file, copy)).toThrow("already there")
  expect(await readFile(copy, "utf8")).toBe("my only copy")
})

test("a ledger with a gap is told, and no copy is left that looks right", async () => {
  const { store, copy } = await withLedger(1, 3)
  expect(() => backUp(store.file, copy)).toThrow("The ledger of company c1 has gaps.")
  expect([copy, `${copy}.part`].filter(existsSync)).toEqual([])
})

test("a damaged database gives no copy", async () => {
  const { store, copy } = await withLedger(...Array.from({ length: 500 }, (_, i) => i + 1))
  await store.close()
  const { size } = await stat(store.file)
  await truncate(store.file, size - 4096 * 3)
  expect(() => backUp(store.file, copy)).toThrow()
  expect([copy, `${copy}.part`].filter(existsSync)).toEqual([])
})

test("no database, no copy", () => {
  expect(() => backUp("/nowhere/reread.db", "/nowhere/copy.db")).toThrow("There is no database at /nowhere/reread.db.")
})
