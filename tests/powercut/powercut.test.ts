import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { chanceFrom } from "../turns"
import { afterCut } from "./after"
import { cuts, whole } from "./cuts"
import { type Ground, layOut, prepare, type Recording, record } from "./recording"

const count = Number(process.env.CUTS ?? 400)
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
const folder = mkdtempSync(join(tmpdir(), "reread-powercut-"))
let ground: Ground
beforeAll(async () => {
  ground = await prepare(folder)
})
afterAll(() => {
  for (const path of [folder, ground.program]) rmSync(path, { recursive: true, force: true })
})

/** What each of so many power cuts in the middle of a recording did. */
async function cut({ start, ops }: Recording, times: number) {
  const { companyId } = ground.company
  const found = { cuts: 0, unsynced: 0, told: 0, lost: [] as string[], broken: [] as string[] }
  for (const image of cuts(start, ops, times, chanceFrom(seed))) {
    const file = layOut(image.files, join(folder, "image"))
    const { lost, broken } = await afterCut(file, { companyId, legendId: ground.legendId }, image.told)
    found.cuts++
    found.unsynced += image.unsynced > 0 ? 1 : 0
    found.told += image.told.length
    if (lost.length > 0) found.lost.push(`cut ${found.cuts}: ${lost.length} lost, among them ${lost[0]}`)
    found.broken.push(...broken.map((sentence) => `cut ${found.cuts}: ${sentence}`))
  }
  console.log(
    `${times} power cuts in ${ops.length} records (SEED=${seed}), ${found.unsynced} of them with something unsynced, ` +
      `${found.told} answers looked for: ${found.lost.length} cuts lost some, ${found.broken.length} broke something`,
  )
  return found
}

test("no power cut loses what was answered, leaves half a version, or breaks the ledger", async () => {
  const recording = await record(ground, "fsync")
  const all = whole(recording.start, recording.ops)
  expect([all[1].equals(recording.end[1]), all[2].equals(recording.end[2])]).toEqual([true, true])
  const found = await cut(recording, count)
  expect(found.lost).toEqual([])
  expect(found.broken).toEqual([])
  expect(found.unsynced).toBeGreaterThan(count / 4)
})

test("without the shared fsync the same cuts lose what was answered, and are seen to", async () => {
  const { lost, broken } = await cut(await record(ground, "nothing"), Math.ceil(count / 4))
  expect(lost).not.toEqual([])
  expect(broken).toEqual([])
})
