// The editor in a browser: two authors in one draft, a lost connection, a page that was closed, a sign-in that ended, Word.
import type { Page } from "playwright-core"
import { beforeAll, expect, test } from "vitest"
import { continueAs, desk, phone, sideways, type Visit } from "./browsing"
import { saved } from "./doing"
import { ownDemo } from "./own-demo"

const demo = ownDemo()
let ruth: Visit
let address: string
beforeAll(async () => {
  ruth = await demo.visit({ as: "ruth", window: desk })
})

/** A new blank legend in the editor. */
async function begin(page: Page, title: string) {
  await page.goto("/legends/new")
  await page.locator("#title").fill(title)
  await page.getByRole("button", { name: "Create the draft" }).click()
  await ready(page)
  address = page.url()
}
const ready = (page: Page) => page.locator(".ProseMirror").waitFor()
const part = (page: Page, n: number) => page.locator(".ProseMirror > section").nth(n).locator(".txt")
const textOf = (page: Page) => page.locator(".ProseMirror").innerText()
const says = (page: Page, words: RegExp) => page.locator(".saving", { hasText: words }).waitFor()

/** Puts the cursor at the end of the last paragraph of a part and types there. */
async function write(page: Page, n: number, text: string, delay = 0) {
  await part(page, n).locator("> p").last().click()
  await page.keyboard.press("End")
  await page.waitForTimeout(50)
  await page.keyboard.type(text, { delay })
}

async function paste(page: Page, html: string) {
  await page.evaluate((html) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData("text/html", html)
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })
    document.querySelector(".ProseMirror")?.dispatchEvent(event)
  }, html)
}

test("a part is written by the keyboard alone: menu, promise, role, list, who does it", async () => {
  const { page } = ruth
  await begin(page, "Written by keyboard")
  await write(page, 3, "Jana calls. /prom")
  await page.keyboard.press("Enter")
  await page.getByLabel("What happens").waitFor()
  for (const field of ["Answered", "", "5", "minutes"]) {
    await page.keyboard.type(field)
    await page.keyboard.press("Tab")
  }
  await page.getByText("Answered within 5 minutes").waitFor()
  await page.getByRole("button", { name: "Done" }).click()

  await write(page, 3, " The @sales coor")
  await page.locator(".menu [role=option]", { hasText: "Sales coordinator" }).waitFor()
  await page.keyboard.press("Enter")
  await page.keyboard.type("rings.")
  await part(page, 3).locator("[data-role='Sales coordinator']").waitFor()

  await write(page, 4, "- one")
  for (const next of ["two", "three"]) {
    await page.keyboard.press("Enter")
    await page.keyboard.type(next)
  }
  expect(await part(page, 4).locator("ul > li").count()).toBe(3)

  await page.locator(".blk").nth(3).getByRole("button", { name: "Who does it?" }).click()
  await page.getByRole("textbox", { name: "Who does it" }).or(page.locator("#owner")).first().fill("Sales coordinator")
  await page.getByRole("button", { name: "Done", exact: true }).last().click()
  await page.locator(".own", { hasText: "Who does it: Sales coordinator" }).waitFor()

  await page.keyboard.press("Alt+ArrowUp")
  await page.locator(".toc li", { hasText: "Step" }).first().waitFor()
  await saved(page)
  const before = await textOf(page)
  await page.reload()
  await ready(page)
  expect(await textOf(page)).toBe(before)
  const ids = await page
    .locator(".ProseMirror [data-id]")
    .evaluateAll((all) => all.map((e) => e.getAttribute("data-id")))
  expect(new Set(ids).size).toBe(ids.length)
})

test("what Word puts on the clipboard keeps its lists, and one Undo takes it back", async () => {
  const { page } = ruth
  await begin(page, "Pasted from Word")
  const before = await textOf(page)
  await write(page, 0, "")
  const asked: string[] = []
  page.on("request", (request) => asked.push(request.url()))
  await paste(
    page,
    `<p class=MsoNormal>Call <b>at once</b>.<o:p></o:p></p>
     <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;</span></span>First</p>
     <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp;</span></span>Deeper</p>
     <p class=MsoNormal><img src="http://elsewhere.example/x.png" alt="desk"></p>`,
  )
  await part(page, 0).locator("ul ul li", { hasText: "Deeper" }).waitFor()
  expect(await part(page, 0).locator("strong").innerText()).toBe("at once")
  await part(page, 0).getByText("Picture not imported: desk").waitFor()
  expect(asked.filter((url) => url.includes("elsewhere"))).toEqual([])
  await page.keyboard.press("Control+z")
  await page.waitForTimeout(100)
  expect(await textOf(page)).toBe(before)
})

test("without a connection every word is kept here, also when the page is closed, and saved when it is back", async () => {
  const { context, page } = ruth
  await begin(page, "Written on a train")
  await context.setOffline(true)
  await write(page, 0, "on the train ")
  await says(page, /^\s*Not saved: no connection\. Your text is kept on this computer\./)
  await context.setOffline(false)
  await says(page, /^\s*Saved \d\d:\d\d/)

  await context.setOffline(true)
  await write(page, 0, "and in the tunnel ")
  await says(page, /Not saved: no connection/)
  await page.close()
  await context.setOffline(false)
  ruth = { ...ruth, page: await context.newPage() }
  await ruth.page.goto(address)
  await ready(ruth.page)
  await ruth.page.getByText("Your text that was kept on this computer is back in the draft.").waitFor()
  await saved(ruth.page)
  // Nothing is kept here any more once the server has it; a reload in the middle would leave it for the next visit.
  const legend = address.split("/").at(-2) ?? ""
  const keptHere = () => ruth.page.evaluate((id) => Object.keys(localStorage).filter((key) => key.includes(id)), legend)
  await expect.poll(keptHere, { timeout: 10_000 }).toEqual([])
  await ruth.page.reload()
  await ready(ruth.page)
  expect(await part(ruth.page, 0).innerText()).toContain("on the train and in the tunnel")
})

test("a sign-in that ended while writing loses nothing", async () => {
  const { context, page } = ruth
  await begin(page, "Signed out")
  await context.clearCookies()
  await write(page, 0, "typed without a sign-in")
  await says(page, /^\s*Not saved: you are signed out\. Your text is kept on this computer\. Sign in/)
  await continueAs(page, "ruth")
  await page.goto(address)
  await ready(page)
  await saved(page)
  await page.reload()
  await ready(page)
  expect(await part(page, 0).innerText()).toContain("typed without a sign-in")
})

test("two authors write in one draft at once, and nothing of either is lost", async () => {
  const { page } = ruth
  await begin(page, "Written by two")
  const other = await demo.visit({ as: "ruth", window: phone })
  await other.page.goto(address)
  await ready(other.page)
  await Promise.all([write(page, 1, "α".repeat(20), 20), write(other.page, 1, "β".repeat(20), 20)])
  await page.keyboard.press("Alt+ArrowUp")
  await write(other.page, 1, "moved along", 5)
  await saved(page)
  await saved(other.page)
  await expect.poll(async () => (await textOf(page)) === (await textOf(other.page)), { timeout: 15_000 }).toBe(true)
  const text = await textOf(page)
  for (const letter of ["α", "β"]) expect(text.split(letter)).toHaveLength(21)
  expect(text).toContain("moved along")
  expect(await sideways(other.page)).toBe(0)
  await other.context.close()
})
