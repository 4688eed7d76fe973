// As a reader who has something to find: every door, with everything it can be asked about; what is to be found is in none.
import { createElement } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, test } from "vitest"
import { KnownVersion } from "../../app/reading/known-version"
import { OneChange } from "../../app/reading/one-change"
import { raiseQuestion } from "../../app/reading/questions.server"
import { revealChange } from "../../app/reading/reveals.server"
import { served } from "../../app/reading/served"
import { WhatChanged } from "../../app/reading/what-changed"
import { loader as compare } from "../../app/routes/legends.$legend.compare.$range"
import { loader as thread } from "../../app/routes/legends.$legend.questions.$number"
import { loader as listPage } from "../../app/routes/legends.$legend.read"
import { loader as changePage } from "../../app/routes/legends.$legend.read.$change"
import { action as confirmation } from "../../app/routes/legends.$legend.read.$change.confirmation"
import { action as reveal } from "../../app/routes/legends.$legend.read.$change.reveal"
import { loader as status } from "../../app/routes/legends.$legend.status"
import { loader as version } from "../../app/routes/legends.$legend.v.$version"
import { freshSqlite } from "../engines"
import { at, handsOn, requestTo, signedIn, thrownBy } from "../hands"
import { foundMaya, type Maya, publishedKind, whoCalls } from "./careful"

type Door = (asked: ReturnType<typeof at>) => unknown
const doors = Object.entries(
  import.meta.glob<{ loader?: Door }>("../../app/routes/*.{ts,tsx}", { eager: true }),
).flatMap(([path, { loader }]) => (loader ? [[path.split("/").at(-1) ?? "", loader] as const] : []))

/** What Ruth says, and what was there before: none of it may be told. */
const secrets = [
  "Five minutes it is",
  "Jana calls, nobody else",
  "No questions any more",
  "Because Maya asks three",
  "Your phone stays silent",
  "Who calls Maya first",
  "sits at the desk",
  "Within the hour somebody",
  "1 hour",
  "It is Lars from",
  "promise_changed",
  "responsibility_changed",
  "step_removed",
  "Promise changed",
  "Responsibility changed",
  "Step removed",
]

async function withSomethingToFind() {
  const maya = await foundMaya(await freshSqlite())
  const reason = "Because Maya asks three suppliers."
  await maya.publish(maya.after, {
    promise_changed: { careful: true, title: "Five minutes it is", reason },
    responsibility_changed: {
      ...{ careful: true, title: "Jana calls, nobody else", reason, ...whoCalls },
      notes: { Sales: "Your phone stays silent." },
    },
    step_removed: { careful: true, title: "No questions any more", reason },
  })
  const first = await publishedKind(maya, "promise_changed")
  for (const personId of [maya.lars, maya.tess])
    for (const { fp } of (await maya.list(personId)).list.changes) await maya.open(personId, fp)
  for (const voice of ["name", "consultant"] as const) await asksAbout(maya, voice)
  return { maya, first }
}

/** Mina has a careful change shown, and asks about it: her words tell nothing. */
async function asksAbout(maya: Maya, voice: "name" | "consultant") {
  const { store, where, later, mina: personId } = maya
  const { fp } = await publishedKind(maya, voice === "name" ? "promise_changed" : "step_removed")
  await maya.open(personId, fp)
  const opened = async () => {
    const { progress, list } = await maya.list(personId)
    const stand = progress.get(fp)
    const shown = list.changes.find((change) => change.fp === fp)?.shown
    if (stand?.is !== "open" || !shown) throw new Error("It is not open.")
    return { openingId: stand.openingId, shownHash: served(shown).hash }
  }
  const asked = { ...where, personId, fp }
  const shows = await revealChange(store, { ...asked, ...(await opened()), guess: "show", at: later() })
  const words = { what: "question", text: "And what of Fridays?", force: null, voice } as const
  const outcome = await raiseQuestion(store, {
    ...asked,
    ...(await opened()),
    ...words,
    ...{ origin: "http://reread.test", at: later() },
  })
  expect([shows, outcome]).toMatchObject([{ revealed: "shown" }, { number: expect.any(Number) }])
}

/** Everything an answer says: its page too, which no browser is sent as it is, and the place it leads to. */
async function saidBy(door: Door, asked: ReturnType<typeof at>): Promise<string> {
  let answer: unknown
  try {
    answer = await door(asked)
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown
    answer = thrown
  }
  if (answer instanceof Response) return `${answer.headers.get("location")} ${await answer.text()}`
  const page = typeof answer === "object" && answer !== null && "page" in answer ? answer.page : null
  return JSON.stringify([answer, page])
}

async function everythingSaidTo(maya: Maya, personId: string) {
  const { store, legendId, companyId } = maya
  const hands = handsOn(store, { now: maya.later })
  const asks = await signedIn(hands, personId)
  const fps = (await store.read.select().from(store.t.changes)).map(({ fp }) => fp)
  const said: (readonly [string, string])[] = []
  for (const [name, door] of doors)
    for (const change of name.includes("$change") ? fps : [""])
      for (const label of name.includes("$version") ? ["1", "2"] : [""])
        for (const query of ["", "?all", "?v=before", "?found", "?shown", `?change=${fps[0]}`, `?after=${fps[0]}`]) {
          const params = {
            legend: legendId,
            company: companyId,
            change,
            version: label,
            range: "1...2",
            person: personId,
            number: "1",
          }
          said.push([`${name} ${query}`, await saidBy(door, at(hands, asks(`/${query}`), params))])
        }
  return { hands, asks, said }
}

