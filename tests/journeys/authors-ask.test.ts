import { expect, test } from "vitest"
import { desk, phone, sideways } from "./browsing"
import { answered, lookedUp, saved, writeInto } from "./doing"
import { ownDemo } from "./own-demo"

const demo = ownDemo({ quick: true })

test("the author leaves a change for careful reading with a question, and sees how the last one was understood", {
  timeout: 120_000,
}, async () => {
  const { page, context, complaints } = await demo.visit({ as: "ruth", window: desk })
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
  expect(await sideways(page)).toBe(0)
  await page.reload({ waitUntil: "networkidle" })
  expect(await page.getByLabel("Careful reading").isChecked()).toBe(true)
  expect(await page.getByLabel("Answer 1 is right").isChecked()).toBe(true)
  await page.getByText("Careful reading · 1 question").waitFor()
  await page.goto(`${legend}/status`)
  await page.getByText(/\d+ of \d+ found it by themselves/).waitFor()
  await page.getByText(/\d+ of \d+ answered the question right at once/).waitFor()
  expect(await sideways(page)).toBe(0)
  expect(complaints).toEqual([])
  await context.close()
})

test("a team is asked to read the version again, and reads it without script", { timeout: 120_000 }, async () => {
  const author = await demo.visit({ as: "ruth", window: desk })
  await author.page
    .getByRole("link", { name: /^Where we stand/ })
    .first()
    .click()
  await author.page.getByRole("link", { name: "Ask a team to read it again" }).click()
  await author.page.getByLabel(/^Coordination/).check()
  await author.page.getByRole("button", { name: "Ask them" }).click()
  expect(await author.page.getByRole("alert").innerText()).toContain("Say why")
  expect(await author.page.getByLabel(/^Coordination/).isChecked()).toBe(true)
  expect(await sideways(author.page)).toBe(0)
  await author.page.getByLabel(/^Why/).fill("We all missed whose call it is.")
  await author.page.getByRole("button", { name: "Ask them" }).click()
  await author.page.getByText(/^Ruth Adler asks Coordination to read version \S+ once more$/).waitFor()
  expect(await sideways(author.page)).toBe(0)

  const reading = await demo.visit({ as: "jana", window: phone, script: false })
  const { page } = reading
  expect(await page.locator(".card").first().innerText()).toContain("We all missed whose call it is.")
  expect(await sideways(page)).toBe(0)
  await page.locator(".card a.btn.p").first().click()
  await page.getByText("What you confirmed before stays on record.").waitFor()
  expect(await sideways(page)).toBe(0)
  await page
    .locator(".bar")
    .getByRole("button", { name: /^(Open|Go on with) / })
    .click()
  const read = page.getByText("is marked as read.")
  for (let looks = 0; looks < 20 && (await read.count()) === 0; looks++) {
    await page.waitForTimeout(250)
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
