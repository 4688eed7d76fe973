import { createElement } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, test } from "vitest"
import { demoPeople } from "../../app/people/demo-people"
import { welcome } from "../../app/people/people.server"
import { personOf, requirePerson } from "../../app/people/sessions.server"
import { GoOn } from "../../app/people/sign-in-page"
import { action as demoDoor } from "../../app/routes/demo.$name"
import { loader as mailboxDoor } from "../../app/routes/demo.mailbox"
import { action, loader } from "../../app/routes/sign-in"
import { action as signOut } from "../../app/routes/sign-out"
import { foundNorthlight } from "../cast"
import { engines } from "../engines"
import { at, handsOn, hour, requestTo, signedIn, thrownBy } from "../hands"

const email = "lars@northlight.example"

interface Seen {
  readonly [field: string]: unknown
  readonly status: number
  readonly cookie: string | null
}

/** What a door answered, whether as data or as a Response. */
function seen(answer: unknown): Seen {
  if (answer instanceof Response)
    return { status: answer.status, location: answer.headers.get("location"), cookie: answer.headers.get("set-cookie") }
  const { data, init } = answer as { data: Record<string, unknown>; init: ResponseInit | null }
  return { ...data, status: init?.status ?? 200, cookie: new Headers(init?.headers).get("set-cookie") }
}

describe.each(engines.slice(0, 1))("the sign-in door", ({ fresh }) => {
  async function start() {
    const store = await fresh()
    const northlight = await foundNorthlight(store)
    const hands = handsOn(store)
    const post = async (fields: Record<string, string>) => seen(await action(at(hands, requestTo("/sign-in", fields))))
    return { store, hands, northlight, post }
  }

  test("an address, then the code from the mail, lead back to where one came from", async () => {
    const { hands, post } = await start()
    const page = await post({ email, back: "/legends/1" })
    expect(page).toMatchObject({ status: 200, page: "code", email, back: "/legends/1", refused: null })
    const code = /\d{6}/.exec(hands.posted[0]?.text ?? "")?.[0] ?? ""
    const answer = await post({ email, asked: String(page.asked), code, back: "/legends/1" })
    expect(answer).toMatchObject({ status: 302, location: "/legends/1" })
    expect(answer.cookie).toMatch(/^reread=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax/)
  })

  test("a wrong code keeps the page, and says so", async () => {
    const { hands, post } = await start()
    const page = await post({ email, back: "/" })
    const code = /\d{6}/.exec(hands.posted[0]?.text ?? "")?.[0] === "123456" ? "123457" : "123456"
    const answer = await post({ email, asked: String(page.asked), code, back: "/" })
    expect(answer).toMatchObject({ status: 422, page: "code", asked: page.asked, refused: "wrong-code", cookie: null })
  })

  test("what is no address is asked for again", async () => {
    const { post } = await start()
    expect(await post({ email: "lars at northlight" })).toMatchObject({
      status: 422,
      page: "address",
      refused: "no-address",
    })
    expect(await post({})).toMatchObject({ status: 422, page: "address", email: "" })
  })

  test("too often is 429", async () => {
    const { hands, post } = await start()
    hands.exhausted.add("codes-from-address")
    expect(await post({ email })).toMatchObject({ status: 429, page: "address", refused: "too-often" })
  })

  test("a form kept over an expired sign-in is given back, with everything typed", async () => {
    const { hands, post } = await start()
    const typed = { because: "Not without Jana.", opening: "o1" }
    const thrown = await thrownBy(() => requirePerson(hands, requestTo("/legends/1/read/2/confirmation", typed)))
    const { signIn } = await thrown.json()
    const page = await post({ email, ...signIn })
    expect(page.kept).toBe(signIn.kept)
    const code = /\d{6}/.exec(hands.posted[0]?.text ?? "")?.[0] ?? ""
    const answer = await post({ email, asked: String(page.asked), code, ...signIn })
    expect(answer).toMatchObject({
      status: 200,
      page: "go-on",
      action: "/legends/1/read/2/confirmation",
      fields: Object.entries(typed),
    })
    expect(answer.cookie).toContain("reread=")
  })

  test("a form typed over somebody else's ended sign-in is not given to who signs in next", async () => {
    const { hands, northlight, post } = await start()
    const typed = { because: "Not without Jana." }
    type Asks = Awaited<ReturnType<typeof signedIn>>
    const monthLater = async (_asks: Asks): Promise<unknown> => hands.pass(31 * 24 * 60 * 60_000)
    const keptFor = async (personId: string, ends = monthLater) => {
      const asks = await signedIn(hands, personId)
      const answer = await ends(asks)
      const keepsCookie = !(answer instanceof Response && answer.headers.has("set-cookie"))
      const place = "/legends/1/read/2/confirmation"
      const request = keepsCookie ? asks(place, typed) : requestTo(place, typed)
      const { signIn } = await (await thrownBy(() => requirePerson(hands, request))).json()
      const page = await post({ email, ...signIn })
      const code = /\d{6}/.exec(hands.posted.at(-1)?.text ?? "")?.[0] ?? ""
      return post({ email, asked: String(page.asked), code, ...signIn })
    }
    expect(await keptFor(northlight.mina)).toMatchObject({ page: "go-on", name: "Lars Berg", fields: null })
    const signsOut = async (asks: Asks) => signOut(at(hands, asks("/sign-out", {})))
    expect(await keptFor(northlight.mina, signsOut)).toMatchObject({ page: "go-on", fields: null })
    expect(await keptFor(northlight.lars, signsOut)).toMatchObject({ page: "go-on", fields: Object.entries(typed) })
    expect(await keptFor(northlight.lars)).toMatchObject({ page: "go-on", fields: Object.entries(typed) })
  })

  test("what was typed is shown by what it is, be it one word or a language without spaces", () => {
    const fields = [
      ["text", "Why?"],
      ["reply:q1", "どうして"],
      ["note:Sales", "Now!"],
      ["opening", "o1 o2"],
      ["reason", " "],
    ] as const
    const html = renderToStaticMarkup(createElement(GoOn, { name: "Lars Berg", action: "/me", fields }))
    const drawn = [...html.matchAll(/<blockquote[^>]*>([^<]*)</g)].map(([, text]) => text)
    expect(drawn).toEqual(["Why?", "どうして", "Now!"])
  })

  test("who is signed in already goes on", async () => {
    const { hands, northlight } = await start()
    const lars = await signedIn(hands, northlight.lars)
    expect(seen(await thrownBy(() => loader(at(hands, lars("/sign-in?back=/me")))))).toMatchObject({ location: "/me" })
    expect(await loader(at(hands, requestTo("/sign-in?back=//evil.example")))).toEqual({ back: "/", demo: false })
  })

  test("signing out ends the session, whatever the browser still sends", async () => {
    const { hands, northlight } = await start()
    const lars = await signedIn(hands, northlight.lars)
    const answer = seen(await signOut(at(hands, lars("/sign-out", {}))))
    expect(answer).toMatchObject({ location: "/sign-in" })
    expect(await personOf(hands, lars("/"))).toBeNull()
  })
})

