import { asc, eq } from "drizzle-orm"
import { describe, expect, test } from "vitest"
import { record } from "../../app/ledger/ledger.server"
import { leafHash } from "../../app/ledger/tree"
import type { Store } from "../../db/store"
import { engines } from "../engines"

const joined = (person: string) => ({ kind: "joined", at: 1_778_061_153_120, person, seats: ["reader"] }) as const

const entriesOf = (store: Store, companyId: string) =>
  store.read
    .select()
    .from(store.t.ledgerEntries)
    .where(eq(store.t.ledgerEntries.companyId, companyId))
    .orderBy(asc(store.t.ledgerEntries.number))

describe.each(engines)("the ledger on $name", ({ fresh }) => {
  test("numbers each company's entries from one, without gaps, under sixteen writers", async () => {
    const store = await fresh()
    const write = (company: string, i: number) =>
      store.write(company, (tx) => record(tx, store.t, company, joined(`p${i}`), joined(`q${i}`)))
    await Promise.all(Array.from({ length: 16 }, (_, i) => write(i % 4 === 0 ? "c2" : "c1", i)))
    const numbers = async (company: string) => (await entriesOf(store, company)).map((e) => e.number)
    expect(await numbers("c1")).toEqual(Array.from({ length: 24 }, (_, i) => i + 1))
    expect(await numbers("c2")).toEqual(Array.from({ length: 8 }, (_, i) => i + 1))
  })

  test("leaves no gap where a write failed", async () => {
    const store = await fresh()
    await store.write("c1", (tx) => record(tx, store.t, "c1", joined("lars")))
    await expect(
      store.write("c1", async (tx) => {
        await record(tx, store.t, "c1", joined("mina"))
        throw new Error("no")
      }),
    ).rejects.toThrow("no")
    await store.write("c1", (tx) => record(tx, store.t, "c1", joined("jana")))
    expect((await entriesOf(store, "c1")).map((e) => e.number)).toEqual([1, 2])
  })

  test("names nobody, but the same person always by the same commitment", async () => {
    const store = await fresh()
    await store.write("c1", (tx) => record(tx, store.t, "c1", joined("lars"), joined("mina")))
    await store.write("c1", (tx) => record(tx, store.t, "c1", { kind: "left", at: 2, person: "lars" }))
    const entries = await entriesOf(store, "c1")
    const [lars, mina, larsAgain] = entries.map((e) => JSON.parse(e.entry).person)
    expect(entries.map((e) => e.entry).join()).not.toMatch(/lars|mina/)
    expect(lars).toBe(larsAgain)
    expect(lars).not.toBe(mina)
    expect(entries.every((e) => e.hash === leafHash(e.entry))).toBe(true)
  })

  test("addresses a thousand people and more in one entry", async () => {
    const store = await fresh()
    const people = Array.from({ length: 2500 }, (_, i) => `p${i}`)
    const addressed = { kind: "addressed", at: 1, legend: "l", version: "v", people } as const
    await store.write("c1", (tx) => record(tx, store.t, "c1", addressed))
    const [entry] = await entriesOf(store, "c1")
    expect(new Set(JSON.parse(entry?.entry ?? "{}").people).size).toBe(2500)
  })

  test("refuses an entry that is not in the union", async () => {
    const store = await fresh()
    const wrong = JSON.parse('{"kind":"joined","at":-5,"person":"lars","seats":[]}')
    await expect(store.write("c1", (tx) => record(tx, store.t, "c1", wrong))).rejects.toThrow()
    expect(await entriesOf(store, "c1")).toEqual([])
  })
})
