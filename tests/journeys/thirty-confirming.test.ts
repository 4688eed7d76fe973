// The thirty checks, 19 to 21, 24 and 27: what a reader's word is taken for, and what it is not; on any device, and when the
// sign-in ends in the middle of a sentence.
import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import type { Visit } from "./browsing"
import { desk, phone } from "./browsing"
import { lookedUp } from "./doing"
import { answerOn, changeAt, codeFor, day, onRecord, openNext, send, thirty, unhurried } from "./thirty"

describe("of the thirty checks", () => {
  const here = thirty()
  const post = (who: Visit, path: string, form: Record<string, string> | URLSearchParams) =>
    send(who, path, form, here.base)
  const disabled = (page: Page) => page.locator("[disabled], [aria-disabled=true]").count()

  it("19: what is confirmed 0.3 seconds after it was opened is refused and stored nowhere; no button is ever off", async () => {
    const lars = await here.as("lars")
    const { page } = lars
    await page.goto(`${here.legend}/read`)
    expect(await disabled(page)).toBe(0)
    await openNext(page, here.legend)
    expect(await disabled(page)).toBe(0)
    const before = await onRecord(lars)
    here.hours.pass(300)
    const [answer] = await Promise.all([
      page.waitForResponse((one) => one.request().method() === "POST"),
      page.getByRole("button", { name: "I’ve read this" }).click(),
    ])
    expect(answer.status()).toBe(422)
    const alert = page.getByRole("alert")
    await alert.getByText(/^Take one more look: \d+ words changed here\.$/).waitFor()
    expect(await alert.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await disabled(page)).toBe(0)
    expect(await onRecord(lars)).toEqual(before)
    await page.getByRole("link", { name: "I read it, but …" }).click()
    expect(await disabled(page)).toBe(0)
  })

  it("20: a confirmation sent twice at once is stored once, and both lead to the next change that is not read", async () => {
    const lars = await here.as("lars")
    const { page } = lars
    await page.goto(`${here.legend}/read`)
    const next = (await page.locator(".list a.it").nth(1).getAttribute("href")) ?? ""
    await openNext(page, here.legend)
    const change = changeAt(page)
    const form = await answerOn(page)
    here.hours.pass(unhurried)
    const answers = await Promise.all([1, 2].map(() => post(lars, `${change}/confirmation`, form)))
    for (const answer of answers) {
      expect(answer.status()).toBe(303)
      expect(answer.headers().location).toMatch(new RegExp(`^${next.replace(/%/g, "%")}\\?after=`))
    }
    const { confirmations, openings, entries } = await onRecord(lars)
    const own = (row: { changeFp: string }) => change.endsWith(encodeURIComponent(row.changeFp))
    expect(confirmations.filter(own)).toHaveLength(1)
    expect(openings.filter((row) => next.endsWith(encodeURIComponent(row.changeFp)))).toHaveLength(1)
    const id = confirmations.find(own)?.id
    expect(entries.filter(({ kind, confirmation }) => kind === "confirmed" && confirmation === id)).toHaveLength(1)
  })

  it("21: a forged confirmation is refused and stored nowhere, and nothing confirms two changes", async () => {
    const [viktor, emma] = [await here.as("viktor"), await here.as("emma")]
    await openNext(emma.page, here.legend)
    await lookedUp(emma.page)
    const [theirChange, theirs] = [changeAt(emma.page), await answerOn(emma.page)]
    await openNext(viktor.page, here.legend)
    const [change, own] = [changeAt(viktor.page), await answerOn(viktor.page)]
    const lines = await viktor.page
      .locator(".rail .list a.it, .list a.it")
      .evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""))
    const closed = lines.find((line) => line !== change && line !== theirChange) ?? ""
    const before = [await onRecord(viktor), await onRecord(emma)]
    here.hours.pass(unhurried)
    const forged: [string, string, Record<string, string>][] = [
      ["never opened", closed, { opening: crypto.randomUUID(), shown: own.shown }],
      ["another change's opening", closed, own],
      ["somebody else's opening", theirChange, theirs],
      ["somebody else's opening of this change", change, theirs],
      ["older content", change, { ...own, shown: "0".repeat(64) }],
      ["nothing", change, {}],
      ["every change", `${here.legend}/read/all`, own],
      ["no change", `${here.legend}/read`, own],
      ["a change that is not there", `${here.legend}/read/${"0".repeat(64)}`, own],
    ]
    for (const [what, at, form] of forged)
      for (const verb of ["confirmation", "but"]) {
        const words = { what: "question", text: "Why?", voice: "name" }
        const answer = await post(viktor, `${at}/${verb}`, { ...form, ...words })
        expect([what, verb, answer.status()]).toEqual([what, verb, expect.toBeOneOf([404, 405, 409])])
      }
    expect([await onRecord(viktor), await onRecord(emma)]).toEqual(before)
    // Opened both, and sent together: one of them is confirmed.
    await post(viktor, `${closed}/opening`, {})
    await viktor.page.goto(closed)
    const second = await answerOn(viktor.page)
    here.hours.pass(unhurried)
    const both = new URLSearchParams(Object.entries(own))
    for (const [name, value] of [...Object.entries(second), ["change", closed] as const]) both.append(name, value)
    await post(viktor, `${change}/confirmation`, both)
    const count = async () => (await onRecord(viktor)).confirmations.length - (before[0]?.confirmations.length ?? 0)
    expect(await count()).toBe(1)
    // Nor do the two together, one after the other, before the floor has passed again.
    expect((await post(viktor, `${closed}/confirmation`, second)).status()).toBe(422)
    expect(await count()).toBe(1)
  })

  it("24: Undo makes it not read again, and both facts stay on record", async () => {
    const david = await here.as("david")
    const { page } = david
    await openNext(page, here.legend)
    const change = changeAt(page)
    await here.confirm(page)
    await page.getByRole("button", { name: "Undo" }).click()
    await page.getByText("You took back “read”").waitFor()
    expect(changeAt(page)).toBe(change)
    await page.getByRole("button", { name: /^Open change/ }).waitFor()
    await page.goto(`${here.legend}/read`)
    await page.getByText("3 of 6 read").waitFor()
    expect(await page.locator(`.list a.it[href="${change}"]`).innerText()).toContain("Not read yet")
    const { confirmations, undos, entries } = await onRecord(david)
    const { id } = confirmations.find(({ changeFp }) => change.endsWith(encodeURIComponent(changeFp))) ?? { id: "" }
    expect(undos.map(({ confirmationId }) => confirmationId)).toEqual([id])
    const kinds = entries.filter(({ confirmation }) => confirmation === id).map(({ kind }) => kind)
    expect(kinds).toEqual(["confirmed", "undone"])
    await page.goto("/me")
    expect(await page.locator("#recorded").innerText()).toContain("taken back")
  })

  it("27: what is read on the phone is read at the desk; what is typed while the sign-in ends is there after it", async () => {
    const onPhone = await here.as("greta", { window: phone })
    await openNext(onPhone.page, here.legend)
    await here.confirm(onPhone.page)
    await here.confirm(onPhone.page)
    const { page } = await here.as("greta", { window: desk })
    await page.goto(`${here.legend}/read`)
    await page.getByText(/^2 of \d+ read$/).waitFor()
    await page.getByRole("button", { name: "Go on with change 3" }).click()
    await page.waitForURL(/\/read\/[^/]+$/)
    expect(await page.title()).toMatch(/^Change 3 of /)

    await lookedUp(page)
    await page.getByRole("link", { name: "I read it, but …" }).click()
    const words = "Typed slowly, on a Friday afternoon, in two lines.\nThis is the second."
    await page.getByLabel("I disagree").check()
    await page.getByLabel("The way we do it now works").check()
    await page.getByLabel(/^Because/).fill(words)
    here.hours.pass(40 * day)
    await page.getByRole("button", { name: "Send and mark as read" }).click()
    await page.getByRole("heading", { name: "Sign in again" }).waitFor()
    await page.getByLabel("Your mail address").fill("greta@northlight.example")
    await page.getByRole("button", { name: "Send me a code" }).click()
    await page.getByLabel("Code").fill(await codeFor(here.base, "greta@northlight.example"))
    await page.getByRole("button", { name: "Sign in", exact: true }).click()
    await page.getByText("Typed slowly, on a Friday afternoon, in two lines.").waitFor()
    await page.getByRole("button", { name: "Send it now" }).click()
    await page.getByText(/is marked as read\./).waitFor()
    const greta = { page, context: page.context(), complaints: [] }
    expect((await onRecord(greta)).questions.map(({ text }) => text)).toEqual([words])
  })
})
