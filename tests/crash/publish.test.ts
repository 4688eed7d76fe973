import { spawnSync } from "node:child_process"
import { cpSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { build } from "esbuild"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openStore } from "../../db/open"
import { type Company, foundReaders, writeAnew } from "../readers"
import { brokenLedgers, halfVersions } from "./whole"

const base = mkdtempSync(join(tmpdir(), "reread-crash-"))
const ground = join(base, "ground")
const publisher = `tests/.out/publisher-${process.pid}.mjs`
let company: Company
let rounds = 0

/** A company with one version and a draft that says something new. */
beforeAll(async () => {
  const store = await openStore({ dataDir: ground })
  company = await foundReaders(store, 20)
  await writeAnew(store, company)
  await store.close()
  await build({
    entryPoints: ["tests/crash/publisher.ts"],
    outfile: publisher,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
  })
}, 60_000)
afterAll(() => {
  for (const path of [base, publisher]) rmSync(path, { recursive: true, force: true })
})

/** Publishes in a process of its own on a copy of the ground; what was said, and what is there afterwards. */
async function publishOnACopy(dies: number, split = 0) {
  const folder = join(base, `round-${++rounds}`)
  cpSync(ground, folder, { recursive: true })
  const { companyId, legendId, teamId, author } = company
  const what = JSON.stringify({ companyId, legendId, teamId, by: author.personId, at: Date.now() })
  const words = [publisher, folder, what, `${dies}`, `${split}`]
  const { stdout, stderr, signal } = spawnSync(process.execPath, words, { encoding: "utf8" })
  const store = await openStore({ dataDir: folder })
  const found = {
    versions: await store.read.$count(store.t.versions),
    half: [...(await halfVersions(store)), ...(await brokenLedgers(store))],
  }
  await store.close()
  const said: { outcome: object; statements: number } | null = stdout === "" ? null : JSON.parse(stdout)
  return { ...found, said, signal, stderr }
}

test("publishing in one transaction: killed before any of its statements, nothing of the version is there", async () => {
  const whole = await publishOnACopy(0)
  expect(whole).toMatchObject({ versions: 2, half: [], signal: null })
  const statements = whole.said?.statements ?? 0
  expect(statements).toBeGreaterThan(6)
  for (const dies of [1, Math.ceil(statements / 2), statements])
    expect(await publishOnACopy(dies)).toMatchObject({ versions: 1, half: [], said: null, signal: "SIGKILL" })

  // Were it two transactions, this would be seen: what the first one wrote stays alone.
  const split = Math.ceil(statements / 2)
  const { half, signal } = await publishOnACopy(split + 1, split)
  expect(signal).toBe("SIGKILL")
  expect(half).not.toEqual([])
}, 120_000)
