import { asc, eq } from "drizzle-orm"
import { createElement } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, test } from "vitest"
import { entriesAbout, readersByName } from "../../app/evidence/gathered.server"
import { whoKnew } from "../../app/evidence/knowledge.server"
import { sizeOf } from "../../app/ledger/trees.server"
import { addNotices, claimNotices, letGo } from "../../app/notices/notices.server"
import { absencesIn, endAbsence, enterAbsence } from "../../app/people/absences.server"
import { keepTimeZone, leaveCompany } from "../../app/people/companies.server"
import { memberOf } from "../../app/people/memberships.server"
import { OnePerson } from "../../app/people/one-person"
import { MePage } from "../../app/reading/me-page"
import { ownRecord } from "../../app/reading/own-record.server"
import { remindReaders } from "../../app/reading/reminders.server"
import { standingOf } from "../../app/reading/standings.server"
import { WhereWeStand } from "../../app/reading/where-we-stand"
import { loader as home } from "../../app/routes/_index"
import { action as awayFor, loader as personPage } from "../../app/routes/companies.$company.people.$person.absence"
import { loader as listPage } from "../../app/routes/legends.$legend.read"
import { loader as status } from "../../app/routes/legends.$legend.status"
import { loader as me } from "../../app/routes/me"
import { action as away } from "../../app/routes/me.absence"
import { announce } from "../../app/versions/announcements.server"
import { publishDraft } from "../../app/versions/publishing.server"
import type { Store } from "../../db/store"
import { engines, freshSqlite } from "../engines"
import { at, directWorker, handsOn, hour, signedIn, thrownBy } from "../hands"
import { before, foundChairs } from "../versions/chairs"

const day = 86_400_000
const origin = "http://reread.test"
/** Published on Wednesday the 6th, to be read by the 15th. */
async function published(store: Store, first?: (chairs: Awaited<ReturnType<typeof foundChairs>>) => Promise<unknown>) {
  const chairs = await foundChairs(store)
  await first?.(chairs)
  const { companyId, legendId, ruth: by, teams } = chairs
  const where = { companyId, legendId }
  await announce(store, where, (now) => ({
    announcement: { ...now, teams: Object.values(teams), readBy: "2026-05-15" },
  }))
  const outcome = await publishDraft(store, directWorker, { ...where, by, at: hour, origin })
  if ("refused" in outcome) throw new Error(JSON.stringify(outcome))
  const lars = { companyId, personId: chairs.lars, by: chairs.lars, at: hour }
  return { ...chairs, store, where, whose: lars, versionId: outcome.version.id }
}

const reworded = (words: string) =>
  before.type.schema.nodeFromJSON(JSON.parse(JSON.stringify(before.toJSON()).replace("brochure", words)))

const entriesOf = async (store: Store, companyId: string) => {
  const { ledgerEntries: l } = store.t
  const rows = await store.read.select().from(l).where(eq(l.companyId, companyId)).orderBy(asc(l.number))
  return rows.map(({ entry }) => JSON.parse(entry))
}

