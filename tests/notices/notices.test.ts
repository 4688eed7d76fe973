import { ne } from "drizzle-orm"
import { describe, expect, test } from "vitest"
import { heldUntil, longestPause, mostTries, pauseAfter, reminderAbout } from "../../app/notices/notice"
import {
  addNotices,
  claimNotices,
  dropNotices,
  letGo,
  noticeFailed,
  noticeSent,
} from "../../app/notices/notices.server"
import { endAbsence, enterAbsence } from "../../app/people/absences.server"
import { keepTimeZone, leaveCompany } from "../../app/people/companies.server"
import { endPlace } from "../../app/people/places.server"
import type { Db, Store } from "../../db/store"
import { foundNorthlight } from "../cast"
import { engines } from "../engines"
import { hour } from "../hands"

const minute = 60_000

test("pauses between tries grow from a minute to a day", () => {
  expect([1, 2, 3, 11, 12].map((tries) => pauseAfter(tries) / minute)).toEqual([1, 2, 4, 1024, 1440])
})

test("a mail is tried for three days, a weekend long", () => {
  const pauses = Array.from({ length: mostTries - 1 }, (_, i) => pauseAfter(i + 1))
  const days = pauses.reduce((sum, pause) => sum + pause, 0) / (24 * 60 * minute)
  expect(Math.round(days)).toBe(3)
  expect(pauses.at(-1)).toBe(longestPause)
})

describe("a mail about reading", () => {
  // Friday 8 May 2026.
  const friday = Date.UTC(2026, 4, 8, 12)
  const week = { from: "2026-05-11", to: "2026-05-15" }
  test.each([
    ["does not wait for who is there", friday, "UTC", [week], null],
    ["waits for the morning after", friday, "UTC", [{ from: "2026-05-04", to: "2026-05-08" }], "2026-05-11T08:00Z"],
    [
      "waits over the next absence",
      friday,
      "UTC",
      [{ from: "2026-05-08", to: "2026-05-08" }, week],
      "2026-05-18T08:00Z",
    ],
    ["waits by the days of Berlin", friday, "Europe/Berlin", [{ ...week, from: "2026-05-08" }], "2026-05-18T06:00Z"],
    [
      ...(["waits by the days of Auckland", Date.UTC(2026, 4, 10, 22), "Pacific/Auckland"] as const),
      ...([[{ from: "2026-05-11", to: "2026-05-12" }], "2026-05-12T20:00Z"] as const),
    ],
    [
      ...(["waits by the days of Los Angeles", Date.UTC(2026, 4, 7, 23), "America/Los_Angeles"] as const),
      ...([[{ from: "2026-05-07", to: "2026-05-07" }], "2026-05-08T15:00Z"] as const),
    ],
  ])("%s", (_what, at, timeZone, absences, until) => {
    expect(heldUntil(absences, at, timeZone)).toBe(until === null ? null : Date.parse(until))
  })
})

