import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { afterAll, expect, inject, test } from "vitest"
import { draftOf } from "../../app/legends/drafts.server"
import { openStore } from "../../db/open"
import { startBuilt } from "../program"
import { foundReaders } from "../readers"
import { connect } from "./browsing"

const folder = mkdtempSync(join(tmpdir(), "reread-killed-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test("kill -9 two seconds after typing: every word is there", async () => {
  const store = await openStore({ dataDir: folder })
  const { companyId, legendId, author } = await foundReaders(store, 1)
  await store.close()

  const program = await startBuilt(folder)
  const browser = await connect(inject("browser"))
  try {
    const context = await browser.newContext({ baseURL: program.address })
    const [name = "", value = ""] = author.cookie.split("=")
    await context.addCookies([{ name, value, url: program.address }])
    const page = await context.newPage()
    await page.goto(`/legends/${legendId}/edit`, { waitUntil: "networkidle" })
    await page.locator(".ProseMirror p", { hasText: "Maya calls" }).last().click()
    await page.keyboard.press("End")
    await page.keyboard.type(" And Maya sleeps well again.")
    await pause(2000)
  } finally {
    await program.kill()
    await browser.close()
  }

  const after = await openStore({ dataDir: folder })
  expect((await draftOf(after, companyId, legendId)).doc).toContain("And Maya sleeps well again.")
  await after.close()
})
