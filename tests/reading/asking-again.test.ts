import { and, asc, eq, like } from "drizzle-orm"
import { describe, expect, test } from "vitest"
import { openAsks } from "../../app/reading/ask"
import { askAgain } from "../../app/reading/asking-again.server"
import { asksFor, asksOf } from "../../app/reading/asks.server"
import { confirmChange, undoConfirmation } from "../../app/reading/confirmations.server"
import { openChange } from "../../app/reading/openings.server"
import { readingListOf } from "../../app/reading/readings.server"
import { askedAgainMail, decideAsking, fpsAbout, hasReread, openingsSince, whatAsked } from "../../app/reading/reread"
import { loader as home } from "../../app/routes/_index"
import { loader as statusPage } from "../../app/routes/legends.$legend.status"
import { action, loader as askPage } from "../../app/routes/legends.$legend.status.again"
import { engines, freshSqlite } from "../engines"
import { at, handsOn, signedIn, thrownBy } from "../hands"
import { change } from "./changes"
import { foundToy, monday, type Toy, toyWorker } from "./toy"

const day = 86_400_000
const minute = 60_000
const offer = "offer: undefined → a brochure"

describe("what is asked once more", () => {
  const openings = [
    { fp: "a", ordinal: 1 },
    { fp: "b", ordinal: 2 },
    { fp: "a", ordinal: 3 },
  ]
  test("only later openings of it count", () => {
    expect(openingsSince(openings, null)).toBe(openings)
    expect(openingsSince(openings, { a: 2 }).map(({ ordinal }) => ordinal)).toEqual([2, 3])
    expect(openingsSince(openings, { a: 3, b: 3 })).toEqual([])
  })

  const list = {
    changes: [change("a", { where: "First call" }), change("b", { origins: [{ version: 5, id: "other" }] })],
    cancelled: 0,
  }
  test.each([
    ["the whole version", null, ["a", "b"]],
    ["a published change", { id: "5-a", where: "x" }, ["a"]],
    ["a change whose part was read as it is", { id: "gone", where: "First call" }, ["a"]],
    ["a change that is nowhere in the list", { id: "gone", where: "x" }, []],
  ] as const)("%s is found in a list", (_what, asked, fps) => {
    expect(fpsAbout(list, asked)).toEqual(fps)
  })

  const opened = (fp: string, ordinal: number, is: "open" | "read" | "undone" = "read") => ({
    ...{ openingId: `o${ordinal}`, fp, shownHash: "h", ordinal, day: "2026-05-04" },
    confirmationId: is === "open" ? null : `c${ordinal}`,
    confirmedAt: is === "open" ? null : 1,
    undoneAt: is === "undone" ? 1 : null,
  })
  test.each([
    ["what was read before does not count", [opened("a", 1)], ["a"], false],
    ["opened again is not read again", [opened("a", 1), opened("a", 2, "open")], ["a"], false],
    ["read again", [opened("a", 1), opened("a", 2)], ["a"], true],
    ["read again and taken back", [opened("a", 1), opened("a", 2, "undone")], ["a"], false],
    ["read for the first time after it was asked", [opened("a", 1)], [], true],
    ["not read at all", [], [], false],
  ] as const)("%s", (_what, facts, fps, done) => {
    expect(hasReread(["a"], facts, { fps, openings: 1 })).toBe(done)
  })

  test.each([
    [{ teams: ["t"], reason: "We missed it." }, { known: true, people: 3 }, { ask: true }],
    [{ teams: ["t"], reason: "" }, { known: true, people: 3 }, { refused: "reason-missing" }],
    [{ teams: [], reason: "We missed it." }, { known: true, people: 0 }, { refused: "teams-missing" }],
    [{ teams: ["t"], reason: "We missed it." }, { known: true, people: 0 }, { refused: "nobody" }],
    [{ teams: ["t"], reason: "We missed it." }, { known: false, people: 3 }, { refused: "absent" }],
  ] as const)("%j with %j", (asked, facts, decision) => {
    expect(decideAsking(asked, facts)).toEqual(decision)
  })

  test("a title is told only to who has read the change", () => {
    const asked = { title: "The first call", where: "First call" }
    expect(whatAsked(asked, ["a"], "5")).toBe("“The first call”")
    expect(whatAsked(asked, [], "5")).toBe("a change in “First call”")
    expect(whatAsked(null, [], "5")).toBe("version 5")
    const mail = askedAgainMail({
      by: "Ruth",
      legend: "Maya",
      label: "5",
      what: "version 5",
      reason: "Why.",
      link: "x",
    })
    expect(mail.subject).toBe("Ruth asks you to read version 5 once more")
  })

  test("an ask is open as long as something of it is not read", () => {
    const ask = { by: "Ruth", reason: "Why.", day: "2026-05-04", teams: ["Sales"], what: "version 5", fps: ["a"] }
    expect(openAsks([ask], new Set(["a", "b"]))).toEqual([ask])
    expect(openAsks([ask], new Set(["b"]))).toEqual([])
    expect(openAsks([{ ...ask, fps: [] }], new Set(["b"]))).toHaveLength(1)
    expect(openAsks([{ ...ask, fps: [] }], new Set())).toEqual([])
  })
})

