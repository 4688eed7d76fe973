// What has to happen in the demo before some of its pages are there: somebody leaves, a reader asks and objects, an author
// replies, and a first part is opened.
import type { Browser, Page } from "playwright-core"
import { visit } from "./browsing"

export interface Prepared {
  /** The change that was asked about, and the page where a change is asked about. */
  readonly asked: string
  readonly replied: string
  readonly waiting: string
  /** Where somebody who has left can be erased. */
  readonly erasing: string
  /** Another company's legend, which its only reader reads part by part; and the part that is open. */
  readonly byParts: string
  readonly part: string
}

type Where = { readonly base: string; readonly legend: string; readonly company: string }

export async function prepared(browser: Browser, { base, legend, company }: Where): Promise<Prepared> {
  const mina = await visit(browser, { base, as: "mina" })
  const lines = await linesOf(mina.page, legend)
  await raise(mina.page, lines[4] ?? "", "I have a question", "Who answers on a Sunday?")
  await raise(mina.page, lines[5] ?? "", "I disagree", "The questionnaire was the only word we had from them.")
  await mina.context.close()

  const { page, context } = await visit(browser, { base, as: "ruth" })
  await page.goto(`${legend}/status`)
  const threadOf = async (words: string) =>
    (await page.locator("article", { hasText: words }).getByRole("link").last().getAttribute("href")) ?? ""
  const [replied, waiting] = [await threadOf("on a Sunday"), await threadOf("the only word")]
  await page.goto(replied)
  await page.getByLabel(/^Reply to/).fill("Whoever is on call. The list hangs beside the coffee machine.")
  await page.getByRole("button", { name: "Send the reply" }).click()
  await page.waitForLoadState()

  await page.goto(`${company}/people?search=Nora`)
  await page.locator(`a.it[href^="${company}/people/"]`).first().click()
  await page.getByText("leaves the company").click()
  await page.getByRole("button", { name: /^Let Nora Falk leave/ }).click()
  await page.waitForURL(/left=1/)
  const erasing = (await page.locator('a[href$="/erasing"]').first().getAttribute("href")) ?? ""
  await context.close()

  const otto = await visit(browser, { base, as: "otto" })
  const href = (await otto.page.locator('main a[href^="/legends/"]').first().getAttribute("href")) ?? ""
  const byParts = href.split("/").slice(0, 3).join("/")
  await otto.page.goto(`${byParts}/read`)
  await otto.page.locator(".bar button").click()
  await otto.page.waitForURL(/\/read\/[^/]+$/)
  const part = new URL(otto.page.url()).pathname
  await otto.context.close()
  return { asked: lines[4] ?? "", replied, waiting, erasing, byParts, part }
}

export async function linesOf(page: Page, legend: string): Promise<string[]> {
  await page.goto(`${legend}/read`)
  return page.locator(".list a.it").evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""))
}

/** Opens a change and raises something about it, as soon as it may be. */
async function raise(page: Page, change: string, what: string, words: string) {
  await page.goto(change)
  // The second is open: it comes after the first.
  const open = page.getByRole("button", { name: /^Open change/ })
  if ((await open.count()) > 0) await open.click()
  await page.getByRole("link", { name: "I read it, but …" }).click()
  await page.getByLabel(what).check()
  await page.getByLabel(/^Because/).fill(words)
  const sent = page.getByText("is marked as read.")
  for (let tries = 0; tries < 60 && (await sent.count()) === 0; tries++) {
    await page.getByRole("button", { name: "Send and mark as read" }).click()
    await page.waitForLoadState()
    if ((await page.getByRole("alert").count()) > 0) await page.waitForTimeout(250)
  }
  await sent.waitFor()
}
