// "I read it, but …": a reader objects, the author replies, the reader sees it on Home and writes back. With and without script.
import { mkdirSync } from "node:fs"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, expect, inject, test } from "vitest"
import { connect, desk, phone, sideways, visit } from "./browsing"
import { answered, lookedUp } from "./doing"
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

/** Opens the next change and goes on to "I read it, but …". */
async function toBut(page: Page) {
  await page.goto("/")
  await page.locator(".card a.btn.p").first().click()
  await page
    .locator(".bar")
    .getByRole("button", { name: /^(Open|Go on with) / })
    .click()
  await page.getByText(/^(Just show me|I read it, but …)$/).waitFor()
  await lookedUp(page)
  await page.getByRole("link", { name: "I read it, but …" }).click()
  await page.getByRole("heading", { name: "I read it, but …" }).waitFor()
}

const send = (page: Page) => page.getByRole("button", { name: "Send and mark as read" }).click()
/** A picture of the whole page, to look at. */
const picture = async (page: Page, name: string) => {
  expect(await sideways(page)).toBe(0)
  const folder = process.env.PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

test.each([
  ["a phone without script", "lars", phone, false, false],
  ["a desk with script", "mina", desk, true, true],
] as const)(
  "at %s: objected, replied to, written back",
  { timeout: 180_000 },
  async (where, reader, window, script, dark) => {
    const words = `My customers expect me on the phone, says ${reader}.`
    const { base } = quick
    const reading = await visit(browser, { base, as: reader, window, script, dark })
    const { page } = reading
    await toBut(page)
    await send(page)
    expect(await page.getByRole("alert").innerText()).toContain("Please write one sentence.")
    await answered(page)
    await page.getByLabel("I disagree").check()
    await page.getByLabel("It makes the wrong people answerable").check()
    await page.getByLabel(/^Because/).fill(words)
    await picture(page, `but-${where}`)
    for (let tries = 0; tries < 20 && page.url().endsWith("/but"); tries++) {
      await send(page)
      await page.waitForLoadState()
      if ((await page.getByRole("alert").count()) === 0) break
      expect(await page.getByLabel(/^Because/).inputValue()).toBe(words)
      await page.waitForTimeout(300)
    }
    await page.getByText("is marked as read.").waitFor()
    await page.getByRole("link", { name: "All changes" }).click()
    expect(await page.locator(".list").getByText("Read, you objected").count()).toBe(1)
    await picture(page, `list-${where}`)

    const author = await visit(browser, { base, as: "ruth", window, script, dark })
    await author.page.getByRole("link", { name: /^\d objections?/ }).click()
    const raised = author.page.locator("article", { hasText: words })
    await picture(author.page, `status-${where}`)
    await raised.getByText(/^Reply to/).click()
    await raised.getByLabel("Your reply").fill("You are right, and it stays yours.")
    await raised.getByRole("button", { name: "Send the reply" }).click()
    await author.page.getByRole("heading", { name: "Where we stand" }).waitFor()
    expect(await author.page.locator("article", { hasText: words }).count()).toBe(0)

    await page.goto("/")
    await picture(page, `home-${where}`)
    await page.getByRole("link", { name: /You are right, and it stays yours/ }).click()
    await picture(page, `question-${where}`)
    await page.getByLabel(/^Write back/).fill("Thank you.")
    await page.getByRole("button", { name: "Send" }).click()
    await page.getByText("Thank you.").waitFor()
    expect(await page.getByLabel(/^Write back/).count()).toBe(0)
    for (const { complaints, context } of [reading, author]) {
      expect(complaints).toEqual([])
      await context.close()
    }
  },
)

test("the key B leads there, and an objection through the consultant reaches no author", {
  timeout: 120_000,
}, async () => {
  const words = "Nobody asked us, says a reader who would rather not be named."
  const reading = await visit(browser, { base: quick.base, as: "lars", window: desk })
  const { page } = reading
  await page.goto("/")
  await page.locator(".card a.btn.p").first().click()
  await page
    .locator(".bar")
    .getByRole("button", { name: /^(Open|Go on with) / })
    .click()
  await page.getByText(/^(Just show me|I read it, but …)$/).waitFor()
  await lookedUp(page)
  await page.keyboard.press("b")
  await page.getByLabel("I disagree").check()
  await answered(page)
  await page.getByLabel(/^Because/).fill(words)
  await page.getByLabel(/^Through the consultant only/).check()
  await page.waitForTimeout(1500)
  await send(page)
  await page.getByText("is marked as read.").waitFor()
  const author = await visit(browser, { base: quick.base, as: "ruth", window: desk })
  const legend = new URL(page.url()).pathname.split("/").slice(0, 3).join("/")
  await author.page.goto(`${legend}/status`)
  expect(await author.page.content()).not.toContain(words)
  const consultant = await visit(browser, { base: quick.base, as: "tess", window: desk })
  await consultant.page.goto(`${legend}/status`)
  await consultant.page.locator("article", { hasText: words }).getByRole("link").last().click()
  await picture(consultant.page, "through-tess")
  await consultant.page.getByLabel(/^Pass it on/).fill("Somebody in the house was not asked.")
  await consultant.page.getByRole("button", { name: "Pass it on without the name" }).click()
  await author.page.reload()
  expect(await author.page.locator("article", { hasText: "Somebody in the house was not asked." }).innerText()).toMatch(
    /A reader, through Tess/,
  )
  for (const { context } of [reading, author, consultant]) await context.close()
})

test("a team is asked to read the version again, and reads it without script", { timeout: 120_000 }, async () => {
  const author = await visit(browser, { base: quick.base, as: "ruth", window: desk })
  await author.page
    .getByRole("link", { name: /^Where we stand/ })
    .first()
    .click()
  await author.page.getByRole("link", { name: "Ask a team to read it again" }).click()
  await author.page.getByLabel(/^Coordination/).check()
  await author.page.getByRole("button", { name: "Ask them" }).click()
  expect(await author.page.getByRole("alert").innerText()).toContain("Say why")
  expect(await author.page.getByLabel(/^Coordination/).isChecked()).toBe(true)
  await picture(author.page, "ask-a-team")
  await author.page.getByLabel(/^Why/).fill("We all missed whose call it is.")
  await author.page.getByRole("button", { name: "Ask them" }).click()
  await author.page.getByText(/^Ruth Adler asks Coordination to read version \S+ once more$/).waitFor()
  await picture(author.page, "status-asked-again")

  const reading = await visit(browser, { base: quick.base, as: "jana", window: phone, script: false })
  const { page } = reading
  expect(await page.locator(".card").first().innerText()).toContain("We all missed whose call it is.")
  await picture(page, "home-asked-again")
  await page.locator(".card a.btn.p").first().click()
  await page.getByText("What you confirmed before stays on record.").waitFor()
  await picture(page, "list-asked-again")
  await page
    .locator(".bar")
    .getByRole("button", { name: /^(Open|Go on with) / })
    .click()
  const read = page.getByText("is marked as read.")
  for (let looks = 0; looks < 20 && (await read.count()) === 0; looks++) {
    await page.waitForTimeout(1500)
    await lookedUp(page)
    await answered(page)
    await page.getByRole("button", { name: "I’ve read this" }).click()
    await page.waitForLoadState()
  }
  await read.waitFor()
  for (const { complaints, context } of [reading, author]) {
    expect(complaints).toEqual([])
    await context.close()
  }
})
