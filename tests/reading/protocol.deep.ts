// Long counts of the model of opening and confirming.
import fc from "fast-check"
import { describe, test } from "vitest"
import { engines, quickSqlite } from "../engines"
import { begin } from "./protocol"
import { days } from "./protocol-commands"
import { foundToy, monday } from "./toy"

describe.each(engines)("opening and confirming on $name", ({ name, fresh }) => {
  test("whatever readers, authors and the clock do, it is as the model says, and the rules hold after every step", async () => {
    const store = name === "SQLite" ? await quickSqlite() : await fresh()
    let houses = 0
    await fc.assert(
      fc.asyncProperty(days, async (commands) => {
        const toy = await foundToy(store, `house${++houses}.example`)
        await fc.asyncModelRun(() => ({ model: begin(monday, 2), real: { toy } }), commands)
      }),
      { numRuns: name === "SQLite" ? 600 : 150 },
    )
  })
})
