import { and, eq } from "drizzle-orm"
import { beforeEach, describe, expect, test } from "vitest"
import { schema } from "../../app/document/schema"
import { renameLegend } from "../../app/legends/legends.server"
import { keepOwnNames } from "../../app/people/companies.server"
import { action as publish, loader as publishPage } from "../../app/routes/legends.$legend.publish"
import { action as saveAnnouncement } from "../../app/routes/legends.$legend.publish.announcement"
import { loader as donePage } from "../../app/routes/legends.$legend.publish.done"
import { action as mergeWithNext } from "../../app/routes/legends.$legend.publish.merge"
import { action as takeApart } from "../../app/routes/legends.$legend.publish.split"
import { action as makeWhole } from "../../app/routes/legends.$legend.publish.whole"
import { action as sendWords } from "../../app/routes/legends.$legend.publish.words"
import type { ReviewJob } from "../../app/versions/net"
import type { ReviewPage } from "../../app/versions/review-page"
import { freshSqlite } from "../engines"
import { at, handsOn, signedIn, thrownBy } from "../hands"
import { after, before, foundChairs } from "./chairs"

type Chairs = Awaited<ReturnType<typeof foundChairs>>
type Fields = Record<string, string | readonly string[]>

/** An author in front of the publish page: what each form answers. */
async function author(chairs: Chairs, personId = chairs.ruth, hands = handsOn(chairs.store)) {
  const asks = await signedIn(hands, personId)
  const door = { legend: chairs.legendId }
  const path = `/legends/${chairs.legendId}/publish`
  const page = async (): Promise<ReviewPage> => (await publishPage(at(hands, asks(path), door))).page
  /** The form as the browser sends it when nothing was touched. */
  const form = (page: ReviewPage, number: number | null): Fields => {
    const change = number === null ? undefined : page.changes[number - 1]
    const { title = "", reason = "", pillar = "", roles = [], teams = [], notes = {} } = change?.fields ?? {}
    const { summary, teams: audience, readBy, inForceFrom } = page.version
    const was = JSON.stringify({ change: change?.fields ?? null, version: page.version })
    const named = Object.fromEntries(Object.entries(notes).map(([role, note]) => [`note:${role}`, note]))
    const said = change ? { fp: change.fp, title, reason, pillar, role: roles, team: teams, ...named } : {}
    const raised: Fields = change?.fields.raised ? { raised: "on" } : {}
    return {
      was,
      revision: String(page.revision),
      called: page.legend.title,
      ...said,
      ...raised,
      summary,
      audience,
      readBy,
      inForceFrom,
    }
  }
  const send = (verb: string, fields: Fields) => at(hands, asks(`${path}${verb}`, fields), door)
  return {
    hands,
    page,
    form,
    save: async (number: number | null, words: Fields, seen?: ReviewPage) =>
      told(await saveAnnouncement(send("/announcement", { ...form(seen ?? (await page()), number), ...words }))),
    send: async (number: number | null, words: Fields, seen?: ReviewPage) =>
      sendWords(send("/words", { ...form(seen ?? (await page()), number), ...words })),
    merge: async (number: number, words: Fields = {}) =>
      told(await mergeWithNext(send("/merge", { ...form(await page(), number), ...words }))),
    split: async (number: number, words: Fields = {}) =>
      told(await takeApart(send("/split", { ...form(await page(), number), ...words }))),
    whole: async (number: number) => told(await makeWhole(send("/whole", form(await page(), number)))),
    apart: async (number: number) => told(await takeApart(send("/split", form(await page(), number)))),
    publish: async (words: Fields = {}, seen?: ReviewPage) =>
      told(await publish(send("", { ...form(seen ?? (await page()), null), ...words }))),
    done: () => donePage(at(hands, asks(`${path}/done`), door)),
  }
}

/** Status and place of a redirect, or status and content of a page that came back. */
function told(answer: unknown): [number | undefined, unknown] {
  if (answer instanceof Response) return [answer.status, answer.headers.get("location")]
  const { data, init } = answer as { data: { refused: unknown }; init: { status: number } }
  return [init.status, data.refused]
}

