// What the thirty checks have in common: the demo company with a clock that is moved by hand, its people with their browsers,
// and everything that is recorded about one of them.
import type { Browser, Page, Response } from "playwright-core"
import { afterAll, beforeAll, expect, inject } from "vitest"
import { type Browsing, connect, type Visit, visit } from "./browsing"
import { answered, lookedUp } from "./doing"
import { type Hours, startStillDemo } from "./own-demo"

export const second = 1_000
export const day = 86_400_000
/** Longer than any floor. */
export const unhurried = 21 * second

export interface Thirty {
  readonly base: string
  readonly hours: Hours
  readonly browser: Browser
  /** The address of the legend with five versions. */
  readonly legend: string
  /** Somebody of the demo with a browser of their own: by their first name in small letters. */
  readonly as: (name: string, browsing?: Omit<Browsing, "base" | "as">) => Promise<Visit>
  /** Confirms the change that is open, unhurried. */
  readonly confirm: (page: Page) => Promise<void>
}

/** Starts a demo for the checks of one file, and ends it after them. Its parts are there as soon as the checks run. */
export function thirty(now?: number): Thirty {
  let browser: Browser
  let demo: Awaited<ReturnType<typeof startStillDemo>>
  let legend = ""
  const opened: Visit[] = []
  beforeAll(async () => {
    browser = await connect(inject("browser"))
    demo = await startStillDemo(now)
    const { page, context } = await visit(browser, { base: demo.base, as: "ruth" })
    const link = page.locator('main a[href^="/legends/"]:has-text("Maya replaces")').first()
    legend = ((await link.getAttribute("href")) ?? "").split("/").slice(0, 3).join("/")
    await context.close()
  }, 60_000)
  afterAll(async () => {
    for (const { context, complaints } of opened) {
      expect(complaints).toEqual([])
      await context.close()
    }
    await browser?.close()
    await demo?.stop()
  })
  return {
    get base() {
      return demo.base
    },
    get hours() {
      return demo.hours
    },
    get browser() {
      return browser
    },
    get legend() {
      return legend
    },
    async as(name, browsing = {}) {
      const one = await visit(browser, { ...browsing, base: demo.base })
      opened.push(one)
      await signIn(one.page, demo.base, name)
      return one
    },
    async confirm(page) {
      await lookedUp(page)
      await answered(page)
      demo.hours.pass(unhurried)
      await page.getByRole("button", { name: "I’ve read this" }).click()
      await page.getByText("is marked as read.").waitFor()
    },
  }
}

const ofTheDemo = ["ruth", "lars", "mina", "jana", "tess", "otto"]

/** Those whom the demo offers come by its button; the others with a code out of its mailbox. */
async function signIn(page: Page, base: string, name: string) {
  const { request } = page.context()
  const headers = { origin: base }
  if (ofTheDemo.includes(name)) {
    expect((await request.post(`/demo/${name}`, { headers, form: { back: "/me" } })).ok()).toBe(true)
    return
  }
  const email = `${name}@northlight.example`
  const asked = await (await request.post("/sign-in", { headers, form: { email } })).text()
  const id = /name="asked" value="([^"]+)"/.exec(asked)?.[1] ?? ""
  const form = { email, asked: id, code: await codeFor(base, email) }
  expect((await request.post("/sign-in", { headers, form })).ok()).toBe(true)
}

/** The newest code that was mailed to this address. */
export async function codeFor(base: string, email: string): Promise<string> {
  const mail = (await mailsOf(base)).find(({ to, subject }) => to === email && /\d{6} is your code/.test(subject))
  return /(\d{6}) is/.exec(mail?.subject ?? "")?.[1] ?? ""
}

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** True while it is not to be sent yet. */
  readonly waits: boolean
}

/** The demo's mails, newest first, at most so many as its mailbox shows. */
export async function mailsOf(base: string): Promise<Mail[]> {
  const page = await (await fetch(`${base}/demo/mailbox`)).text()
  const plain = (html = "") => textOf(html.replace(/<[^>]+>/g, ""))
  return [...page.matchAll(/<details[^>]*class="card mail"[\s\S]*?<\/details>/g)].map(([mail]) => {
    const small = plain(/<span class="small muted">([\s\S]*?)<\/span>/.exec(mail)?.[1])
    return {
      to: small.split(",")[0] ?? "",
      subject: plain(/<summary><span>([\s\S]*?)<span/.exec(mail)?.[1]),
      text: plain(/<p class="t15">([\s\S]*?)<\/p>/.exec(mail)?.[1]),
      waits: small.includes("waits"),
    }
  })
}

/** HTML's signs as text. */
const textOf = (html: string) =>
  html
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")

type Row = { readonly id: string; readonly changeFp: string; readonly [column: string]: unknown }

export interface OnRecord {
  readonly openings: readonly Row[]
  readonly confirmations: readonly (Row & { readonly openingId: string; readonly at: string })[]
  readonly undos: readonly { readonly confirmationId: string }[]
  readonly questions: readonly (Row & { readonly text: string })[]
  /** The entries of the ledger that name this person, oldest first. */
  readonly entries: readonly { readonly kind: string; readonly change?: string; readonly confirmation?: string }[]
}

/** What is recorded about whoever is signed in here, as they may take it with them. */
export async function onRecord({ context }: Visit): Promise<OnRecord> {
  const { tables, ledger } = await (await context.request.get("/me/record.json")).json()
  const none = { openings: [], confirmations: [], undos: [], questions: [] }
  const entries = ledger.flatMap((one: { entries: { entry: string }[] }) =>
    one.entries.map(({ entry }) => JSON.parse(entry)),
  )
  return { ...none, ...tables, entries }
}

/** Sends a form as this person's browser would, from outside of any page, and does not follow where it leads. */
export const send = ({ context }: Visit, path: string, form: Record<string, string> | URLSearchParams, base: string) =>
  context.request.post(path, {
    headers: { origin: base, "content-type": "application/x-www-form-urlencoded" },
    data: new URLSearchParams(form).toString(),
    maxRedirects: 0,
  })

/** The fields of the answer on an open change. */
export async function answerOn(page: Page): Promise<{ opening: string; shown: string }> {
  const value = (name: string) => page.locator(`#answer input[name=${name}]`).first().inputValue()
  return { opening: await value("opening"), shown: await value("shown") }
}

/** The path of the change that a page shows. */
export const changeAt = (page: Page): string => new URL(page.url()).pathname.split("/").slice(0, 5).join("/")

/** Opens the next change there is to read, from the list. */
export async function openNext(page: Page, legend: string): Promise<void> {
  await page.goto(`${legend}/read`)
  await page
    .locator(".bar")
    .getByRole("button", { name: /^(Open|Go on with) / })
    .click()
  await page.waitForURL(/\/read\/[^/]+$/)
}

/** Everything a browser is answered from now on, until it is asked for. */
export function heard({ context }: Visit) {
  const texts: Promise<readonly [string, string]>[] = []
  const listen = (answer: Response) => {
    const kind = answer.headers()["content-type"] ?? ""
    if (/html|json|text\/x-script/.test(kind))
      texts.push(
        answer.text().then(
          (text) => [answer.url(), text] as const,
          () => [answer.url(), ""] as const,
        ),
      )
  }
  context.on("response", listen)
  return async () => {
    context.off("response", listen)
    return Promise.all(texts)
  }
}
