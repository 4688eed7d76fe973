// What axe finds wrong on a page as it is now. axe itself is handed over once for each page that is loaded.
import axe from "axe-core"
import type { Page } from "playwright-core"

/** What the dark can change: everything else was looked at by day, in the same window. */
const ofColour = ["color-contrast", "link-in-text-block"]

/** One line for each rule that is broken, with the elements that break it; in the dark only the rules of colour. */
export async function violationsOn(page: Page, { dark = false } = {}): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source)
  return page.evaluate(
    async (rules) => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
        resultTypes: ["violations"],
        ...(rules ? { runOnly: rules } : {}),
      })
      return violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ html }) => html.slice(0, 150)).join(" and ")}`)
    },
    dark ? ofColour : null,
  )
}
