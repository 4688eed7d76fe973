// The thirty checks, 22 and 23: what is left to be found is told by nothing before it is, and what is objected to is answered;
// what goes through the consultant reaches no author.
import { describe, expect, it } from "vitest"
import { desk, phone, sideways, type Visit } from "./browsing"
import { answered, importText, legendFrom, lookedUp, publish } from "./doing"
import { heard, mailsOf, onRecord, openNext, thirty, unhurried } from "./thirty"

const before = `# First call
Lars calls Maya. He asks how many chairs she needs.

# The brochure
Maya gets a brochure by post. It has forty pages.

# Forty chairs
The chairs stand there on Thursday.
`
const after = before.replace(/# The brochure[\s\S]*?# Forty/, "# Forty")

/** What the author said of the change in "First call", and what stood there before. */
const secrets =
  /Lars from|makes the first call|[Rr]esponsibility|<ins|<del|at the desk|on the road|Who calls Maya first|Your work begins/

describe("of the thirty checks", () => {
  const here = thirty()

  it.each([
    ["found, on a phone without script", "lars", { window: phone, script: false }],
    ["shown, at a desk in the dark", "mina", { window: desk, dark: true }],
  ] as const)(
    "22: what is left to be found is in the list and told by no answer before it is %s",
    async (_, name, browsing) => {
      const reader = await here.as(name, browsing)
      const { page } = reader
      const all = heard(reader)
      const { legend } = here
      await page.goto("/")
      await page.goto(`${legend}/read`)
      await page.getByText("of 6 read").first().waitFor()
      const line = page.locator(".list a.it", { hasText: "Something new in “First call”" })
      const change = (await line.getAttribute("href")) ?? ""
      await line.click()
      await page.waitForURL(`**${change}`)
      const open = page.getByRole("button", { name: /^Open change/ })
      if (await open.count()) await open.click()
      await page.getByRole("heading", { name: "Something in this passage is new" }).waitFor()
      expect(await page.title()).toContain("Something new in “First call”")
      const places = [
        ...["?v=now", "?v=before", "?found", "?shown", "/but", "/opening", "/reveal", "/confirmation"].map(
          (at) => change + at,
        ),
        ...["", "/v/4", "/v/5", "/compare/4...5", "/compare/3...5", "/compare/5...4?show=sides", "/history"].map(
          (at) => legend + at,
        ),
        ...["/status", "/known", "/receipts/5", "/read?all", "/v/5/export", "/questions/1"].map((at) => legend + at),
        ...["/", "/me", "/companies"],
      ]
      for (const place of places) {
        await page.goto(place)
        const [path = "", query] = place.split("?")
        for (const data of [`${path === "/" ? "/_root" : path}.data${query ? `?${query}` : ""}`])
          expect([data, secrets.exec(await (await reader.context.request.get(data)).text())]).toEqual([data, null])
      }
      const told = await (await reader.context.request.get("/me/record.json")).text()
      for (const [at, text] of [...(await all()), ["record", told] as const])
        expect([at, secrets.exec(text)]).toEqual([at, null])
      await page.goto(`${legend}/v/4`)
      await page.getByText("What was before is shown as soon as you have found it").waitFor()
      const mails = (await mailsOf(here.base)).filter(({ to }) => to.startsWith(`${name}@`))
      expect(mails.length).toBeGreaterThan(0)
      for (const { subject, text } of mails) expect(secrets.exec(subject + text)).toBe(null)

      await page.goto(change)
      const alert = page.getByRole("alert")
      const thisOne = page.getByRole("button", { name: "This one is new" })
      await thisOne.click()
      await alert.getByText("Choose a sentence first").waitFor()
      const wrong = page.getByLabel("Ten minutes later Maya’s phone rings.")
      await wrong.check()
      await thisOne.click()
      await alert.getByText("Not this one").waitFor()
      expect(await wrong.isChecked()).toBe(true)
      expect(await alert.evaluate((element) => element === document.activeElement)).toBe(true)
      expect(secrets.exec(await page.content())).toBe(null)
      expect(await sideways(page)).toBe(0)
      if (name === "lars") {
        await page.getByLabel(/^It is Jana/).check()
        await thisOne.click()
        await page.getByText("Yes, that is the new sentence.").waitFor()
      } else {
        await page.getByRole("button", { name: "Just show me" }).click()
        await page.getByText(/It was the second and the .* sentence\./).waitFor()
      }
      await page.getByRole("heading", { name: "The sales coordinator makes the first call" }).waitFor()
      expect(await page.locator("ins").count()).toBeGreaterThan(0)

      await page.getByLabel("Whoever is free").check()
      await page.getByRole("button", { name: "I’ve read this" }).click()
      await alert.getByText("Not quite. The one at the desk calls").waitFor()
      expect(await page.getByLabel("Whoever is free").isChecked()).toBe(true)
      await answered(page)
      await page.getByRole("button", { name: "I’ve read this" }).click()
      await page.getByText("is marked as read.").waitFor()
      await page.goto("/me")
      const what = name === "lars" ? "found what is new" : "was shown what is new"
      expect(await page.locator("#recorded").innerText()).toContain(what)
      expect((await page.goto(`${legend}/v/4`))?.url()).toMatch(/\/v\/4$/)
    },
    120_000,
  )

  it("22: of a step that was removed and left to be found, the old text is offered", async () => {
    const { page: author } = await here.as("ruth", { window: desk })
    const legend = await legendFrom(author, "Chairs, to be read carefully", before)
    await publish(author, legend, { label: "1", teams: ["Support"], summary: "Forty chairs." })
    const { page } = await here.as("felix")
    await openNext(page, legend)
    for (let part = 1; part <= 3; part++) await here.confirm(page)
    await page.getByRole("heading", { name: "You know version 1" }).waitFor()
    await importText(author, legend, after)
    await author.goto(`${legend}/publish`, { waitUntil: "networkidle" })
    await author.getByLabel("Careful reading").check()
    await author.getByLabel(/^Why\?/).fill("Nobody reads it.")
    await author.getByLabel(/^Summary/).fill("Less paper.")
    await author.getByRole("button", { name: "Publish version 2" }).click()
    await author.waitForURL(/\/publish\/done$/)

    await openNext(page, legend)
    await page.getByRole("heading", { name: "Something in this passage is gone" }).waitFor()
    expect(await page.content()).not.toMatch(/<ins|<del|Step removed|Nobody reads it/)
    await page.getByLabel("He asks how many chairs she needs.").check()
    await page.getByRole("button", { name: "This one is gone" }).click()
    await page.getByRole("alert").getByText("Not this one").waitFor()
    await page.getByLabel("Maya gets a brochure by post.").check()
    await page.getByRole("button", { name: "This one is gone" }).click()
    await page.getByText("Yes, that sentence is gone.").waitFor()
    expect(await page.locator("del").allInnerTexts()).toContainEqual(expect.stringContaining("It has forty pages."))
    await here.confirm(page)
    await page.getByRole("heading", { name: "You know version 2" }).waitFor()
  })

  it.each([
    ["a phone without script", "lars", { window: phone, script: false }],
    ["a desk with script", "mina", { window: desk, dark: true }],
  ] as const)(
    "23: at %s an objection needs a sentence, counts as read, and waits on the status page for its reply",
    async (_, name, browsing) => {
      const words = `My customers expect me on the phone, says ${name}.`
      const reader = await here.as(name, browsing)
      const { page } = reader
      const was = (await onRecord(reader)).confirmations.length
      await openNext(page, here.legend)
      await lookedUp(page)
      const title = await page.locator("h1").innerText()
      await page.getByRole("link", { name: "I read it, but …" }).click()
      await page.getByRole("button", { name: "Send and mark as read" }).click()
      expect(await page.getByRole("alert").innerText()).toContain("Please write one sentence.")
      expect((await onRecord(reader)).confirmations).toHaveLength(was)
      await answered(page)
      await page.getByLabel("I disagree").check()
      await page.getByLabel("It makes the wrong people answerable").check()
      await page.getByLabel(/^Because/).fill(words)
      await page.getByRole("button", { name: "Send and mark as read" }).click()
      // Too soon: refused, and everything that was typed is still there.
      if (name === "lars") {
        await page.getByText(/^Take one more look/).waitFor()
        expect(await page.getByLabel(/^Because/).inputValue()).toBe(words)
        expect(await page.getByLabel("I disagree").isChecked()).toBe(true)
        here.hours.pass(unhurried)
        await page.getByRole("button", { name: "Send and mark as read" }).click()
      }
      await page.getByText("is marked as read.").waitFor()
      expect((await onRecord(reader)).confirmations).toHaveLength(was + 1)
      await page.getByRole("link", { name: "All changes" }).click()
      expect(await page.locator(".list a.it", { hasText: title }).innerText()).toContain("Read, you objected")

      const author = await here.as("ruth", browsing)
      await author.page.goto(`${here.legend}/status`)
      await author.page.reload()
      const raised = author.page.locator("article", { hasText: words })
      await raised.getByText(/^Reply to/).click()
      await raised.getByLabel("Your reply").fill("You are right, and it stays yours.")
      await raised.getByRole("button", { name: "Send the reply" }).click()
      await author.page.getByRole("heading", { name: "Where we stand" }).waitFor()
      expect(await author.page.locator("article", { hasText: words }).count()).toBe(0)

      await page.goto("/")
      await page.getByRole("link", { name: /You are right, and it stays yours/ }).click()
      await page.getByLabel(/^Write back/).fill("Thank you.")
      await page.getByRole("button", { name: "Send" }).click()
      await page.getByText("Thank you.").waitFor()
      expect(await page.getByLabel(/^Write back/).count()).toBe(0)
    },
  )

  it("23: what is said through the consultant only reaches no author, in no page, data or export, before it is passed on", async () => {
    const words = "Nobody asked us, says a reader who would rather not be named."
    const reader = await here.as("david", { window: desk })
    const { page } = reader
    await openNext(page, here.legend)
    await lookedUp(page)
    await page.keyboard.press("b")
    await page.getByLabel("I disagree").check()
    await answered(page)
    await page.getByLabel(/^Because/).fill(words)
    await page.getByLabel(/^Through the consultant only/).check()
    here.hours.pass(unhurried)
    await page.getByRole("button", { name: "Send and mark as read" }).click()
    await page.getByText("is marked as read.").waitFor()
    const { questions } = await onRecord(reader)
    const own = questions.find(({ text }) => text === words)

    const author = await here.as("ruth", { window: desk })
    const said = await saidToAuthor(author, here.legend, Number(own?.number))
    expect(said.length).toBeGreaterThan(12)
    for (const [at, text] of said) {
      const told = [words, own?.id ?? "", `"number":${own?.number}`].filter((one) => text.includes(one))
      expect([at, told]).toEqual([at, []])
    }
    expect((await author.page.goto(`${here.legend}/questions/${own?.number}`))?.status()).toBe(404)

    const consultant = await here.as("tess", { window: desk })
    await consultant.page.goto(`${here.legend}/status`)
    const article = consultant.page.locator("article", { hasText: words })
    expect(await article.innerText()).toContain("David Stein")
    await article.getByRole("link").last().click()
    await consultant.page.getByLabel(/^Pass it on/).fill("Somebody in the house was not asked.")
    await consultant.page.getByRole("button", { name: "Pass it on without the name" }).click()
    await author.page.goto(`${here.legend}/status`)
    const passed = author.page.locator("article", { hasText: "Somebody in the house was not asked." })
    expect(await passed.innerText()).toMatch(/A reader, through Tess/)
    for (const [at, text] of await saidToAuthor(author, here.legend, Number(own?.number)))
      expect([at, text.includes(words)]).toEqual([at, false])
  })
})

/** Pages, their data and what can be taken away, as an author gets them. */
async function saidToAuthor({ context }: Visit, legend: string, number: number) {
  const paths = ["/", "/me/record.json", "/demo/mailbox", legend]
  for (const at of ["status", "known", `questions/${number}`, "v/5/export", "read", "publish", "compare/4...5"])
    paths.push(`${legend}/${at}`, `${legend}/${at}.data`)
  const said: (readonly [string, string])[] = []
  for (const path of paths) said.push([path, await (await context.request.get(path)).text()])
  return said
}
