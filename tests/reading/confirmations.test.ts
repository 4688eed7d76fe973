import { and, eq } from "drizzle-orm"
import { describe, expect, test } from "vitest"
import { leaveCompany } from "../../app/people/companies.server"
import { confirmChange, undoConfirmation } from "../../app/reading/confirmations.server"
import { openChange } from "../../app/reading/openings.server"
import { readingListOf } from "../../app/reading/readings.server"
import type { Store } from "../../db/store"
import { engines } from "../engines"
import { foundToy, monday, type Toy, toyWorker } from "./toy"

const minute = 60_000

describe.each(engines)("reading on $name", ({ fresh }) => {
  /** Lars, with the verbs of a reader. A clock of his own goes a minute on with each step. */
  async function reader(toy: Toy, personId = toy.lars, companyId = toy.companyId) {
    const { store, legendId } = toy
    const worker = toyWorker()
    const who = { companyId, legendId, personId }
    let at = monday
    const tick = () => {
      at += minute
      return at
    }
    const list = () => readingListOf(store, worker, who)
    const titles = async () => (await list())?.list.changes.map((change) => change.fp) ?? null
    const open = (fp: string) => openChange(store, worker, { ...who, fp, at: tick() })
    const opening = async (fp: string) => {
      const stand = (await list())?.progress.get(fp)
      return stand?.is === "open" ? stand : { openingId: "none", shownHash: "none" }
    }
    const confirm = async (fp: string, more: { at?: number; openingId?: string } = {}) =>
      confirmChange(store, { ...who, fp, ...(await opening(fp)), at: tick(), ...more })
    const read = async (fp: string) => {
      await open(fp)
      return confirm(fp)
    }
    const readAll = async () => {
      for (const fp of (await titles()) ?? []) await read(fp)
    }
    const undo = async (fp: string) => {
      const stand = (await list())?.progress.get(fp)
      const confirmationId = stand?.is === "read" ? stand.confirmationId : "none"
      return undoConfirmation(store, { ...who, confirmationId, at: tick() })
    }
    const is = async (fp: string) => (await list())?.progress.get(fp)?.is ?? "closed"
    return { who, worker, list, titles, open, opening, confirm, read, readAll, undo, is, now: () => at }
  }

  const state = async ({ store, companyId, legendId }: Toy, personId: string) => {
    const { readingStates: s } = store.t
    const [row] = await store.read
      .select()
      .from(s)
      .where(and(eq(s.companyId, companyId), eq(s.legendId, legendId), eq(s.personId, personId)))
    return row
  }

  /** Readers of each published change, by heading and team. */
  const counted = async ({ store, companyId }: Toy) => {
    const { coverage, changes } = store.t
    const rows = await store.read
      .select({ fp: changes.fp, team: coverage.teamId, readers: coverage.readers })
      .from(coverage)
      .innerJoin(changes, eq(changes.id, coverage.changeId))
      .where(eq(coverage.companyId, companyId))
    return Object.fromEntries(
      rows
        .filter((row) => row.readers !== 0)
        .map((row) => [`${row.fp.replace(/:.*→/, " →")} ${row.team}`.trim(), row.readers])
        .sort(),
    )
  }

  const count = (store: Store, table: "openings" | "confirmations" | "undos" | "readings" | "ledgerEntries") =>
    store.read.$count(store.t[table])

  test("a new colleague reads part by part, one opening and one confirmation each", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish({ first: "an hour", offer: "a brochure" })
    const lars = await reader(toy)
    const [first = "", offer = ""] = (await lars.titles()) ?? []
    await lars.open(first)
    expect(await lars.confirm(first)).toEqual({ confirmed: expect.any(String), next: offer })
    expect(await lars.is(offer)).toBe("open")
    expect(await lars.confirm(offer)).toEqual({ confirmed: expect.any(String), next: null })
    expect(await state(toy, toy.lars)).toMatchObject({
      knownOrdinal: 1,
      changes: 2,
      confirmed: 2,
      finishedOn: "2026-05-04",
    })
    expect(await count(toy.store, "openings")).toBe(2)
  })

  test("no id of a reading, an opening or a confirmation tells the hour it was made", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish({ first: "an hour" })
    const lars = await reader(toy)
    await lars.readAll()
    const { readings, openings, confirmations } = toy.store.t
    const ids = await Promise.all(
      [readings, openings, confirmations].map((table) => toy.store.read.select({ id: table.id }).from(table)),
    )
    expect(ids.flat().map(({ id }) => id[14])).toEqual(["4", "4", "4"])
  })

  test("a confirmation without an opening is refused and nothing is stored", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish({ first: "an hour", offer: "a brochure" })
    const lars = await reader(toy)
    const [first = "", offer = ""] = (await lars.titles()) ?? []
    await lars.open(first)
    expect(await lars.confirm(offer)).toEqual({ refused: "not-opened" })
    expect(await count(toy.store, "confirmations")).toBe(0)
  })

  test("another person's opening is no opening", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish({ first: "an hour" })
    const [lars, mina] = [await reader(toy), await reader(toy, toy.mina)]
    const [first = ""] = (await lars.titles()) ?? []
    await lars.open(first)
    await mina.open(first)
    const { openingId } = await lars.opening(first)
    expect(await mina.confirm(first, { openingId })).toEqual({ refused: "not-opened" })
  })

  test("the opening of one change confirms no other", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish({ first: "an hour", offer: "a brochure" })
    const lars = await reader(toy)
    const [first = "", offer = ""] = (await lars.titles()) ?? []
    await lars.open(first)
    await lars.open(offer)
    const { openingId } = await lars.opening(first)
    expect(await lars.confirm(offer, { openingId })).toEqual({ refused: "not-opened" })
  })

  test("who left while their form was on its way opens, confirms and takes back nothing", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish({ first: "an hour", offer: "a brochure" })
    const lars = await reader(toy)
    const [first = "", offer = ""] = (await lars.titles()) ?? []
    await lars.read(first)
    await lars.open(offer)
    const sent = await lars.opening(offer)
    const { companyId, store } = toy
    const [confirmation] = await store.read.select().from(store.t.confirmations)
    await leaveCompany(store, { companyId, personId: toy.lars, at: monday })
    const late = lars.now() + minute
    expect(await lars.open(first)).toEqual({ refused: "absent" })
    expect(await confirmChange(store, { ...lars.who, fp: offer, ...sent, at: late })).toEqual({ refused: "absent" })
    const taken = { ...lars.who, confirmationId: confirmation?.id ?? "", at: late }
    expect(await undoConfirmation(store, taken)).toEqual({ refused: "absent" })
    expect([await count(store, "confirmations"), await count(store, "undos")]).toEqual([1, 0])
  })

  test("another company is not there", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish({ first: "an hour" })
    const lars = await reader(toy)
    const [first = ""] = (await lars.titles()) ?? []
    await lars.open(first)
    const { openingId } = await lars.opening(first)
    const otto = await reader(toy, toy.otto, toy.elsewhere)
    expect(await otto.titles()).toBeNull()
    expect(await otto.open(first)).toEqual({ refused: "absent" })
    expect(await otto.confirm(first, { openingId })).toEqual({ refused: "absent" })
  })

  test("who was not addressed has nothing to read", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish({ first: "an hour" }, [toy.lars])
    const mina = await reader(toy, toy.mina)
    expect(await mina.titles()).toBeNull()
    expect(await mina.open("first: undefined → an hour")).toEqual({ refused: "absent" })
  })

  test("sent twice in parallel it is stored once", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish({ first: "an hour", offer: "a brochure" })
    const lars = await reader(toy)
    const [first = ""] = (await lars.titles()) ?? []
    await lars.open(first)
    const stand = await lars.opening(first)
    const asked = { ...lars.who, fp: first, ...stand, at: lars.now() + minute }
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => confirmChange(toy.store, asked)))
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1)
    expect(await count(toy.store, "confirmations")).toBe(1)
    expect(await count(toy.store, "openings")).toBe(2)
  })

  test("too soon is refused with the words changed, and taken after the floor", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish({ first: "an hour" })
    const lars = await reader(toy)
    const [first = ""] = (await lars.titles()) ?? []
    await lars.open(first)
    const at = lars.now()
    expect(await lars.confirm(first, { at: at + 5_099 })).toEqual({ refused: "too-soon", words: 34 })
    expect(await lars.confirm(first, { at: at + 5_100 })).toMatchObject({ next: null })
  })

  test("an opening that came earlier and is written later does not set the floor back; a clock that was set back does", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish({ first: "an hour", offer: "a brochure", visit: "a week" })
    const lars = await reader(toy)
    const [first = "", offer = "", visit = ""] = (await lars.titles()) ?? []
    await lars.open(first)
    await lars.open(offer)
    await lars.confirm(first)
    const at = lars.now()
    const slow = (fp: string, ms: number) => openChange(toy.store, lars.worker, { ...lars.who, fp, at: at + ms })
    await slow(visit, -minute)
    expect(await lars.confirm(visit, { at: at + 5_099 })).toEqual({ refused: "too-soon", words: 34 })
    await lars.confirm(visit, { at: at + 5_100 })
    await lars.undo(visit)
    await slow(visit, -60 * minute)
    expect(await lars.confirm(visit, { at: at - 60 * minute + 5_100 })).toHaveProperty("confirmed")
    expect(await lars.is(offer)).toBe("open")
  })

  test("twenty changes opened in twenty tabs are confirmed no faster than one after the other", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`part ${i}`, "new"])))
    const lars = await reader(toy)
    const fps = (await lars.titles()) ?? []
    for (const fp of fps) await lars.open(fp)
    const at = lars.now() + minute
    const atOnce = []
    for (const fp of fps) atOnce.push(await lars.confirm(fp, { at }))
    expect(atOnce.filter((outcome) => "confirmed" in outcome)).toHaveLength(1)
    expect(atOnce.filter((outcome) => "refused" in outcome && outcome.refused === "too-soon")).toHaveLength(19)
    expect(await count(toy.store, "confirmations")).toBe(1)
  })

  test("opening again what is open or read stores nothing", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish({ first: "an hour" })
    const lars = await reader(toy)
    const [first = ""] = (await lars.titles()) ?? []
    await Promise.all([lars.open(first), lars.open(first), lars.open(first)])
    await lars.confirm(first)
    await lars.open(first)
    expect(await count(toy.store, "openings")).toBe(1)
    expect(await count(toy.store, "readings")).toBe(1)
  })

  test("taken back it is unread, and reading it again takes a new opening", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish({ first: "an hour" })
    const lars = await reader(toy)
    const [first = ""] = (await lars.titles()) ?? []
    await lars.open(first)
    const consumed = await lars.opening(first)
    await lars.confirm(first)
    expect(await lars.undo(first)).toEqual({ undone: first })
    expect(await lars.is(first)).toBe("closed")
    expect(await state(toy, toy.lars)).toMatchObject({ knownOrdinal: 0, confirmed: 0, finishedOn: null })
    const again = await confirmChange(toy.store, { ...lars.who, fp: first, ...consumed, at: lars.now() + minute })
    expect(again).toEqual({ refused: "not-opened" })
    expect(await lars.is(first)).toBe("closed")
    await lars.read(first)
    expect(await state(toy, toy.lars)).toMatchObject({ knownOrdinal: 1, confirmed: 1 })
    expect([await count(toy.store, "openings"), await count(toy.store, "confirmations")]).toEqual([2, 2])
    expect(await counted(toy)).toEqual({ "first → an hour": 1, "first → an hour sales": 1 })
  })

  test("missed versions come as one net list", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish({ first: "an hour", offer: "a brochure", visit: "a week" })
    const lars = await reader(toy)
    await lars.readAll()
    await toy.publish({ first: "half an hour", offer: "a brochure", visit: "a week" })
    await toy.publish({ first: "half an hour", offer: "one page", visit: "a week" })
    await toy.publish({ first: "5 minutes", offer: "one page", visit: "a week" })
    expect(await lars.titles()).toEqual(["first: an hour → 5 minutes", "offer: a brochure → one page"])
    await lars.readAll()
    expect(await state(toy, toy.lars)).toMatchObject({ knownOrdinal: 4, changes: 2, confirmed: 2 })
    expect(await counted(toy)).toMatchObject({
      "first → half an hour": 1,
      "offer → one page": 1,
      "first → 5 minutes": 1,
    })
  })

  test("what was changed and changed back is not asked, and covered when finished", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish({ first: "an hour", offer: "a brochure" })
    const lars = await reader(toy)
    await lars.readAll()
    await toy.publish({ first: "5 minutes", offer: "a brochure" })
    await toy.publish({ first: "an hour", offer: "one page" })
    expect(await lars.titles()).toEqual(["offer: a brochure → one page"])
    expect((await lars.list())?.list.cancelled).toBe(2)
    await lars.readAll()
    expect(await counted(toy)).toMatchObject({ "first → 5 minutes": 1, "offer → one page": 1 })
  })

  test("a confirmed change that is reverted is asked again", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish({ first: "an hour", offer: "a brochure" })
    const lars = await reader(toy)
    await lars.readAll()
    await toy.publish({ first: "5 minutes", offer: "a brochure" })
    await lars.readAll()
    await toy.publish({ first: "an hour", offer: "a brochure" })
    expect(await lars.titles()).toEqual(["first: 5 minutes → an hour"])
  })

  test("a version in the middle of a reading carries over what was confirmed, and counts it once", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish({ first: "an hour", offer: "a brochure" })
    const lars = await reader(toy)
    await lars.readAll()
    await toy.publish({ first: "5 minutes", offer: "one page" })
    await lars.read("first: an hour → 5 minutes")
    await lars.open("offer: a brochure → one page")
    const stale = await lars.opening("offer: a brochure → one page")
    await toy.publish({ first: "5 minutes", offer: "two pages", visit: "two days" })
    expect(await lars.titles()).toEqual(["offer: a brochure → two pages", "visit: undefined → two days"])
    expect((await lars.list())?.fresh).toBe(2)
    const late = { ...lars.who, fp: "offer: a brochure → one page", ...stale, at: lars.now() + minute }
    expect(await confirmChange(toy.store, late)).toEqual({ refused: "superseded" })
    await lars.readAll()
    expect(await state(toy, toy.lars)).toMatchObject({ knownOrdinal: 3, changes: 2, confirmed: 2 })
    expect(await counted(toy)).toMatchObject({
      "first → 5 minutes": 1,
      "offer → one page": 1,
      "offer → two pages": 1,
      "visit → two days": 1,
      "visit → two days sales": 1,
    })
  })

  test("a half-read change that is reverted is asked again from the text half read", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish({ first: "an hour", offer: "a brochure" })
    const lars = await reader(toy)
    await lars.readAll()
    await toy.publish({ first: "5 minutes", offer: "one page" })
    await lars.read("first: an hour → 5 minutes")
    await toy.publish({ first: "an hour", offer: "a brochure" })
    expect(await lars.titles()).toEqual(["first: 5 minutes → an hour"])
    await lars.readAll()
    expect(await state(toy, toy.lars)).toMatchObject({ knownOrdinal: 3, confirmed: 1 })
  })

  test("somebody not addressed by the current version but by one since reads up to the current one", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish({ first: "an hour" }, [toy.lars])
    await toy.publish({ first: "5 minutes" }, [toy.mina])
    expect(await (await reader(toy)).titles()).toEqual(["first: undefined → 5 minutes"])
    expect(await (await reader(toy, toy.mina)).titles()).toEqual(["first: undefined → 5 minutes"])
  })

  test("a version published between looking and opening makes the list anew", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish({ first: "an hour" })
    const lars = await reader(toy)
    await lars.readAll()
    await toy.publish({ first: "5 minutes" })
    const worker = toyWorker()
    const slow = {
      ...worker,
      net: async (job: Parameters<typeof worker.net>[0]) => {
        const list = await worker.net(job)
        if (worker.asked.length === 1) await toy.publish({ first: "5 minutes", offer: "one page" })
        return list
      },
    }
    await toy.publish({ first: "5 minutes", offer: "a brochure" })
    const asked = { ...lars.who, fp: "first: an hour → 5 minutes", at: lars.now() + minute }
    expect(await openChange(toy.store, slow, asked)).toEqual({ opened: "first: an hour → 5 minutes" })
    expect(worker.asked).toEqual(["net", "net"])
    expect(await lars.titles()).toEqual(["first: an hour → 5 minutes", "offer: undefined → one page"])
  })

  test("the hour of an opening is kept nowhere but in the one row that is overwritten", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish({ first: "an hour", offer: "a brochure" })
    const lars = await reader(toy)
    const [first = "", offer = ""] = (await lars.titles()) ?? []
    await lars.open(first)
    await lars.open(offer)
    const { openings, pace, ledgerEntries } = toy.store.t
    const kept = JSON.stringify([
      await toy.store.read.select().from(openings),
      await toy.store.read.select().from(ledgerEntries).where(eq(ledgerEntries.kind, "opened")),
    ])
    expect(kept).toContain("2026-05-04")
    expect(kept).not.toContain(String(lars.now()))
    expect(await toy.store.read.select().from(pace)).toEqual([
      { companyId: toy.companyId, personId: toy.lars, at: lars.now() },
    ])
  })

  test("where names are for nobody, a confirmation keeps its day only", async () => {
    const toy = await foundToy(await fresh())
    await toy.store.write(toy.companyId, (tx) => tx.update(toy.store.t.companies).set({ names: "teams" }))
    await toy.publish({ first: "an hour" })
    await (await reader(toy)).readAll()
    const [confirmation] = await toy.store.read.select().from(toy.store.t.confirmations)
    expect(confirmation?.at).toBe(Date.UTC(2026, 4, 4))
  })

  test("looking writes nothing", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish({ first: "an hour", offer: "a brochure" })
    const lars = await reader(toy)
    await lars.readAll()
    await toy.publish({ first: "5 minutes", offer: "a brochure" })
    await toy.publish({ first: "5 minutes", offer: "one page" })
    const rows = () => Promise.all(Object.values(toy.store.t).map((table) => toy.store.read.$count(table)))
    const before = await rows()
    await lars.list()
    await (await reader(toy, toy.mina)).list()
    expect(await rows()).toEqual(before)
    expect(await count(toy.store, "ledgerEntries")).toBeGreaterThan(0)
  })
})
