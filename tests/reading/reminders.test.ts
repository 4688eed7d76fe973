// Mails of a version, every third hour for three weeks: each person is told once and reminded twice at most, never after reading it,
// and only in the working hours of the company.
import { asc } from "drizzle-orm"
import { describe, expect, test } from "vitest"
import { claimNotices, noticeSent } from "../../app/notices/notices.server"
import { enterAbsence } from "../../app/people/absences.server"
import { keepTimeZone, leaveCompany } from "../../app/people/companies.server"
import { isWorkingTime, localTime } from "../../app/people/working-hours"
import { confirmChange } from "../../app/reading/confirmations.server"
import { openChange } from "../../app/reading/openings.server"
import { readingListOf } from "../../app/reading/readings.server"
import { companiesAtWork, remindReaders } from "../../app/reading/reminders.server"
import { announce } from "../../app/versions/announcements.server"
import { addressToJoined } from "../../app/versions/joining.server"
import { publishDraft } from "../../app/versions/publishing.server"
import type { Store } from "../../db/store"
import { engines } from "../engines"
import { directWorker } from "../hands"
import { before, foundChairs } from "../versions/chairs"

const timeZone = "America/New_York"
const origin = "http://reread.test"
const minute = 60_000
const hourly = 60 * minute
/** Friday 8 May 2026, half past nine in the evening in New York. */
const friday = Date.parse("2026-05-09T01:30:00Z")

type Chairs = Awaited<ReturnType<typeof foundChairs>>

async function published(store: Store, readBy: string | null) {
  const chairs = await foundChairs(store)
  const { companyId, legendId, ruth } = chairs
  await keepTimeZone(store, { companyId, timeZone })
  const where = { companyId, legendId, by: ruth, at: friday, origin }
  await announce(store, where, (now) => ({
    announcement: { ...now, teams: Object.values(chairs.teams), summary: "Forty chairs.", readBy: readBy ?? "" },
  }))
  const outcome = await publishDraft(store, directWorker, where)
  if ("refused" in outcome) throw new Error(JSON.stringify(outcome))
  return chairs
}

async function readsAll({ store, companyId, legendId }: Chairs, personId: string, from: number) {
  const who = { companyId, legendId, personId }
  let at = from
  for (const { fp } of (await readingListOf(store, directWorker, who))?.list.changes ?? []) {
    await openChange(store, directWorker, { ...who, fp, at })
    const rows = await store.read.select().from(store.t.openings)
    const opening = rows.findLast((row) => row.personId === personId && row.changeFp === fp)
    at += minute
    const held = { openingId: opening?.id ?? "", shownHash: opening?.shownHash ?? "" }
    const outcome = await confirmChange(store, { ...who, fp, ...held, at })
    if ("refused" in outcome) throw new Error(outcome.refused)
  }
}

type Mail = { readonly to: string; readonly subject: string; readonly at: number }

/** Lets the hours pass, three at a time; what happens is asked of `meanwhile`. The mails that went out. */
async function hours(chairs: Chairs, days: number, meanwhile: (at: number) => Promise<void> = async () => undefined) {
  const { store } = chairs
  const sent: Mail[] = []
  for (let at = friday; at < friday + days * 24 * hourly; at += 3 * hourly) {
    await meanwhile(at)
    for (const company of await companiesAtWork(store, at)) {
      const asked = { ...company, origin, at }
      // Two instances look at the same time.
      const outcomes = await Promise.all([1, 2].map(() => remindReaders(store, directWorker, asked)))
      expect(outcomes.flatMap(({ failed }) => failed)).toEqual([])
    }
    for (const notice of await claimNotices(store, { at, most: 100 })) {
      await noticeSent(store, notice, at)
      sent.push({ to: notice.email.split("@")[0] ?? "", subject: notice.subject, at })
    }
  }
  return sent
}

const when = ({ at }: Mail) => {
  const { day, hour } = localTime(at, timeZone)
  return `${day} ${hour}`
}
const to = (name: string, mails: readonly Mail[]) =>
  mails.filter((mail) => mail.to === name).map((mail) => `${when(mail)}: ${mail.subject.split(":")[0]}`)