const sentences = (refused: unknown) =>
  (refused as { problems: { sentence: string }[] }).problems.map((p) => p.sentence)

describe("the publish page", () => {
  let chairs: Chairs
  let ruth: Awaited<ReturnType<typeof author>>
  const readBy = "2026-05-15"
  const audience = () => [chairs.teams.sales, chairs.teams.support]

  beforeEach(async () => {
    chairs = await foundChairs(await freshSqlite())
    ruth = await author(chairs)
  })

  /** Version 1 for everybody, and Ruth has written on. */
  async function secondVersion() {
    expect((await ruth.publish({ audience: audience() }))[0]).toBe(302)
    await chairs.write(after)
  }
  const giveReasons = async () => {
    for (const [at, { needsReason }] of (await ruth.page()).changes.entries())
      if (needsReason) await ruth.save(at + 1, { reason: "Maya must not wait." })
  }

  test("is not there for readers, consultants and other companies", async () => {
    for (const personId of [chairs.lars, chairs.tess, chairs.other.otto]) {
      const stranger = await author(chairs, personId)
      expect((await thrownBy(stranger.page)).status).toBe(404)
    }
  })

  test("publishes a first version part by part, without reasons", async () => {
    const page = await ruth.page()
    expect(page).toMatchObject({ label: "1", previous: null })
    expect(page.changes.map(({ shown }) => shown.kind)).toEqual(Array(4).fill("part_as_it_is"))
    expect(await ruth.publish({ audience: audience() })).toEqual([302, `/legends/${chairs.legendId}/publish/done`])
    expect(await ruth.done()).toMatchObject({ version: { label: "1" }, people: 2 })
  })

  test("shows the computed changes of the draft, and whose step changes hands", async () => {
    await secondVersion()
    const { changes, label, previous } = await ruth.page()
    expect([label, previous]).toEqual(["2", "1"])
    expect(changes.map(({ shown }) => shown.kind)).toEqual([
      "promise_changed",
      "responsibility_changed",
      "detour_added",
      "wording",
    ])
    expect(changes[1]?.hands).toEqual({
      loses: { name: "Sales", people: 1 },
      gains: { name: "Sales coordinator", people: 1 },
    })
    expect(changes[1]?.shown.concerns.roles).toEqual(["Sales", "Sales coordinator"])
  })

  test("stops at a missing reason and an empty audience, with a sentence at each place", async () => {
    await secondVersion()
    const [status, refused] = await ruth.publish({ audience: [] })
    expect(status).toBe(422)
    expect(sentences(refused)).toEqual([
      "Say why the promise changes.",
      "Say why the step changes hands.",
      "Say why this detour is added.",
      "Choose at least one team that reads it.",
    ])
  })

  test("stops when the draft says the same", async () => {
    await secondVersion()
    await chairs.write(before)
    const [status, refused] = await ruth.publish({ audience: audience() })
    expect(status).toBe(422)
    expect(sentences(refused)).toEqual(["The draft says the same as version 1."])
  })

  test("stops at a day that is past", async () => {
    const [status, refused] = await ruth.publish({ audience: audience(), readBy: "2026-05-05" })
    expect([status, sentences(refused)]).toEqual([422, ["This day is past."]])
  })

  test("publishes version, changes, audience and one notice for each person in it", async () => {
    await secondVersion()
    await giveReasons()
    expect((await ruth.publish({ audience: audience(), readBy, summary: "An answer in five minutes." }))[0]).toBe(302)
    const { t, read } = chairs.store
    const notices = await read.select().from(t.notices).where(eq(t.notices.companyId, chairs.companyId))
    const told = notices.filter(({ subject }) => subject.startsWith("Version 2"))
    expect(told.map(({ email }) => email).sort()).toEqual(["lars@northlight.example", "mina@northlight.example"])
    expect(await ruth.done()).toMatchObject({ version: { label: "2", readBy }, people: 2 })
    expect(await ruth.page()).toMatchObject({ changes: [], version: { summary: "", teams: audience(), readBy: "" } })
  })

  test("keeps what was typed when publishing is stopped", async () => {
    await secondVersion()
    const page = await ruth.page()
    const typed = { ...ruth.form(page, 2), reason: "A coordinator at a desk can.", summary: "Five minutes." }
    expect((await ruth.publish(typed, page))[0]).toBe(422)
    const after = await ruth.page()
    expect(after.changes[1]?.fields.reason).toBe("A coordinator at a desk can.")
    expect(after.version.summary).toBe("Five minutes.")
  })

  test("does not publish a draft that somebody changed while the author looked", async () => {
    await secondVersion()
    await giveReasons()
    const seen = await ruth.page()
    await chairs.write(before)
    const [status, refused] = await ruth.publish({ audience: audience() }, seen)
    expect(status).toBe(409)
    expect(sentences(refused)[0]).toMatch(/changed while you looked/)
    expect((await ruth.page()).label).toBe("2")
  })

  test("does not publish under a title that somebody gave it while the author looked", async () => {
    const seen = await ruth.page()
    const { companyId, legendId } = chairs
    await renameLegend(chairs.store, { companyId, legendId, title: "Fifty chairs" })
    const [status, refused] = await ruth.publish({ audience: audience() }, seen)
    expect(status).toBe(409)
    expect(sentences(refused)[0]).toMatch(/title was changed while you looked/)
    expect((await ruth.publish({ audience: audience() }))[0]).toBe(302)
  })

  test("stops at a promise card that promises nothing, at the change that brings it", async () => {
    await secondVersion()
    await giveReasons()
    const card = schema.node("promise", { metric: "Offer", comparator: "within", value: " ", unit: "days", owner: "" })
    const [maya, ...parts] = after.children
    await chairs.write(after.type.create(after.attrs, [maya!.copy(maya!.content.addToEnd(card)), ...parts]))
    const { changes } = await ruth.page()
    await ruth.save(changes.findIndex(({ shown }) => shown.where === "Maya") + 1, { reason: "She asked." })
    const [status, refused] = await ruth.publish({ audience: audience() })
    expect(status).toBe(422)
    expect(refused).toMatchObject({
      problems: [
        {
          at: "promise",
          fp: changes.find(({ shown }) => shown.where === "Maya")?.fp,
          sentence: "The promise in “Maya” has no value yet: fill it in, or take the card out.",
        },
      ],
    })
  })

  test("stops a first version at a promise card that promises nothing, at its part", async () => {
    const card = schema.node("promise", { metric: "", comparator: "within", value: "", unit: "", owner: "" })
    const [maya, ...parts] = before.children
    await chairs.write(before.type.create(before.attrs, [maya!.copy(maya!.content.addToEnd(card)), ...parts]))
    const [status, refused] = await ruth.publish({ audience: audience() })
    expect(status).toBe(422)
    expect(refused).toMatchObject({
      problems: [
        { at: "promise", fp: (await ruth.page()).changes[0]?.fp, sentence: expect.stringContaining("neither") },
      ],
    })
  })

  describe("what the author says", () => {
    beforeEach(secondVersion)

    test("is saved, goes back to the change, and is what readers will be served", async () => {
      const { fp } = (await ruth.page()).changes[1]!
      const words = { title: "The sales coordinator makes the first call", reason: "A desk.", "note:Sales": "Not you." }
      expect(await ruth.save(2, words)).toEqual([302, `/legends/${chairs.legendId}/publish?change=${fp}`])
      expect((await ruth.page()).changes[1]?.shown).toMatchObject({
        title: "The sales coordinator makes the first call",
        reason: "A desk.",
        notes: { Sales: "Not you." },
      })
    })

    test("is answered with the fresh page when it is sent while being written", async () => {
      const answer = await ruth.send(1, { reason: "Two of three orders went to whoever was first." })
      const { page, refused } = (await answer.json()) as { page: ReviewPage; refused: unknown }
      expect([answer.status, refused]).toEqual([200, null])
      expect(page.changes[0]?.fields.reason).toBe("Two of three orders went to whoever was first.")
    })

    test("is saved without comparing the draft a second time", async () => {
      let compared = 0
      const { worker } = ruth.hands
      const counting = { ...worker, review: (job: ReviewJob) => worker.review(job).finally(() => (compared += 1)) }
      const counted = await author(chairs, chairs.ruth, handsOn(chairs.store, { worker: counting }))
      const seen = await counted.page()
      await counted.send(1, { reason: "Once." }, seen)
      expect(compared).toBe(2)
    })

    test("raised to major needs a reason", async () => {
      await giveReasons()
      await ruth.save(4, { raised: "on" })
      const page = await ruth.page()
      expect(page.changes.find(({ fields }) => fields.raised)?.shown.severity).toBe("major")
      const [, refused] = await ruth.publish()
      expect(sentences(refused)).toEqual(["Say why, because you raised it to major."])
    })

    test("survives that the draft is edited on", async () => {
      await ruth.save(2, { reason: "A coordinator at a desk can." })
      await chairs.write(before)
      await chairs.write(after)
      expect((await ruth.page()).changes[1]?.fields.reason).toBe("A coordinator at a desk can.")
    })

    test("two authors in two fields both keep; in one field the second is told and nothing is lost", async () => {
      const seen = await ruth.page()
      expect((await ruth.save(2, { reason: "Theirs." }, seen))[0]).toBe(302)
      expect((await ruth.save(2, { title: "Mine" }, seen))[0]).toBe(302)
      const [status, refused] = await ruth.save(2, { reason: "Mine." }, seen)
      expect(status).toBe(409)
      expect(refused).toMatchObject({
        clash: ["reason"],
        change: { base: { reason: "Theirs." }, typed: { reason: "Mine." } },
      })
      expect((await ruth.page()).changes[1]?.fields).toMatchObject({ title: "Mine", reason: "Theirs." })
    })

    test("about a change that is gone comes back", async () => {
      const seen = await ruth.page()
      await chairs.write(before)
      const [status, refused] = await ruth.save(3, { reason: "Nobody answers after six." }, seen)
      expect(status).toBe(409)
      expect(sentences(refused)[0]).toContain("Nobody answers after six.")
    })

    test("about a change that never was leads back to the page, whatever it is called", async () => {
      const { version } = await ruth.page()
      const change = { title: "", reason: "", pillar: "", raised: false, roles: [], teams: [], notes: {} }
      const was = JSON.stringify({ change, version })
      const nothing = { was, title: "", reason: "", pillar: "", role: [], team: [] }
      expect(await ruth.save(null, { ...nothing, fp: "日\nSet-Cookie: a=b" })).toEqual([
        302,
        `/legends/${chairs.legendId}/publish?change=%E6%97%A5%0ASet-Cookie%3A%20a%3Db`,
      ])
    })

    test("that is no form of this page is malformed", async () => {
      expect((await thrownBy(() => ruth.save(1, { was: "{}" }))).status).toBe(400)
    })
  })

  describe("two changes", () => {
    beforeEach(secondVersion)

    test("become one and come apart again, with what was said kept", async () => {
      await ruth.save(3, { reason: "Nobody answers after six." })
      const [status, place] = await ruth.merge(3, { title: "After six" })
      expect(status).toBe(302)
      const merged = (await ruth.page()).changes
      expect(merged).toHaveLength(3)
      expect(place).toContain(merged[2]?.fp)
      expect(merged[2]).toMatchObject({
        merged: true,
        fields: { title: "After six", reason: "Nobody answers after six." },
      })
      expect((await ruth.apart(3))[0]).toBe(302)
      expect((await ruth.page()).changes.map(({ merged }) => merged)).toEqual([false, false, false, false])
    })

    test("stay two where one is a promise or a change of who does a step", async () => {
      const [status, refused] = await ruth.merge(1)
      expect(status).toBe(422)
      expect(sentences(refused)[0]).toMatch(/stands alone/)
      expect((await ruth.page()).changes).toHaveLength(4)
    })
  })

  test("a name that matters to the company weighs what is published from then on, and nothing that was", async () => {
    const { store, companyId } = chairs
    const named = (who: string) =>
      before.type.create(before.attrs, [
        ...before.children.slice(0, 3),
        schema.node("part", { kind: "destination", owner: null }, [
          schema.node("heading", { level: 2 }, schema.text("Forty chairs")),
          schema.node("paragraph", null, schema.text(`The chairs stand there on ${who}. She gets a brochure.`)),
        ]),
      ])
    await chairs.write(named("kolibri"))
    expect((await ruth.publish({ audience: audience() }))[0]).toBe(302)
    await chairs.write(named("pelikan"))
    const severities = async () => (await ruth.page()).changes.map(({ shown }) => shown.severity)
    expect(await severities()).toEqual(["normal"])
    await keepOwnNames(store, { companyId, names: ["kolibri"] })
    expect(await severities()).toEqual(["major"])
    await ruth.save(1, { reason: "Another system." })
    expect((await ruth.publish({ audience: audience() }))[0]).toBe(302)
    await keepOwnNames(store, { companyId, names: [] })
    const stored = await store.read.select().from(store.t.changes).where(eq(store.t.changes.companyId, companyId))
    expect(stored.filter(({ kind }) => kind === "wording").map(({ severity }) => severity)).toEqual(["major"])
  })

  describe("a change of three sentences", () => {
    const told = (...sentences: string[]) => {
      const [maya, inquiry, call, ...rest] = before.children
      const last = schema.node("paragraph", null, schema.text(["It is Lars from Sales.", ...sentences].join(" ")))
      return before.type.create(before.attrs, [maya!, inquiry!, call!.copy(call!.content.addToEnd(last)), ...rest])
    }
    const [plan, offer, fee] = ["He asks for the plan.", "The offer names a price.", "The second visit costs nothing."]
    beforeEach(async () => {
      await chairs.write(told())
      expect((await ruth.publish({ audience: audience() }))[0]).toBe(302)
      await chairs.write(told(plan, offer, fee))
    })
    const news = async () => (await ruth.page()).changes.map(({ shown }) => shown.now)

    test("is split by sentence with what was said kept, and made one again", async () => {
      expect(await ruth.page()).toMatchObject({ changes: [{ splits: true, isPiece: false }] })
      const [status, place] = await ruth.split(1, { title: "The call says more", reason: "Maya must not wait." })
      const { changes } = await ruth.page()
      expect([status, place]).toEqual([302, `/legends/${chairs.legendId}/publish?change=${changes[0]?.fp}`])
      expect(changes.map(({ splits, isPiece, fields }) => [splits, isPiece, fields.reason])).toEqual(
        Array(3).fill([false, true, "Maya must not wait."]),
      )
      expect(await news()).toEqual([plan, offer, fee])
      const [, whole] = await ruth.whole(2)
      expect(await ruth.page()).toMatchObject({
        changes: [{ splits: true, isPiece: false, fields: { title: "The call says more" } }],
      })
      expect(whole).toContain((await ruth.page()).changes[0]?.fp)
    })

    test("has sentences that merge and come apart again", async () => {
      await ruth.split(1)
      await ruth.merge(1)
      expect((await ruth.page()).changes.map(({ merged }) => merged)).toEqual([true, false])
      await ruth.apart(1)
      expect(await news()).toEqual([plan, offer, fee])
    })

    test("is split once: a sentence is not cut, and the answer says so", async () => {
      await ruth.split(1)
      const [status, refused] = await ruth.split(1)
      expect([status, sentences(refused)]).toEqual([422, [expect.stringContaining("cannot be split")]])
      expect(await news()).toEqual([plan, offer, fee])
    })

    test("is whole when the draft moves on, without a word, and can be split anew", async () => {
      await ruth.split(1)
      await chairs.write(told(plan, offer, "Nobody pays for the second visit."))
      expect(await ruth.page()).toMatchObject({ changes: [{ splits: true, isPiece: false }] })
      await ruth.split(1)
      expect(await news()).toHaveLength(3)
    })
  })

  test("a GET writes nothing", async () => {
    await ruth.page()
    const { t, read } = chairs.store
    const [draft] = await read
      .select()
      .from(t.drafts)
      .where(and(eq(t.drafts.companyId, chairs.companyId), eq(t.drafts.legendId, chairs.legendId)))
    expect(draft?.announcementRevision).toBe(0)
  })
})
