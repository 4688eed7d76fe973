// Careful reading and a check: the reader finds what is new, or has it shown, and answers; with and without script. The
// author leaves a change unmarked and asks a question.
import { mkdirSync } from "node:fs"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, expect, inject, test } from "vitest"
import { connect, desk, phone, sideways, visit } from "./browsing"
import { saved, writeInto } from "./doing"
import { startQuickDemo } from "./quick"

let browser: Browser
let quick: Awaited<ReturnType<typeof startQuickDemo>>
beforeAll(async () => {
  browser = await connect(inject("browser"))
  quick = await startQuickDemo()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await quick.stop()
})

/** A picture of the page, to look at. */
const picture = async (page: Page, name: string) => {
  expect(await sideways(page)).toBe(0)
  const folder = process.env.PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

const given = /Lars from|makes the first call|Responsibility changed|<ins|<del|at the desk|on the road/

test.each([
  ["a phone without script", "lars", phone, false, false],
  ["a desk with script", "mina", desk, true, true],
] as const)(
  "at %s: what is new is found, and the question answered",
  { timeout: 120_000 },
  async (where, reader, window, script, dark) => {
    const { page, context, complaints } = await visit(browser, { base: quick.base, as: reader, window, script, dark })
    await page.locator(".card", { hasText: "Maya replaces forty chairs" }).getByRole("link").last().click()
    const line = page.locator(".list a.it", { hasText: "Something new in “First call”" })
    await picture(page, `careful-list-${where}`)
    await line.click()
    const open = page.getByRole("button", { name: /^Open change/ })
    if (await open.count()) await open.click()
    await page.getByRole("heading", { name: "Something in this passage is new" }).waitFor()
    expect(await page.content()).not.toMatch(given)
    expect(await page.title()).toContain("Something new in “First call”")
    await picture(page, `careful-find-${where}`)

    const alert = page.getByRole("alert")
    const thisOne = page.getByRole("button", { name: "This one is new" })
    await thisOne.click()
    await alert.getByText("Choose a sentence first").waitFor()
    const wrong = page.getByLabel("Ten minutes later Maya’s phone rings.")
    await wrong.check()
    await thisOne.click()
    await alert.getByText("Not this one").waitFor()
    expect(await wrong.isChecked()).toBe(true)
    expect(await alert.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await page.content()).not.toMatch(given)
    await picture(page, `careful-not-this-one-${where}`)
    if (reader === "lars") {
      await page.getByLabel(/^It is Jana/).check()
      await thisOne.click()
      await page.getByText("Yes, that is the new sentence.").waitFor()
    } else {
      await page.getByRole("button", { name: "Just show me" }).click()
      await page.getByText(/It was the second and the .* sentence\./).waitFor()
    }
    await page.getByRole("heading", { name: "The sales coordinator makes the first call" }).waitFor()
    expect(await page.locator("ins").count()).toBeGreaterThan(0)
    await picture(page, `careful-found-${where}`)

    const read = page.getByRole("button", { name: "I’ve read this" })
    await page.getByLabel("Whoever is free").check()
    await read.click()
    await alert.getByText("Not quite. The one at the desk calls").waitFor()
    expect(await page.getByLabel("Whoever is free").isChecked()).toBe(true)
    await picture(page, `check-wrong-${where}`)
    await page.getByLabel("The sales coordinator").check()
    await read.click()
    await page.getByText("is marked as read.").waitFor()
    await page.goto("/me")
    const what = reader === "lars" ? "found what is new" : "was shown what is new"
    expect(await page.locator("#recorded").innerText()).toContain(what)
    expect(await page.locator("[disabled]").count()).toBe(0)
    expect(complaints).toEqual([])
    await context.close()
  },
)

test("the author leaves a change for careful reading with a question, and sees how the last one was understood", {
  timeout: 120_000,
}, async () => {
  const { page, context, complaints } = await visit(browser, { base: quick.base, as: "ruth", window: desk })
  await page.locator('main a[href^="/legends/"]', { hasText: "Maya replaces" }).first().click()
  const legend = new URL(page.url()).pathname.split("/").slice(0, 3).join("/")
  await page.goto(`${legend}/edit`)
  await writeInto(page, 0, " She has never bought a chair before.", "end")
  await saved(page)
  await page.goto(`${legend}/publish`, { waitUntil: "networkidle" })
  await page.getByLabel("Careful reading").check()
  await page.getByText("Ask one question").click()
  await page.getByLabel("Question").fill("How many chairs has Maya bought?")
  await page.getByLabel("Answer 1", { exact: true }).fill("None")
  await page.getByLabel("Answer 2", { exact: true }).fill("Forty")
  await page.getByRole("button", { name: /^Publish version/ }).click()
  await page.getByRole("alert").getByText("Say which answer is right.").waitFor()
  await page.getByLabel("Answer 1 is right").check()
  await page.getByLabel("Why it is right").fill("These are her first.")
  await page.locator("header [role=status]", { hasText: "Saved" }).waitFor()
  await page.getByRole("link", { name: "Find it" }).click()
  await page.getByRole("heading", { name: "Something in this passage is new" }).waitFor()
  await picture(page, "publish-find-it")
  await page.reload({ waitUntil: "networkidle" })
  expect(await page.getByLabel("Careful reading").isChecked()).toBe(true)
  expect(await page.getByLabel("Answer 1 is right").isChecked()).toBe(true)
  await page.getByText("Careful reading · 1 question").waitFor()
  await page.goto(`${legend}/status`)
  await page.getByText(/\d+ of \d+ found it by themselves/).waitFor()
  await page.getByText(/\d+ of \d+ answered the question right at once/).waitFor()
  await picture(page, "status-understood")
  expect(complaints).toEqual([])
  await context.close()
})
