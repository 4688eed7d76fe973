// The thirty checks, 25 and 26: who missed versions reads what is different for them, once; a correction asks for nothing but
// what it corrects.
import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import { unzipped } from "../../server/unzip"
import { desk, type Visit } from "./browsing"
import { lookedUp, saved, writeInto } from "./doing"
import { onRecord, openNext, thirty } from "./thirty"

describe("of the thirty checks", () => {
  const here = thirty()

  it("25: from version 2 to 5 only what is different is asked, each text once, and 3, 4 and 5 are read by it", async () => {
    const henrik = await here.as("henrik")
    const { page } = henrik
    const before = (await onRecord(henrik)).confirmations.length
    await page.goto(`${here.legend}/read`)
    const list = await page.locator("main").innerText()
    const lines = await linesOn(page)
    expect(list).toContain(`You last read version 2. Since then ${lines.length} things are different.`)
    expect(list).toMatch(/from version [345]/)
    // In 3 the chairs came between seven and nine, in 4 between eight and ten again.
    await page.getByText("1 thing changed and changed back").click()
    await page.getByText("They read as you know them. Nothing to do.").waitFor()
    expect(new Set(lines).size).toBe(lines.length)

    await openNext(page, here.legend)
    const asked: string[] = []
    const came: string[] = []
    for (let n = 1; n <= lines.length; n++) {
      await lookedUp(page)
      expect(await page.title()).toMatch(new RegExp(`^Change ${n} of ${lines.length}: `))
      expect(await page.locator("main .story").allInnerTexts()).not.toContainEqual(
        expect.stringContaining("between seven"),
      )
      asked.push(await page.locator("main .change-shown").innerText())
      came.push(...(await page.locator("main section > .story ins").allInnerTexts()))
      await here.confirm(page)
    }
    await page.getByRole("heading", { name: "You know version 5" }).waitFor()
    expect(new Set(asked).size).toBe(lines.length)
    const sentences = came.filter((text) => text.trim().split(/\s+/).length > 5)
    expect(sentences.length).toBeGreaterThan(4)
    expect(new Set(sentences).size).toBe(sentences.length)
    expect((await onRecord(henrik)).confirmations).toHaveLength(before + lines.length)
    await page.goto("/")
    expect(await page.getByRole("link", { name: /Read the changes|Go on/ }).count()).toBe(0)
    await page.goto(`${here.legend}/receipts/5`)
    expect(await page.locator("h1").innerText()).toMatch(/know version\s5, coming from\s2/)

    const ruth = await here.as("ruth", { window: desk })
    await ruth.page.goto(`${here.legend}/status`)
    const done = ruth.page.locator("section", { has: ruth.page.getByRole("heading", { name: /^Read everything/ }) })
    expect(await done.last().innerText()).toContain("Henrik Olsen")
    // No version before it waits for them either: they know everything that was addressed to them up to the fifth.
    await ruth.page.goto(`${here.legend}/known`)
    const known = ruth.page.locator("li", { hasText: "Henrik Olsen" })
    expect(await known.innerText()).toContain("Knew version 5 in full")
    const audience = await tableIn(ruth, `${here.legend}/v/5/evidence.zip`, "audience.csv", here.base)
    const row = audience.find((cells) => cells.includes('"Henrik Olsen"')) ?? ""
    expect(row).toMatch(new RegExp(`"read","${lines.length}","${lines.length}","2",`))
  })

  it("26: correction 5.1 asks only for what it corrects, beside what this very person read", async () => {
    const words = "It takes her one minute."
    const { page: author } = await here.as("ruth", { window: desk })
    await author.goto(`${here.legend}/edit`)
    const parts = author.locator(".ProseMirror .blk")
    await parts.getByText("While Maya is still writing").waitFor()
    const texts = await parts.allInnerTexts()
    await writeInto(
      author,
      texts.findIndex((text) => text.includes("While Maya is still writing")),
      ` ${words}`,
      "end",
    )
    await saved(author)
    await author.goto(`${here.legend}/publish`, { waitUntil: "networkidle" })
    await author.getByRole("radio", { name: /^Correction 5\.1/ }).check()
    await author.getByRole("button", { name: /^Publish/ }).click()
    await author.waitForURL(/\/publish\/done$/)

    // Who knew version 5 is asked for the sentence that came.
    const { page: jana } = await here.as("jana")
    await jana.goto(`${here.legend}/read`)
    expect(await linesOn(jana)).toHaveLength(1)
    await openNext(jana, here.legend)
    expect(await jana.locator("main section > .story ins").allInnerTexts()).toEqual([expect.stringContaining(words)])
    expect(await jana.locator("main .waswas").innerText()).toMatch(/version 5\)[\s\S]*version 5\.1\)/)
    await here.confirm(jana)
    await jana.getByRole("heading", { name: "You know version 5.1" }).waitFor()

    // Who was in the middle of version 5, and had read of the note: the same, and what was read stays read.
    const { page: david } = await here.as("david")
    await david.goto(`${here.legend}/read`)
    expect(await david.locator("main").innerText()).toMatch(
      /1 change is new\. What you have read stays read\.[\s\S]*0 of 4 read/,
    )
    await david.locator(".list a.it", { hasText: "The call note" }).last().waitFor()
    const fresh = david.locator(".list a.it", { hasText: "Not read yet" }).filter({ hasText: "The call note" })
    await fresh.click()
    await david.getByRole("button", { name: /^Open change/ }).click()
    expect(await david.locator("main section > .story ins").allInnerTexts()).toEqual([expect.stringContaining(words)])

    // Who knows version 4 reads of the note for the first time, with the sentence in it.
    const { page: viktor } = await here.as("viktor")
    await viktor.goto(`${here.legend}/read`)
    expect(await linesOn(viktor)).toHaveLength(6)
    await viktor.locator(".list a.it", { hasText: "The call note" }).click()
    await viktor.getByRole("button", { name: /^Open change/ }).click()
    const shown = viktor.locator("main section > .story ins").first()
    expect(await shown.innerText()).toContain("While Maya is still writing")
    expect(await shown.innerText()).toContain(words)
  })
})

/** Where the lines of a list lead. */
const linesOn = (page: Page) =>
  page.locator("main .list a.it").evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""))

/** The rows of a table in an export, taken as its author takes it. */
async function tableIn({ context }: Visit, path: string, file: string, base: string): Promise<string[]> {
  const answer = await context.request.post(path, { headers: { origin: base }, form: {} })
  const files = new Map(unzipped(new Uint8Array(await answer.body())))
  return new TextDecoder().decode(files.get(file)).split("\r\n")
}
