import { afterEach, expect, test } from "vitest"
import type { NetJob, StateJob } from "../../app/versions/net"
import { startWorker, type Thread, type ThreadOptions } from "../../server/worker"

const started: Thread[] = []
afterEach(() => Promise.all(started.splice(0).map((thread) => thread.close())))

const jobOf = (what: string, lineage: string[]) =>
  ({ do: what, base: { hash: "h", lineage, doc: `long ${Math.random()}` } }) as unknown as NetJob
let number = 0

function start(options: ThreadOptions = {}) {
  const thread = startWorker({ program: new URL("./thread-of-tests.mjs", import.meta.url), ...options })
  started.push(thread)
  return {
    state: (what: string) => thread.state({ do: what, n: ++number } as unknown as StateJob),
    net: (what: string, lineage: string[] = []) => thread.net(jobOf(what, lineage)),
    comparison: (what: string, lineage: string[] = []) => thread.comparison(jobOf(what, lineage)),
  }
}

test("each job gets its own answer", async () => {
  const { state } = start()
  const answers = await Promise.all(["a", "b", "c"].map(state))
  expect(answers).toMatchObject([{ job: { do: "a" } }, { job: { do: "b" } }, { job: { do: "c" } }])
})

test("a job that fails says why, and the next one is done", async () => {
  const { state } = start()
  await expect(state("fail")).rejects.toThrow("no such text")
  expect(await state("a")).toMatchObject({ job: { do: "a" } })
})

test.each([
  ["die", "The engine's thread ended."],
  ["throw", "out of its mind"],
])("a thread that did %s is replaced at the next job", async (what, why) => {
  const { state } = start()
  await expect(state(what)).rejects.toThrow(why)
  expect(await state("a")).toMatchObject({ answers: 1 })
})

test("a job that never ends is ended, and who waits behind it gets their answer from the next thread", async () => {
  const { state } = start({ longest: 3000 })
  // Its start is not what is watched here: on a loaded machine that takes seconds.
  await state("a")
  const [hangs, waits] = await Promise.allSettled([state("hang"), state("b")])
  expect(hangs).toMatchObject({ status: "rejected", reason: { message: expect.stringContaining("more than 3 s") } })
  expect(waits).toMatchObject({ status: "fulfilled", value: { job: { do: "b" }, answers: 1 } })
})

test("a thread that died takes one job with it: those behind it are done by the next", async () => {
  const { state } = start()
  const ends = await Promise.allSettled(["a", "die", "b", "throw", "c"].map(state))
  expect(ends.map((end) => (end.status === "rejected" ? "rejected" : end.value))).toMatchObject([
    { job: { do: "a" }, answers: 1 },
    "rejected",
    { job: { do: "b" }, answers: 1 },
    "rejected",
    { job: { do: "c" }, answers: 1 },
  ])
})

test("a thread without work is ended, and the next job starts another", async () => {
  const { state } = start({ idle: 50 })
  expect(await state("a")).toMatchObject({ answers: 1 })
  expect(await state("b")).toMatchObject({ answers: 2 })
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(await state("c")).toMatchObject({ answers: 1 })
})

test("a long row of jobs is not one long job", async () => {
  const { state } = start({ longest: 3000 })
  const answers = await Promise.all(Array.from({ length: 20 }, () => state("wait")))
  expect(answers).toHaveLength(20)
})

test("a net is computed once, and forgotten when it was not asked for the longest", async () => {
  const { net } = start({ remembered: 2 })
  const [first, second] = await Promise.all([net("a"), net("a")])
  expect(second).toBe(first)
  await net("b")
  expect(await net("a")).toBe(first)
  await net("c")
  expect(await net("a")).toBe(first)
  expect(await net("b")).toMatchObject({ answers: 4 })
})

test("texts are known by their hash and their lineage, and what is asked of them by its kind", async () => {
  const { net, comparison } = start()
  const first = await net("a", ["one"])
  expect(await net("a", ["one"])).toBe(first)
  expect(await net("a", ["other"])).toMatchObject({ answers: 2 })
  expect(await comparison("a", ["one"])).toMatchObject({ answers: 3 })
  expect(await comparison("a", ["one"])).toMatchObject({ answers: 3 })
})

test("a net that failed is computed again", async () => {
  const { net } = start()
  await expect(net("fail")).rejects.toThrow()
  await expect(net("fail")).rejects.toThrow()
})
