// `npm test`: everything that must be true, in the order in which it is quickest to know. Stops at the first phase that
// fails. Words after `--` go to vitest: `npm test -- tests/people`.
import { spawn } from "node:child_process"
import { isBuilt } from "../server/built.mjs"
import { installWhatIsMissing } from "../server/install.mjs"

process.chdir(new URL("..", import.meta.url).pathname.replace(/^\/([A-Za-z]:)/, "$1"))
installWhatIsMissing()

const bin = (/** @type {string} */ file, /** @type {string[]} */ ...words) => [`node_modules/${file}`, ...words]
const words = process.argv.slice(2)
/** What goes on at once: types keep one core busy, what is linted and built another. */
const phases = [
  {
    name: "Types, lint, build",
    commands: [
      bin("typescript/bin/tsc", "-p", "."),
      bin("@biomejs/biome/bin/biome", "check", "--error-on-warnings"),
      ...(words.length > 0 || isBuilt() ? [] : [["server/build.mjs"]]),
    ],
  },
  {
    name: "House, pure files, keepers on both engines, doors, journeys in a browser, kill -9",
    commands: [
      bin("vitest/vitest.mjs", "run", ...["unit", "counted", "browser"].map((name) => `--project=${name}`), ...words),
    ],
  },
]

/** The status with which a command ends. */
const run = (/** @type {string[]} */ command) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, command, { stdio: "inherit" })
    child.once("exit", (status) => resolve(status ?? 1))
  })

const began = Date.now()
for (const { name, commands } of phases) {
  console.log(`\n== ${name} (after ${Math.round((Date.now() - began) / 1000)} s)`)
  const failed = (await Promise.all(commands.map(run))).find((status) => status !== 0)
  if (failed !== undefined) process.exit(failed)
}