describe.each(engines)("days away on $name", ({ fresh }) => {
  test("are kept once, with an entry of the ledger that names no reason", async () => {
    const { store, whose, companyId, lars } = await published(await fresh())
    const asked = { from: "2026-05-08", to: "2026-05-12" }
    const first = await enterAbsence(store, whose, asked)
    expect(await enterAbsence(store, whose, asked)).toEqual(first)
    expect((await absencesIn(store.read, store.t, companyId, [lars])).get(lars)).toMatchObject([asked])
    const told = (await entriesOf(store, companyId)).filter(({ kind }) => kind === "absent")
    expect(told).toMatchObject([{ day: "2026-05-06", ...asked }])
    expect(Object.keys(told[0]).sort()).toEqual(
      ["absence", "algorithm", "by", "company", "day", "from", "kind", "number", "person", "to"].sort(),
    )
    expect(JSON.stringify(told)).not.toContain(lars)
  })

  test("end earlier by a row of their own, once; what is over, or another's, is not there", async () => {
    const { store, whose, companyId, lars, mina } = await published(await fresh())
    const entered = await enterAbsence(store, whose, { from: "2026-05-04", to: "2026-05-12" })
    const id = entered && "entered" in entered ? entered.entered : ""
    const nothing = async () => undefined
    expect(await endAbsence(store, { ...whose, personId: mina }, id, nothing)).toBe(null)
    expect(await endAbsence(store, whose, id, nothing)).toEqual({ ended: id })
    expect(await endAbsence(store, whose, id, nothing)).toBe(null)
    expect((await absencesIn(store.read, store.t, companyId, [lars])).get(lars)).toMatchObject([
      { from: "2026-05-04", to: "2026-05-05", isEnded: true },
    ])
    expect((await entriesOf(store, companyId)).at(-1)).toMatchObject({ kind: "back", absence: id, last: "2026-05-05" })
    const over = await enterAbsence(store, whose, { from: "2026-05-01", to: "2026-05-02" })
    expect(await endAbsence(store, whose, over && "entered" in over ? over.entered : "", nothing)).toBe(null)
  })

  test("end by the day it is where the company is", async () => {
    const { store, whose, companyId, lars } = await published(await fresh())
    await keepTimeZone(store, { companyId, timeZone: "America/Los_Angeles" })
    const entered = await enterAbsence(store, whose, { from: "2026-05-04", to: "2026-05-12" })
    const id = entered && "entered" in entered ? entered.entered : ""
    // Half past four on Wednesday afternoon there, Thursday in Greenwich: they are there on Wednesday.
    await endAbsence(store, { ...whose, at: Date.UTC(2026, 4, 7, 0, 30) }, id, async () => undefined)
    expect((await absencesIn(store.read, store.t, companyId, [lars])).get(lars)).toMatchObject([
      { from: "2026-05-04", to: "2026-05-05" },
    ])
  })

  test("are entered for nobody who has left, and nobody of another company", async () => {
    const { store, whose, companyId, lars, other } = await published(await fresh())
    const asked = { from: "2026-05-08", to: "2026-05-12" }
    expect(await enterAbsence(store, { ...whose, personId: other.otto }, asked)).toBe(null)
    await leaveCompany(store, { companyId, personId: lars, at: hour })
    expect(await enterAbsence(store, whose, asked)).toBe(null)
  })

  test("hold the mails about reading back until the morning after, or until they are back", async () => {
    const store = await fresh()
    const asked = { from: "2026-05-04", to: "2026-05-12" }
    let id = ""
    const { companyId, lars, mina } = await published(store, async ({ companyId, lars }) => {
      const entered = await enterAbsence(store, { companyId, personId: lars, by: lars, at: hour }, asked)
      id = entered && "entered" in entered ? entered.entered : ""
    })
    const { notices } = store.t
    const sent = await claimNotices(store, { at: hour, most: 50 })
    const rows = await store.read.select().from(notices)
    const own = (person: string) => rows.filter(({ personId }) => personId === person)
    expect(own(lars).map(({ nextTryAt }) => nextTryAt)).toEqual([Date.UTC(2026, 4, 13, 8)])
    // When it is sent, the day may be another one than when it was written.
    expect(own(lars)[0]?.body).toContain("Please read them by the day your list shows.")
    expect(own(lars)[0]?.body).not.toMatch(/by \w{3} \d+ May/)
    expect(own(mina)[0]?.body).toContain("by Fri 15 May")
    expect(sent.map(({ email }) => email)).not.toContain(own(lars)[0]?.email)
    await claimNotices(store, { at: hour + day, most: 50 })
    const person = { companyId, personId: lars, at: hour + day }
    await endAbsence(store, { ...person, by: lars }, id, (tx) => letGo(tx, store.t, person))
    expect(await claimNotices(store, { at: hour + day, most: 50 })).toHaveLength(1)
    const what = {
      companyId,
      about: "warning:1",
      at: hour,
      to: [{ personId: lars, email: "l@x", subject: "s", body: "b" }],
    }
    await store.write(companyId, (tx) => addNotices(tx, store.t, what))
    expect(await claimNotices(store, { at: hour + day, most: 50 })).toHaveLength(1)
  })

  test("are without reminders, and those after them go by the moved day", async () => {
    const { store, whose, companyId, lars, mina } = await published(await fresh())
    await enterAbsence(store, whose, { from: "2026-05-13", to: "2026-05-15" })
    const remindedOn = async (date: number) => {
      const asked = { companyId, timeZone: "UTC", origin, at: Date.UTC(2026, 4, date, 9) }
      await remindReaders(store, directWorker, asked)
      const rows = await store.read.select().from(store.t.reminders)
      return rows.filter(({ day }) => day === `2026-05-${date}`).map(({ personId }) => personId)
    }
    const first = await remindedOn(13)
    expect(first).toContain(mina)
    expect(first).not.toContain(lars)
    expect(await remindedOn(15)).not.toContain(lars)
    expect(await remindedOn(18)).toEqual([lars])
    const { notices } = store.t
    const mails = (await store.read.select().from(notices)).filter(({ about }) => about === "reminder:2026-05-18")
    expect(mails.map(({ body }) => body).join()).toContain("by today")
  })

  test("move the day to read by: for themselves, and as “not yet due” for others", async () => {
    const { store, whose, where, versionId, lars, mina, ruth: author, companyId } = await published(await fresh())
    await enterAbsence(store, whose, { from: "2026-05-08", to: "2026-05-12" })
    const waiting = async (today: string) => {
      const standing = await standingOf(store, directWorker, { ...where, today })
      return standing?.persons.filter(({ notYetDue }) => notYetDue).map(({ id }) => id)
    }
    expect(await waiting("2026-05-10")).toEqual([])
    expect(await waiting("2026-05-15")).toEqual([])
    expect(await waiting("2026-05-16")).toEqual([lars])
    expect(await waiting("2026-05-20")).toEqual([lars])
    expect(await waiting("2026-05-21")).toEqual([])
    const standing = await standingOf(store, directWorker, { ...where, today: "2026-05-20" })
    expect(JSON.stringify(standing)).not.toMatch(/2026-05-(08|12|20)/)
    const hands = handsOn(store, { now: () => hour + 12 * day })
    const seen = async (personId: string) => {
      const asks = await signedIn(hands, personId)
      const { page } = await listPage(at(hands, asks("/"), { legend: where.legendId }))
      return [page.version.readBy, (await home(at(hands, asks("/")))).home?.toRead[0]?.version.readBy]
    }
    expect(await seen(lars)).toEqual(["2026-05-20", "2026-05-20"])
    expect(await seen(mina)).toEqual(["2026-05-15", "2026-05-15"])
    const page = await status(at(hands, (await signedIn(hands, author))("/"), { legend: where.legendId }))
    const html = renderToStaticMarkup(createElement(WhereWeStand, { ...page, seen: page.seen!, mayAsk: true }))
    expect(html.match(/<li>.*?<\/li>/g)?.filter((row) => row.includes("not yet due"))).toEqual([
      expect.stringContaining("Lars"),
    ])
    const member = await memberOf(store, whose.by, companyId)
    const question = { on: null, who: null, change: null }
    const ruth = { ...member!, seats: ["author" as const] }
    const duesOn = async (today: string) => {
      const { people } = await whoKnew(store, { ...where, member: ruth, question, today })
      const told = people?.flatMap(({ id, due }) => (due ? [[id, due]] : []))
      const about = { ...where, versionId }
      const entries = await entriesAbout(store, about, await sizeOf(store.read, store.t, companyId))
      const { audience } = await readersByName(store, { ...about, today }, entries)
      expect(audience.flatMap(({ person, due }) => (due ? [[person, due]] : []))).toEqual(told)
      return told
    }
    expect(await duesOn("2026-05-15")).toEqual([])
    expect(await duesOn("2026-05-18")).toEqual([[lars, "2026-05-20"]])
  })
})

