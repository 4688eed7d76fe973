// An auditor with nothing but the ZIP and a browser: unpacked, opened from the disk, with the network off.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { pathToFileURL } from "node:url"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { unzipped } from "../../server/unzip"
import { ownDemo } from "./own-demo"

const folder = mkdtempSync(join(tmpdir(), "reread-evidence-"))
const demo = ownDemo()
let checkpoint: string
let zip: string
let unpacked: string

/** Takes a copy of the evidence as Ruth does: from "Where we stand", with two buttons. Gives the ZIP's path. */
async function takeCopy(page: Page, name: string) {
  await page.goto("/")
  await page.locator('main a[href^="/legends/"]:has-text("Maya replaces")').first().click()
  await page.waitForURL(/\/legends\/[^/]+/)
  await page.goto(`${new URL(page.url()).pathname.split("/").slice(0, 3).join("/")}/status`)
  await page.getByRole("link", { name: "Evidence to take away" }).click()
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Take a copy" }).click(),
  ])
  const file = join(folder, name)
  await download.saveAs(file)
  return file
}

function unpack(file: string, into: string) {
  for (const [path, bytes] of unzipped(new Uint8Array(readFileSync(file)))) {
    mkdirSync(dirname(join(into, path)), { recursive: true })
    writeFileSync(join(into, path), bytes)
  }
  return into
}

beforeAll(async () => {
  const { page, context } = await demo.visit({ as: "ruth" })
  const before = unpack(await takeCopy(page, "before.zip"), join(folder, "before"))
  checkpoint = join(before, "ledger/checkpoint.txt")
  zip = await takeCopy(page, "export.zip")
  unpacked = unpack(zip, join(folder, "export"))
  await context.close()
}, 120_000)

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
})

/** What verify.html says, opened from the disk without a network. */
async function verified(chosen: { zip?: string; folder?: string; held?: string }) {
  const context = await demo.browser.newContext()
  await context.setOffline(true)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on("pageerror", (error) => complaints.push(error.message))
  page.on("console", (said) => void (said.type() === "error" && complaints.push(said.text())))
  page.on("request", (request) => void (request.url().startsWith("file:") || complaints.push(request.url())))
  await page.goto(pathToFileURL(join(unpacked, "verify.html")).href)
  if (chosen.zip) await page.locator("#zip").setInputFiles(chosen.zip)
  if (chosen.folder) await page.locator("#folder").setInputFiles(chosen.folder)
  if (chosen.held) await page.locator("#held").setInputFiles(chosen.held)
  await page.getByRole("button", { name: "Check it" }).click()
  const said = await page.locator("#verdict[data-is]").innerText({ timeout: 20_000 })
  expect(complaints).toEqual([])
  await context.close()
  return said
}

test("a good export is consistent, as ZIP and as folder; with a checkpoint kept before it is authentic", async () => {
  expect(await verified({ zip })).toMatch(/^Consistent[\s\S]*Northlight[\s\S]*version 5/)
  expect(await verified({ folder: unpacked })).toMatch(/^Consistent/)
  const said = await verified({ zip, held: checkpoint })
  expect(said).toMatch(/^Authentic/)
  expect(said).toMatch(/the checkpoint of \d+ entries that you hold/)
  expect(await verified({})).toContain("Choose the ZIP file")
})

test("a changed one is not", async () => {
  const other = unpack(zip, join(folder, "changed"))
  const answers = readFileSync(join(other, "answers.csv"), "utf8")
  writeFileSync(join(other, "answers.csv"), answers.replace("opened", "confirmed"))
  expect(await verified({ folder: other })).toMatch(/^Something is wrong\s+answers\.csv was changed\./)
  const held = join(folder, "held.txt")
  writeFileSync(
    held,
    readFileSync(checkpoint, "utf8").replace(/\n(\d+)\n/, (_all, size: string) => `\n${Number(size) + 1}\n`),
  )
  expect(await verified({ zip, held })).toMatch(/^Something is wrong/)
})

test("the other pages of the export open from the disk, with nothing from elsewhere", async () => {
  const context = await demo.browser.newContext()
  const page = await context.newPage()
  const asked: string[] = []
  page.on("request", (request) => asked.push(request.url()))
  await page.goto(pathToFileURL(join(unpacked, "READ-ME-FIRST.html")).href)
  expect(await page.locator("h1").innerText()).toMatch(/^Evidence for .*version 5$/)
  await page.getByRole("link", { name: "version.html" }).click()
  expect(await page.locator("main").innerText()).toContain("Maya")
  expect(asked.filter((url) => !url.startsWith("file:"))).toEqual([])
  expect(readdirSync(unpacked)).toContain("manifest.json")
  await context.close()
})
