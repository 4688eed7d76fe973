import { asc, eq, sql } from "drizzle-orm"
import { describe, expect, test } from "vitest"
import { isSignedBy, keyFrom, originOf } from "../../app/ledger/checkpoint"
import { checkpointOver, grownLedgers, makeCheckpoint, toldCheckpoints } from "../../app/ledger/checkpoints.server"
import { record } from "../../app/ledger/ledger.server"
import { signerFrom } from "../../app/ledger/signing"
import { isConsistent, leafHash, nodesOver, rootFromInclusion, rootOf } from "../../app/ledger/tree"
import { consistencyProofs, growTree, inclusionProofs } from "../../app/ledger/trees.server"
import type { Store } from "../../db/store"
import { engines } from "../engines"

const signer = signerFrom("ab".repeat(32))
const day = "2026-05-06"

/** Adds entries whose hashes are real and whose texts are short. */
async function addLeaves(store: Store, companyId: string, from: number, to: number) {
  const rows = Array.from({ length: to - from }, (_, i) => {
    const entry = `{"number":${from + i + 1}}`
    return { companyId, number: from + i + 1, kind: "joined", entry, hash: leafHash(entry) }
  })
  await store.write(companyId, async (tx) => {
    for (let i = 0; i < rows.length; i += 1000) await tx.insert(store.t.ledgerEntries).values(rows.slice(i, i + 1000))
  })
}

async function leavesOf({ read, t }: Store, companyId: string) {
  const { ledgerEntries: l } = t
  const rows = await read.select({ hash: l.hash }).from(l).where(eq(l.companyId, companyId)).orderBy(asc(l.number))
  return rows.map(({ hash }) => hash)
}

