import { describe, expect, test } from "vitest"
import { engines, quickSqlite } from "../engines"
import { races, seedToTry } from "./racing"

// What PostgreSQL does takes four times as long: together they are 500.
describe.each(engines)("a publish racing readers on $name", ({ name, fresh }) => {
  const count = name === "SQLite" ? 450 : 50

  test(`in ${count} orders of up to 8 actors every confirmation names what its person was shown`, async () => {
    const store = name === "SQLite" ? await quickSqlite() : await fresh()
    if (seedToTry) return void (await races(store, seedToTry, 1))
    const outcomes = await races(store, 1, count)
    // Were nobody in the way of anybody, this would prove nothing.
    const often = [
      "confirmed",
      "taken back",
      "published",
      "not published: changed-meanwhile",
      "not confirmed: superseded",
    ]
    expect(often.filter((what) => (outcomes[what] ?? 0) < count / 10)).toEqual([])
  }, 240_000)
})
