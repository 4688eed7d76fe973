// `npm run measure:phone`: the first visit of a change on a slow phone (4x CPU, 1.6 Mbit/s, 150 ms). Exits 1 above a limit.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { chromium, type Page } from "playwright-core"
import { buildWhenNeeded } from "../../server/built.mjs"
import { launchBrowser } from "../browser"
import { startDemo } from "../browser.setup"
import { continueAs, phone } from "../journeys/browsing"

const limits = { kilobytes: 100, scriptKilobytes: 10, lcp: 1800, cls: 0.02 }
const rounds = 3

interface Measured {
  readonly kilobytes: number
  readonly scriptKilobytes: number
  readonly lcp: number
  readonly lcpElement: string
  readonly cls: number
  readonly sources: readonly string[]
}

/** What the page itself saw of its painting. Runs before anything of the page. */
const watch = `
  window.seen = { lcp: 0, element: "", cls: 0 }
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) {
    window.seen.lcp = entry.startTime; window.seen.element = entry.element ? entry.element.tagName + (entry.element.className ? "." + entry.element.className : "") : "" } })
    .observe({ type: "largest-contentful-paint", buffered: true })
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.seen.cls += entry.value })
    .observe({ type: "layout-shift", buffered: true })
`

async function firstVisit(page: Page, address: string): Promise<Measured> {
  const network = await page.context().newCDPSession(page)
  await network.send("Network.enable")
  await network.send("Network.setCacheDisabled", { cacheDisabled: false })
  await network.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (750 * 1024) / 8,
  })
  await network.send("Emulation.setCPUThrottlingRate", { rate: 4 })
  const kinds = new Map<string, { kind: string; url: string }>()
  const bytes = { all: 0, script: 0 }
  const sources: string[] = []
  network.on("Network.responseReceived", ({ requestId, type, response }) => {
    kinds.set(requestId, { kind: type, url: response.url })
  })
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const { kind, url } = kinds.get(requestId) ?? { kind: "", url: "" }
    bytes.all += encodedDataLength
    if (kind === "Script") bytes.script += encodedDataLength
    sources.push(`${Math.round(encodedDataLength / 102.4) / 10} kB ${new URL(url || "http://nowhere").pathname}`)
  })
  await page.addInitScript(watch)
  await page.goto(address, { waitUntil: "networkidle" })
  await page.waitForTimeout(1500)
  const seen = await page.evaluate(
    () => (globalThis as unknown as { seen: { lcp: number; element: string; cls: number } }).seen,
  )
  return {
    kilobytes: bytes.all / 1024,
    scriptKilobytes: bytes.script / 1024,
    lcp: seen.lcp,
    lcpElement: seen.element,
    cls: seen.cls,
    sources,
  }
}

const worst = (all: readonly Measured[], of: (one: Measured) => number) => Math.max(...all.map(of))

buildWhenNeeded()
const folder = mkdtempSync(join(tmpdir(), "reread-measure-"))
const [demo, server] = await Promise.all([startDemo(folder), launchBrowser()])
try {
  const browser = await chromium.connect(server.wsEndpoint())
  // Lars opens his first change on a fast line; the cookie and the address go with him to the slow phone.
  const fast = await browser.newContext({ baseURL: demo.base, viewport: { ...phone } })
  const page = await fast.newPage()
  await continueAs(page, "lars")
  await page.getByRole("link", { name: /Read the changes/ }).click()
  await page.locator(".bar button").click()
  await page.waitForURL(/\/read\/[^/]+$/)
  const address = page.url()
  const cookies = await fast.cookies()
  const measured: Measured[] = []
  for (let round = 0; round < rounds; round++) {
    const slow = await browser.newContext({ viewport: { ...phone }, reducedMotion: "no-preference" })
    await slow.addCookies(cookies)
    measured.push(await firstVisit(await slow.newPage(), address))
    await slow.close()
  }
  const figures = [
    ["in all, kB", worst(measured, ({ kilobytes }) => kilobytes), limits.kilobytes],
    ["script, kB", worst(measured, ({ scriptKilobytes }) => scriptKilobytes), limits.scriptKilobytes],
    ["largest paint, ms", worst(measured, ({ lcp }) => lcp), limits.lcp],
    ["layout shift", worst(measured, ({ cls }) => cls), limits.cls],
  ] as const
  console.log(`First visit of a change, worst of ${rounds} (4x CPU, 1.6 Mbit/s, 150 ms):`)
  for (const [name, value, most] of figures)
    console.log(
      `  ${name.padEnd(18)} ${value.toFixed(name === "layout shift" ? 3 : 1).padStart(8)}  at most ${most}${value > most ? "  TOO MUCH" : ""}`,
    )
  console.log(`  largest paint is   ${[...new Set(measured.map(({ lcpElement }) => lcpElement))].join(", ")}`)
  console.log(`  ${measured[0]?.sources.join("\n  ")}`)
  if (figures.some(([, value, most]) => value > most)) process.exitCode = 1
} finally {
  await server.close()
  await demo.stop()
  rmSync(folder, { recursive: true, force: true })
}
