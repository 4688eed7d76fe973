// What must hold on every page, seen by the one it is for: each is loaded once, then looked at in every window and light.
import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, inject, test } from "vitest"
import { violationsOn } from "./axe"
import { connect, desk, phone, sideways, visit } from "./browsing"
import { startOwnDemo } from "./own-demo"
import { type Place, pagesOf, show } from "./pages"

const checks = ["axe", "sideways", "targets", "scripts", "answers", "complaints"] as const
const wrong: Record<(typeof checks)[number], string[]> = {
  axe: [],
  sideways: [],
  targets: [],
  scripts: [],
  answers: [],
  complaints: [],
}

let close = (): Promise<unknown> => Promise.resolve()
beforeAll(async () => {
  const browser = await connect(inject("browser"))
  close = () => Promise.all([browser.close(), stop()])
  const { base, stop } = await startOwnDemo({ quick: true })
  const places = await pagesOf(browser, base)
  for (const as of new Set(places.map((place) => place.as))) {
    const { page, context, complaints } = await visit(browser, { base, ...(as ? { as } : {}) })
    for (const place of places.filter((one) => one.as === as)) await lookAt(page, place)
    wrong.complaints.push(...complaints)
    await context.close()
  }
}, 400_000)
afterAll(() => close())

async function lookAt(page: Page, place: Place) {
  const { name, status = 200 } = place
  const note = (check: keyof typeof wrong, found: readonly string[]) =>
    wrong[check].push(...found.map((one) => `${name}: ${one}`))
  await page.setViewportSize({ ...phone })
  const answered = await show(page, place)
  const headings = await page.locator("h1").count()
  note("answers", answered === status ? [] : [`status ${answered}`])
  note("answers", headings === 1 ? [] : [`${headings} headings of the first level`])
  note("scripts", await scriptsBeyond(page, name === "edit" || name === "publish"))
  note("targets", await smallTargets(page))
  for (const [where, window] of Object.entries({ phone, desk }))
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize({ ...window })
      await page.emulateMedia({ colorScheme })
      const said = await violationsOn(page, { dark: colorScheme === "dark" })
      note(
        "axe",
        said.map((one) => `${where}, ${colorScheme}: ${one}`),
      )
    }
  for (const width of [320, 360, 1280]) {
    await page.setViewportSize({ width, height: 640 })
    const beyond = await sideways(page)
    note("sideways", beyond > 0 ? [`${beyond} px at ${width}`] : [])
  }
}

/** Scripts of a page that is plain HTML, beside the small one for keys and focus. */
async function scriptsBeyond(page: Page, hydrates: boolean): Promise<string[]> {
  if (hydrates) return []
  const sources = await page
    .locator("script")
    .evaluateAll((all) => all.map((one) => one.getAttribute("src") ?? "inline"))
  const preloaded = await page.locator("link[rel=modulepreload]").count()
  return [...sources.filter((source) => source !== "/reader.js"), ...(preloaded > 0 ? ["modulepreload"] : [])]
}

/** Controls under 24 by 24, and buttons of the bar under 44 high. A label that is pressed counts with what it labels. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")].flatMap(
      (control) => {
        const own = control.getBoundingClientRect()
        const label = control.closest("label")?.getBoundingClientRect()
        const isSeen = control.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && own.width > 1
        if (!isSeen || control.classList.contains("skip") || getComputedStyle(control).display === "inline") return []
        const [width, height] = [Math.max(own.width, label?.width ?? 0), Math.max(own.height, label?.height ?? 0)]
        const least = control.matches(".bar .btn") ? 44 : 24
        return width < 24 || height < least
          ? [`${control.outerHTML.slice(0, 90)} ${Math.round(width)}x${Math.round(height)}`]
          : []
      },
    ),
  )

test("axe finds nothing, on a phone and at a desk, by day and in the dark", () => expect(wrong.axe).toEqual([]))
test("nothing has to be scrolled sideways at 320, 360 and 1280", () => expect(wrong.sideways).toEqual([]))
test("every control is large enough for a finger", () => expect(wrong.targets).toEqual([]))
test("plain pages load one small script and nothing else", () => expect(wrong.scripts).toEqual([]))
test("each page answers with its status and has one heading of the first level", () =>
  expect(wrong.answers).toEqual([]))
test("no page's script fails, and no rule of the page stops anything", () => expect(wrong.complaints).toEqual([]))
