// A demo of its own for the tests of one file, so that nobody else is disturbed: a copy of the one founded for the run.
import { cpSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { inject } from "vitest"
import { startDemo } from "../browser.setup"

/** Starts it; with a quick clock a hundred times as fast, for long readings. */
export async function startOwnDemo({ quick = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "reread-journey-"))
  cpSync(inject("founded"), folder, { recursive: true })
  const clock = pathToFileURL("tests/journeys/quick-clock.mjs").href
  const { base, stop } = await startDemo(folder, quick ? { NODE_OPTIONS: `--import ${clock}` } : {})
  return {
    base,
    async stop() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
