// A demo of its own whose clock runs a hundred times as fast: for long readings, and so that nobody else is disturbed.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { startDemo } from "../browser.setup"

export async function startQuickDemo() {
  const folder = mkdtempSync(join(tmpdir(), "reread-quick-"))
  const clock = pathToFileURL("tests/journeys/quick-clock.mjs").href
  const { base, stop } = await startDemo(folder, { NODE_OPTIONS: `--import ${clock}` })
  return {
    base,
    async stop() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
