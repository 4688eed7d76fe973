// The publish page in a browser: what is written is saved as it is written, two authors lose nothing, and what stops
// publishing is found at its place, with script and without. A legend of its own, so that nothing else is disturbed.
import type { Page } from "playwright-core"
import { beforeAll, describe, expect, test } from "vitest"
import { violationsOn } from "./axe"
import { type Browsing, desk, phone, sideways } from "./browsing"
import { importText, legendFrom } from "./doing"
import { ownDemo } from "./own-demo"

const before = `# The inquiry
Somebody writes back within the hour.

# First call
Lars calls Maya and asks how many chairs she needs.

# The offer
Maya gets a brochure by post.

# Forty chairs
The chairs stand there on Thursday.
`
const after = `# The inquiry
Somebody writes back within the hour, by name.

# First call
Jana calls Maya on the same day and asks what she needs.

# The offer
Maya gets an offer of one page.

# After hours
The answering machine tells Maya when somebody is back.

# Forty chairs
The chairs stand there on Thursday.
`

const demo = ownDemo()
let legend: string
const saved = (page: Page) => page.getByRole("status").getByText("Saved", { exact: true }).waitFor()
const coordination = (page: Page) => page.getByLabel(/^Coordination 2/)
const publishIt = (page: Page) => page.getByRole("button", { name: /^Publish version/ }).click()
const choose = async (page: Page, n: number) => {
  await page
    .locator("ol.list a.it")
    .nth(n - 1)
    .click()
  await page.getByRole("heading", { name: `Change ${n}`, exact: true }).waitFor()
}

beforeAll(async () => {
  const { page, context } = await demo.visit({ as: "ruth", window: desk })
  legend = await legendFrom(page, "Chairs for the publish page", before)
  await page.goto(`${legend}/publish`)
  await saved(page)
  await coordination(page).check()
  await publishIt(page)
  await page.getByRole("heading", { name: "Version 1 is published" }).waitFor()
  await importText(page, legend, after)
  await context.close()
})

