// `npm run screenshots`: every page at 360 and 1280, light and dark, into tests/.out/screenshots. Looking at them is up to you.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { chromium } from "playwright-core"
import { buildWhenNeeded } from "../../server/built.mjs"
import { launchBrowser } from "../browser"
import { startDemo } from "../browser.setup"
import { desk, phone, sideways, visit } from "../journeys/browsing"
import { pagesOf, show } from "../journeys/pages"

const out = "tests/.out/screenshots"
mkdirSync(out, { recursive: true })
buildWhenNeeded()
const folder = mkdtempSync(join(tmpdir(), "reread-screenshots-"))
const given = process.env.BASE
const [demo, server] = await Promise.all([given ? null : startDemo(folder), launchBrowser()])
const base = given ?? demo?.base ?? ""
try {
  const browser = await chromium.connect(server.wsEndpoint())
  const pages = await pagesOf(browser, base)
  for (const window of [phone, desk])
    for (const dark of [false, true])
      for (const as of new Set(pages.map((one) => one.as))) {
        const { page, context } = await visit(browser, { base, window, dark, ...(as ? { as } : {}) })
        for (const one of pages.filter((other) => other.as === as)) {
          await show(page, one)
          const file = join(out, `${one.name}-${window.width}${dark ? "-dark" : ""}.png`)
          await page.screenshot({ path: file, fullPage: true })
          const beyond = await sideways(page)
          console.log(`${file}${beyond > 0 ? `  goes ${beyond} px beyond the right edge` : ""}`)
        }
        await context.close()
      }
} finally {
  await server.close()
  await demo?.stop()
  rmSync(folder, { recursive: true, force: true })
}
