import { eq } from "drizzle-orm"
import { createElement } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, test } from "vitest"
import { invite, showNames } from "../../app/people/companies.server"
import { unseal } from "../../app/people/kept"
import { OneChange } from "../../app/reading/one-change"
import { But } from "../../app/reading/read-but"
import { loader as home } from "../../app/routes/_index"
import { loader as questionPage } from "../../app/routes/legends.$legend.questions.$number"
import { action as owner } from "../../app/routes/legends.$legend.questions.$number.owner"
import { action as passingOn } from "../../app/routes/legends.$legend.questions.$number.passing-on"
import { action as reply } from "../../app/routes/legends.$legend.questions.$number.reply"
import { action as writingBack } from "../../app/routes/legends.$legend.questions.$number.writing-back"
import { loader as listPage } from "../../app/routes/legends.$legend.read"
import { loader as changePage } from "../../app/routes/legends.$legend.read.$change"
import { action as but, loader as butPage } from "../../app/routes/legends.$legend.read.$change.but"
import { action as opening } from "../../app/routes/legends.$legend.read.$change.opening"
import { loader as statusPage } from "../../app/routes/legends.$legend.status"
import { freshSqlite } from "../engines"
import { at, handsOn, requestTo, signedIn, thrownBy } from "../hands"
import { foundToy, monday, type Toy, toyWorker } from "./toy"

const first = "first: undefined → an hour"
const words = "My customers expect me on the phone."

async function start() {
  const toy = await foundToy(await freshSqlite())
  await toy.publish({ first: "an hour", offer: "a brochure" })
  const tess = await invite(toy.store, {
    ...{ companyId: toy.companyId, name: "Tess Morgan", email: "tess@tess.example", seats: ["consultant"], at: monday },
  })
  return { toy, tess }
}

/** Somebody in front of their browser. */
async function browser(toy: Toy, personId: string, hands = handsOn(toy.store, { worker: toyWorker() })) {
  const asks = await signedIn(hands, personId)
  const legend = toy.legendId
  const change = { legend, change: first }
  const number = { legend, number: "1" }
  const opened = async () => (await changePage(at(hands, asks("/"), change))).page
  return {
    hands,
    opened,
    open: () => opening(at(hands, asks("/", {}), change)),
    form: async () => (await butPage(at(hands, asks("/"), change))).page,
    send: async (fields: Record<string, string> = {}) => {
      const { opening: own } = await opened()
      const typed = { what: "objection", text: words, force: "", voice: "name", ...fields }
      return but(at(hands, asks("/", { opening: own?.id ?? "", shown: own?.shownHash ?? "", ...typed }), change))
    },
    list: async () => (await listPage(at(hands, asks("/"), { legend }))).page,
    home: async () => (await home(at(hands, asks("/")))).home,
    status: () => statusPage(at(hands, asks("/"), { legend })),
    question: async () => (await questionPage(at(hands, asks("/"), number))).page,
    reply: (text: string) => reply(at(hands, asks("/", { text }), number)),
    writeBack: (text: string) => writingBack(at(hands, asks("/", { text }), number)),
    passOn: (text: string) => passingOn(at(hands, asks("/", { text }), number)),
    handTo: (personId: string) => owner(at(hands, asks("/", { owner: personId }), number)),
  }
}

const where = (answer: unknown) =>
  answer instanceof Response ? [answer.status, decodeURIComponent(answer.headers.get("location") ?? "")] : answer
const refused = (answer: unknown) => {
  if (typeof answer !== "object" || answer === null || !("data" in answer) || !("init" in answer)) return answer
  return [answer.init, answer.data]
}

/** Lars has raised it. */
async function raised(fields: Record<string, string> = {}) {
  const { toy, tess } = await start()
  const lars = await browser(toy, toy.lars)
  await lars.open()
  lars.hands.pass(60_000)
  const answer = await lars.send(fields)
  return { toy, tess, lars, answer, ruth: await browser(toy, toy.ruth), consultant: await browser(toy, tess) }
}

