import { eq } from "drizzle-orm"
import { createElement } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, test } from "vitest"
import { renameLegend } from "../../app/legends/legends.server"
import type { ChangePage } from "../../app/reading/change-page"
import { OneChange } from "../../app/reading/one-change"
import { WhatChanged } from "../../app/reading/what-changed"
import { loader as home } from "../../app/routes/_index"
import { loader as wholeLegend } from "../../app/routes/legends.$legend"
import { loader as listPage } from "../../app/routes/legends.$legend.read"
import { loader as changePage } from "../../app/routes/legends.$legend.read.$change"
import { action as confirmation } from "../../app/routes/legends.$legend.read.$change.confirmation"
import { action as opening } from "../../app/routes/legends.$legend.read.$change.opening"
import { action as undo } from "../../app/routes/legends.$legend.read.$change.undo"
import { action as whole } from "../../app/routes/legends.$legend.read.whole"
import { loader as receipt } from "../../app/routes/legends.$legend.receipts.$version"
import { loader as me, action as saveMe } from "../../app/routes/me"
import { freshSqlite } from "../engines"
import { at, handsOn, signedIn, thrownBy } from "../hands"
import { foundToy, type Toy, toyWorker } from "./toy"

const minute = 60_000

/** Lars in front of his browser: what each page and each form answers. */
async function browser(toy: Toy, personId = toy.lars, hands = handsOn(toy.store, { worker: toyWorker() })) {
  const asks = await signedIn(hands, personId)
  const legend = toy.legendId
  const path = (change = "", verb = "") => `/legends/${legend}/read${change && `/${encodeURIComponent(change)}`}${verb}`
  const door = { legend }
  const page = async (change: string, query = ""): Promise<ChangePage> =>
    (await changePage(at(hands, asks(path(change) + query), { ...door, change }))).page
  const open = (change: string) => opening(at(hands, asks(path(change, "/opening"), {}), { ...door, change }))
  const send = (change: string, fields: Record<string, string>) =>
    confirmation(at(hands, asks(path(change, "/confirmation"), fields), { ...door, change }))
  const fields = async (change: string) => {
    const { opening: own } = await page(change)
    return { opening: own?.id ?? "", shown: own?.shownHash ?? "" }
  }
  return {
    hands,
    asks,
    page,
    open,
    send,
    fields,
    list: async (query = "") => (await listPage(at(hands, asks(path() + query), door))).page,
    whole: () => whole(at(hands, asks(path("whole"), {}), door)),
    takeBack: (change: string, id: string) =>
      undo(at(hands, asks(path(change, "/undo"), { confirmation: id }), { ...door, change })),
    receipt: (version: string) => receipt(at(hands, asks("/"), { ...door, version })),
    read: async (change: string) => {
      await open(change)
      hands.pass(minute)
      return send(change, await fields(change))
    },
    home: () => home(at(hands, asks("/"))),
    me: () => me(at(hands, asks("/me"))),
  }
}

const where = (answer: unknown) =>
  answer instanceof Response ? [answer.status, decodeURIComponent(answer.headers.get("location") ?? "")] : answer
const refused = (answer: unknown) => {
  if (typeof answer !== "object" || answer === null || !("data" in answer) || !("init" in answer)) return answer
  return [answer.init, answer.data]
}

async function twoVersions() {
  const toy = await foundToy(await freshSqlite())
  await toy.publish({ first: "an hour", offer: "a brochure", visit: "a week" })
  const lars = await browser(toy)
  for (const line of (await lars.list()).outline.lines) await lars.read(line.fp)
  await toy.publish({ first: "5 minutes", offer: "one page", visit: "a week" })
  return { toy, lars, first: "first: an hour → 5 minutes", offer: "offer: a brochure → one page" }
}