/** Lars and Mina have read both parts of version 1. */
async function allRead(toy: Toy) {
  const version = await toy.publish({ first: "an hour", offer: "a brochure" })
  const lars = reader(toy, toy.lars)
  const mina = reader(toy, toy.mina)
  for (const one of [lars, mina]) for (const fp of await one.titles()) await one.reads(fp)
  const { changes: c } = toy.store.t
  const [offered] = await toy.store.read.select({ id: c.id }).from(c).where(eq(c.fp, offer))
  return { version: { id: version, label: "1" }, lars, mina, offered: offered?.id ?? "" }
}

function reader(toy: Toy, personId: string) {
  const { store, companyId, legendId } = toy
  const [worker, who] = [toyWorker(), { companyId, legendId, personId }]
  let hour = monday
  const tick = () => {
    hour += minute
    return hour
  }
  const list = async () => {
    const reading = await readingListOf(store, worker, who)
    if (!reading) throw new Error("There is nothing to read.")
    return reading
  }
  const opens = (fp: string) => openChange(store, worker, { ...who, fp, at: tick() })
  const confirms = async (fp: string, at = tick()) => {
    const stand = (await list()).progress.get(fp)
    const opening = stand?.is === "open" ? stand : { openingId: "none", shownHash: "none" }
    return confirmChange(store, { ...who, fp, ...opening, at })
  }
  return {
    who,
    list,
    opens,
    confirms,
    titles: async () => (await list()).list.changes.map(({ fp }) => fp),
    is: async (fp: string) => (await list()).progress.get(fp)?.is ?? "closed",
    reads: async (fp: string, at?: number) => {
      await opens(fp)
      return confirms(fp, at)
    },
    takesBack: async (fp: string) => {
      const stand = (await list()).progress.get(fp)
      const confirmationId = stand?.is === "read" ? stand.confirmationId : "none"
      return undoConfirmation(store, { ...who, confirmationId, at: tick() })
    },
  }
}

const asks = (toy: Toy, told: Partial<Parameters<typeof askAgain>[1]> = {}) =>
  askAgain(toy.store, {
    ...{ companyId: toy.companyId, legendId: toy.legendId, by: { id: toy.ruth, name: "Ruth Adler" } },
    ...{ changeId: null, teams: ["sales"], reason: "We all missed the first call.", origin: "http://reread.test" },
    at: monday + day,
    ...told,
  })

const state = async ({ store }: Toy, personId: string) => {
  const { readingStates: s } = store.t
  return (await store.read.select().from(s).where(eq(s.personId, personId)))[0]
}
const coverage = async ({ store }: Toy) => {
  const { coverage: c } = store.t
  return store.read.select().from(c).orderBy(asc(c.changeId), asc(c.teamId))
}

