import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { fileIn, openStore } from "../../db/open"

const folder = mkdtempSync(join(tmpdir(), "reread-open-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test("makes the folder and the database where there is none", async () => {
  const store = await openStore({ dataDir: join(folder, "new", "place") })
  expect(store.engine).toBe("sqlite")
  expect(await store.read.$count(store.t.companies)).toBe(0)
  await store.close()
})

test.each([
  [{}, "Set DATA_DIR (a folder for the embedded database) or DATABASE_URL (postgres://…)."],
  [{ dataDir: "a", databaseUrl: "postgres://b/c" }, "Set DATA_DIR or DATABASE_URL, not both."],
  [{ databaseUrl: "mysql://a/b" }, "DATABASE_URL must look like postgres://user:password@host:5432/name."],
  [{ databaseUrl: "localhost" }, "DATABASE_URL must look like postgres://user:password@host:5432/name."],
])("says what is wrong with %j", async (where, sentence) => {
  await expect(openStore(where)).rejects.toThrow(sentence)
})

test("says which server does not answer, without the password", async () => {
  const opening = openStore({ databaseUrl: "postgres://ruth:secret@127.0.0.1:1/reread" })
  await expect(opening).rejects.toThrow(/^PostgreSQL at 127\.0\.0\.1:1\/reread could not be used: (?!.*secret)/)
})

test.runIf(process.platform === "linux")(
  "says so where the system takes no folders, and does not ask for ever",
  async () => {
    await expect(openStore({ dataDir: "/proc/reread/data" })).rejects.toThrow(
      /^DATA_DIR \/proc\/reread\/data cannot be written: ENOENT/,
    )
  },
)

test("says so when the folder is a file, or the file no database", async () => {
  const file = join(folder, "file")
  writeFileSync(file, "x")
  await expect(openStore({ dataDir: file })).rejects.toThrow(`DATA_DIR ${file} cannot be written`)
  writeFileSync(fileIn(folder), "this is no database at all, but long enough to be looked at".repeat(10))
  await expect(openStore({ dataDir: folder })).rejects.toThrow("could not be opened: file is not a database")
})