describe("I read it, but …", () => {
  test("stands beside “I’ve read this”, and its form says what it is about", async () => {
    const { toy } = await start()
    const lars = await browser(toy, toy.lars)
    await lars.open()
    const page = await lars.opened()
    expect(renderToStaticMarkup(createElement(OneChange, { page }))).toMatch(/\/but"[^>]*>I read it, but …/)
    const form = await lars.form()
    expect(form).toMatchObject({ voices: ["name", "consultant"], consultants: ["Tess Morgan"] })
    const drawn = renderToStaticMarkup(createElement(But, { page: form }))
    expect(drawn).toContain("The authors and Tess Morgan, with my name")
    expect(drawn).not.toMatch(/ disabled|required=/)
  })

  test("counts as read, goes on with the next change, and is told in the list", async () => {
    const { lars, answer } = await raised()
    expect(where(answer)).toEqual([303, expect.stringContaining(`?after=${first}`)])
    expect((await lars.list()).outline.lines[0]).toMatchObject({ is: "read", raised: "objection" })
    expect((await lars.opened()).own).toMatchObject([{ number: 1, text: words, replies: 0 }])
  })

  test("without a sentence comes back with everything typed", async () => {
    const { toy } = await start()
    const lars = await browser(toy, toy.lars)
    await lars.open()
    lars.hands.pass(60_000)
    const typed = { what: "objection", text: "  ", force: "competitor_focus", voice: "consultant" } as const
    const answer = await lars.send(typed)
    const came = { refused: { refused: "text-missing" }, typed: { ...typed, text: "" } }
    expect(refused(answer)).toMatchObject([{ status: 422 }, came])
    const drawn = renderToStaticMarkup(
      createElement(But, { page: await lars.form(), refused: { refused: "text-missing" }, typed: came.typed }),
    )
    expect(drawn).toContain("Please write one sentence.")
    expect(drawn).toMatch(
      /value="competitor_focus" checked|checked="" value="competitor_focus"|checked="" name="force" value="competitor_focus"/,
    )
    expect(drawn).toContain('aria-invalid="true"')
  })

  test("sent too soon, the words stay", async () => {
    const { toy } = await start()
    const lars = await browser(toy, toy.lars)
    await lars.open()
    const answer = await lars.send()
    expect(refused(answer)).toMatchObject([
      { status: 422 },
      { refused: { refused: "too-soon" }, typed: { text: words } },
    ])
  })

  test("without an opening nothing is taken, and a form of nonsense is a bad request", async () => {
    const { toy } = await start()
    const lars = await browser(toy, toy.lars)
    expect(refused(await lars.send())).toMatchObject([{ status: 409 }, { refused: { refused: "not-opened" } }])
    expect((await thrownBy(() => lars.send({ what: "praise" }))).status).toBe(400)
    expect((await thrownBy(() => lars.send({ voice: "everybody" }))).status).toBe(400)
  })

  test("sent after the sign-in ended, the words are sealed and carried through signing in", async () => {
    const { toy } = await start()
    const hands = handsOn(toy.store)
    const fields = { what: "objection", text: words, voice: "name" }
    const asked = at(hands, requestTo("/legends/x/read/y/but", fields), { legend: toy.legendId, change: first })
    const answer = await thrownBy(() => but(asked))
    expect(answer.status).toBe(401)
    const { signIn } = await answer.json()
    const kept = unseal(signIn.kept, hands.secret, hands.now())
    expect(kept).toMatchObject({ action: "/legends/x/read/y/but", fields: Object.entries(fields) })
  })
})

describe("what was raised", () => {
  test("stands first where authors look, is replied to, and reaches its reader on Home", async () => {
    const { toy, lars, ruth } = await raised({ force: "misplaced_accountability" })
    const { raised: open } = await ruth.status()
    expect(open.open).toMatchObject([{ number: 1, name: "Lars", text: words, owner: "Ruth Adler" }])
    expect((await ruth.home())?.waiting).toMatchObject([
      { legend: { title: "Chairs" }, questions: [{ what: "objection" }] },
    ])
    expect((await lars.home())?.answers).toEqual([])

    expect(refused(await ruth.reply("   "))).toMatchObject([{ status: 422 }, { refused: "text-missing" }])
    expect(where(await ruth.reply("You are right."))).toEqual([303, `/legends/${toy.legendId}/status#open`])
    expect((await ruth.status()).raised).toMatchObject({ open: [], answered: [{ number: 1 }] })
    expect((await ruth.home())?.waiting).toEqual([])
    const told = { by: "Ruth Adler", text: "You are right.", mayWriteBack: true, what: "objection" }
    expect((await lars.home())?.answers).toMatchObject([told])
    expect((await lars.question()).question).toMatchObject({ as: "reader", stand: { mayWriteBack: true } })

    expect(where(await lars.writeBack("Thank you."))).toEqual([303, `/legends/${toy.legendId}/questions/1`])
    expect((await ruth.status()).raised.open).toMatchObject([{ number: 1 }])
    expect(refused(await lars.writeBack("And more."))).toMatchObject([{ status: 409 }, { text: "And more." }])
  })

  test("through the consultant, no page for an author holds who, or that it is there", async () => {
    const { toy, ruth, consultant, lars } = await raised({ voice: "consultant" })
    expect((await ruth.status()).raised).toMatchObject({ open: [], answered: [] })
    expect((await ruth.home())?.waiting).toEqual([])
    expect((await thrownBy(() => ruth.question())).status).toBe(404)
    expect((await thrownBy(() => ruth.reply("Who is it?"))).status).toBe(404)
    expect((await thrownBy(() => ruth.handTo(toy.ruth))).status).toBe(404)
    expect((await consultant.status()).raised.open).toMatchObject([{ name: "Lars", stand: { waitsFor: "consultant" } }])
    expect((await consultant.home())?.waiting).toHaveLength(1)
    expect(refused(await consultant.passOn(""))).toMatchObject([{ status: 422 }, { what: "passed_on" }])
    expect(where(await consultant.passOn("Somebody fears for the old accounts."))).toMatchObject([
      303,
      expect.anything(),
    ])

    const pages = JSON.stringify([(await ruth.status()).raised, await ruth.question(), await ruth.home()])
    expect(pages).toContain("Somebody fears for the old accounts.")
    for (const secret of ["Lars", toy.lars, words]) expect(pages).not.toContain(secret)
    await ruth.reply("We keep them with you.")
    expect((await lars.home())?.answers).toMatchObject([{ text: "We keep them with you." }])
  })

  test("in teams only, no page for an author holds a name", async () => {
    const { toy, lars, ruth } = await raised()
    await showNames(toy.store, { companyId: toy.companyId, names: "teams", by: toy.ruth, at: monday })
    await ruth.reply("You are right.")
    await lars.writeBack("Thank you.")
    const pages = JSON.stringify([await ruth.status(), await ruth.question(), await ruth.home()])
    expect(pages).toContain("Thank you.")
    for (const secret of ["Lars", toy.lars]) expect(pages).not.toContain(secret)
    const mailed = await toy.store.read
      .select({ body: toy.store.t.notices.body })
      .from(toy.store.t.notices)
      .where(eq(toy.store.t.notices.personId, toy.ruth))
    expect(JSON.stringify(mailed)).not.toContain("Lars")
  })

  test("is not there for another reader, nor another company", async () => {
    const { toy } = await raised()
    for (const personId of [toy.mina, toy.otto]) {
      const other = await browser(toy, personId)
      for (const door of [other.question, () => other.reply("x"), () => other.writeBack("x"), () => other.passOn("x")])
        expect((await thrownBy(door)).status).toBe(404)
    }
  })

  test("is handed to another author, who is named as the one who owes the reply", async () => {
    const { toy, ruth } = await raised()
    const ben = await invite(toy.store, {
      ...{
        companyId: toy.companyId,
        name: "Ben Sommer",
        email: "ben@northlight.example",
        seats: ["author"],
        at: monday,
      },
    })
    expect(where(await ruth.handTo(ben))).toEqual([303, `/legends/${toy.legendId}/questions/1`])
    expect((await ruth.question()).question.owner).toBe("Ben Sommer")
    expect((await thrownBy(() => ruth.handTo(toy.mina))).status).toBe(404)
  })
})
