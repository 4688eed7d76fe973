import { setImmediate as nextTurn } from "node:timers/promises"
import { expect, test } from "vitest"
import { batches, type Steps } from "../../db/batch"
import { freshSqlite } from "../engines"

/** A transaction that only says what is done with it. */
function told(failing: Partial<Steps> = {}) {
  const said: string[] = []
  const say = (what: string) => () => void said.push(what)
  const steps: Steps = {
    ready: async () => undefined,
    begin: async () => say("begin")(),
    savepoint: say("savepoint"),
    release: say("release"),
    undo: () => {
      said.push("undo")
      return true
    },
    commit: say("commit"),
    rollback: say("rollback"),
    ...failing,
  }
  return { said, ...batches(steps) }
}

const gives =
  <T>(value: T) =>
  async () =>
    value

const fails = (why: string) => async () => {
  throw new Error(why)
}

const outcomes = async (writes: Promise<unknown>[]) =>
  (await Promise.allSettled(writes)).map((one) => (one.status === "fulfilled" ? one.value : String(one.reason)))

test("what comes in one turn shares a transaction, each behind its mark", async () => {
  const { said, write } = told()
  expect(await Promise.all([write(gives(1)), write(gives(2))])).toEqual([1, 2])
  expect(said).toEqual(["begin", "savepoint", "release", "savepoint", "release", "commit"])
})

test("what comes before the disk is ready shares a transaction too", async () => {
  let ready = () => {}
  const disk = new Promise<void>((resolve) => {
    ready = resolve
  })
  const { said, write } = told({ ready: () => disk })
  const first = write(gives(1))
  await nextTurn()
  const second = write(gives(2))
  await nextTurn()
  expect(said).toEqual([])
  ready()
  expect(await Promise.all([first, second])).toEqual([1, 2])
  expect(said.filter((what) => what === "commit")).toHaveLength(1)
})

test("what comes later has a transaction of its own", async () => {
  const { said, write } = told()
  await write(gives(1))
  await write(gives(2))
  expect(said.filter((what) => what === "commit")).toHaveLength(2)
})

test("nobody is told before the commit", async () => {
  const order: string[] = []
  const { write } = told({ commit: () => void order.push("commit") })
  await Promise.all([write(gives(1)), write(gives(2))].map((one) => one.then(() => order.push("told"))))
  expect(order).toEqual(["commit", "told", "told"])
})

test("one that fails is taken back alone", async () => {
  const { said, write } = told()
  expect(await outcomes([write(gives(1)), write(fails("no")), write(gives(3))])).toEqual([1, "Error: no", 3])
  expect(said.filter((what) => what !== "savepoint")).toEqual(["begin", "release", "undo", "release", "commit"])
})

test("a commit that fails is told to everybody in it, and to nobody else", async () => {
  let commits = 0
  const { said, write } = told({
    commit: () => {
      if (commits++ === 0) throw new Error("the disk is full")
    },
  })
  expect(await outcomes([write(gives(1)), write(gives(2))])).toEqual(Array(2).fill("Error: the disk is full"))
  expect(said.at(-1)).toBe("rollback")
  expect(await write(gives(3))).toBe(3)
})

test("where the database gave up the whole transaction, what stood before is told too", async () => {
  const { said, write } = told({ undo: () => false })
  expect(await outcomes([write(gives(1)), write(fails("full"))])).toEqual(["Error: full", "Error: full"])
  expect(said).not.toContain("commit")
})

test("on SQLite, of sixteen together the one that fails leaves nothing, and the others stand", async () => {
  const store = await freshSqlite()
  const writes = Array.from({ length: 16 }, (_, i) =>
    store.write("c1", async (tx) => {
      await tx.insert(store.t.companies).values({ id: `c${i}`, name: "Northlight", createdAt: 1 })
      if (i === 7) throw new Error("thought better of it")
      return i
    }),
  )
  const settled = await Promise.allSettled(writes)
  expect(settled.filter((one) => one.status === "rejected")).toHaveLength(1)
  const kept = await store.read.select({ id: store.t.companies.id }).from(store.t.companies)
  expect(kept.map((one) => one.id)).not.toContain("c7")
  expect(kept).toHaveLength(15)
})