describe.each(engines)("checkpoints on $name", ({ fresh }) => {
  test("sign the head of all entries, and prove any entry and any earlier head", async () => {
    const store = await fresh()
    for (const [from, to] of [
      [0, 3],
      [3, 300],
      [300, 512],
      [512, 1300],
    ] as const) {
      await addLeaves(store, "c1", from, to)
      const made = await makeCheckpoint(store, { companyId: "c1", signer, day })
      const leaves = await leavesOf(store, "c1")
      expect(made).toMatchObject({ size: to, root: rootOf(to, nodesOver(leaves)), day })
      expect(isSignedBy(made?.text ?? "", keyFrom(signer.keyFor(originOf("c1")))!)).toBe(true)
    }
    const leaves = await leavesOf(store, "c1")
    const root = rootOf(1300, nodesOver(leaves))
    const numbers = [1, 2, 255, 256, 257, 511, 512, 513, 1024, 1025, 1299, 1300]
    const proofs = await inclusionProofs(store, "c1", numbers, 1300)
    for (const number of numbers)
      expect(rootFromInclusion(leaves[number - 1] ?? "", number - 1, 1300, proofs.get(number) ?? [])).toBe(root)
    const sizes = [1, 3, 255, 256, 300, 512, 1299]
    const grown = await consistencyProofs(store, "c1", sizes, 1300)
    for (const size of sizes) {
      const first = { size, root: rootOf(size, nodesOver(leaves)) }
      expect(isConsistent(first, { size: 1300, root }, grown.get(size) ?? [])).toBe(true)
    }
  })

  test("are made only for what is new, and never of an empty ledger", async () => {
    const store = await fresh()
    expect(await makeCheckpoint(store, { companyId: "c1", signer, day })).toBeNull()
    await addLeaves(store, "c1", 0, 5)
    const first = await makeCheckpoint(store, { companyId: "c1", signer, day })
    expect(await makeCheckpoint(store, { companyId: "c1", signer, day: "2026-05-07" })).toEqual(first)
    await Promise.all([1, 2, 3].map(() => makeCheckpoint(store, { companyId: "c1", signer, day })))
    expect(await store.read.select().from(store.t.checkpoints)).toHaveLength(1)
  })

  test("a head is made with few hashes of a long ledger", async () => {
    const store = await fresh()
    await addLeaves(store, "c1", 0, 70_000)
    await growTree(store, "c1", 70_000)
    const kept = await store.read.select().from(store.t.ledgerNodes)
    expect(kept.filter(({ level }) => level === 8)).toHaveLength(273)
    expect(kept.filter(({ level }) => level === 16)).toHaveLength(1)
    const made = await makeCheckpoint(store, { companyId: "c1", signer, day })
    expect(made?.root).toBe(rootOf(70_000, nodesOver(await leavesOf(store, "c1"))))
  })

  test("are refused where earlier entries are no longer what was signed", async () => {
    const store = await fresh()
    await addLeaves(store, "c1", 0, 5)
    await makeCheckpoint(store, { companyId: "c1", signer, day })
    await store.write("c1", async (tx) => {
      // What a signed head over other entries leaves behind: the entries were put in anew.
      await tx.insert(store.t.checkpoints).values({ companyId: "c1", size: 6, root: "00".repeat(32), day, text: "" })
    })
    await addLeaves(store, "c1", 5, 8)
    await expect(makeCheckpoint(store, { companyId: "c1", signer, day })).rejects.toThrow(/no longer begins/)
  })

  test("tell which of them first covers an entry, and which of them others may hold", async () => {
    const store = await fresh()
    for (const [from, to, on] of [
      [0, 4, "2026-05-06"],
      [4, 9, "2026-05-06"],
      [9, 10, "2026-05-07"],
    ] as const) {
      await addLeaves(store, "c1", from, to)
      await makeCheckpoint(store, { companyId: "c1", signer, day: on })
    }
    expect((await checkpointOver(store, "c1", 4))?.size).toBe(4)
    expect((await checkpointOver(store, "c1", 5))?.size).toBe(9)
    expect(await checkpointOver(store, "c1", 11)).toBeNull()
    expect((await toldCheckpoints(store, "c1")).map(({ size }) => size)).toEqual([4, 9, 10])
    const many = Array.from({ length: 300 }, (_, i) => ({ size: 11 + i, root: "r", day: "2026-05-08", text: "" }))
    await store.write("c1", (tx) =>
      tx.insert(store.t.checkpoints).values(many.map((one) => ({ companyId: "c1", ...one }))),
    )
    const told = (await toldCheckpoints(store, "c1")).map(({ size }) => size)
    expect(told).toHaveLength(202)
    expect(told.slice(0, 3)).toEqual([9, 10, 111])
  })

  test("what has grown is known for each company", async () => {
    const store = await fresh()
    const { t } = store
    const found = (id: string) => store.write(id, (tx) => tx.insert(t.companies).values({ id, name: id, createdAt: 0 }))
    for (const id of ["c1", "c2", "c3"]) await found(id)
    await addLeaves(store, "c1", 0, 4)
    await addLeaves(store, "c2", 0, 2)
    await makeCheckpoint(store, { companyId: "c2", signer, day })
    expect(await grownLedgers(store)).toEqual([{ companyId: "c1", size: 4, covered: 0 }])
    await addLeaves(store, "c2", 2, 3)
    expect((await grownLedgers(store)).sort((a, b) => (a.companyId < b.companyId ? -1 : 1))).toEqual([
      { companyId: "c1", size: 4, covered: 0 },
      { companyId: "c2", size: 3, covered: 2 },
    ])
  })

  test("an entry about a legend is found by it", async () => {
    const store = await fresh()
    const opened = {
      kind: "opened",
      day,
      person: "lars",
      legend: "maya",
      version: "v",
      reading: "r",
      opening: "o",
    } as const
    await store.write("c1", (tx) =>
      record(
        tx,
        store.t,
        "c1",
        { kind: "left", at: 1, person: "lars" },
        { ...opened, change: "f", shown: "a".repeat(64) },
      ),
    )
    const { ledgerEntries: l } = store.t
    const found = await store.read.select({ number: l.number }).from(l).where(sql`${l.legendId} = 'maya'`)
    expect(found).toEqual([{ number: 2 }])
  })
})