describe("what is left to find", () => {
  test.each(["lars", "tess"] as const)("is told to %s by no door", { timeout: 60_000 }, async (name) => {
    const { maya } = await withSomethingToFind()
    const { said } = await everythingSaidTo(maya, maya[name])
    expect(said.length).toBeGreaterThan(400)
    // The consultant's tables of a version say how often a kind of change came, never of which.
    for (const secret of secrets)
      expect([secret, said.filter(([, text]) => text.includes(secret)).map(([door]) => door)]).toEqual([secret, []])
  })

  test("is called by its place in the threads that the consultant reads, until it is found", async () => {
    const { maya } = await withSomethingToFind()
    const hands = handsOn(maya.store, { now: maya.later })
    const titleFor = async (personId: string, number: string) => {
      const asks = await signedIn(hands, personId)
      return (await thread(at(hands, asks("/"), { legend: maya.legendId, number }))).page.question.change.title
    }
    expect([await titleFor(maya.tess, "1"), await titleFor(maya.tess, "2")]).toEqual([
      expect.stringMatching(/^Something new in “/),
      expect.stringMatching(/^Something new in “/),
    ])
    expect(await titleFor(maya.mina, "1")).toBe("Five minutes it is")
    expect(await titleFor(maya.ruth, "1")).toBe("Five minutes it is")
    const mails = await maya.store.read.select().from(maya.store.t.notices)
    const through = mails.filter(({ about }) => about.startsWith("through:"))
    expect(through.map(({ personId, subject }) => [personId, subject])).toEqual([
      [maya.tess, expect.stringMatching(/^A question through you: Something new in “/)],
    ])
  })

  test("is told by no mail", async () => {
    const { maya } = await withSomethingToFind()
    const mails = await maya.store.read.select().from(maya.store.t.notices)
    const second = mails.filter(({ subject }) => subject.includes("ersion 2"))
    expect(second.map(({ personId }) => personId)).toContain(maya.lars)
    const text = second.map(({ subject, body }) => subject + body).join()
    expect(text).toContain("Something new in “The inquiry”")
    for (const secret of secrets) expect(text).not.toContain(secret)
  })

  test("is told by no refused form, and no picture of a page", async () => {
    const { maya, first } = await withSomethingToFind()
    const hands = handsOn(maya.store, { now: maya.later })
    const asks = await signedIn(hands, maya.lars)
    const params = { legend: maya.legendId, change: first.fp }
    const { page } = await changePage(at(hands, asks("/"), params))
    const { page: list } = await listPage(at(hands, asks("/?all"), params))
    const opening = page.opening?.id ?? ""
    const refused = [
      await confirmation(at(hands, asks("/", { opening, shown: page.opening?.shownHash ?? "" }), params)),
      await reveal(at(hands, asks("/", { opening, intent: "find", sentence: "0" }), params)),
      await reveal(at(hands, asks("/", { opening, intent: "find" }), params)),
    ]
    expect(refused).toMatchObject([
      { init: { status: 422 }, data: { refused: "not-revealed" } },
      { init: { status: 422 }, data: { refused: "not-new", chosen: 0 } },
      { init: { status: 422 }, data: { refused: "none-chosen" } },
    ])
    const drawn = [
      renderToStaticMarkup(createElement(OneChange, { page, refused: { refused: "not-new", chosen: 0 } })),
      renderToStaticMarkup(createElement(WhatChanged, { page: list })),
      renderToStaticMarkup(createElement(KnownVersion, { page: list })),
    ]
    expect(drawn[0]).toContain("Something in this passage is new")
    expect(drawn[0]).toMatch(/type="radio"[^>]*checked/)
    for (const secret of [...secrets, "<ins", "<del"])
      expect([secret, (JSON.stringify(refused) + drawn.join()).includes(secret)]).toEqual([secret, false])
  })

  test("makes what was before wait, and says so; once it is found, nothing waits", async () => {
    const { maya } = await withSomethingToFind()
    const hands = handsOn(maya.store, { now: maya.later })
    const asks = await signedIn(hands, maya.tess)
    const params = { legend: maya.legendId, version: "1", range: "1...2" }
    const led = async (door: Door) => (await thrownBy(() => door(at(hands, asks("/"), params)))).headers.get("location")
    const there = `/legends/${maya.legendId}/read?waits`
    expect([await led(version), await led(compare)]).toEqual([there, there])
    const { page } = await listPage(at(hands, requestToAs(asks, there), params))
    expect(renderToStaticMarkup(createElement(WhatChanged, { page }))).toContain("What was before is shown as soon as")
    expect((await status(at(hands, asks("/"), params))).seen?.rows[1]?.title).toBe("Something new in “The inquiry”")
    for (const { fp, shown } of (await maya.list(maya.tess)).list.changes) {
      const { page: own } = await changePage(at(hands, asks("/"), { ...params, change: fp }))
      if (shown.find)
        await reveal(
          at(hands, asks("/", { opening: own.opening?.id ?? "", intent: "show" }), { ...params, change: fp }),
        )
    }
    expect((await version(at(hands, asks("/"), params))).page.html).toContain("Within the hour somebody")
    expect((await status(at(hands, asks("/"), params))).seen?.rows[1]?.title).toBe("Five minutes it is")
  })
})

const requestToAs = (asks: Awaited<ReturnType<typeof signedIn>>, path: string) => {
  const cookie = asks("/").headers.get("cookie") ?? ""
  return requestTo(path, undefined, { cookie })
}
