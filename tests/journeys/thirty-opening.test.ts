// The thirty checks, 1 to 3: from the mail to the first change, what merely looks does nothing, and all of it without script.
import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import { phone, visit } from "./browsing"
import { answered, lookedUp } from "./doing"
import { mailsOf, onRecord, openNext, thirty, unhurried } from "./thirty"

describe("of the thirty checks", () => {
  const here = thirty()

  /** The link in the mail that told somebody of version 5. */
  async function linkFor(name: string) {
    const mail = (await mailsOf(here.base)).find(
      (one) => one.to.startsWith(`${name}@`) && /^Version 5/.test(one.subject),
    )
    return new URL(/https?:\/\/\S+/.exec(mail?.text ?? "")?.[0] ?? "").pathname
  }

  /** The list shows every change closed; the change that is opened has its heading in sight. */
  async function firstChange(page: Page) {
    const list = await page.locator("main").innerText()
    expect(list).toContain("0 of 6 read")
    expect(await page.locator("ins, del, .story, .waswas").count()).toBe(0)
    await page.getByRole("button", { name: "Open change 1" }).click()
    await page.getByRole("heading", { name: "The inquiry is answered within 5 minutes" }).waitFor()
    const heading = await page.locator("h1").boundingBox()
    expect(await page.evaluate(() => scrollY)).toBe(0)
    expect((heading?.y ?? phone.height) + (heading?.height ?? 0)).toBeLessThan(phone.height)
  }

  it("1: the mail's link leads to the closed changes, and one more tap to the first; one tap more to sign in", async () => {
    const link = await linkFor("lars")
    const strange = await visit(here.browser, { base: here.base })
    await strange.page.goto(link)
    await strange.page.locator('form[action="/demo/lars"] button').click()
    await firstChange(strange.page)
    await strange.context.close()

    const signedIn = await here.as("lars")
    await signedIn.page.goto(await linkFor("lars"))
    await firstChange(signedIn.page)
  })

  it("2: a scanner without the reader's cookies answers nothing, whatever it fetches or sends; the link still works", async () => {
    const lars = await here.as("lars")
    await openNext(lars.page, here.legend)
    const before = await onRecord(lars)
    const link = await linkFor("lars")
    const change = new URL(lars.page.url()).pathname
    const opening = await lars.page.locator("#answer input[name=opening]").inputValue()
    const shown = await lars.page.locator("#answer input[name=shown]").inputValue()
    here.hours.pass(unhurried)
    const paths = [
      link,
      change,
      ...["opening", "confirmation", "but", "reveal", "undo"].map((verb) => `${change}/${verb}`),
    ]
    for (const path of paths)
      for (const method of ["HEAD", "GET", "POST"] as const) {
        const form = new URLSearchParams({
          opening,
          shown,
          intent: "read",
          what: "question",
          text: "Why?",
          voice: "name",
        })
        const answer = await fetch(here.base + path, {
          method,
          redirect: "manual",
          headers: { origin: here.base },
          ...(method === "POST" ? { body: form } : {}),
        })
        expect([method, path, answer.status]).toEqual([
          method,
          path,
          method === "POST" ? expect.toBeOneOf([401, 405]) : 302,
        ])
      }
    // Nor does it do anything where the reader's own browser fetches ahead, also what is still closed.
    await lars.page.goto(link)
    const lines = await lars.page
      .locator(".list a.it")
      .evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""))
    expect(lines).toHaveLength(6)
    for (const path of [...paths, ...lines])
      for (const method of ["head", "get"] as const) await lars.context.request[method](path)
    expect(await onRecord(lars)).toEqual(before)
    await lars.page.goto(link)
    await lars.page.getByText("0 of 6 read").waitFor()
    await lars.page.getByRole("button", { name: "Open change 1" }).click()
    await here.confirm(lars.page)
  })

  it("3: without JavaScript, six changes are read, one found, one answered, one objected to, one taken back, all known", async () => {
    const viktor = await here.as("viktor", { script: false })
    const { page } = viktor
    const words = "My customers expect me on the phone."
    await openNext(page, here.legend)
    let [found, objected, undone] = [0, 0, 0]
    for (
      let read = 0;
      read < 12 && (await page.getByRole("heading", { name: /You know version 5/ }).count()) === 0;
      read++
    ) {
      if ((await page.getByRole("heading", { name: "Something in this passage is new" }).count()) > 0) {
        await page.getByLabel(/^It is Jana/).check()
        await page.getByRole("button", { name: "This one is new" }).click()
        await page.getByText("Yes, that is the new sentence.").waitFor()
        found++
        await page.getByRole("link", { name: "I read it, but …" }).click()
        await answered(page)
        await page.getByLabel("I disagree").check()
        await page.getByLabel(/^Because/).fill(words)
        await page.getByRole("button", { name: "Send and mark as read" }).click()
        await page.getByText("is marked as read.").waitFor()
        objected++
        continue
      }
      expect(await lookedUp(page)).toBe(false)
      await here.confirm(page)
      if (undone > 0 || (await page.getByRole("button", { name: "Undo" }).count()) === 0) continue
      await page.getByRole("button", { name: "Undo" }).click()
      await page.getByText("You took back “read”").waitFor()
      undone++
      await page.getByRole("button", { name: /^Open change/ }).click()
    }
    expect([found, objected, undone]).toEqual([1, 1, 1])
    await page.getByText("All 6 changes read").waitFor()
    const { questions, undos } = await onRecord(viktor)
    expect(questions.map(({ text }) => text)).toEqual([words])
    expect(undos.length).toBe(1)
  })
})
