// The thirty checks, 13 to 16 and 18: what the page of a change says, to eyes, ears and keys.
import type { CDPSession, Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import { desk } from "./browsing"
import { lookedUp } from "./doing"
import { dotsApart } from "./dots-apart"
import { openNext, thirty, unhurried } from "./thirty"

describe("of the thirty checks", () => {
  const here = thirty()

  it("13: confirming shows the next change that is not read, says which in the title, and the heading is heard first", async () => {
    const { page } = await here.as("viktor")
    await openNext(page, here.legend)
    for (let n = 1; n <= 5; n++) {
      expect(await page.title()).toMatch(new RegExp(`^Change ${n} of 6: `))
      await here.confirm(page)
      await page.waitForURL(/after=/)
      expect(await page.title()).toMatch(new RegExp(`^Change ${n + 1} of 6: `))
      expect(await page.locator(".top").innerText()).toMatch(new RegExp(`${n + 1} of 6`))
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1")
    }
    // The third is taken back: after the last one it is what is left.
    await page.goto(`${here.legend}/read`)
    await page.locator(".list a.it").nth(2).click()
    await page.getByRole("button", { name: "Take back “read”" }).click()
    await page.getByText("You took back “read”").waitFor()
    await page.goto(`${here.legend}/read`)
    await page.locator(".list a.it").nth(5).click()
    await here.confirm(page)
    expect(await page.title()).toMatch(/^Change 3 of 6: /)
  })

  it("14: single keys do nothing in fields, and nothing at all when they are off; no letter ever confirms", async () => {
    const { page } = await here.as("david", { window: desk })
    const sent: string[] = []
    page.on("request", (request) => request.method() === "POST" && sent.push(request.url()))
    await openNext(page, here.legend)
    const at = page.url()
    expect(await lookedUp(page)).toBe(false)
    here.hours.pass(unhurried)
    sent.length = 0
    const others = [..."acdefghilmnopqrstwyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,/", "Enter", "Space"]
    for (const key of others) await page.keyboard.press(key)
    expect(page.url()).toBe(at)

    const change = new URL(at).pathname
    const lines = await page.locator(".rail a.it").evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""))
    const n = lines.indexOf(change)
    const leads = {
      j: lines[n + 1],
      k: lines[n - 1],
      v: `${change}?v=now`,
      u: `${here.legend}/read?all`,
      b: `${change}/but`,
    }
    for (const [key, there] of Object.entries(leads)) {
      await page.keyboard.press(key)
      await page.waitForURL(here.base + there)
      await page.goto(at)
    }
    const keysShown = page.locator(".rail details[open]")
    await page.keyboard.press("?")
    await keysShown.waitFor()
    expect(sent).toEqual([])

    await page.goto(`${change}/but`)
    const field = page.getByLabel(/^Because/)
    await field.focus()
    for (const key of ["J", "K", "V", "U", "B", "?", "j", "k", "v", "u", "b", "Shift+Enter"])
      await page.keyboard.press(key)
    expect((await field.inputValue()).trim()).toBe("JKVUB?jkvub")
    expect(new URL(page.url()).pathname).toBe(`${change}/but`)

    await page.goto("/me#keys")
    await page.getByRole("button", { name: "Turn single keys off" }).click()
    await page.getByRole("button", { name: "Turn single keys on" }).waitFor()
    await page.goto(at)
    const left: string[] = []
    page.on("request", (request) => request.isNavigationRequest() && left.push(request.url()))
    for (const key of [...Object.keys(leads), "?"]) {
      await page.keyboard.press(key)
      await page.waitForTimeout(50)
    }
    expect(left).toEqual([])
    expect(await keysShown.count()).toBe(0)

    sent.length = 0
    await page.keyboard.press("Shift+Enter")
    await page.getByText("is marked as read.").waitFor()
    expect(sent).toEqual([`${here.base}${change}/confirmation`])
  })

  it("15: what came and what went is said to screen readers; ?v=now says only what was published", async () => {
    const { page, context } = await here.as("lars")
    const cdp = await context.newCDPSession(page)
    await page.goto(here.legend)
    const published = plain(await page.locator("main").innerText())
    await openNext(page, here.legend)
    const seen = { ins: 0, del: 0, now: 0 }
    for (let n = 1; n <= 6; n++) {
      await lookedUp(page)
      const marks = { ins: await page.locator("ins").count(), del: await page.locator("del").count() }
      const spoken = await spokenOn(cdp)
      expect(spoken.map(({ role }) => role).filter((role) => role === "insertion")).toHaveLength(marks.ins)
      expect(spoken.map(({ role }) => role).filter((role) => role === "deletion")).toHaveLength(marks.del)
      for (const { role, words } of spoken)
        expect(words).toMatch(
          role === "insertion" ? /^\s*\[added: ?.*end added\]\s*$/s : /^\s*\[removed: ?.*end removed\]\s*$/s,
        )
      seen.ins += marks.ins
      seen.del += marks.del
      const at = page.url()
      await page.goto(`${new URL(at).pathname}?v=now`)
      expect(await page.locator("ins, del").count()).toBe(0)
      for (const said of await blocksOf(page)) {
        expect(published).toContain(said)
        seen.now++
      }
      await page.goto(new URL(at).pathname)
      await here.confirm(page)
    }
    expect(seen.ins).toBeGreaterThan(3)
    expect(seen.del).toBeGreaterThan(3)
    expect(seen.now).toBeGreaterThan(8)
  })

  it("16: what came and what went differ by line and by fill, and to somebody who sees no colour", async () => {
    const { page, context } = await here.as("jana")
    await page.goto(`${here.legend}/read?all`)
    await page.locator(".list a.it", { hasText: "Brochure" }).click()
    await page.locator("main ins").first().waitFor()
    const look = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((mark) => {
          const { textDecorationLine: line, backgroundColor: fill } = getComputedStyle(mark)
          return { line, fill }
        })
    const [came, went] = [await look(".story ins"), await look(".story del")]
    expect([came.line, went.line]).toEqual(["underline", "line-through"])
    expect(came.fill).not.toBe(went.fill)

    const cdp = await context.newCDPSession(page)
    await cdp.send("Emulation.setEmulatedVisionDeficiency", { type: "achromatopsia" })
    for (const scheme of ["light", "dark"] as const)
      for (const whole of [false, true]) {
        await page.emulateMedia({ colorScheme: scheme })
        // The same words in the same place, once as what came and once as what went.
        const drawn = async (name: "ins" | "del") => {
          await page
            .locator(".story")
            .first()
            .evaluate(
              (story, [tag, block]) => {
                story.innerHTML = block
                  ? `<${tag} class="whole"><p>a brochure</p></${tag}>`
                  : `<p><${tag}>a brochure</${tag}></p>`
              },
              [name, whole] as const,
            )
          return page.locator(".story").first().screenshot()
        }
        // At least as much as a thin line as long as the words: their colours alone differ by less.
        const apart = await dotsApart(page, await drawn("ins"), await drawn("del"))
        expect([scheme, whole, apart > 80]).toEqual([scheme, whole, true])
      }
  })

  it("18: with reduced motion nothing moves during a whole reading", async () => {
    const { page } = await here.as("mina")
    const moving: string[] = []
    await page.exposeFunction("tellMoving", (what: string) => void moving.push(what))
    await page.addInitScript(() => {
      const look = () => {
        for (const one of document.getAnimations())
          (window as unknown as { tellMoving: (what: string) => void }).tellMoving(
            `${location.pathname}: ${one.constructor.name} ${one.id}`,
          )
        requestAnimationFrame(look)
      }
      look()
    })
    let frames = 0
    await openNext(page, here.legend)
    for (let n = 3; n <= 6; n++) {
      for (const control of await page.locator("main :is(a, button, summary, label):visible").all()) {
        await control.hover()
        await control.focus()
        frames++
      }
      await here.confirm(page)
    }
    await page.getByRole("heading", { name: /You know version 5/ }).waitFor()
    expect(frames).toBeGreaterThan(8)
    expect(moving).toEqual([])
  })
})

/** Text with its blanks as one, without the marks of a heading's place. */
const plain = (text: string) => text.replace(/\s+/g, " ").trim()

/** The blocks of the passages that are shown, as text. */
const blocksOf = async (page: Page) =>
  (await page.locator(".change-shown > section > .story :is(p, li, h2, h3, h4, td, th):visible").allInnerTexts())
    .map(plain)
    .filter((text) => text !== "")

/** What is heard of everything that came or went: its role, and its words with those that only ears get. */
async function spokenOn(cdp: CDPSession) {
  const { nodes } = await cdp.send("Accessibility.getFullAXTree")
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const words = (node: (typeof nodes)[number]): string =>
    node.role?.value === "StaticText"
      ? String(node.name?.value ?? "")
      : (node.childIds ?? [])
          .map((id) => {
            const child = byId.get(id)
            return child ? words(child) : ""
          })
          .join("")
  return nodes
    .filter(({ role, ignored }) => !ignored && (role?.value === "insertion" || role?.value === "deletion"))
    .map((node) => ({ role: String(node.role?.value), words: words(node) }))
}
