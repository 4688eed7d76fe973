// A demo of its own for the tests of one file, so that nobody else is disturbed: a copy of the one founded for the run.
import { cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, inject } from "vitest"
import { startDemo } from "../browser.setup"
import { type Browsing, connect, type Visit, visit } from "./browsing"

/** A demo for the tests of one file, and a browser to visit it. Their parts are there as soon as the tests run. */
export interface OwnDemo {
  readonly base: string
  readonly browser: Browser
  readonly visit: (browsing: Omit<Browsing, "base">) => Promise<Visit>
}

/** Starts both before the tests of a file, and ends them after. */
export function ownDemo(how: { quick?: boolean } = {}): OwnDemo {
  let browser: Browser
  let demo: Awaited<ReturnType<typeof startOwnDemo>>
  beforeAll(async () => {
    browser = await connect(inject("browser"))
    demo = await startOwnDemo(how)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await demo?.stop()
  })
  return {
    get base() {
      return demo.base
    },
    get browser() {
      return browser
    },
    visit: (browsing) => visit(browser, { base: demo.base, ...browsing }),
  }
}

/** Starts it; with a quick clock a hundred times as fast, for long readings. */
export const startOwnDemo = ({ quick = false } = {}) => startCopy(quick ? "quick-clock.mjs" : null)

async function startCopy(clock: string | null, more: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "reread-journey-"))
  cpSync(inject("founded"), folder, { recursive: true })
  const hours = clock ? { NODE_OPTIONS: `--import ${pathToFileURL(`tests/journeys/${clock}`).href}` } : {}
  const { base, stop } = await startDemo(folder, { ...more, ...hours })
  return {
    base,
    async stop() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The hours of a demo: they pass when they are told to. */
export interface Hours {
  readonly now: () => number
  /** Lets so many milliseconds pass. */
  readonly pass: (ms: number) => void
}

/** Starts one whose clock stands still at `now`; what it does every so often it does a hundred times as often. */
export async function startStillDemo(now = Date.now()) {
  const folder = mkdtempSync(join(tmpdir(), "reread-clock-"))
  const file = join(folder, "clock")
  let hour = now
  const tell = () => {
    writeFileSync(`${file}.new`, String(hour))
    renameSync(`${file}.new`, file)
  }
  tell()
  const { base, stop } = await startCopy("still-clock.mjs", { CLOCK: file })
  const hours: Hours = {
    now: () => hour,
    pass(ms) {
      hour += ms
      tell()
    },
  }
  return {
    base,
    hours,
    async stop() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
