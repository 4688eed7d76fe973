// Long counts of a publish racing readers: 5,000 orders, a fifth of them on PostgreSQL.
import { describe, expect, test } from "vitest"
import { engines, quickSqlite } from "../engines"
import { races } from "./racing"

describe.each(engines)("a publish racing readers on $name", ({ name, fresh }) => {
  const count = name === "SQLite" ? 4000 : 1000

  test(`in ${count} orders of up to 8 actors every confirmation names what its person was shown`, async () => {
    const store = name === "SQLite" ? await quickSqlite() : await fresh()
    expect((await races(store, 1001, count)).confirmed).toBeGreaterThan(count)
  })
})