describe.each(engines)("days away and a correction on $name", ({ fresh }) => {
  test("it keeps the moved date, on each page that tells it", async () => {
    const { store, whose, where, lars, mina, companyId, write, ruth: by } = await published(await fresh())
    await enterAbsence(store, whose, { from: "2026-05-08", to: "2026-05-20" })
    const corrects = async (words: string, date: number) => {
      await write(reworded(words))
      await announce(store, where, (now) => ({ announcement: { ...now, correction: true } }))
      return publishDraft(store, directWorker, { ...where, by, at: Date.UTC(2026, 4, date, 9), origin })
    }
    expect(await corrects("drawing", 14)).toMatchObject({ version: { label: "1.1" } })
    expect(await corrects("plan", 18)).toMatchObject({ version: { label: "1.2" } })
    const mails = (await store.read.select().from(store.t.notices)).filter(({ subject }) => subject.includes("1.2"))
    const asking = mails.filter(({ body }) => body.includes("by the day your list shows."))
    expect([mails.length > 1, asking.map(({ personId }) => personId)]).toEqual([true, [lars]])
    expect(mails.filter(({ body }) => body.includes("Please read")).length).toBe(1)
    const hands = handsOn(store, { now: () => Date.UTC(2026, 4, 21, 9) })
    const seen = async (personId: string) => {
      const asks = await signedIn(hands, personId)
      const { page } = await listPage(at(hands, asks("/"), { legend: where.legendId }))
      return [page.version.readBy, (await home(at(hands, asks("/")))).home?.toRead[0]?.version.readBy]
    }
    expect(await seen(lars)).toEqual(["2026-05-28", "2026-05-28"])
    expect(await seen(mina)).toEqual(["2026-05-15", "2026-05-15"])
    const standing = await standingOf(store, directWorker, { ...where, today: "2026-05-28" })
    expect(standing?.persons.filter(({ notYetDue }) => notYetDue).map(({ id }) => id)).toEqual([lars])
    const member = { ...(await memberOf(store, by, companyId))!, seats: ["author" as const] }
    const question = { on: null, who: null, change: null }
    const answer = await whoKnew(store, { ...where, member, question, today: "2026-05-28" })
    expect(answer.people?.map(({ id, due }) => [id, due]).filter(([, due]) => due)).toEqual([[lars, "2026-05-28"]])
  })

  test("nobody is reminded of it on the day it is told or the day after, and by the moved date", async () => {
    const { store, whose, where, companyId, lars, mina, write, ruth: by } = await published(await fresh())
    await enterAbsence(store, whose, { from: "2026-05-08", to: "2026-05-20" })
    await write(reworded("drawing"))
    await announce(store, where, (now) => ({ announcement: { ...now, correction: true } }))
    await publishDraft(store, directWorker, { ...where, by, at: Date.UTC(2026, 4, 18, 8, 30), origin })
    for (let date = 18; date <= 31; date++) {
      const asked = { companyId, timeZone: "UTC", origin, at: Date.UTC(2026, 4, date, 9) }
      await remindReaders(store, directWorker, asked)
    }
    const rows = await store.read.select().from(store.t.reminders).orderBy(asc(store.t.reminders.day))
    const daysOf = (person: string) => rows.filter(({ personId }) => personId === person).map(({ day }) => day)
    // The date is past for Mina: a week later.
    expect([daysOf(lars), daysOf(mina)]).toEqual([["2026-05-26", "2026-05-28"], ["2026-05-25"]])
  })
})

