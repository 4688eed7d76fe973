import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { checkpointFrom, isSignedBy, keyFrom } from "../../app/ledger/checkpoint"
import { grownLedgers, makeCheckpoint } from "../../app/ledger/checkpoints.server"
import { record } from "../../app/ledger/ledger.server"
import type { Store } from "../../db/store"
import { ledgerKey } from "../../server/ledger-key"
import { startNotary } from "../../server/notary"
import { freshSqlite } from "../engines"
import { hour, signer } from "../hands"

const folder = mkdtempSync(join(tmpdir(), "reread-notary-"))
afterAll(() => rmSync(folder, { recursive: true }))

const grow = (store: Store, count: number) =>
  store.write("c1", async (tx) => {
    for (let i = 0; i < count; i++) await record(tx, store.t, "c1", { kind: "left", at: 1, person: "lars" })
  })

async function start() {
  const store = await freshSqlite()
  await store.write("c1", (tx) => tx.insert(store.t.companies).values({ id: "c1", name: "Northlight", createdAt: 1 }))
  const into = mkdtempSync(join(folder, "into-"))
  let at = hour
  const keepers = async () => ({ makeCheckpoint, grownLedgers })
  const notary = startNotary({ store, keepers, signer, folder: into, now: () => at, minutes: 10, every: 1e9 })
  const written = () => {
    try {
      return readdirSync(join(into, "c1")).sort()
    } catch {
      return []
    }
  }
  return { store, into, notary, written, pass: (minutes: number) => (at += minutes * 60_000) }
}

test("a ledger that has grown is signed after ten minutes, and not again before it grows", async () => {
  const { store, into, notary, written, pass } = await start()
  await grow(store, 3)
  await notary.look()
  pass(9)
  await notary.look()
  expect(written()).toEqual([])
  pass(1)
  await notary.look()
  pass(60)
  await notary.look()
  expect(written()).toEqual(["0000000003.txt", "key.txt"])
  const text = readFileSync(join(into, "c1", "0000000003.txt"), "utf8")
  const key = keyFrom(readFileSync(join(into, "c1", "key.txt"), "utf8"))
  expect(checkpointFrom(text)).toMatchObject({ origin: "reread/ledger/c1", size: 3 })
  expect(key && isSignedBy(text, key)).toBe(true)
  await notary.stop()
})

test("a thousand entries are signed without waiting", async () => {
  const { store, notary, written } = await start()
  await grow(store, 999)
  await notary.look()
  expect(written()).toEqual([])
  await grow(store, 1)
  await notary.look()
  expect(written()).toEqual(["0000001000.txt", "key.txt"])
  await notary.stop()
})

test("one that is asked for is written at once", async () => {
  const { store, notary, written } = await start()
  await grow(store, 2)
  expect((await notary.checkpoint("c1"))?.size).toBe(2)
  expect(written()).toEqual(["0000000002.txt", "key.txt"])
  await notary.stop()
})

test("the key is made once, for the owner's eyes, and never in place of another", () => {
  const dataDir = mkdtempSync(join(folder, "key-"))
  const key = ledgerKey({ ledgerKey: undefined, dataDir })
  expect(key).toMatch(/^[0-9a-f]{64}$/)
  expect(ledgerKey({ ledgerKey: undefined, dataDir })).toBe(key)
  expect(ledgerKey({ ledgerKey: "ab".repeat(32), dataDir })).toBe("ab".repeat(32))
  if (process.platform !== "win32") expect(statSync(join(dataDir, "ledger.key")).mode & 0o777).toBe(0o600)
  writeFileSync(join(dataDir, "ledger.key"), "lost")
  expect(() => ledgerKey({ ledgerKey: undefined, dataDir })).toThrow(/holds no key/)
})