describe.each(engines.slice(0, 1))("the demo's doors", ({ fresh }) => {
  async function start(demo: boolean) {
    const store = await fresh()
    for (const { email, name } of demoPeople) await welcome(store, { email, name, at: hour })
    return handsOn(store, { demo })
  }

  test("in the demo, one button signs in as Lars", async () => {
    const hands = await start(true)
    const answer = seen(await demoDoor(at(hands, requestTo("/demo/lars", { back: "/me" }), { name: "lars" })))
    expect(answer).toMatchObject({ status: 302, location: "/me" })
    const cookie = answer.cookie?.split(";")[0] ?? ""
    expect((await personOf(hands, requestTo("/", undefined, { cookie })))?.name).toBe("Lars Berg")
  })

  test("outside the demo there is no such door, and no mailbox", async () => {
    const hands = await start(false)
    const door = await thrownBy(() => demoDoor(at(hands, requestTo("/demo/lars", {}), { name: "lars" })))
    const mailbox = await thrownBy(async () => mailboxDoor(at(hands, requestTo("/demo/mailbox"))))
    expect([door.status, mailbox.status]).toEqual([404, 404])
    expect(await hands.store.read.select().from(hands.store.t.sessions)).toEqual([])
  })

  test("in the demo, nobody but its people has a door", async () => {
    const hands = await start(true)
    const door = await thrownBy(() => demoDoor(at(hands, requestTo("/demo/eve", {}), { name: "eve" })))
    expect(door.status).toBe(404)
  })
})