describe.each(engines)("the outbox on $name", ({ fresh }) => {
  async function start() {
    const store = await fresh()
    const northlight = await foundNorthlight(store)
    return { store, northlight }
  }

  const tell = (store: Store, companyId: string, personId: string, about = "version:5", subject = "Version 5") =>
    store.write(companyId, (tx) =>
      addNotices(tx, store.t, {
        companyId,
        about,
        at: hour,
        to: [{ personId, email: "lars@northlight.example", subject, body: "Six changes, 3 concern you." }],
      }),
    )

  test("a notice waits until it is claimed, and is sent once", async () => {
    const { store, northlight } = await start()
    await tell(store, northlight.companyId, northlight.lars)
    expect(await claimNotices(store, { at: hour - 1, most: 10 })).toEqual([])
    const [notice, ...others] = await claimNotices(store, { at: hour, most: 10 })
    expect(others).toEqual([])
    expect(notice).toMatchObject({ email: "lars@northlight.example", subject: "Version 5", tries: 1 })
    await noticeSent(store, notice!, hour)
    expect(await claimNotices(store, { at: hour + 365 * 24 * 60 * minute, most: 10 })).toEqual([])
  })

  test("two instances never claim the same notice", async () => {
    const { store, northlight } = await start()
    for (let i = 0; i < 30; i++) await tell(store, northlight.companyId, northlight.lars, `version:${i}`)
    const claims = await Promise.all([1, 2, 3, 4].map(() => claimNotices(store, { at: hour, most: 10 })))
    const ids = claims.flat().map(({ id }) => id)
    expect([ids.length, new Set(ids).size]).toEqual([30, 30])
  })

  test("what is claimed while others take mails out of the outbox fails neither", async () => {
    const { store, northlight } = await start()
    const { companyId } = northlight
    const night = Date.UTC(2026, 4, 6, 22)
    const people = Array.from({ length: 100 }, (_, i) => `p${(i * 37) % 100}`)
    for (let round = 0; round < 4; round++) {
      const to = people.map((personId) => ({ personId, email: personId, subject: "Version 5", body: "Six changes." }))
      const about = ["a", "b", "c"].map((name) => `version:${name}${round}`)
      for (const one of about)
        await store.write(companyId, (tx) =>
          addNotices(tx, store.t, { companyId, about: one, at: night, to, inHours: true, waits: true }),
        )
      const drop = async (tx: Db) => {
        for (const person of people.toReversed()) await dropNotices(tx, store.t, { companyId, people: [person], about })
      }
      await Promise.all([claimNotices(store, { at: night, most: 10 }), store.write(companyId, drop)])
    }
    expect(await store.read.$count(store.t.notices)).toBe(0)
  })

  test("a claim that nobody kept is free again after two minutes", async () => {
    const { store, northlight } = await start()
    await tell(store, northlight.companyId, northlight.lars)
    await claimNotices(store, { at: hour, most: 10 })
    expect(await claimNotices(store, { at: hour + 2 * minute - 1, most: 10 })).toEqual([])
    expect(await claimNotices(store, { at: hour + 2 * minute, most: 10 })).toMatchObject([{ tries: 2 }])
  })

  test("what failed is tried again later, and given up in the end", async () => {
    const { store, northlight } = await start()
    await tell(store, northlight.companyId, northlight.lars)
    let at = hour
    let tries = 0
    for (;;) {
      const [notice] = await claimNotices(store, { at, most: 10 })
      if (!notice) break
      tries = notice.tries
      await noticeFailed(store, notice, "421 try later", at)
      expect(await claimNotices(store, { at: at + pauseAfter(tries) - 1, most: 10 })).toEqual([])
      at += pauseAfter(tries)
    }
    expect(tries).toBe(mostTries)
    const [row] = await store.read.select().from(store.t.notices)
    expect(row).toMatchObject({ sentAt: null, lastError: "421 try later" })
  })

  test("one mail per person and version, however often it is written", async () => {
    const { store, northlight } = await start()
    await tell(store, northlight.companyId, northlight.lars)
    await tell(store, northlight.companyId, northlight.lars)
    await tell(store, northlight.companyId, northlight.mina)
    expect(await claimNotices(store, { at: hour, most: 10 })).toHaveLength(2)
  })

  test.each([
    ["leaves", leaveCompany],
    ["is taken out by an admin", endPlace],
  ])("who %s gets nothing that was not sent yet", async (_how, leaves) => {
    const { store, northlight } = await start()
    const { companyId, lars, mina } = northlight
    await tell(store, companyId, lars, "version:4")
    const [sent] = await claimNotices(store, { at: hour, most: 10 })
    await noticeSent(store, sent!, hour)
    await tell(store, companyId, lars)
    await tell(store, companyId, mina)
    await leaves(store, { companyId, personId: lars, at: hour })
    const { notices: n } = store.t
    const rows = await store.read.select({ personId: n.personId, about: n.about }).from(n).orderBy(n.about)
    expect(rows).toEqual([
      { personId: lars, about: "version:4" },
      { personId: mina, about: "version:5" },
    ])
  })

  describe("what is about reading", () => {
    const day = 24 * 60 * minute
    const monday = Date.UTC(2026, 4, 11, 8)
    const week = { from: "2026-05-11", to: "2026-05-15" }
    const next = { from: "2026-05-18", to: "2026-05-19" }

    /** Published on Friday at 19:00, when no mail is sent any more. */
    async function published() {
      const { store, northlight } = await start()
      const { companyId, lars, mina } = northlight
      const at = Date.UTC(2026, 4, 8, 19)
      const to = [lars, mina].map((personId) => ({ personId, email: personId, subject: "Version 5", body: "Six." }))
      const whose = { companyId, personId: lars, by: lars, at }
      const enter = async (away: { from: string; to: string }) => {
        const outcome = await enterAbsence(store, whose, away)
        return outcome && "entered" in outcome ? outcome.entered : ""
      }
      return {
        ...{ store, lars, mina, enter },
        write: () =>
          store.write(companyId, (tx) =>
            addNotices(tx, store.t, { companyId, about: "version:5", at, to, inHours: true, waits: true }),
          ),
        end: (absence: string, on: number) =>
          endAbsence(store, { ...whose, at: on }, absence, (tx) => letGo(tx, store.t, { ...whose, at: on })),
        mailed: async (on: number) => {
          const sent = await claimNotices(store, { at: on, most: 1 })
          for (const notice of sent) await noticeSent(store, notice, on)
          return sent.map(({ email }) => email)
        },
      }
    }

    test("waits for who is away when it would be sent, however late that was entered or prolonged", async () => {
      const { lars, mina, enter, write, mailed } = await published()
      await write()
      expect(await mailed(Date.UTC(2026, 4, 8, 19))).toEqual([])
      await enter(week)
      expect(await mailed(monday)).toEqual([mina])
      await enter(next)
      expect(await mailed(monday + 7 * day)).toEqual([])
      expect(await mailed(monday + 8 * day + 9 * 60 * minute)).toEqual([])
      expect(await mailed(monday + 9 * day)).toEqual([lars])
    })

    test("is let go by coming back only as far as no other absence holds it", async () => {
      const { store, lars, enter, end, write, mailed } = await published()
      const [first, second] = [await enter(week), await enter({ from: "2026-05-12", to: "2026-05-19" })]
      await write()
      const { notices: n } = store.t
      await store.write("", (tx) => tx.delete(n).where(ne(n.personId, lars)))
      expect(await mailed(monday)).toEqual([])
      await end(first, monday + day)
      expect(await mailed(monday + day)).toEqual([])
      await end(second, monday + day)
      expect(await mailed(monday + day)).toEqual([lars])
    })

    test("is let go too when it had failed once before, but not while it is on its way", async () => {
      const { store, lars, enter, end, write, mailed } = await published()
      await write()
      const { notices: n } = store.t
      await store.write("", (tx) => tx.delete(n).where(ne(n.personId, lars)))
      const [notice] = await claimNotices(store, { at: monday, most: 1 })
      await noticeFailed(store, notice!, "421 try later", monday)
      const absence = await enter(week)
      expect(await mailed(monday + minute)).toEqual([])
      await end(absence, monday + day)
      expect(await mailed(monday + day)).toEqual([lars])
      await store.write("", (tx) =>
        letGo(tx, store.t, { companyId: notice!.companyId, personId: lars, at: monday + day }),
      )
      expect(await mailed(monday + day)).toEqual([])
    })
  })

  describe("a reminder", () => {
    const monday = Date.UTC(2026, 4, 11, 9)
    const reminded = async () => {
      const { store, northlight } = await start()
      const { companyId, lars } = northlight
      const to = [{ personId: lars, email: "lars@northlight.example", subject: "Please read it by today", body: "" }]
      const asked = { companyId, about: reminderAbout("2026-05-11"), at: monday, to, inHours: true }
      await store.write(companyId, (tx) => addNotices(tx, store.t, asked))
      return { store, companyId, lars }
    }

    test("that could not be sent on its day is not sent any more", async () => {
      const { store, companyId } = await reminded()
      await keepTimeZone(store, { companyId, timeZone: "America/New_York" })
      // Five in the afternoon in New York, and the next morning at eight.
      const [notice] = await claimNotices(store, { at: Date.UTC(2026, 4, 11, 21), most: 1 })
      await noticeFailed(store, notice!, "421 try later", Date.UTC(2026, 4, 11, 21))
      expect(await claimNotices(store, { at: Date.UTC(2026, 4, 12, 12), most: 1 })).toEqual([])
      expect(await store.read.$count(store.t.notices)).toBe(0)
    })

    test("is not sent to who has gone away meanwhile", async () => {
      const { store, companyId, lars } = await reminded()
      await enterAbsence(
        store,
        { companyId, personId: lars, by: lars, at: monday },
        { from: "2026-05-11", to: "2026-05-12" },
      )
      expect(await claimNotices(store, { at: monday, most: 1 })).toEqual([])
    })
  })

  test("a title with line breaks makes no header", async () => {
    const { store, northlight } = await start()
    await tell(store, northlight.companyId, northlight.lars, "version:6", "Maya\r\nBcc: otto@kernmobel.example\u2028x")
    const [notice] = await claimNotices(store, { at: hour, most: 10 })
    expect(notice?.subject).toBe("Maya Bcc: otto@kernmobel.example x")
  })
})
