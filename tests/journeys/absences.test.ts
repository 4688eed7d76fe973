import { expect, test } from "vitest"
import { desk, phone } from "./browsing"
import { looksRight } from "./looking"
import { ownDemo } from "./own-demo"

const demo = ownDemo({ quick: true })

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test("days away are entered, seen, and move the day to read by", { timeout: 180_000 }, async () => {
  const reading = await demo.visit({ as: "lars", window: phone })
  const { page } = reading
  const card = page.locator(".card").first()
  const before = await card.innerText()
  expect(before).toMatch(/ by \w{3} \d+ \w{3}/)
  await page.goto("/me")
  await page.getByRole("button", { name: "Save these days" }).click()
  await page.getByRole("alert").getByText("Choose the first and the last day.").waitFor()
  await looksRight(page, "me-away-refused")
  await page.getByLabel("First day").fill(inDays(0))
  await page.getByLabel("Last day").fill(inDays(3))
  await page.getByRole("button", { name: "Save these days" }).click()
  await page.getByRole("button", { name: "I am back" }).waitFor()
  await looksRight(page, "me-away")
  await page.goto("/")
  const after = await card.innerText()
  expect(after).toMatch(/ by \w{3} \d+ \w{3}/)
  expect(after).not.toBe(before)

  const author = await demo.visit({ as: "ruth", window: desk })
  await author.page
    .getByRole("link", { name: /^Where we stand/ })
    .first()
    .click()
  const row = author.page.locator(".people li", { hasText: "Lars Berg" })
  // Nobody is late before the date: their row tells no more than anybody's.
  expect(await row.innerText()).not.toContain("not yet due")
  expect(await author.page.locator("main").innerText()).not.toMatch(/away (until|from)|absen/i)
  await looksRight(author.page, "status-somebody-away")
  await author.page.goto("/companies")
  const company = await author.page.locator('a[href^="/companies/"]').first().getAttribute("href")
  await author.page.goto(`${company?.split("/").slice(0, 3).join("/")}/people`)
  await author.page.getByRole("link", { name: /Lars Berg/ }).click()
  await author.page.getByRole("button", { name: "Back today" }).waitFor()
  await looksRight(author.page, "person-away")
  await author.page.getByLabel("First day").fill(inDays(20))
  await author.page.getByLabel("Last day").fill(inDays(18))
  await author.page.getByRole("button", { name: "Save these days" }).click()
  await author.page.getByRole("alert").getByText("The last day is before the first.").waitFor()
  expect(await author.page.getByLabel("First day").inputValue()).toBe(inDays(20))
  await looksRight(author.page, "person-away-refused")

  await page.goto("/me")
  await page.getByRole("button", { name: "I am back" }).click()
  await page.waitForURL(/\/me#away/)
  expect(await page.getByRole("button", { name: "I am back" }).count()).toBe(0)
  for (const { complaints, context } of [reading, author]) {
    expect(complaints).toEqual([])
    await context.close()
  }
})
