// `npm test`: everything that must be true, in the order in which it is quickest to know. Stops at the first phase that
// fails. Words after `--` go to vitest: `npm test -- tests/people`.
import { spawnSync } from "node:child_process"
import { installWhatIsMissing } from "../server/install.mjs"

process.chdir(new URL("..", import.meta.url).pathname.replace(/^\/([A-Za-z]:)/, "$1"))
installWhatIsMissing()

const bin = (/** @type {string} */ file, /** @type {string[]} */ ...words) => [`node_modules/${file}`, ...words]
const words = process.argv.slice(2)
/** @type {[string, string[]][]} */
const phases = [
  ["Types", bin("typescript/bin/tsc", "-p", ".")],
  ["Lint", bin("@biomejs/biome/bin/biome", "check", "--error-on-warnings")],
  [
    "House, pure files, keepers on both engines, doors, journeys in a browser, kill -9",
    bin("vitest/vitest.mjs", "run", "--project", "unit", "--project", "browser", ...words),
  ],
]

const began = Date.now()
for (const [name, command] of phases) {
  console.log(`\n== ${name} (after ${Math.round((Date.now() - began) / 1000)} s)`)
  const { status } = spawnSync(process.execPath, command, { stdio: "inherit" })
  if (status !== 0) process.exit(status ?? 1)
}
