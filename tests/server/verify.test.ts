import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { freshSqlite } from "../engines"
import { exportBy, foundStand } from "../evidence/stand"

const folder = mkdtempSync(join(tmpdir(), "reread-verify-"))
afterAll(() => rmSync(folder, { recursive: true }))

beforeAll(async () => {
  const stand = await foundStand(await freshSqlite())
  const { zip, files } = await exportBy(stand, stand.ruth, stand.second)
  const checkpoint = files.get("ledger/checkpoint.txt") ?? new Uint8Array()
  const other = Uint8Array.from(zip)
  other[Math.floor(other.length / 3)]! ^= 4
  mkdirSync(join(folder, "held"))
  writeFileSync(join(folder, "good.zip"), zip)
  writeFileSync(join(folder, "changed.zip"), other)
  writeFileSync(join(folder, "held", "0000000001.txt"), checkpoint)
  writeFileSync(join(folder, "other.txt"), "no checkpoint")
  writeFileSync(join(folder, "key.txt"), files.get("ledger/key.txt") ?? "")
})

function verify(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["node_modules/tsx/dist/cli.mjs", "server/verify.ts", ...words],
    {
      encoding: "utf8",
      env: { ...process.env, NODE_ENV: "production" },
    },
  )
  return { status, said: stdout + stderr }
}
const at = (name: string) => join(folder, name)

test("a good export is consistent; with what is held elsewhere it is authentic", () => {
  expect(verify(at("good.zip"))).toMatchObject({ status: 0, said: expect.stringMatching(/^Consistent: Forty chairs/) })
  for (const held of [
    ["--checkpoint", at("held/0000000001.txt")],
    ["--checkpoint", at("held")],
    ["--key", at("key.txt")],
  ])
    expect(verify(at("good.zip"), ...held)).toMatchObject({ status: 0, said: expect.stringMatching(/^Authentic/) })
})

test.each([
  [["changed.zip"], / (is broken|was changed)\.|broken one/],
  [["good.zip", "--checkpoint", "other.txt"], /The checkpoint that you hold is none\./],
  [["absent.zip"], /absent\.zip/],
  [["--data", "held"], /There is no database at/],
  [[], /Say which: npm run verify/],
])("%j ends with 1 and one sentence", (words, sentence) => {
  const { status, said } = verify(...words.map((word) => (word.startsWith("--") ? word : at(word))))
  expect(status).toBe(1)
  expect(said).toMatch(sentence)
  expect(said.trim().split("\n")).toHaveLength(1)
})
