// Looks at a page where a journey has led to: in every window and light, as every-page.test.ts looks at those of the demo.
import { mkdirSync } from "node:fs"
import type { Page } from "playwright-core"
import { expect } from "vitest"
import { violationsOn } from "./axe"
import { desk, phone, sideways } from "./browsing"

/** Nothing wrong for axe, nothing beyond the right edge. With PICTURES set, a picture of each is kept in that folder. */
export async function looksRight(page: Page, name: string): Promise<void> {
  const was = page.viewportSize()
  const folder = process.env.PICTURES
  if (folder) mkdirSync(folder, { recursive: true })
  for (const window of [phone, desk])
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize({ ...window })
      await page.emulateMedia({ colorScheme })
      const said = await violationsOn(page, { dark: colorScheme === "dark" })
      expect([name, window.width, colorScheme, ...said]).toEqual([name, window.width, colorScheme])
      expect([name, window.width, await sideways(page)]).toEqual([name, window.width, 0])
      const dark = colorScheme === "dark" ? "-dark" : ""
      if (folder) await page.screenshot({ path: `${folder}/${name}-${window.width}${dark}.png`, fullPage: true })
    }
  if (was) await page.setViewportSize(was)
  await page.emulateMedia({ colorScheme: "light" })
}
