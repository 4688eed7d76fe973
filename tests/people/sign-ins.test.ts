import { describe, expect, test } from "vitest"
import { personOf } from "../../app/people/sessions.server"
import { askForCode, tryCode } from "../../app/people/sign-ins.server"
import type { Store } from "../../db/store"
import { foundNorthlight } from "../cast"
import { engines } from "../engines"
import { handsOn, requestTo, type TestHands } from "../hands"

const email = "lars@northlight.example"
const minute = 60_000

async function ask(hands: TestHands, from = email) {
  const outcome = await askForCode(hands, from)
  if ("refused" in outcome) throw new Error(outcome.refused)
  return { asked: outcome.asked, code: /\d{6}/.exec(hands.posted.at(-1)?.text ?? "")?.[0] ?? "" }
}
const other = (code: string) => (code === "000000" ? "000001" : "000000")

describe.each(engines)("signing in on $name", ({ fresh }) => {
  async function start(): Promise<{ store: Store; hands: TestHands }> {
    const store = await fresh()
    await foundNorthlight(store)
    return { store, hands: handsOn(store) }
  }

  test("the code from the mail begins a session", async () => {
    const { hands } = await start()
    const { asked, code } = await ask(hands)
    const outcome = await tryCode(hands, { asked, email, code: `${code.slice(0, 3)} ${code.slice(3)}` })
    const token = "token" in outcome ? outcome.token : ""
    const person = await personOf(hands, requestTo("/", undefined, { cookie: `reread=${token}` }))
    expect(person?.name).toBe("Lars Berg")
  })

  test("the database holds no code", async () => {
    const { hands, store } = await start()
    const { code } = await ask(hands)
    const [row] = await store.read.select().from(store.t.signInCodes)
    expect(row?.codeHash).toMatch(/^[0-9a-f]{64}$/)
    expect(Object.values({ ...row, id: "", codeHash: "" }).join(" ")).not.toContain(code)
  })

  test("a code works once", async () => {
    const { hands } = await start()
    const { asked, code } = await ask(hands)
    await tryCode(hands, { asked, email, code })
    expect(await tryCode(hands, { asked, email, code })).toEqual({ refused: "code-over" })
  })

  test("two tries with the right code at once begin one session", async () => {
    const { hands } = await start()
    const { asked, code } = await ask(hands)
    const outcomes = await Promise.all([1, 2, 3].map(() => tryCode(hands, { asked, email, code })))
    expect(outcomes.filter((outcome) => "token" in outcome)).toHaveLength(1)
  })

  test("a code works for ten minutes", async () => {
    const { hands } = await start()
    const { asked, code } = await ask(hands)
    hands.pass(10 * minute)
    expect(await tryCode(hands, { asked, email, code })).toEqual({ refused: "code-over" })
  })

  test("after five wrong tries the right code is over", async () => {
    const { hands } = await start()
    const { asked, code } = await ask(hands)
    const wrong = []
    for (let i = 0; i < 5; i++) wrong.push(await tryCode(hands, { asked, email, code: other(code) }))
    expect(wrong.map((outcome) => "refused" in outcome && outcome.refused)).toEqual([
      "wrong-code",
      "wrong-code",
      "wrong-code",
      "wrong-code",
      "code-over",
    ])
    expect(await tryCode(hands, { asked, email, code })).toEqual({ refused: "code-over" })
  })

  test("a code of one page does not work on another, nor for another address", async () => {
    const { hands } = await start()
    const first = await ask(hands)
    const second = await ask(hands)
    if (first.code !== second.code)
      expect(await tryCode(hands, { asked: first.asked, email, code: second.code })).toEqual({ refused: "wrong-code" })
    const stolen = { asked: first.asked, email: "ruth@northlight.example", code: first.code }
    expect(await tryCode(hands, stolen)).toEqual({ refused: "code-over" })
  })

  test("an unknown address gets the same answer, the same rows, and no mail", async () => {
    const { hands, store } = await start()
    const known = await askForCode(hands, email)
    const unknown = await askForCode(hands, "nobody@northlight.example")
    expect(Object.keys(unknown)).toEqual(Object.keys(known))
    expect(await store.read.select().from(store.t.signInCodes)).toHaveLength(2)
    expect(hands.posted.map(({ to }) => to)).toEqual([email])
    const asked = "asked" in unknown ? unknown.asked : ""
    const tried = await tryCode(hands, { asked, email: "nobody@northlight.example", code: "000000" })
    expect(tried).toEqual({ refused: "wrong-code" })
  })

  test.each(["codes-for-account", "codes-from-address"] as const)(
    "no code is sent when %s is used up",
    async (kind) => {
      const { hands } = await start()
      hands.exhausted.add(kind)
      expect(await askForCode(hands, email)).toEqual({ refused: "too-often" })
      expect(hands.posted).toEqual([])
    },
  )

  test.each(["tries-for-account", "tries-from-address"] as const)(
    "no code is tried when %s is used up",
    async (kind) => {
      const { hands } = await start()
      const { asked, code } = await ask(hands)
      hands.exhausted.add(kind)
      expect(await tryCode(hands, { asked, email, code })).toEqual({ refused: "too-often" })
    },
  )

  test("whoever comes first, before there is any company, may sign in unknown", async () => {
    const hands = handsOn(await fresh())
    const { asked, code } = await ask(hands, "ada.maria@example.com")
    const outcome = await tryCode(hands, { asked, email: "ada.maria@example.com", code })
    const token = "token" in outcome ? outcome.token : ""
    const person = await personOf(hands, requestTo("/", undefined, { cookie: `reread=${token}` }))
    expect(person?.name).toBe("Ada Maria")
  })

  test("codes that are over are swept away when the next one is asked for", async () => {
    const { hands, store } = await start()
    await ask(hands)
    hands.pass(11 * minute)
    await ask(hands)
    expect(await store.read.select().from(store.t.signInCodes)).toHaveLength(1)
  })
})
