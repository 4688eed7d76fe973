// The whole way: write a legend, publish it, change it, publish again; open and confirm each change; see who has read.
import type { Page } from "playwright-core"
import { expect, test } from "vitest"
import { desk, phone, type Visit } from "./browsing"
import { answered, publish, readAll, saved, writeInto } from "./doing"
import { ownDemo } from "./own-demo"

const demo = ownDemo({ quick: true })

/** Writes a new legend of its own in the editor; its address. */
async function writeLegend(page: Page, title: string): Promise<string> {
  await page.getByRole("link", { name: "New legend" }).click()
  await page.getByLabel("Title").fill(title)
  await page.getByRole("button", { name: "Create the draft" }).click()
  await page.waitForURL(/\/edit$/)
  await writeInto(page, 0, "Nora keeps a bakery and opens at six.")
  await writeInto(page, 1, "The oven stands still on a Friday.")
  await saved(page)
  return new URL(page.url()).pathname.replace("/edit", "")
}

test.each([
  ["a phone", phone],
  ["a desk", desk],
])(
  "at %s: a legend is written, published, changed and published again, and each change is read",
  { timeout: 180_000 },
  async (where, window) => {
    const title = `Nora bakes on Saturday, at ${where}`
    const as = (name: string) => demo.visit({ as: name, window })
    const over = async ({ context, complaints }: Visit) => {
      expect(complaints).toEqual([])
      await context.close()
    }
    const toRead = (page: Page) => page.locator(".card", { hasText: title }).getByRole("link").last()

    const writing = await as("ruth")
    const legend = await writeLegend(writing.page, title)
    await publish(writing.page, legend, { label: "1", teams: ["Support"], summary: "How Nora should remember us." })
    await over(writing)

    const reading = await as("mina")
    await toRead(reading.page).click()
    expect(await readAll(reading.page)).toBe(7)
    await reading.page.getByRole("heading", { name: /You know version 1/ }).waitFor()
    await over(reading)

    const changing = await as("ruth")
    await changing.page.goto(`${legend}/edit`)
    await writeInto(changing.page, 0, " She sleeps above it.", "end")
    await writeInto(changing.page, 4, "The van is there at eight.")
    await saved(changing.page)
    await publish(changing.page, legend, { label: "2", summary: "Where Nora sleeps, and when we come." })
    await over(changing)

    const again = await as("mina")
    await toRead(again.page).click()
    await again.page.getByText("0 of 2 read").waitFor()
    expect(await again.page.locator("ins, del").count()).toBe(0)
    await again.page.getByRole("button", { name: "Open change 1" }).click()
    await again.page.locator("ins", { hasText: "She sleeps above it." }).waitFor()
    expect(await again.page.title()).toMatch(/^Change 1 of 2/)
    const heading = await again.page.locator("h1").boundingBox()
    expect(heading && heading.y + heading.height).toBeLessThan(window.height)
    expect(await readAll(again.page)).toBe(2)
    await again.page.getByRole("heading", { name: /You know version 2/ }).waitFor()
    await over(again)

    const looking = await as("ruth")
    await looking.page.goto(`${legend}/status`)
    await looking.page.getByText("1 of 7").first().waitFor()
    const standing = await looking.page.locator("main").innerText()
    expect(standing).toMatch(/Read everything \(1\)\s+Mina Haddad/)
    expect(standing).toMatch(/Not finished \(6\)[\s\S]*Oskar Lind/)
    await over(looking)

    const elsewhere = await as("otto")
    expect(await elsewhere.page.locator("body").innerText()).not.toContain("Nora")
    for (const path of [legend, `${legend}/status`, `${legend}/read`, `${legend}/v/1`])
      expect([path, (await elsewhere.page.goto(path))?.status()]).toEqual([path, 404])
    await over(elsewhere)
  },
)

test("by keyboard alone, Mina reads the rest of version 5; no letter ever confirms", async () => {
  const window = { width: 360, height: 640 }
  const { page, context, complaints } = await demo.visit({ as: "mina", window })
  const card = page.locator(".card", { hasText: "Maya replaces forty chairs" }).getByRole("link").last()
  await card.focus()
  await page.keyboard.press("Enter")
  await page.getByText("2 of 6 read").waitFor()
  await page.keyboard.press("Shift+Enter")
  await page.getByRole("heading", { name: "Something in this passage is new" }).waitFor()
  await page.getByLabel(/^Ten minutes later/).focus()
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("Enter")
  await page.getByText("Yes, that is the new sentence.").waitFor()
  await page.getByRole("button", { name: "I’ve read this" }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1")
  const here = page.url()
  for (const key of ["r", "y", "Enter", "Space"]) await page.keyboard.press(key)
  expect(page.url()).toBe(here)
  await page.keyboard.press("v")
  await page.waitForURL(/\?v=now/)
  await page.keyboard.press("u")
  await page.getByText("2 of 6 read").waitFor()
  await page.keyboard.press("j")
  expect(await page.evaluate(() => document.activeElement?.className)).toContain("it")
  await page.goto(here)
  expect(await tabbedThrough(page)).toEqual({ last: "I’ve read this", hidden: [], ringless: [] })
  for (let left = 4; left > 0; left--) {
    await answered(page)
    const before = page.url()
    await page.waitForTimeout(250)
    await page.keyboard.press("Shift+Enter")
    await page.waitForURL((url) => url.href !== before)
  }
  await page.getByRole("heading", { name: /You know version 5/ }).waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

/** Tabs through a page to its last control; what had the focus but could not be seen, under the bar or without a ring. */
async function tabbedThrough(page: Page) {
  const hidden: string[] = []
  const ringless: string[] = []
  let last = ""
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab")
    const at = await page.evaluate(() => {
      const control = document.activeElement
      if (!control || control === document.body) return null
      const bar = document.querySelector(".bar")?.getBoundingClientRect()
      const box = control.getBoundingClientRect()
      const covered = !control.closest(".bar") && bar !== undefined && box.top >= bar.top
      const ring = Number.parseFloat(getComputedStyle(control).outlineWidth) >= 2
      return { name: control.textContent?.trim() ?? "", covered, ring }
    })
    if (!at) break
    last = at.name
    if (at.covered) hidden.push(at.name)
    if (!at.ring) ringless.push(at.name)
  }
  return { last, hidden, ringless }
}
