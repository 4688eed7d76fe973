// Somebody with a browser: a phone or a desk, light or dark, with or without script, signed in as one of the demo.
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core"

export const phone = { width: 360, height: 780 } as const
export const desk = { width: 1280, height: 800 } as const

export type Window = { readonly width: number; readonly height: number }
export type Browsing = {
  readonly base: string
  /** First name in small letters, as in /demo/lars; nobody when left out. */
  readonly as?: string
  readonly window?: Window
  readonly script?: boolean
  readonly dark?: boolean
}

export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
  /** What went wrong in the page's own scripts, and what the browser's rules stopped. */
  readonly complaints: string[]
}

export const connect = (endpoint: string): Promise<Browser> => chromium.connect(endpoint)

/** Opens a window of its own, goes to the home page and continues as the one named. */
export async function visit(
  browser: Browser,
  { base, as, window = phone, script = true, dark = false }: Browsing,
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: base,
    viewport: { ...window },
    javaScriptEnabled: script,
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
    hasTouch: window.width < 500,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const complaints: string[] = []
  page.on("pageerror", (error) => complaints.push(error.message))
  page.on("console", (said) => {
    if (said.type() === "error" && !/status of 4\d\d/.test(said.text())) complaints.push(said.text())
  })
  if (as) await continueAs(page, as)
  return { page, context, complaints }
}

/** Signs in as somebody of the demo, by the button on the home page. */
export async function continueAs(page: Page, name: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto("/")
  await page.locator(`form[action="/demo/${name}"] button`).click()
  await page.waitForURL("/")
}

/** How far the page can be scrolled sideways, in pixels; 0 is right. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
