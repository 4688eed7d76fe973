import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { confirmChange } from "../../app/reading/confirmations.server"
import { openChange } from "../../app/reading/openings.server"
import { readingListOf } from "../../app/reading/readings.server"
import { engines, quickSqlite } from "../engines"
import { begin } from "./protocol"
import { days } from "./protocol-commands"
import { foundToy, monday, toyWorker } from "./toy"

describe.each(engines)("opening and confirming on $name", ({ name, fresh }) => {
  const isQuick = name === "SQLite"
  const storeFor = () => (isQuick ? quickSqlite() : fresh())

  test("whatever readers, authors and the clock do, it is as the model says, and the rules hold after every step", async () => {
    const store = await storeFor()
    let houses = 0
    await fc.assert(
      fc.asyncProperty(days, async (commands) => {
        const toy = await foundToy(store, `house${++houses}.example`)
        await fc.asyncModelRun(() => ({ model: begin(monday, 2), real: { toy } }), commands)
      }),
      { numRuns: isQuick ? 100 : 15 },
    )
  }, 120_000)

  test("twenty tabs, in whatever order their requests come, are confirmed no faster than one after the other", async () => {
    const store = await storeFor()
    const passing = fc.infiniteStream(fc.constantFrom(100, 1_000, 5_000, 20_000))
    let houses = 100
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), passing, async (scheduler, passes) => {
        const toy = await foundToy(store, `house${++houses}.example`)
        await toy.publish(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`part ${i}`, "new"])))
        const who = { companyId: toy.companyId, legendId: toy.legendId, personId: toy.lars }
        const list = () => readingListOf(store, toyWorker(), who)
        const fps = (await list())?.list.changes.map(({ fp }) => fp) ?? []
        let at = monday
        for (const fp of fps) await openChange(store, toyWorker(), { ...who, fp, at })
        const stands = (await list())?.progress
        const confirmed: number[] = []

        await scheduler.waitFor(Promise.all(fps.map(tab)))
        expect(confirmed).toHaveLength(20)
        expect([monday, ...confirmed].filter((hour, i, hours) => i > 0 && hour - hours[i - 1]! < 5_100)).toEqual([])

        /** Sends the form as soon as it was refused; on its way it may be overtaken by others. */
        async function tab(fp: string) {
          const stand = stands?.get(fp)
          if (stand?.is !== "open") throw new Error(`${fp} is not open.`)
          for (;;) {
            const sent = at
            await scheduler.schedule(Promise.resolve(), fp)
            const outcome = await confirmChange(store, { ...who, fp, ...stand, at: sent })
            if ("confirmed" in outcome) return void confirmed.push(sent)
            expect(outcome).toEqual({ refused: "too-soon", words: 34 })
            at += passes.next().value
          }
        }
      }),
      { numRuns: isQuick ? 10 : 3 },
    )
  }, 120_000)
})
