import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openStore } from "../../db/open"
import { buildWhenNeeded } from "../../server/built.mjs"
import { type Program, startBuilt } from "../program"
import { confirmationsOf, foundReaders } from "../readers"
import { type Form, send } from "./sending"
import { brokenLedgers, halfReadings, halfVersions } from "./whole"

const folder = mkdtempSync(join(tmpdir(), "reread-crash-"))
beforeAll(() => buildWhenNeeded(), 180_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** So many are on their way at once: what is kept together in one commit must never be all of them. */
const lanes = 5

/** Sends them in a few lanes, and kills the program when so many were answered; the openings that were answered with "read". */
async function sendUntilKilled(program: Program, forms: readonly (Form & { openingId: string })[], enough: number) {
  const answered: string[] = []
  const waiting = [...forms]
  const lane = async () => {
    for (let form = waiting.shift(); form; form = waiting.shift()) {
      if ((await send(program.address, form)) !== 303) return
      answered.push(form.openingId)
      if (answered.length === enough) return program.kill()
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return answered
}

test("kill -9 in the middle of 50 confirmations: all that was answered is there, nothing half, and sent again it is once", async () => {
  const store = await openStore({ dataDir: folder })
  const forms = await confirmationsOf(store, await foundReaders(store, 50))
  await store.close()

  const answered = new Set<string>()
  for (const enough of [1, 11, 23]) {
    const program = await startBuilt(folder)
    for (const opening of await sendUntilKilled(program, forms, enough)) answered.add(opening)
    const after = await openStore({ dataDir: folder })
    const kept = (await after.read.select().from(after.t.confirmations)).map((one) => one.openingId)
    expect([...answered].filter((opening) => !kept.includes(opening))).toEqual([])
    expect(new Set(kept).size).toBe(kept.length)
    expect(await halfReadings(after)).toEqual([])
    expect(await halfVersions(after)).toEqual([])
    expect(await brokenLedgers(after)).toEqual([])
    await after.close()
  }
  expect(answered.size).toBeLessThan(50)

  const program = await startBuilt(folder)
  expect(await Promise.all(forms.map((form) => send(program.address, form)))).toEqual(forms.map(() => 303))
  await program.stop()
  const after = await openStore({ dataDir: folder })
  expect(await after.read.$count(after.t.confirmations)).toBe(50)
  expect(await halfReadings(after)).toEqual([])
  await after.close()
}, 120_000)