describe("the publish page", () => {
  const ruth = async (other: Omit<Browsing, "base"> = {}) => {
    const one = await demo.visit({ as: "ruth", window: desk, ...other })
    await one.page.goto(`${legend}/publish`)
    if (other.script !== false) await saved(one.page)
    return one
  }

  test("goes on with what was typed of a change before it was saved", async () => {
    const { page, context } = await ruth()
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route("**/publish/words", async (route) => {
      await held
      await route.continue()
    })
    await choose(page, 3)
    await page.locator("#f-title").fill("A slow line keeps it too")
    await choose(page, 4)
    await choose(page, 3)
    expect(await page.locator("#f-title").inputValue()).toBe("A slow line keeps it too")
    await page.locator("#f-reason").fill("And what is typed beside it.")
    await page.locator("#f-reason").blur()
    release()
    await saved(page)
    await page.unrouteAll({ behavior: "wait" })
    await page.reload()
    expect(await page.locator("#f-title").inputValue()).toBe("A slow line keeps it too")
    expect(await page.locator("#f-reason").inputValue()).toBe("And what is typed beside it.")
    await context.close()
  })

  test("shows what is typed as its reader will see it, saves it, and keeps it while going through the changes", async () => {
    const { page, context, complaints } = await ruth()
    await page.locator("#f-title").fill("Whoever answers has a name")
    expect(await page.locator(".phone h1").first().innerText()).toBe("Whoever answers has a name")
    await page.locator("main").click({ position: { x: 2, y: 2 } })
    await page.keyboard.press("j")
    await page.getByRole("heading", { name: "Change 2", exact: true }).waitFor()
    await page.locator("#f-reason").fill("The same day is soon enough.")
    await page.locator("#f-reason").blur()
    await page.keyboard.press("k")
    await page.getByRole("heading", { name: "Change 1", exact: true }).waitFor()
    expect(await page.locator("#f-title").inputValue()).toBe("Whoever answers has a name")
    await saved(page)
    await page.reload()
    expect(await page.locator("#f-title").inputValue()).toBe("Whoever answers has a name")
    await saved(page)
    await choose(page, 2)
    expect(await page.locator("#f-reason").inputValue()).toBe("The same day is soon enough.")
    expect(complaints).toEqual([])
    await context.close()
  })

  test("merges two changes with one key and takes them apart with another", async () => {
    const { page, context } = await ruth()
    const changes = page.locator("ol.list a.it")
    const all = await changes.count()
    await page.locator("main").click({ position: { x: 2, y: 2 } })
    await page.keyboard.press("m")
    await page.getByRole("button", { name: "Take apart again" }).waitFor()
    expect(await changes.count()).toBe(all - 1)
    await saved(page)
    await page.locator("main").click({ position: { x: 2, y: 2 } })
    await page.keyboard.press("s")
    await page.getByRole("button", { name: "Take apart again" }).waitFor({ state: "detached" })
    expect(await changes.count()).toBe(all)
    await context.close()
  })

  test("tells the second of two authors what the first wrote, and keeps both texts until one chooses", async () => {
    const [one, other] = [await ruth(), await ruth()]
    await choose(one.page, 3)
    await choose(other.page, 3)
    await other.page.locator("#f-title").fill("Theirs")
    await other.page.locator("#f-title").blur()
    await saved(other.page)
    await one.page.locator("#f-title").fill("Mine")
    await one.page.locator("#f-title").blur()
    await one.page.getByText("Theirs: ", { exact: false }).or(one.page.getByText("“Theirs”")).first().waitFor()
    expect(await one.page.locator("#f-title").inputValue()).toBe("Mine")
    await one.page.getByRole("button", { name: "Save" }).click()
    await saved(one.page)
    await one.page.reload()
    expect(await one.page.locator("#f-title").inputValue()).toBe("Mine")
    await one.context.close()
    await other.context.close()
  })

  test("keeps what is typed without a connection and saves it when it is back", async () => {
    const { page, context } = await ruth()
    await context.setOffline(true)
    await page.locator("#f-summary").fill("Written on the train.")
    await page.locator("#f-summary").blur()
    await page.getByText("Not saved: no connection.").waitFor()
    await context.setOffline(false)
    await saved(page)
    await page.reload()
    expect(await page.locator("#f-summary").inputValue()).toBe("Written on the train.")
    await context.close()
  })

  test.each([
    ["a phone", phone, false],
    ["a desk in the dark", desk, true],
  ])("on %s it leads to what stops it, and is fit for everybody", async (_, window, dark) => {
    const { page, context } = await ruth({ window, dark })
    await coordination(page).uncheck()
    await page.locator("#f-readBy").fill("2020-01-01")
    await publishIt(page)
    await page.getByRole("alert").waitFor()
    await saved(page)
    expect(await page.getByRole("alert").innerText()).toContain("Choose at least one team that reads it.")
    expect(await page.locator("#f-readBy").getAttribute("aria-describedby")).toBe("f-readBy-said")
    const focused = await page.evaluate(() => document.activeElement?.getAttribute("aria-invalid"))
    expect(focused).toBe("true")
    expect(await violationsOn(page)).toEqual([])
    expect(await sideways(page)).toBe(0)
    await coordination(page).check()
    await page.locator("#f-readBy").fill("")
    await page.locator("#f-readBy").blur()
    await saved(page)
    await context.close()
  })

  test("publishes without script, typed words and all", async () => {
    const { page, context } = await ruth({ script: false })
    const stops = async () => (await page.getByRole("alert").count()) > 0
    const changes = await page.locator("ol.list a.it").count()
    for (let n = 0; n < changes; n++) {
      await page.locator("ol.list a.it").nth(n).click()
      await page.locator("#f-reason").fill("Maya must not wait.")
      await page.getByRole("button", { name: "Save", exact: true }).click()
    }
    await coordination(page).check()
    await page.locator("#f-summary").fill("One page, the same day.")
    await publishIt(page)
    expect(await stops()).toBe(false)
    expect(await page.locator("h1").innerText()).toBe("Version 2 is published")
    await page.getByRole("link", { name: "Where we stand" }).click()
    expect(await page.locator("main").innerText()).toContain("0 of 2")
    await context.close()
  })
})
