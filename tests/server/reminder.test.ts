import { afterEach, expect, test } from "vitest"
import { type Reminder, startReminder } from "../../server/reminder"
import { quickSqlite } from "../engines"
import { directWorker } from "../hands"

let reminder: Reminder | undefined
afterEach(() => reminder?.stop())

test("asks each company once on each of its working days; an hour later again when that failed, and others all the same", async () => {
  const asked: string[] = []
  const atWork = (day: string) =>
    ["northlight", "southport"].map((companyId) => ({ companyId, timeZone: "Europe/Berlin", day }))
  const full = new Error("The disk is full.")
  const at = { work: atWork("2026-05-20"), fails: true, one: [] as Error[], now: 0, written: 0 }
  reminder = startReminder({
    store: await quickSqlite(),
    worker: directWorker,
    keepers: async () => ({
      companiesAtWork: async () => at.work,
      remindReaders: async (_store, _worker, { companyId, origin }) => {
        asked.push(`${companyId} ${origin}`)
        if (at.fails && companyId === "northlight") throw full
        return { reminded: 2, failed: companyId === "northlight" ? at.one : [] }
      },
    }),
    origin: () => "https://reread.example",
    written: () => void at.written++,
    now: () => at.now,
    every: 1_000_000,
  })
  const looks = async () => {
    const said: unknown[] = []
    const { error } = console
    console.error = (...words: unknown[]) => void said.push(words.join(" "))
    await reminder?.look()
    await reminder?.look()
    console.error = error
    return { said, asked: asked.splice(0), written: at.written }
  }
  const [northlight, southport] = ["northlight https://reread.example", "southport https://reread.example"]
  const failed = "Somebody could not be reminded: Error: The disk is full."
  expect(await looks()).toEqual({ said: [failed], asked: [northlight, southport], written: 1 })
  at.now = 3_599_999
  expect(await looks()).toEqual({ said: [], asked: [], written: 1 })
  at.now = 3_600_000
  at.one = [full]
  at.fails = false
  expect(await looks()).toEqual({ said: [failed], asked: [northlight], written: 2 })
  at.now = 2 * 3_600_000
  at.one = []
  expect(await looks()).toEqual({ said: [], asked: [northlight], written: 3 })
  at.now = 9 * 3_600_000
  expect(await looks()).toEqual({ said: [], asked: [], written: 3 })
  at.work = atWork("2026-05-21")
  expect((await looks()).asked).toEqual([northlight, southport])
  at.work = []
  expect((await looks()).asked).toEqual([])
})
