import { describe, expect, test } from "vitest"
import { schema } from "../../app/document/schema"
import { createLegend } from "../../app/legends/legends.server"
import { leaveCompany } from "../../app/people/companies.server"
import { unseal } from "../../app/people/kept"
import { requireMember, requireMemberAbout } from "../../app/people/memberships.server"
import { endSession, personOf, requirePerson } from "../../app/people/sessions.server"
import type { Store } from "../../db/store"
import { foundNorthlight, type Northlight } from "../cast"
import { engines } from "../engines"
import { handsOn, hour, requestTo, signedIn, thrownBy } from "../hands"

const day = 24 * 60 * 60 * 1000

const legendOf = (store: Store, { companyId, ruth: by }: Northlight) =>
  createLegend(store, { companyId, by, title: "Forty chairs", lang: "en", doc: schema.node("doc"), at: hour })

describe.each(engines)("sessions on $name", ({ fresh }) => {
  async function start() {
    const store = await fresh()
    const northlight = await foundNorthlight(store)
    const hands = handsOn(store)
    return { store, hands, northlight, lars: await signedIn(hands, northlight.lars) }
  }

  test("a request with a session is its person's", async () => {
    const { hands, lars, northlight } = await start()
    expect(await personOf(hands, lars("/"))).toEqual({
      id: northlight.lars,
      name: "Lars Berg",
      email: "lars@northlight.example",
    })
  })

  test("a request without a session, or with a made-up token, is nobody's", async () => {
    const { hands } = await start()
    expect(await personOf(hands, requestTo("/"))).toBeNull()
    expect(await personOf(hands, requestTo("/", undefined, { cookie: "reread=made-up" }))).toBeNull()
  })

  test("the database holds no token", async () => {
    const { hands, lars, store } = await start()
    const token = lars("/").headers.get("cookie")?.split("=")[1] ?? ""
    expect(JSON.stringify(await store.read.select().from(store.t.sessions))).not.toContain(token)
    expect(await personOf(hands, lars("/"))).not.toBeNull()
  })

  test("a session ends 30 days after it was last used for sending something", async () => {
    const { hands, lars } = await start()
    hands.pass(29 * day)
    await personOf(hands, lars("/x", {}))
    hands.pass(29 * day)
    expect(await personOf(hands, lars("/"))).not.toBeNull()
    hands.pass(day)
    expect(await personOf(hands, lars("/"))).toBeNull()
  })

  test("a GET renews nothing: it writes nothing", async () => {
    const { hands, lars, store } = await start()
    hands.pass(10 * day)
    const before = await store.read.select().from(store.t.sessions)
    await personOf(hands, lars("/"))
    expect(await store.read.select().from(store.t.sessions)).toEqual(before)
  })

  test("the company of a legend is asked for together with the session, which ends and is renewed as for every page", async () => {
    const { hands, lars, northlight, store } = await start()
    const legendId = await legendOf(store, northlight)
    const asks = (request: Request, legend = legendId) => requireMemberAbout(hands, request, legend)
    const status = async (request: Request, legend?: string) => (await thrownBy(() => asks(request, legend))).status
    expect((await asks(lars("/"))).person.id).toBe(northlight.lars)
    expect(await status(lars("/"), "another")).toBe(404)
    expect(await status((await signedIn(hands, northlight.other.otto))("/"))).toBe(404)
    expect([await status(requestTo("/")), await status(requestTo("/x", {}))]).toEqual([302, 401])
    hands.pass(29 * day)
    await asks(lars("/x", {}))
    hands.pass(29 * day)
    expect((await asks(lars("/"))).company.id).toBe(northlight.companyId)
    hands.pass(day)
    expect([await status(lars("/")), await status(lars("/x", {}))]).toEqual([302, 401])
  })

  test("who has left asks for a legend in vain", async () => {
    const { hands, lars, northlight, store } = await start()
    const legendId = await legendOf(store, northlight)
    await leaveCompany(store, { companyId: northlight.companyId, personId: northlight.lars, at: hands.now() })
    expect((await thrownBy(() => requireMemberAbout(hands, lars("/"), legendId))).status).toBe(404)
  })

  test("signing out ends the session at once, and only this one", async () => {
    const { hands, lars, northlight } = await start()
    const onThePhone = await signedIn(hands, northlight.lars)
    await endSession(hands, lars("/sign-out", {}))
    expect(await personOf(hands, lars("/"))).toBeNull()
    expect(await personOf(hands, onThePhone("/"))).not.toBeNull()
  })

  test("a page asked for without a session leads to signing in, and back", async () => {
    const { hands } = await start()
    const answer = await thrownBy(() => requirePerson(hands, requestTo("/legends/1?view=now")))
    expect(answer.status).toBe(302)
    expect(answer.headers.get("location")).toBe("/sign-in?back=%2Flegends%2F1%3Fview%3Dnow")
  })

  test("a form sent without a session is kept, sealed", async () => {
    const { hands } = await start()
    const answer = await thrownBy(() =>
      requirePerson(
        hands,
        requestTo("/legends/1/read/2/confirmation", { because: "Not without Jana.", to: ["a", "b"] }),
      ),
    )
    expect(answer.status).toBe(401)
    const { signIn } = await answer.json()
    expect(unseal(signIn.kept, hands.secret, hands.now())).toMatchObject({
      action: "/legends/1/read/2/confirmation",
      fields: [
        ["because", "Not without Jana."],
        ["to", "a"],
        ["to", "b"],
      ],
    })
  })

  test("a form is its person's for a month after their session has ended, whoever signs in meanwhile", async () => {
    const { hands, lars, northlight } = await start()
    hands.pass(59 * day)
    await signedIn(hands, northlight.mina)
    const answer = await thrownBy(() => requirePerson(hands, lars("/me", { keys: "off" })))
    const { signIn } = await answer.json()
    expect(unseal(signIn.kept, hands.secret, hands.now())).toMatchObject({ by: northlight.lars })
  })

  test("a script without a session is told so", async () => {
    const { hands } = await start()
    const request = new Request("http://reread.test/draft", {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json" },
    })
    const answer = await thrownBy(() => requirePerson(hands, request))
    expect([answer.status, await answer.json()]).toEqual([401, { refused: "signed-out" }])
  })

  test("another company, a missing seat and no company at all are the same 404", async () => {
    const { hands, lars, northlight } = await start()
    const { companyId, other } = northlight
    const answers = await Promise.all([
      thrownBy(() => requireMember(hands, lars("/"), other.companyId)),
      thrownBy(() => requireMember(hands, lars("/"), companyId, "author")),
      thrownBy(() => requireMember(hands, lars("/"), "no-such-company")),
      thrownBy(() => requireMember(hands, lars("/"), undefined)),
    ])
    expect(await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()]))).toEqual(
      Array.from({ length: 4 }, () => [404, "Not found"]),
    )
    expect((await requireMember(hands, lars("/"), companyId, "author", "reader")).person.name).toBe("Lars Berg")
  })
})