describe.each(engines)("asking again on $name", ({ fresh }) => {
  test("a change asked again is closed for that team; reading it adds facts and takes nothing away", async () => {
    const toy = await foundToy(await fresh())
    const { version, lars, mina, offered } = await allRead(toy)
    const before = await coverage(toy)
    expect(await asks(toy, { changeId: offered })).toEqual({ asked: 1 })
    expect([await lars.is(offer), await mina.is(offer)]).toEqual(["closed", "read"])
    expect(await asksFor(toy.store, toy.companyId, version)).toMatchObject([
      { by: "Ruth Adler", teams: ["Sales"], figures: { people: 1, finished: 0 } },
    ])
    expect(await lars.confirms(offer)).toEqual({ refused: "not-opened" })
    await lars.opens(offer)
    expect(await lars.is(offer)).toBe("open")
    expect(await lars.confirms(offer, monday + 3 * day)).toEqual({ confirmed: expect.any(String), next: null })
    expect(await lars.is(offer)).toBe("read")
    expect(await state(toy, toy.lars)).toMatchObject({ finishedOn: "2026-05-04", confirmed: 2, knownOrdinal: 1 })
    expect(await coverage(toy)).toEqual(before)
    const { confirmations: c } = toy.store.t
    const facts = await toy.store.read.$count(c, and(eq(c.personId, toy.lars), eq(c.changeFp, offer)))
    expect(facts).toBe(2)
    expect((await asksFor(toy.store, toy.companyId, version))[0]?.figures).toEqual({ people: 1, finished: 1 })
  })

  test("taken back after it was read once more, it is not read as it is asked, and stays on record", async () => {
    const toy = await foundToy(await fresh())
    const { version, lars, offered } = await allRead(toy)
    await asks(toy, { changeId: offered })
    await lars.reads(offer)
    const counted = await coverage(toy)
    await lars.takesBack(offer)
    expect(await lars.is(offer)).toBe("closed")
    expect(await state(toy, toy.lars)).toMatchObject({ confirmed: 2, knownOrdinal: 1 })
    expect(await coverage(toy)).toEqual(counted)
    expect((await asksFor(toy.store, toy.companyId, version))[0]?.figures.finished).toBe(0)
    await lars.reads(offer)
    expect(await lars.is(offer)).toBe("read")
  })

  test("the whole version begins anew for who has read it, one after the other", async () => {
    const toy = await foundToy(await fresh())
    const { lars } = await allRead(toy)
    await asks(toy)
    const [first = "", second = ""] = await lars.titles()
    expect([await lars.is(first), await lars.is(second)]).toEqual(["closed", "closed"])
    expect(await lars.reads(first)).toMatchObject({ next: second })
    expect(await lars.is(second)).toBe("open")
    expect(await lars.confirms(second)).toMatchObject({ next: null })
  })

  test("who has not read it reads it once; a second ask asks once more", async () => {
    const toy = await foundToy(await fresh())
    const version = { id: await toy.publish({ first: "an hour", offer: "a brochure" }), label: "1" }
    const lars = reader(toy, toy.lars)
    await asks(toy)
    expect((await asksOf(toy.store, lars.who, version))[0]).toMatchObject({ what: "version 1", fps: [] })
    for (const fp of await lars.titles()) await lars.reads(fp)
    const finished = async () =>
      (await asksFor(toy.store, toy.companyId, version)).map(({ figures }) => figures.finished)
    expect(await finished()).toEqual([1])
    await asks(toy, { at: monday + 2 * day })
    expect(await finished()).toEqual([1, 0])
    for (const fp of await lars.titles()) await lars.reads(fp)
    expect(await finished()).toEqual([1, 1])
  })

  test("it is recorded, told by one mail, and ends with the next version", async () => {
    const toy = await foundToy(await fresh())
    const { lars, offered } = await allRead(toy)
    await asks(toy, { changeId: offered })
    const { ledgerEntries: l, notices: n } = toy.store.t
    const entries = await toy.store.read.select().from(l).where(eq(l.kind, "asked_again"))
    expect(entries.map(({ entry }) => JSON.parse(entry))).toMatchObject([{ change: offered, teams: ["sales"] }])
    const mails = await toy.store.read.select().from(n).where(like(n.about, "again:%"))
    const body = expect.stringContaining("We all missed the first call.")
    expect(mails).toMatchObject([{ personId: toy.lars, body, inHours: true, waits: true }])
    await toy.publish({ first: "an hour", offer: "one page" })
    expect(await lars.titles()).toEqual(["offer: a brochure → one page"])
    expect(await lars.reads("offer: a brochure → one page")).toMatchObject({ next: null })
  })

  test("refused, nothing is stored", async () => {
    const toy = await foundToy(await fresh())
    await allRead(toy)
    expect(await asks(toy, { reason: "" })).toEqual({ refused: "reason-missing" })
    expect(await asks(toy, { teams: ["nobody's"] })).toEqual({ refused: "nobody" })
    expect(await asks(toy, { changeId: "gone" })).toEqual({ refused: "absent" })
    expect(await toy.store.read.$count(toy.store.t.askedAgain)).toBe(0)
  })
})

describe("the page on which an author asks again", () => {
  async function browser(toy: Toy, personId: string) {
    const hands = handsOn(toy.store, { worker: toyWorker() })
    const asked = await signedIn(hands, personId)
    const door = { legend: toy.legendId }
    return {
      page: async () => (await askPage(at(hands, asked("/"), door))).page,
      send: (fields: Record<string, string | string[]>) => action(at(hands, asked("/", fields), door)),
      status: () => statusPage(at(hands, asked("/"), door)),
      home: async () => (await home(at(hands, asked("/")))).home,
    }
  }

  test("sends them mail, and tells on Home and on the status page", async () => {
    const toy = await foundToy(await freshSqlite())
    const { offered, lars: reads } = await allRead(toy)
    const [ruth, lars] = [await browser(toy, toy.ruth), await browser(toy, toy.lars)]
    expect((await ruth.page()).teams.map(({ name }) => name)).toEqual(["Sales", "Support"])
    expect((await lars.home())?.toRead).toEqual([])
    const refused = await ruth.send({ change: offered, team: ["sales"], reason: " " })
    expect(refused).toMatchObject({
      init: { status: 422 },
      data: { refused: "reason-missing", typed: { teams: ["sales"] } },
    })
    expect(await ruth.send({ change: offered, team: ["sales"], reason: "We missed it." })).toMatchObject({
      status: 303,
    })
    const again = { by: "Ruth Adler", reason: "We missed it." }
    expect((await lars.home())?.toRead).toMatchObject([{ left: { changes: 1, of: 2 }, again }])
    expect((await ruth.status()).asks).toMatchObject([{ ...again, counted: { people: 1, finished: 0 } }])
    await reads.reads(offer)
    expect((await lars.home())?.toRead).toEqual([])
  })

  test("is for authors only", async () => {
    const toy = await foundToy(await freshSqlite())
    await allRead(toy)
    for (const personId of [toy.lars, toy.otto]) {
      const { page, send } = await browser(toy, personId)
      expect((await thrownBy(page)).status).toBe(404)
      expect((await thrownBy(() => send({ team: ["sales"], reason: "x" }))).status).toBe(404)
    }
  })
})
