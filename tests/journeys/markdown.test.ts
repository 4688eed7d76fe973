// A document as people have it: uploaded as version 1, its revised text over it as version 2, and every change read.
// A short one always; with CORPUS set, three pairs of real documents and their revisions.
import { existsSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { phone } from "./browsing"
import { publish, readAll, saved } from "./doing"
import { ownDemo } from "./own-demo"

const demo = ownDemo({ quick: true })

const corpus = process.env.CORPUS
const pairs = corpus ? ["011", "039", "062"].map((name) => [name, join(corpus, "pairs", name)] as const) : []

test.each([["a short one", "tests/journeys/bakery"] as const, ...pairs])(
  "%s: two texts are uploaded one over the other, and each change is opened and confirmed",
  { timeout: 240_000 },
  async (name, texts) => {
    expect(existsSync(join(texts, "old.md"))).toBe(true)
    const writing = await demo.visit({ as: "ruth" })
    const { page } = writing
    await page.goto("/legends/new")
    await page.getByLabel("Title").fill(`A real text: ${name}`)
    await page.getByText("Begin with a text you have").click()
    await page.getByLabel("A file from this computer").setInputFiles(join(texts, "old.md"))
    await page.getByRole("button", { name: "Create the draft" }).click()
    await page.waitForURL(/\/edit$/)
    const legend = new URL(page.url()).pathname.replace("/edit", "")
    await publish(page, legend, { label: "1", teams: ["Support"], summary: "The text as it was." })

    const reading = await demo.visit({ as: "mina", window: phone })
    await reading.page.goto(`${legend}/read`)
    const parts = await readAll(reading.page)
    expect(parts).toBeGreaterThan(0)
    await reading.page.getByRole("heading", { name: /You know version 1/ }).waitFor()

    await page.goto(`${legend}/import`)
    await page.getByLabel("A file from this computer").setInputFiles(join(texts, "new.md"))
    await page.getByRole("button", { name: "Import over the draft" }).click()
    await page.waitForURL(/\/edit$/)
    await saved(page)
    await page.goto(`${legend}/publish`)
    const count = await page.locator("ol.list > li").count()
    expect(count).toBeGreaterThan(0)
    await publish(page, legend, { label: "2", summary: "The revised text.", reason: "It was revised." })

    await reading.page.goto(`${legend}/read`)
    await reading.page.getByText(`0 of ${count} read`).waitFor()
    expect(await readAll(reading.page)).toBe(count)
    await reading.page.getByRole("heading", { name: /You know version 2/ }).waitFor()
    expect([...writing.complaints, ...reading.complaints]).toEqual([])
    await writing.context.close()
    await reading.context.close()
  },
)
