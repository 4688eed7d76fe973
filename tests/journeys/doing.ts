// What people do in the journeys: write, publish, read.
import type { Page } from "playwright-core"

/** Types into the paragraph of a part (0 is the hero): in place of what stands there, or at its end. */
export async function writeInto(page: Page, part: number, text: string, where: "all" | "end" = "all"): Promise<void> {
  const paragraph = page.locator(".ProseMirror .blk").nth(part).locator(".txt > p").first()
  await paragraph.scrollIntoViewIfNeeded()
  await paragraph.click()
  await page.keyboard.press("End")
  if (where === "all") await page.keyboard.press("Shift+Home")
  await page.keyboard.type(text)
}

/** Waits until the editor says that everything is on disk. */
export async function saved(page: Page): Promise<void> {
  await page.waitForTimeout(300)
  await page.locator("header [role=status]", { hasText: /^\s*Saved/ }).waitFor({ timeout: 40_000 })
}

type Publishing = {
  readonly label: string
  readonly summary: string
  readonly teams?: readonly string[]
  /** Given for every change that cannot do without one. */
  readonly reason?: string
}

/** Goes to the publish page, says what is asked for, and publishes. */
export async function publish(page: Page, legend: string, asked: Publishing): Promise<void> {
  const { label, summary, teams = [], reason } = asked
  await page.goto(`${legend}/publish`, { waitUntil: "networkidle" })
  await page.getByLabel(/^Summary/).fill(summary)
  for (const team of teams) await page.locator("[name=audience]").locator("..").filter({ hasText: team }).click()
  if (reason) await giveReasons(page, reason)
  await page.getByRole("button", { name: `Publish version ${label}` }).click()
  await page.waitForURL(/\/publish\/done$/)
}

async function giveReasons(page: Page, reason: string) {
  const changes = page.locator("ol.list a.it")
  for (let i = 0; i < (await changes.count()); i++) {
    if (!/reason missing/i.test(await changes.nth(i).innerText())) continue
    await changes.nth(i).click()
    await page.getByRole("heading", { name: `Change ${i + 1}`, exact: true }).waitFor()
    await page.getByLabel(/^Why\?/).fill(reason)
  }
}

/** Has what is new shown, where it is left to find. Whether it was. */
export async function lookedUp(page: Page): Promise<boolean> {
  const show = page.getByRole("button", { name: "Just show me" })
  if ((await show.count()) === 0) return false
  await show.click()
  await page.getByText(/It was the /).waitFor()
  return true
}

/** Answers the question of the demo, where it stands. */
export async function answered(page: Page): Promise<void> {
  const right = page.getByRole("radio", { name: "The sales coordinator", exact: true })
  if ((await right.count()) > 0) await right.check()
}

/**
 * Opens and confirms everything there is to read, from the list or from an open change. When it was too soon, takes one
 * more look. The number of confirmations.
 */
export async function readAll(page: Page): Promise<number> {
  const confirm = page.getByRole("button", { name: "I’ve read this" })
  const isClosed = async () => (await confirm.count()) === 0 && !(await lookedUp(page))
  let read = 0
  for (;;) {
    if (await isClosed()) {
      const open = page.locator(".bar").getByRole("button", { name: /^(Open|Go on with) / })
      if ((await open.count()) === 0) return read
      await open.click()
      await confirm.or(page.getByRole("button", { name: "Just show me" })).waitFor()
      await lookedUp(page)
    }
    await confirm.waitFor()
    await answered(page)
    const before = page.url()
    await confirm.click()
    await page.waitForLoadState()
    if ((await page.locator("[role=alert]").count()) > 0) await page.waitForTimeout(200)
    else if (page.url() !== before || (await confirm.count()) === 0) read++
  }
}

/** Begins a legend with a text (Markdown) as its draft; its address. */
export async function legendFrom(page: Page, title: string, text: string): Promise<string> {
  await page.goto("/legends/new")
  await page.locator("#title").fill(title)
  await page.getByText("Begin with a text you have").click()
  await page.locator("#text").fill(text)
  await page.getByRole("button", { name: "Create the draft" }).click()
  await page.waitForURL(/\/edit$/)
  return new URL(page.url()).pathname.replace(/\/edit$/, "")
}

/** Puts a text (Markdown) in place of a legend's draft. */
export async function importText(page: Page, legend: string, text: string): Promise<void> {
  await page.goto(`${legend}/import`)
  await page.locator("#text").fill(text)
  await page.locator("main form button[type=submit]").first().click()
  await page.waitForURL(/\/edit$/)
}
