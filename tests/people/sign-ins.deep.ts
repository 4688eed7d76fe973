// Long counts of signing in: what two thousand guesses get somebody who does not read Lars's mail.
import { expect, test } from "vitest"
import { askForCode, tryCode } from "../../app/people/sign-ins.server"
import { startLimits } from "../../server/limits"
import { foundNorthlight } from "../cast"
import { freshSqlite } from "../engines"
import { handsOn } from "../hands"

const email = "lars@northlight.example"

test("2,000 guesses from 500 addresses: ten are compared, five mails are sent, nobody else is held up", async () => {
  const store = await freshSqlite()
  await foundNorthlight(store)
  const limit = startLimits()
  const posted: string[] = []
  const from = (n: number) =>
    handsOn(store, { limit, address: `198.51.100.${n % 500}`, post: ({ to }) => void posted.push(to) })
  let compared = 0
  for (let n = 0; n < 2000; n++) {
    const outcome = await askForCode(from(n), email)
    const asked = "asked" in outcome ? outcome.asked : "made-up"
    const tried = await tryCode(from(n), { asked, email, code: "000000" })
    if (!("refused" in tried) || tried.refused !== "too-often") compared++
  }
  expect(compared).toBe(10)
  expect(posted).toEqual(Array.from({ length: 5 }, () => email))
  expect(await askForCode(from(501), "mina@northlight.example")).toHaveProperty("asked")
})
