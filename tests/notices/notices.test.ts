import { describe, expect, test } from "vitest"
import { mostTries, pauseAfter } from "../../app/notices/notice"
import { addNotices, claimNotices, noticeFailed, noticeSent } from "../../app/notices/notices.server"
import { leaveCompany } from "../../app/people/companies.server"
import { endPlace } from "../../app/people/places.server"
import type { Store } from "../../db/store"
import { foundNorthlight } from "../cast"
import { engines } from "../engines"
import { hour } from "../hands"

const minute = 60_000

test("pauses between tries grow from a minute to a day", () => {
  expect([1, 2, 3, 11, 12].map((tries) => pauseAfter(tries) / minute)).toEqual([1, 2, 4, 1024, 1440])
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

  test("a title with line breaks makes no header", async () => {
    const { store, northlight } = await start()
    await tell(store, northlight.companyId, northlight.lars, "version:6", "Maya\r\nBcc: otto@kernmobel.example\u2028x")
    const [notice] = await claimNotices(store, { at: hour, most: 10 })
    expect(notice?.subject).toBe("Maya Bcc: otto@kernmobel.example x")
  })
})
