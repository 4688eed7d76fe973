import { afterEach, expect, test } from "vitest"
import { type Reminder, startReminder } from "../../server/reminder"
import { quickSqlite } from "../engines"
import { directWorker } from "../hands"

let reminder: Reminder | undefined
afterEach(() => reminder?.stop())

test("asks each company once on each of its working days, and again when that failed", async () => {
  const asked: string[] = []
  const at = {
    work: [{ companyId: "northlight", timeZone: "Europe/Berlin", day: "2026-05-20" }],
    fails: true,
    written: 0,
  }
  reminder = startReminder({
    store: await quickSqlite(),
    worker: directWorker,
    keepers: async () => ({
      companiesAtWork: async () => at.work,
      remindReaders: async (_store, _worker, { companyId, origin }) => {
        asked.push(`${companyId} ${origin}`)
        if (at.fails) throw new Error("The disk is full.")
        return 2
      },
    }),
    origin: () => "https://reread.example",
    written: () => void at.written++,
    now: () => 0,
    every: 1_000_000,
  })
  const said: unknown[] = []
  const { error } = console
  console.error = (...words: unknown[]) => void said.push(words[0])
  await reminder.look()
  console.error = error
  expect(said).toEqual(["Readers could not be reminded:"])
  at.fails = false
  await reminder.look()
  await reminder.look()
  expect([asked.length, at.written]).toEqual([2, 1])
  at.work = [{ companyId: "northlight", timeZone: "Europe/Berlin", day: "2026-05-21" }]
  await reminder.look()
  at.work = []
  await reminder.look()
  expect(asked).toEqual(Array(3).fill("northlight https://reread.example"))
})
