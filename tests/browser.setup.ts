// Once per run: the demo is founded, for each journey to begin with a copy of it, and one browser is started for all.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { TestProject } from "vitest/node"
import { buildWhenNeeded, builtProgram } from "../server/built.mjs"
import { launchBrowser } from "./browser"
import { startProgram } from "./program"

declare module "vitest" {
  export interface ProvidedContext {
    /** The folder with the data of a fresh demo that nobody has used. */
    founded: string
    /** For `chromium.connect`. */
    browser: string
  }
}

/** Starts the built demo on a free port, with its data in `folder`. */
export async function startDemo(folder: string, more: Record<string, string> = {}) {
  const { address, stop } = await startProgram([...builtProgram, "demo", "--port", "0"], {
    ...more,
    DATA_DIR: folder,
  })
  return { base: address, stop }
}

export default async function setup(project: TestProject) {
  buildWhenNeeded()
  const folder = mkdtempSync(join(tmpdir(), "reread-journeys-"))
  const [demo, browser] = await Promise.all([startDemo(folder), launchBrowser()])
  await demo.stop()
  project.provide("founded", folder)
  project.provide("browser", browser.wsEndpoint())
  return async () => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
