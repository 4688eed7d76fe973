// The thirty checks, 30: where a company shows teams only, nobody is counted alone and no author learns who answered what; how
// long anybody took is nowhere; and mails are few, in working hours.
import { describe, expect, it } from "vitest"
import { colleagues } from "../../app/demo/colleagues"
import { unzipped } from "../../server/unzip"
import { desk, type Visit } from "./browsing"
import { saved, writeInto } from "./doing"
import { day, mailsOf, onRecord, openNext, send, thirty, unhurried } from "./thirty"

const names = colleagues.filter(({ isAuthor }) => !isAuthor).map(({ name }) => name)
const small = ["Coordination", "Marketing"]
const minute = 60_000
const soon = { timeout: 20_000, interval: 250 }

describe("of the thirty checks", () => {
  const here = thirty()

  /** Pages, their data, downloads and tables, as somebody with a seat gets them. */
  async function saidTo({ context }: Visit) {
    const { legend } = here
    const paths = ["/", "/companies", legend, `${legend}/history`]
    for (const at of ["status", "known", "v/5/export", "read", "compare/4...5", "questions/1", "v/5", "receipts/5"])
      paths.push(`${legend}/${at}`, `${legend}/${at}.data`)
    const said: [string, string][] = []
    for (const path of paths) said.push([path, await (await context.request.get(path)).text()])
    const zip = await send({ context } as Visit, `${legend}/v/5/evidence.zip`, {}, here.base)
    expect(zip.status()).toBe(200)
    for (const [path, bytes] of unzipped(new Uint8Array(await zip.body())))
      if (/\.(csv|json|html|txt|md)$/.test(path) && path !== "verify.html")
        said.push([`evidence/${path}`, new TextDecoder().decode(bytes)])
    return said
  }

  it("30: in teams only no author reads a reader's name, and no team under five stands alone", async () => {
    const ruth = await here.as("ruth", { window: desk })
    const named = (text: string) => names.filter((name) => text.includes(name))
    const before = await saidTo(ruth)
    expect(named(before.map(([, text]) => text).join())).toHaveLength(names.length)

    await ruth.page.goto("/")
    const company = (await ruth.page.locator('a[href^="/companies/"]').first().getAttribute("href")) ?? ""
    await ruth.page.goto(`/${company.split("/").slice(1, 3).join("/")}/people`)
    await ruth.page.getByLabel(/^Teams only/).check()
    await ruth.page.locator('form[action$="/names"]').getByRole("button").click()
    await ruth.page.getByText("Saved.").waitFor()

    // A reader answers after that: by a voice without a name, with nothing but the day.
    const lars = await here.as("lars")
    await openNext(lars.page, here.legend)
    await lars.page.getByRole("link", { name: "I read it, but …" }).click()
    await lars.page.getByLabel("I disagree").check()
    await lars.page.getByLabel(/^Because/).fill("The inquiry is mine.")
    here.hours.pass(unhurried)
    await lars.page.getByRole("button", { name: "Send and mark as read" }).click()
    await lars.page.getByText("is marked as read.").waitFor()
    const { confirmations } = await onRecord(lars)
    const last = confirmations
      .map(({ at }) => at)
      .sort()
      .at(-1)
    expect(last).toBe(`${new Date(here.hours.now()).toISOString().slice(0, 10)}T00:00:00.000Z`)

    const said = await saidTo(ruth)
    for (const [at, text] of said) expect([at, named(text)]).toEqual([at, []])
    expect(said.find(([at]) => at.endsWith("/status"))?.[1]).toContain("The inquiry is mine.")
    for (const [at, text] of said) {
      // A column of its own, a heading with a figure: the name of a small team beside any number.
      const alone = small.filter(
        (team) => new RegExp(`${team}( \\(of)?[^A-Za-z]{0,40}\\d`).test(plain(text)) && /csv|status|known/.test(at),
      )
      expect([at, alone]).toEqual([at, []])
    }
    await ruth.page.goto(`${here.legend}/status`)
    const columns = (await ruth.page.locator(".matrix thead th").allInnerTexts()).map((text) => text.trim())
    expect(columns).toEqual(["Change", "Sales", "Support", "Others", "All", "Objections"])
    for (const cell of await ruth.page.locator(".matrix tbody td:not(:last-child)").allInnerTexts())
      expect(Number(/of (\d+)/.exec(cell)?.[1])).toBeGreaterThanOrEqual(5)

    // The consultant, who is neither author nor admin, sees whom to coach.
    const tess = await here.as("tess", { window: desk })
    await tess.page.goto(`${here.legend}/status`)
    expect(await tess.page.locator("main").innerText()).toContain("Lars Berg")
  })

  it("30: how long somebody took is in no answer, in either mode", async () => {
    const [ruth, lars] = [await here.as("ruth"), await here.as("lars")]
    const record = await (await lars.context.request.get("/me/record.json")).text()
    const said = [...(await saidTo(ruth)), ["record", record] as const]
    const { openings, confirmations, entries } = await onRecord(lars)
    for (const opening of openings)
      expect(Object.keys(opening).filter((name) => /at$|time|hour/i.test(name))).toEqual([])
    expect(openings.length).toBeGreaterThan(20)
    // An hour stands beside a confirmation of the time before only, never beside the opening it consumed.
    expect(confirmations.filter(({ at }) => !at.endsWith("T00:00:00.000Z")).length).toBeGreaterThan(0)
    for (const entry of entries.filter(({ kind }) => kind === "opened"))
      expect(JSON.stringify(entry)).not.toMatch(/"at":\d{13}/)
    for (const [at, text] of said)
      expect([
        at,
        /duration|elapsed|dwell|time ?spent|"seconds"|readingTime|scroll(ed|Top|Depth)/i.exec(plain(text))?.[0],
      ]).toEqual([at, undefined])
  })

  it("30: one mail a version, two reminders at most, none after reading, all in working hours", async () => {
    const { hours, base } = here
    const about = async (name: string) => {
      const own = (await mailsOf(base)).filter((mail) => mail.to.startsWith(`${name}@`) && !/code/.test(mail.subject))
      return own.map(({ subject, waits }) => (waits ? `waits: ${subject}` : subject)).reverse()
    }
    /** The next time it is this weekday (1 is Monday) at this hour in Berlin. */
    const until = async (weekday: number, at: number) => {
      let later = minute
      while (local(hours.now() + later) !== `${weekday} ${at}:00`) later += minute
      hours.pass(later)
      // The program looks at its clock every 0.6 seconds here.
      await new Promise((resolve) => setTimeout(resolve, 1_000))
    }
    // On a Saturday Ruth publishes a version; it is to be read by the Friday after next.
    await until(6, 12)
    const ruth = await here.as("ruth", { window: desk })
    const { page } = ruth
    await page.goto(`${here.legend}/edit`)
    await writeInto(page, 0, " She has never bought a chair before.", "end")
    await saved(page)
    await page.goto(`${here.legend}/publish`, { waitUntil: "networkidle" })
    await page.locator("#f-readBy").fill(new Date(hours.now() + 13 * day).toISOString().slice(0, 10))
    await page.getByRole("button", { name: "Publish version 6" }).click()
    await page.waitForURL(/\/publish\/done$/)
    const is6 = (all: string[]) => all.filter((subject) => /[Vv]ersion 6/.test(subject))
    expect(is6(await about("viktor"))).toEqual([expect.stringMatching(/^waits: Version 6/)])
    await until(1, 7)
    expect(is6(await about("viktor"))).toEqual([expect.stringMatching(/^waits: /)])
    await until(1, 8)
    expect(is6(await about("viktor"))).toEqual([expect.stringMatching(/^Version 6/)])
    const mina = await here.as("mina")
    await openNext(mina.page, here.legend)
    while ((await mina.page.getByRole("heading", { name: "You know version 6" }).count()) === 0)
      await here.confirm(mina.page)
    await until(1, 8)
    expect(is6(await about("viktor"))).toHaveLength(1)
    await until(3, 7)
    expect(is6(await about("viktor"))).toHaveLength(1)
    await until(3, 9)
    const reminded = expect.stringMatching(/^Please read version 6/)
    await expect.poll(async () => is6(await about("viktor")), soon).toEqual([expect.anything(), reminded])
    await until(5, 9)
    await expect.poll(async () => is6(await about("viktor")), soon).toHaveLength(3)
    expect(is6(await about("viktor")).at(-1)).toMatch(/^Please read version 6.* by today$/)
    await until(5, 9)
    expect(is6(await about("viktor"))).toHaveLength(3)
    expect(is6(await about("mina"))).toHaveLength(1)
  })
})

const inBerlin = new Intl.DateTimeFormat("en", {
  timeZone: "Europe/Berlin",
  weekday: "short",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
})
const local = (at: number) => {
  const parts = inBerlin.formatToParts(at)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ""
  const weekday = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"].indexOf(part("weekday"))
  return `${weekday} ${Number(part("hour"))}:${part("minute")}`
}

const plain = (text: string) =>
  text
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