describe.each(engines)("mails about a version on $name", ({ fresh }) => {
  test("come in working hours, twice more at most, and not after it is read", { timeout: 120_000 }, async () => {
    const chairs = await published(await fresh(), "2026-05-22")
    const { lars, mina } = chairs
    const sent = await hours(chairs, 20, async (at) => {
      const now = when({ to: "", subject: "", at })
      if (now === "2026-05-12 21") await readsAll(chairs, lars, at)
      if (now === "2026-05-20 21") await readsAll(chairs, mina, at)
    })
    const told = "2026-05-11 9: Version 1"
    const last = "(4 parts) by today"
    expect(to("lars", sent)).toEqual([told])
    expect(to("mina", sent)).toEqual([
      told,
      "2026-05-20 9: Please read version 1 of “Forty chairs” (4 parts) by Fri 22 May",
    ])
    expect(to("jana", sent)).toEqual([
      ...[...to("mina", sent)],
      `2026-05-22 9: Please read version 1 of “Forty chairs” ${last}`,
    ])
    expect(sent.filter(({ at }) => !isWorkingTime(at, timeZone))).toEqual([])
    expect(sent).toHaveLength(6)
  })

  test("do not come to who has read it before they went out, or has left", async () => {
    const chairs = await published(await fresh(), null)
    const { store, companyId, lars, mina } = chairs
    const sent = await hours(chairs, 18, async (at) => {
      if (at === friday + 12 * hourly) await readsAll(chairs, lars, at)
      if (at === friday + 99 * hourly) {
        await leaveCompany(store, { companyId, personId: mina, at })
      }
    })
    expect(to("lars", sent)).toEqual([])
    expect(to("mina", sent)).toEqual(["2026-05-11 9: Version 1"])
    expect(to("jana", sent)).toEqual([
      "2026-05-11 9: Version 1",
      // A week and two weeks after the Monday on which they were told.
      "2026-05-18 9: Please read version 1 of “Forty chairs” (4 parts)",
      "2026-05-25 9: Please read version 1 of “Forty chairs” (4 parts)",
    ])
  })

  test("are no reminder on the day of a correction for who joined before it, or of coming back", async () => {
    const chairs = await published(await fresh(), null)
    const { store, companyId, legendId, ruth: by, lars, teams, write } = chairs
    const joined = { companyId, joined: [{ personId: by, team: { id: teams.sales, name: "Sales" } }], origin }
    await store.write(companyId, (tx) => addressToJoined(tx, store.t, { ...joined, at: friday + 24 * hourly }))
    const away = { from: "2026-05-11", to: "2026-06-12" }
    await enterAbsence(store, { companyId, personId: lars, by: lars, at: friday }, away)
    await write(before.type.schema.nodeFromJSON(JSON.parse(JSON.stringify(before).replace("brochure", "drawing"))))
    const where = { companyId, legendId, by, origin, at: Date.parse("2026-06-08T13:30:00Z") }
    await announce(store, where, (now) => ({ announcement: { ...now, correction: true } }))
    expect(await publishDraft(store, directWorker, where)).toMatchObject({ version: { label: "1.1" } })
    for (let date = 8; date <= 22; date++) {
      const at = Date.UTC(2026, 5, date, 14)
      await remindReaders(store, directWorker, { companyId, timeZone, origin, at })
    }
    const rows = await store.read.select().from(store.t.reminders).orderBy(asc(store.t.reminders.day))
    const daysOf = (person: string) => rows.filter(({ personId }) => personId === person).map(({ day }) => day)
    expect(daysOf(by)).toEqual(["2026-06-15", "2026-06-22"])
    expect(daysOf(lars)).toEqual(["2026-06-22"])
  })

  test("are not written to who knows the text already, because what they did not read was changed back", async () => {
    const chairs = await published(await fresh(), null)
    const { store, companyId, legendId, ruth: by, lars, mina, teams, write } = chairs
    await readsAll(chairs, lars, friday)
    const changed = JSON.parse(JSON.stringify(before).replace("brochure", "drawing"))
    for (const [days, doc] of [changed, before.toJSON()].entries()) {
      await write(before.type.schema.nodeFromJSON(doc))
      const where = { companyId, legendId, by, origin, at: friday + days * 24 * hourly }
      await announce(store, where, (now) => ({ announcement: { ...now, teams: Object.values(teams), readBy: "" } }))
      expect(await publishDraft(store, directWorker, where)).toMatchObject({ people: 3 })
    }
    const rows = await store.read.select().from(store.t.notices)
    const subjects = (person: string) => rows.filter(({ personId }) => personId === person).map((row) => row.subject)
    expect(subjects(mina)).toEqual([expect.stringMatching(/^Version 3/)])
    expect(subjects(lars)).toEqual([])
  })

  test("come to everybody else when somebody could not be reminded", async () => {
    const chairs = await published(await fresh(), "2026-05-22")
    const { store, companyId, lars, mina, jana } = chairs
    // What is written about the first of them does not come to lie on disk.
    const [first, ...others] = [lars, mina, jana].sort()
    const broken: Store = {
      ...store,
      write: (company, body) =>
        store.write(company, async (tx) => {
          const done = await body(tx)
          const reminders = await tx.select().from(store.t.reminders)
          if (reminders.some(({ personId }) => personId === first)) throw new Error("The disk is full.")
          return done
        }),
    }
    const asked = { companyId, timeZone, origin, at: Date.parse("2026-05-20T14:00:00Z") }
    const whom = async () => (await store.read.select().from(store.t.reminders)).map(({ personId }) => personId).sort()
    expect(await remindReaders(broken, directWorker, asked)).toEqual({
      reminded: 2,
      failed: [new Error("The disk is full.")],
    })
    expect(await whom()).toEqual(others)
    expect(await remindReaders(store, directWorker, asked)).toEqual({ reminded: 1, failed: [] })
    expect(await whom()).toEqual([lars, mina, jana].sort())
  })

  test("that a mail server did not take in working hours wait for the next", async () => {
    const chairs = await published(await fresh(), null)
    const { store } = chairs
    const monday = Date.parse("2026-05-11T21:59:00Z")
    const [notice] = await claimNotices(store, { at: monday, most: 1 })
    expect(notice).toBeDefined()
    expect(await claimNotices(store, { at: monday + 10 * minute, most: 10 })).toEqual([])
    expect(await claimNotices(store, { at: Date.parse("2026-05-12T12:00:00Z"), most: 10 })).toHaveLength(3)
  })
})
