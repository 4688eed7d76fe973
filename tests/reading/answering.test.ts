import { eq, like } from "drizzle-orm"
import { createElement } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, test } from "vitest"
import { replaceDraft } from "../../app/legends/drafts.server"
import { showNames } from "../../app/people/companies.server"
import { answeredBy } from "../../app/reading/answering.server"
import { questionsOf } from "../../app/reading/asked-questions.server"
import type { Raising } from "../../app/reading/question"
import { raiseQuestion } from "../../app/reading/questions.server"
import { keepReply, sayTo } from "../../app/reading/replies.server"
import { loader as home } from "../../app/routes/_index"
import { loader as compare } from "../../app/routes/legends.$legend.compare.$range"
import { action as publish, loader as publishPage } from "../../app/routes/legends.$legend.publish"
import { loader as questionPage } from "../../app/routes/legends.$legend.questions.$number"
import { loader as versionPage } from "../../app/routes/legends.$legend.v.$version"
import { ReviewChanges } from "../../app/versions/review-changes"
import type { Store } from "../../db/store"
import { engines } from "../engines"
import { at, directWorker, handsOn, signedIn } from "../hands"
import { rewritten } from "../versions/maya"
import { foundMaya, type Maya } from "./careful"

const origin = "http://reread.test"
const secret = "Nobody asked us in the warehouse."
const mine = "My customers expect me on the phone."

/** Somebody adds this to the confirmation of a change of version 2. */
async function raises(maya: Maya, personId: string, told: Partial<Raising>) {
  const unread = await maya.list(personId)
  const { fp } = unread.list.changes.find((one) => unread.progress.get(one.fp)?.is !== "read")!
  await maya.open(personId, fp)
  const stand = (await maya.list(personId)).progress.get(fp)
  const held = stand?.is === "open" ? stand : { openingId: "", shownHash: "" }
  const said = { what: "objection" as const, text: mine, force: null, voice: "name" as const, ...told }
  return raiseQuestion(maya.store, { ...maya.where, personId, fp, ...held, ...said, origin, at: maya.later() })
}

/** Version 2 of Maya's story: 1 is Lars's objection, 2 Mina's question, 3 Jana's through the consultant. Ruth writes on. */
async function raisedThree(store: Store) {
  const maya = await foundMaya(store)
  await maya.publish(maya.after)
  await raises(maya, maya.lars, {})
  await raises(maya, maya.mina, { what: "question", text: "Who holds for her?" })
  await raises(maya, maya.jana, { voice: "consultant", text: secret })
  const doc = rewritten(maya.after, "Maya smiles", "Maya laughs aloud")
  await replaceDraft(store, directWorker, { ...maya.where, by: maya.ruth, doc, at: maya.later() })
  return maya
}

async function author(maya: Maya) {
  const hands = handsOn(maya.store, { now: maya.later })
  const asks = await signedIn(hands, maya.ruth)
  const door = { legend: maya.legendId }
  const page = async () => (await publishPage(at(hands, asks("/"), door))).page
  return {
    page,
    publish: async (said: Record<string, string | string[]>) => {
      const seen = await page()
      const { teams } = seen.version
      const form = {
        was: JSON.stringify({ change: null, version: seen.version }),
        ...{ revision: String(seen.revision), called: seen.legend.title, audience: [...teams] },
      }
      const answer = await publish(at(hands, asks("/", { ...form, ...said }), door))
      if (answer instanceof Response) return answer.status
      const { data, init } = answer as { data: object; init: ResponseInit | null }
      return { ...data, status: init?.status }
    },
    html: async () =>
      renderToStaticMarkup(
        createElement(ReviewChanges, {
          ...{ page: await page(), chosen: null, look: { as: null, step: "change", view: "changes" } },
          ...{ refused: null, saving: null, sent: null, told: 0 },
        }),
      ),
  }
}