describe("the forms of days away", () => {
  async function start() {
    const chairs = await published(await freshSqlite())
    const hands = handsOn(chairs.store)
    const asks = { lars: await signedIn(hands, chairs.lars), ruth: await signedIn(hands, chairs.ruth) }
    const person = { company: chairs.companyId, person: chairs.lars }
    const told = (answer: unknown) =>
      answer instanceof Response
        ? answer.status
        : [(answer as { init: { status: number } }).init.status, (answer as { data: object }).data]
    return {
      ...chairs,
      ...{ hands, asks, person },
      enter: async (fields: Record<string, string>) =>
        told(await away(at(hands, asks.lars("/me/absence", { company: chairs.companyId, ...fields })))),
      enterFor: async (fields: Record<string, string>) =>
        told(await awayFor(at(hands, asks.ruth("/", fields), person))),
      me: async () => me(at(hands, asks.lars("/me"))),
      own: async () => (await me(at(hands, asks.lars("/me")))).absences[chairs.companyId],
    }
  }

  test("one enters them oneself, sees them, takes them back, and finds both in the download", async () => {
    const { enter, own, me, store, lars } = await start()
    expect(await enter({ from: "2026-05-08", to: "2026-05-12" })).toBe(303)
    const [row] = (await own()) ?? []
    expect(row).toMatchObject({ from: "2026-05-08", to: "2026-05-12", mayEnd: true, byAnother: false })
    expect(renderToStaticMarkup(createElement(MePage, { me: await me() }))).toContain("Fri 8 May to Tue 12 May")
    expect(await enter({ end: row?.id ?? "" })).toBe(303)
    expect(await own()).toMatchObject([{ to: "2026-05-07", mayEnd: false }])
    const record = await ownRecord(store, lars)
    expect(record?.tables).toMatchObject({
      absences: [{ fromDay: "2026-05-08" }],
      absenceEnds: [{ lastDay: "2026-05-07" }],
    })
    expect(record?.ledger[0]?.entries.map(({ entry }) => JSON.parse(entry).kind)).toEqual(
      expect.arrayContaining(["absent", "back"]),
    )
  })

  test("what can be ended goes by the day it is where the company is", async () => {
    const { enter, own, me, hands, store, companyId } = await start()
    await keepTimeZone(store, { companyId, timeZone: "Pacific/Auckland" })
    await enter({ from: "2026-05-05", to: "2026-05-06" })
    await enter({ from: "2026-05-07", to: "2026-05-07" })
    // Thursday morning there, Wednesday night in Greenwich.
    hands.pass(14 * 3_600_000)
    expect((await own())?.map(({ mayEnd }) => mayEnd)).toEqual([true, false])
    const html = renderToStaticMarkup(createElement(MePage, { me: await me() }))
    expect([html.includes("I am back"), html.includes("Take it back")]).toEqual([true, false])
  })

  test("what cannot be comes back with what was typed", async () => {
    const { enter, me, companyId } = await start()
    const typed = { from: "2026-05-12", to: "2026-05-08" }
    expect(await enter(typed)).toEqual([422, { refused: { refused: "backwards", ...typed, company: companyId } }])
    const refused = { refused: "backwards" as const, ...typed, company: companyId }
    const html = renderToStaticMarkup(createElement(MePage, { me: await me(), refused }))
    expect(html).toContain("The last day is before the first.")
    expect(html).toContain('value="2026-05-12"')
  })

  test("an admin enters them for somebody, and sees only those that are not over", async () => {
    const { enter, enterFor, own, hands, asks, person } = await start()
    await enter({ from: "2026-05-04", to: "2026-05-05" })
    expect(await enterFor({ from: "2026-05-06", to: "2026-05-12" })).toBe(303)
    expect((await own())?.map(({ byAnother }) => byAnother)).toEqual([true, false])
    const page = await personPage(at(hands, asks.ruth("/"), person))
    expect(page.absences).toMatchObject([{ from: "2026-05-06", mayEnd: true }])
    const html = renderToStaticMarkup(
      createElement(OnePerson, { ...page, ...{ typed: null, refused: null, away: null } }),
    )
    expect(html).toContain("Wed 6 May to Tue 12 May")
    expect(await enterFor({ end: page.absences[0]?.id ?? "" })).toBe(303)
    expect((await own())?.[0]).toMatchObject({ to: "2026-05-05" })
  })

  test("nobody else does: readers, strangers and who asks for what is not theirs find nothing", async () => {
    const { hands, asks, person, mina, other, enter, own, companyId } = await start()
    await enter({ from: "2026-05-08", to: "2026-05-12" })
    const id = (await own())?.[0]?.id ?? ""
    const asMina = await signedIn(hands, mina)
    const asOtto = await signedIn(hands, other.otto)
    const fields = { from: "2026-05-08", to: "2026-05-12" }
    const tried = [
      () => awayFor(at(hands, asMina("/", fields), person)),
      () => awayFor(at(hands, asOtto("/", fields), person)),
      () => awayFor(at(hands, asks.lars("/", fields), person)),
      () => away(at(hands, asOtto("/", { company: companyId, ...fields }))),
      () => away(at(hands, asMina("/", { company: companyId, end: id }))),
    ]
    for (const door of tried) expect((await thrownBy(door)).status).toBe(404)
  })
})