describe("reading", () => {
  test("a change is closed until it is opened, and its text is not in the page", async () => {
    const { lars, first } = await twoVersions()
    const closed = await lars.page(first)
    expect(closed).toMatchObject({ shown: null, opening: null, line: { is: "closed", n: 1 } })
    expect(JSON.stringify(closed)).not.toContain("Text of")
    expect(where(await lars.open(first))).toEqual([303, expect.stringContaining(`/read/${first}`)])
    expect((await lars.page(first)).shown?.now).toBe("5 minutes")
  })

  test("confirming goes on with the next change, and the last leads to what is known", async () => {
    const { lars, first, offer } = await twoVersions()
    expect(where(await lars.read(first))).toEqual([303, expect.stringContaining(`/read/${offer}?after=${first}`)])
    expect((await lars.page(offer, `?after=${first}`)).after).toMatchObject({ n: 1, fp: first })
    lars.hands.pass(minute)
    expect(where(await lars.send(offer, await lars.fields(offer)))).toEqual([
      303,
      expect.stringContaining("/read?after="),
    ])
    expect(await lars.list()).toMatchObject({ finished: true, version: { label: "2" } })
    expect((await lars.list("?all")).finished).toBe(false)
  })

  test("the whole legend may be read instead, until something is opened", async () => {
    const { lars, first } = await twoVersions()
    const html = async () => renderToStaticMarkup(createElement(WhatChanged, { page: await lars.list() }))
    expect(await html()).toContain("Read the whole legend instead")
    const part = "part first: 5 minutes"
    expect(where(await lars.whole())).toEqual([303, expect.stringContaining(`/read/${part}`)])
    expect(await html()).not.toContain("Read the whole legend instead")
    expect(await lars.list()).toMatchObject({ outline: { thing: "part", known: "1", read: 0 }, whole: null })
    expect(where(await lars.whole())).toEqual([303, expect.stringContaining(`/read/${part}`)])
    expect((await thrownBy(() => lars.page(first))).status).toBe(404)
    for (const { fp } of (await lars.list()).outline.lines) await lars.read(fp)
    expect(await lars.list()).toMatchObject({ finished: true })
    expect(await lars.receipt("2")).toMatchObject({ known: "1", lines: { length: 3 } })
  })

  test("not by who has begun with the changes: 409, and the list as it is; not by who knows nothing: 404", async () => {
    const { toy, lars, first } = await twoVersions()
    await lars.open(first)
    expect(refused(await lars.whole())).toEqual([{ status: 409 }, { begun: true }])
    const page = await lars.list()
    expect(page).toMatchObject({ outline: { thing: "change" }, whole: null })
    const html = renderToStaticMarkup(createElement(WhatChanged, { page, begun: true }))
    expect(html).toContain("You have begun with the list of changes")
    const mina = await browser(toy, toy.mina)
    expect((await mina.list()).whole).toBe(null)
    expect((await thrownBy(mina.whole)).status).toBe(404)
  })

  test("what was taken back says so on its closed card, and only then", async () => {
    const { lars, first } = await twoVersions()
    await lars.read(first)
    expect((await lars.page(first, "?back")).takenBack).toBe(false)
    const { read } = await lars.page(first)
    const answer = await lars.takeBack(first, read?.confirmationId ?? "")
    expect(where(answer)).toEqual([303, expect.stringContaining(`/read/${first}?back`)])
    const page = await lars.page(first, "?back")
    expect(page.takenBack).toBe(true)
    expect(renderToStaticMarkup(createElement(OneChange, { page }))).toContain("You took back “read”: change 1 counts")
    expect((await lars.page(first)).takenBack).toBe(false)
  })

  test("too soon is 422 and the same page, still open", async () => {
    const { lars, first } = await twoVersions()
    await lars.open(first)
    const fields = await lars.fields(first)
    expect(refused(await lars.send(first, fields))).toEqual([{ status: 422 }, { refused: "too-soon", words: 34 }])
    expect(await lars.fields(first)).toEqual(fields)
  })

  test("without an opening it is 409", async () => {
    const { lars, first } = await twoVersions()
    await lars.open("offer: a brochure → one page")
    lars.hands.pass(minute)
    expect(refused(await lars.send(first, {}))).toEqual([{ status: 409 }, { refused: "not-opened" }])
  })

  test("before anything was opened it is 409 too", async () => {
    const { lars, first } = await twoVersions()
    expect(refused(await lars.send(first, {}))).toEqual([{ status: 409 }, { refused: "not-opened" }])
  })

  test("nobody takes back what another person confirmed: it is not there", async () => {
    const { toy, lars, first } = await twoVersions()
    await lars.read(first)
    const [read] = await toy.store.read
      .select()
      .from(toy.store.t.confirmations)
      .where(eq(toy.store.t.confirmations.changeFp, first))
    const mina = await browser(toy, toy.mina)
    const own = "first: undefined → 5 minutes"
    await mina.open(own)
    expect((await thrownBy(() => mina.takeBack(own, read?.id ?? ""))).status).toBe(404)
    expect((await lars.list()).outline.read).toBe(1)
  })

  test("with another person's opening it is 409", async () => {
    const { toy, lars, first } = await twoVersions()
    await lars.open(first)
    const mina = await browser(toy, toy.mina)
    for (const line of (await mina.list()).outline.lines) await mina.open(line.fp)
    mina.hands.pass(minute)
    const part = "first: undefined → 5 minutes"
    expect(refused(await mina.send(part, await lars.fields(first)))).toEqual([
      { status: 409 },
      { refused: "not-opened" },
    ])
  })

  test("a stale change is 409, with the newer one closed in its place", async () => {
    const { toy, lars, first } = await twoVersions()
    await lars.open(first)
    const fields = await lars.fields(first)
    await toy.publish({ first: "10 minutes", offer: "one page", visit: "a week" })
    lars.hands.pass(minute)
    expect(refused(await lars.send(first, fields))).toEqual([{ status: 409 }, { refused: "superseded" }])
    expect(await lars.page(first)).toMatchObject({
      replaced: true,
      shown: null,
      line: { fp: "first: an hour → 10 minutes" },
      version: { label: "3" },
    })
    expect(refused(await lars.open(first))).toEqual([{ status: 409 }, { refused: "superseded" }])
    expect((await lars.list()).fresh).toBe(1)
  })

  test("a version in the middle of reading is told on the list and on a change that stayed", async () => {
    const { toy, lars, first, offer } = await twoVersions()
    await lars.read(first)
    await toy.publish({ first: "5 minutes", offer: "one page", visit: "a day", call: "Jana" })
    const list = await lars.list()
    expect(list).toMatchObject({ fresh: 2, finished: false, version: { label: "3" } })
    const told = "Version 3 came out while you read. 2 changes are new. What you have read stays read."
    const seen = renderToStaticMarkup(createElement(WhatChanged, { page: list }))
    expect(seen).toContain(told)
    expect(seen).not.toContain("an hour")
    const stayed = await lars.page(offer)
    expect(stayed).toMatchObject({ replaced: false, fresh: 2 })
    expect(renderToStaticMarkup(createElement(OneChange, { page: stayed }))).toContain(told)
    await lars.open(offer)
    expect((await lars.page(offer)).fresh).toBeNull()
  })

  test("a stale change that is not asked any more says so", async () => {
    const { toy, lars, first } = await twoVersions()
    await lars.open(first)
    await toy.publish({ first: "an hour", offer: "one page", visit: "a week" })
    expect(await lars.page(first)).toMatchObject({ replaced: true, line: null, shown: null })
  })

  test.each(["the list", "the page", "opening", "confirming", "taking back", "the receipt"])(
    "%s of another company is 404",
    async (which) => {
      const { toy, lars, first } = await twoVersions()
      await lars.open(first)
      const fields = await lars.fields(first)
      const otto = await browser(toy, toy.otto)
      const doors: Record<string, () => unknown> = {
        "the list": () => otto.list(),
        "the page": () => otto.page(first),
        opening: () => otto.open(first),
        confirming: () => otto.send(first, fields),
        "taking back": () => otto.takeBack(first, "any"),
        "the receipt": () => otto.receipt("1"),
      }
      expect((await thrownBy(() => doors[which]?.())).status).toBe(404)
    },
  )

  test("a change that never was on the list is 404", async () => {
    const { lars } = await twoVersions()
    expect((await thrownBy(() => lars.page("nothing"))).status).toBe(404)
    expect((await thrownBy(() => lars.open("nothing"))).status).toBe(404)
    expect((await thrownBy(() => lars.send("nothing", {}))).status).toBe(404)
  })

  test("what is no form is a bad request", async () => {
    const { toy, lars, first } = await twoVersions()
    const { headers } = lars.asks("/")
    const json = new Request("http://reread.test/", { method: "POST", body: "{}", headers })
    const asked = at(lars.hands, json, { legend: toy.legendId, change: first })
    expect((await thrownBy(() => confirmation(asked))).status).toBe(400)
  })

  test("taken back, a change is closed again and reading it takes a new opening", async () => {
    const { lars, first } = await twoVersions()
    await lars.open(first)
    const used = await lars.fields(first)
    lars.hands.pass(minute)
    await lars.send(first, used)
    const { read } = await lars.page(first)
    expect(where(await lars.takeBack(first, read?.confirmationId ?? ""))).toEqual([
      303,
      expect.stringContaining("/read/"),
    ])
    expect(await lars.page(first)).toMatchObject({ shown: null, read: null })
    lars.hands.pass(minute)
    expect(refused(await lars.send(first, used))).toEqual([{ status: 409 }, { refused: "not-opened" }])
    expect(await lars.page(first)).toMatchObject({ shown: null, read: null })
    await lars.read(first)
    expect((await lars.page(first)).read).not.toBeNull()
  })

  test("a receipt is there when all is read, for its reader only", async () => {
    const { toy, lars, first, offer } = await twoVersions()
    await lars.read(first)
    expect((await thrownBy(() => lars.receipt("2"))).status).toBe(404)
    lars.hands.pass(minute)
    await lars.send(offer, await lars.fields(offer))
    const mina = await browser(toy, toy.mina)
    expect((await thrownBy(() => mina.receipt("2"))).status).toBe(404)
    expect(await lars.receipt("2")).toMatchObject({
      reader: "Lars",
      version: { label: "2" },
      known: "1",
      lines: [
        { fp: first, opened: "2026-05-06", confirmed: expect.stringMatching(/^2026-05-06 09:\d\d UTC$/) },
        { fp: offer, opened: "2026-05-06" },
      ],
    })
    expect(await lars.receipt("1")).toMatchObject({ known: null })
  })

  test("a receipt names the ledger's entries, and the checkpoint over them once there is one", async () => {
    const { toy, lars, first, offer } = await twoVersions()
    await lars.read(first)
    lars.hands.pass(minute)
    await lars.send(offer, await lars.fields(offer))
    const before = await lars.receipt("2")
    expect(before.checkpoint).toBeNull()
    const { ledgerEntries: l } = toy.store.t
    const entries = await toy.store.read.select().from(l).where(eq(l.kind, "confirmed"))
    const numbers = new Map(entries.map(({ entry, number }) => [JSON.parse(entry).change, number]))
    expect(before.lines.map(({ fp, entry }) => [fp, entry])).toEqual([first, offer].map((fp) => [fp, numbers.get(fp)]))
    const made = await lars.hands.checkpoint(toy.companyId)
    expect((await lars.receipt("2")).checkpoint).toBe(made?.text)
  })

  test("Home tells what is to read and how long it takes", async () => {
    const { lars, first, offer } = await twoVersions()
    expect((await lars.home()).home?.toRead).toMatchObject([{ left: { changes: 2, of: 2, minutes: 1 }, parts: false }])
    await lars.read(first)
    expect((await lars.home()).home?.toRead).toMatchObject([{ left: { changes: 1, of: 2 } }])
    lars.hands.pass(minute)
    await lars.send(offer, await lars.fields(offer))
    expect((await lars.home()).home?.toRead).toEqual([])
  })

  test("the title of a draft is for its authors; others see the one that was published", async () => {
    const { toy, lars } = await twoVersions()
    const { companyId, legendId, store } = toy
    await renameLegend(store, { companyId, legendId, title: "What nobody knows yet" })
    const told = JSON.stringify([(await lars.home()).home, await lars.list()])
    expect(told).toContain("Chairs")
    expect(told).not.toContain("What nobody knows yet")
    const asked = at(lars.hands, lars.asks(`/legends/${legendId}`), { legend: legendId })
    expect(JSON.stringify(await wholeLegend(asked))).not.toContain("What nobody knows yet")
    const ruth = await browser(toy, toy.ruth)
    expect((await ruth.home()).home?.drafts).toMatchObject([{ title: "What nobody knows yet" }])
  })

  test("a legend asks only those to read who are addressed, and says whether it is parts or changes", async () => {
    const { toy } = await twoVersions()
    const asked = async (personId: string) => {
      const { hands, asks } = await browser(toy, personId)
      const { page } = await wholeLegend(at(hands, asks(`/legends/${toy.legendId}`), { legend: toy.legendId }))
      return [page.unread, page.isNew]
    }
    expect(await asked(toy.lars)).toEqual([true, false])
    expect(await asked(toy.ruth)).toEqual([false, true])
  })

  test("Home counts nothing of a list that is not computed yet, and asks for nothing that was changed back", async () => {
    const { toy, lars } = await twoVersions()
    await toy.publish({ first: "10 minutes", offer: "one page", visit: "a week" })
    expect((await lars.home()).home?.toRead).toMatchObject([{ left: null }])
    await toy.publish({ first: "an hour", offer: "a brochure", visit: "a week" })
    expect((await lars.home()).home?.toRead).toEqual([])
    expect(await lars.list()).toMatchObject({ finished: true, cancelled: 5 })
  })

  test("/me shows what is recorded, and no hour of an opening but the last", async () => {
    const { lars, first } = await twoVersions()
    await lars.open(first)
    const { recorded } = await lars.me()
    expect(recorded.openings).toHaveLength(4)
    expect(recorded.openings[0]).toMatchObject({ day: "2026-05-06", confirmedAt: null, version: "2" })
    expect(recorded.last).toEqual([{ company: "Northlight", at: lars.hands.now() }])
  })

  test("single keys are turned off by a form", async () => {
    const { lars } = await twoVersions()
    expect((await lars.me()).keys).toBe(true)
    const answer = await saveMe(at(lars.hands, lars.asks("/me", { keys: "off" })))
    expect(answer.headers.get("set-cookie")).toMatch(/^keys=off; Path=\/; Max-Age=31536000; SameSite=Lax$/)
  })

  test("looking at every page writes nothing", async () => {
    const { toy, lars, first } = await twoVersions()
    await lars.open(first)
    await toy.publish({ first: "10 minutes", offer: "one page", visit: "a week" })
    const mina = await browser(toy, toy.mina)
    const rows = () => Promise.all(Object.values(toy.store.t).map((table) => toy.store.read.$count(table)))
    const before = await rows()
    for (const reader of [lars, mina]) {
      await reader.home()
      await reader.list()
      await reader.list("?all")
      await reader.me()
    }
    await lars.page(first)
    await lars.page("first: an hour → 10 minutes")
    await lars.receipt("1")
    expect(await rows()).toEqual(before)
  })
})
