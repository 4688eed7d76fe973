// Every page of the demo with the one who looks at it: for the checks that hold for all of them.
import type { Browser, Page } from "playwright-core"
import { visit } from "./browsing"
import { linesOf, prepared } from "./pages-prepared"

export interface Place {
  readonly name: string
  /** One of the demo; null for nobody. */
  readonly as: string | null
  readonly path: string
  /** What is typed, by the field, and then pressed, in order, before the page is looked at. */
  readonly type?: Readonly<Record<string, string>>
  readonly press?: readonly string[]
  /** The status it answers with, 200 when left out. */
  readonly status?: number
}

/** Goes to a page and waits until it stands still. The status it answered with. */
export async function show(page: Page, { path, type = {}, press = [] }: Place): Promise<number | undefined> {
  const answer = await page.goto(path)
  if ((await page.locator("link[rel=modulepreload]").count()) > 0) await page.waitForLoadState("networkidle")
  for (const [selector, text] of Object.entries(type)) await page.locator(selector).fill(text)
  for (const selector of press) await page.locator(selector).first().click()
  await page.evaluate(() => document.fonts.ready)
  return answer?.status()
}

/** The pages there are. Mina has a change open and others read; Lars has not begun; Jana has finished. */
export async function pagesOf(browser: Browser, base: string): Promise<Place[]> {
  const { page, context } = await visit(browser, { base, as: "ruth" })
  const addressOf = async (selector: string) => (await page.locator(selector).first().getAttribute("href")) ?? ""
  const maya = await addressOf('main a[href^="/legends/"]:has-text("Maya replaces")')
  const legend = maya.split("/").slice(0, 3).join("/")
  await page.goto("/companies", { waitUntil: "networkidle" })
  const company = await addressOf('a[href^="/companies/"]:not([href$="/people"])')
  await page.goto(`${company}/people`)
  const person = await addressOf(`a[href^="${company}/people/"]`)
  await context.close()

  const there = await prepared(browser, { base, legend, company })
  const mina = await visit(browser, { base, as: "mina" })
  const lines = await linesOf(mina.page, legend)
  await mina.context.close()
  const [read = "", , find = "", closed = ""] = lines

  const places: Place[] = [
    { name: "welcome", as: null, path: "/" },
    { name: "sign-in", as: null, path: "/sign-in" },
    {
      ...{ name: "sign-in-code", as: null, path: "/sign-in" },
      ...{ type: { "#email": "lars@northlight.example" }, press: ["main form button"] },
    },
    { name: "nothing-here", as: null, path: "/nothing/here", status: 404 },
    { name: "mailbox", as: null, path: "/demo/mailbox" },
    { name: "home-lars", as: "lars", path: "/" },
    { name: "home-ruth", as: "ruth", path: "/" },
    { name: "home-tess", as: "tess", path: "/" },
    { name: "home-jana", as: "jana", path: "/" },
    { name: "me", as: "lars", path: "/me" },
    { name: "companies", as: "tess", path: "/companies" },
    { name: "company", as: "tess", path: company },
    { name: "people", as: "ruth", path: `${company}/people` },
    { name: "person", as: "ruth", path: person },
    { name: "person-leaving", as: "ruth", path: person, press: ["summary"] },
    { name: "erasing", as: "ruth", path: there.erasing },
    { name: "erasing-refused", as: "ruth", path: `${person}/erasing` },
    { name: "legend", as: "lars", path: legend },
    { name: "legend-author", as: "ruth", path: legend },
    { name: "old-version", as: "tess", path: `${legend}/v/3` },
    { name: "read-list", as: "lars", path: `${legend}/read` },
    { name: "read-list-mina", as: "mina", path: `${legend}/read` },
    { name: "read-closed", as: "mina", path: closed },
    { name: "read-find", as: "mina", path: find },
    { name: "read-change", as: "mina", path: read },
    { name: "read-change-now", as: "mina", path: `${read}?v=now` },
    { name: "read-change-before", as: "mina", path: `${read}?v=before` },
    { name: "read-again", as: "mina", path: read },
    { name: "read-colleagues", as: "jana", path: there.asked, press: ["main details summary"] },
    { name: "read-own-question", as: "mina", path: there.asked },
    { name: "read-parts", as: "otto", path: `${there.byParts}/read` },
    { name: "read-part", as: "otto", path: there.part },
    { name: "read-but", as: "otto", path: `${there.part}/but` },
    { name: "read-but-refused", as: "otto", path: `${there.part}/but`, press: [".bar button"] },
    { name: "question-reader", as: "mina", path: there.replied },
    { name: "question-author", as: "ruth", path: there.waiting },
    { name: "question-consultant", as: "tess", path: there.replied },
    { name: "read-done", as: "jana", path: `${legend}/read` },
    { name: "receipt", as: "jana", path: `${legend}/receipts/5` },
    { name: "status", as: "ruth", path: `${legend}/status` },
    { name: "ask-again", as: "ruth", path: `${legend}/status/again` },
    { name: "ask-again-refused", as: "ruth", path: `${legend}/status/again`, press: ["main form button[type=submit]"] },
    { name: "known", as: "tess", path: `${legend}/known` },
    { name: "export", as: "ruth", path: `${legend}/v/5/export` },
    { name: "compare", as: "tess", path: `${legend}/compare/3...5` },
    { name: "compare-sides", as: "tess", path: `${legend}/compare/4...5?show=sides` },
    { name: "compare-changes", as: "tess", path: `${legend}/compare/4...5?show=changes` },
    { name: "history", as: "tess", path: `${legend}/history` },
    { name: "new-legend", as: "ruth", path: "/legends/new" },
    { name: "import", as: "ruth", path: `${legend}/import` },
    { name: "edit", as: "ruth", path: `${legend}/edit` },
    { name: "publish", as: "ruth", path: `${legend}/publish` },
  ]
  return places
}