const seenBy = async (maya: Maya, personId: string) => {
  const hands = handsOn(maya.store, { now: maya.later })
  const asks = await signedIn(hands, personId)
  return {
    home: async () => (await home(at(hands, asks("/")))).home,
    question: async (number: string) =>
      (await questionPage(at(hands, asks("/"), { legend: maya.legendId, number }))).page,
    version: async () => (await versionPage(at(hands, asks("/"), { legend: maya.legendId, version: "3" }))).page,
    compare: async () => (await compare(at(hands, asks("/"), { legend: maya.legendId, range: "2...3" }))).page,
  }
}

describe.each(engines)("what a version answers, on $name", ({ fresh }) => {
  test("is ticked on the publish page, where only what waits for the authors stands", async () => {
    const maya = await raisedThree(await fresh())
    const ruth = await author(maya)
    const page = await ruth.page()
    expect(page.toAnswer.map(({ number, what, by }) => [number, what, by])).toEqual([
      [1, "objection", "Lars Berg"],
      [2, "question", "Mina Haddad"],
    ])
    const html = await ruth.html()
    expect(html).toContain("This version answers objection 1")
    expect(html).toContain('name="reply:2"')
    expect(html).not.toContain(secret)
  })

  test("needs a sentence to its reader; what was typed and ticked survives", async () => {
    const maya = await raisedThree(await fresh())
    const ruth = await author(maya)
    const outcome = await ruth.publish({ answering: ["1", "2"], "reply:1": "It stays yours.", "reply:2": " " })
    expect(outcome).toMatchObject({ status: 422, refused: { problems: [{ at: "replies", number: 2 }] } })
    const { version, problems } = await ruth.page()
    expect(version).toMatchObject({ answering: ["1", "2"], replies: { 1: "It stays yours." } })
    expect(problems).toMatchObject([{ at: "replies", number: 2 }])
    expect((await questionsOf(maya.store, maya)).map(({ said }) => said)).toEqual([[], [], []])
  })

  test("is replied with it: one fact, one entry, one mail, and told by number", async () => {
    const maya = await raisedThree(await fresh())
    const ruth = await author(maya)
    expect(await ruth.publish({ answering: "1", "reply:1": "It stays yours.", "reply:2": "Not sent." })).toBe(302)
    const { store } = maya
    const questions = await questionsOf(store, maya)
    expect(questions.map(({ said }) => said.map(({ what, text, version }) => [what, text, version]))).toEqual([
      [["reply", "It stays yours.", "3"]],
      [],
      [],
    ])
    const [version] = await store.read.select().from(store.t.versions).where(eq(store.t.versions.ordinal, 3))
    const entries = await store.read
      .select({ entry: store.t.ledgerEntries.entry })
      .from(store.t.ledgerEntries)
      .where(eq(store.t.ledgerEntries.kind, "replied"))
    expect(entries.map(({ entry }) => JSON.parse(entry))).toMatchObject([
      { question: questions[0]?.id, answering: version?.id },
    ])
    const { notices } = store.t
    const mails = await store.read.select().from(notices).where(like(notices.about, "reply:%"))
    expect(mails).toMatchObject([
      { personId: maya.lars, subject: expect.stringMatching(/^Version 3 answers your objection/) },
    ])
    expect([...(await answeredBy(store, maya))]).toEqual([["3", [{ number: 1, what: "objection" }]]])
    const lars = await seenBy(maya, maya.lars)
    expect((await lars.home())?.answers).toMatchObject([{ answeredBy: "3", by: "Ruth Adler", mayWriteBack: true }])
    expect((await lars.question("1")).question.said).toMatchObject([{ version: "3", text: "It stays yours." }])
    const mina = await seenBy(maya, maya.mina)
    expect((await mina.version()).answers).toEqual([{ number: 1, what: "objection" }])
    expect(JSON.stringify(await mina.version())).not.toContain("Lars")
    expect((await (await seenBy(maya, maya.ruth)).compare()).answers).toEqual({ 3: [{ number: 1, what: "objection" }] })
    expect((await ruth.page()).version).toMatchObject({ answering: [], replies: {} })
    expect((await ruth.page()).toAnswer.map(({ number }) => number)).toEqual([2])
  })

  test("that leaves a sentence to be found names what it answers by its number, until it is read", async () => {
    const maya = await raisedThree(await fresh())
    const { store, where, lars } = maya
    const old = (await questionsOf(store, maya))[0]?.change.title ?? ""
    const careful = { wording: { careful: true } }
    await maya.publish(rewritten(maya.after, "Maya smiles", "Maya laughs aloud"), careful)
    const [version] = await store.read.select().from(store.t.versions).where(eq(store.t.versions.ordinal, 3))
    const [question] = await questionsOf(store, maya)
    const reply = {
      what: "reply",
      text: "It stays.",
      personId: maya.ruth,
      name: "Ruth Adler",
      names: "everyone",
      origin,
    } as const
    const said = { ...reply, versionId: version?.id ?? "", at: maya.later() }
    await store.write(where.companyId, (tx) => keepReply(tx, store.t, question!, said))
    const mails = await store.read.select().from(store.t.notices).where(like(store.t.notices.about, "reply:%"))
    expect(mails.map(({ subject }) => subject)).toEqual(["Version 3 answers your objection 1"])
    expect(mails[0]?.body).not.toContain(old)
    const eyes = await seenBy(maya, lars)
    expect((await eyes.home())?.answers).toMatchObject([{ answeredBy: "3", number: 1, title: null }])
    expect((await eyes.question("1")).question.change.title).toBe("")
  })

  test("may be what a consultant passed on, in the consultant's words, and never whose it is", async () => {
    const maya = await raisedThree(await fresh())
    const { store, where, tess } = maya
    await showNames(store, { companyId: maya.companyId, names: "teams", by: maya.ruth, at: maya.later() })
    const by = { personId: tess, names: "teams" as const, seats: ["consultant" as const], name: "Tess Morgan" }
    const passing = { ...where, number: 3, what: "passed_on" as const, text: "Some were not asked.", by, origin }
    expect(await sayTo(store, { ...passing, at: maya.later() })).toEqual({ said: true })
    const ruth = await author(maya)
    const page = await ruth.page()
    expect(page.toAnswer.find(({ number }) => number === 3)).toMatchObject({
      ...{ by: "A reader, through Tess Morgan", text: "Some were not asked." },
    })
    expect(JSON.stringify(page)).not.toMatch(/Jana Novak|Nobody asked us/)
    expect(JSON.stringify(page.toAnswer)).not.toMatch(/Lars|Mina/)
    expect(await ruth.publish({ answering: "3", "reply:3": "They are, now." })).toBe(302)
    expect((await (await seenBy(maya, maya.jana)).home())?.answers).toMatchObject([{ answeredBy: "3" }])
  })

  test("is refused when somebody replied meanwhile, and goes on without it then", async () => {
    const maya = await raisedThree(await fresh())
    const { store, where } = maya
    const ruth = await author(maya)
    const seen = await ruth.page()
    expect(seen.toAnswer).toHaveLength(2)
    const form = { answering: ["1", "2"], "reply:1": "It stays yours.", "reply:2": "Jana." }
    const by = { personId: maya.ruth, names: "everyone" as const, seats: ["author" as const], name: "Ruth Adler" }
    expect(
      await sayTo(store, { ...where, number: 2, what: "reply", text: "Jana does.", by, origin, at: maya.later() }),
    ).toEqual({
      said: true,
    })
    expect(await ruth.publish(form)).toMatchObject({
      ...{
        status: 422,
        refused: { problems: [{ at: "replies", number: 2, sentence: expect.stringContaining("meanwhile") }] },
      },
    })
    expect(await ruth.publish({ answering: "1", "reply:1": "It stays yours." })).toBe(302)
    expect((await questionsOf(store, maya)).map(({ said }) => said.map(({ version }) => version))).toEqual([
      ["3"],
      [null],
      [],
    ])
  })
})
