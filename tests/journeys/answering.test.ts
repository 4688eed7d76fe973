import { expect, test } from "vitest"
import { desk, phone } from "./browsing"
import { answered, lookedUp, saved, writeInto } from "./doing"
import { looksRight } from "./looking"
import { ownDemo } from "./own-demo"

const demo = ownDemo({ quick: true })

const objection = "My customers expect me on the phone, says Lars."
const reply = "You call your own customers back; Jana takes the first call."

test("a version answers an objection, and its reader sees by which", { timeout: 240_000 }, async () => {
  const reading = await demo.visit({ as: "lars", window: phone })
  const { page } = reading
  await page.locator(".card a.btn.p").first().click()
  const legend = new URL(page.url()).pathname.replace("/read", "")
  await page
    .locator(".bar")
    .getByRole("button", { name: /^(Open|Go on with) / })
    .click()
  await page.getByText(/^(Just show me|I read it, but …)$/).waitFor()
  await lookedUp(page)
  await page.getByRole("link", { name: "I read it, but …" }).click()
  await answered(page)
  await page.getByLabel("I disagree").check()
  await page.getByLabel(/^Because/).fill(objection)
  await page.waitForTimeout(500)
  await page.getByRole("button", { name: "Send and mark as read" }).click()
  await page.getByText("is marked as read.").waitFor()

  const writing = await demo.visit({ as: "ruth", window: desk })
  await writing.page.goto(`${legend}/edit`)
  await writeInto(writing.page, 0, " She likes chairs that last.", "end")
  await saved(writing.page)
  await writing.page.goto(`${legend}/publish`, { waitUntil: "networkidle" })
  const one = writing.page.locator(".answering", { hasText: objection })
  const [number = ""] = /\d+/.exec(await one.locator("label").first().innerText()) ?? []
  expect(await one.getByRole("textbox").isVisible()).toBe(false)
  await one.getByRole("checkbox").check()
  await looksRight(writing.page, "publish-answers")
  await writing.page.getByRole("button", { name: /^Publish version 6/ }).click()
  await writing.page.getByRole("alert").getByText("Say in one sentence how this version answers").waitFor()
  await looksRight(writing.page, "publish-answers-missing")
  await one.getByRole("textbox").fill(reply)
  await writing.page.getByLabel(/^Why\?/).fill("Chairs that last are what she buys.")
  await writing.page.getByRole("button", { name: /^Publish version 6/ }).click()
  await writing.page.waitForURL(/\/publish\/done$/)
  await writing.page.goto(`${legend}/v/6`)
  await writing.page.getByText(`Answers objection ${number}.`).waitFor()
  await looksRight(writing.page, "version-answers")
  await writing.page.goto(`${legend}/compare/5...6`)
  await writing.page.getByText(`Answers objection ${number}.`).waitFor()
  await looksRight(writing.page, "timeline-answers")

  await page.goto("/")
  await page.getByText("Answered by version 6.").waitFor()
  await looksRight(page, "home-answered")
  await page.getByRole("link", { name: /Answered by version 6/ }).click()
  await page.getByText("Answered by version 6", { exact: true }).waitFor()
  await looksRight(page, "question-answered")
  for (const { complaints, context } of [reading, writing]) {
    expect(complaints).toEqual([])
    await context.close()
  }
})
