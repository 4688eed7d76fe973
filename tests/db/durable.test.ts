import { existsSync } from "node:fs"
import { setTimeout as pause } from "node:timers/promises"
import { expect, test } from "vitest"
import type { Sync } from "../../db/durable"
import type { Store } from "../../db/store"
import { freshSqlite } from "../engines"

/** A disk that finishes a sync when it is told to. */
function slowDisk() {
  const asked: ((failed: Error | null) => void)[] = []
  const sync: Sync = (done) => {
    asked.push(done)
  }
  return { asked, sync, finish: (failed: Error | null = null) => asked.shift()?.(failed) }
}

const add = (store: Store, id: string) =>
  store.write("c1", async (tx) => {
    await tx.insert(store.t.companies).values({ id, name: id, createdAt: 1 })
    return id
  })

/** What a promise has come to a little later. */
const soon = <T>(promise: Promise<T>) => Promise.race([promise, pause(30, "waits")])

test("a write is told only after the sync that covers its commit", async () => {
  const disk = slowDisk()
  const store = await freshSqlite({ sync: disk.sync })
  const told = add(store, "c1")
  expect(await soon(told)).toBe("waits")
  expect(await store.read.$count(store.t.companies)).toBe(1)
  disk.finish()
  expect(await told).toBe("c1")
})

test("commits that come while the disk is busy share the next sync", async () => {
  const disk = slowDisk()
  const store = await freshSqlite({ sync: disk.sync })
  const first = add(store, "c1")
  await pause(5)
  const others = Promise.all(["c2", "c3", "c4"].map((id) => add(store, id)))
  await pause(5)
  expect(disk.asked).toHaveLength(1)
  disk.finish()
  expect(await first).toBe("c1")
  expect(await soon(others)).toBe("waits")
  expect(disk.asked).toHaveLength(1)
  disk.finish()
  expect(await others).toEqual(["c2", "c3", "c4"])
})

test("an answer that may tell of an unsynced commit waits for its sync", async () => {
  const disk = slowDisk()
  const store = await freshSqlite({ sync: disk.sync })
  await store.settled()
  const told = add(store, "c1")
  await pause(5)
  const settled = store.settled().then(() => "settled")
  expect(await soon(settled)).toBe("waits")
  disk.finish()
  expect(await settled).toBe("settled")
  await told
})

test("a failed sync stops the process once, and nothing is told any more", async () => {
  const disk = slowDisk()
  const fatal: string[] = []
  const store = await freshSqlite({ sync: disk.sync, onFatal: (why) => fatal.push(why.message) })
  const told = add(store, "c1")
  await pause(5)
  disk.finish(new Error("EIO: i/o error, fsync"))
  expect(await soon(told)).toBe("waits")
  expect(fatal).toEqual(["EIO: i/o error, fsync"])
  expect(await soon(add(store, "c2"))).toBe("waits")
  expect(await soon(store.settled())).toBe("waits")
  expect(disk.asked).toHaveLength(0)
  expect(fatal).toHaveLength(1)
})

test("what was told is in the file when it is opened again, and checkpoints in between lose nothing", async () => {
  const store = await freshSqlite()
  const names = Array.from({ length: 3000 }, (_, i) => `c${i}`)
  for (let i = 0; i < names.length; i += 500)
    await Promise.all(names.slice(i, i + 500).map((id) => add(store, id.padEnd(1500, "."))))
  expect(existsSync(`${store.file}-wal`)).toBe(true)
  expect(await store.read.$count(store.t.companies)).toBe(3000)
})
