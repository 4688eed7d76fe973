// Once per run: a fresh demo on a free port, and one browser for all journeys.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { TestProject } from "vitest/node"
import { buildWhenNeeded } from "../server/built.mjs"
import { launchBrowser } from "./browser"
import { startProgram } from "./program"

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the demo answers: http://localhost:41234 */
    base: string
    /** For `chromium.connect`. */
    browser: string
  }
}

/** Starts the built demo on a free port, with its data in `folder`. */
export async function startDemo(folder: string, more: Record<string, string> = {}) {
  const { address, stop } = await startProgram(["build/program/index.js", "demo", "--port", "0"], {
    ...more,
    DATA_DIR: folder,
  })
  return { base: address, stop }
}

export default async function setup(project: TestProject) {
  buildWhenNeeded()
  const folder = mkdtempSync(join(tmpdir(), "reread-journeys-"))
  const [demo, browser] = await Promise.all([startDemo(folder), launchBrowser()])
  project.provide("base", demo.base)
  project.provide("browser", browser.wsEndpoint())
  return async () => {
    await browser.close()
    await demo.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
