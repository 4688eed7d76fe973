// `npm run check`: types, lint, the house, what nothing uses (knip), and a lock that is complete on every platform.
import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"

const bin = (/** @type {string} */ file, /** @type {string[]} */ ...words) => [`node_modules/${file}`, ...words]

/** Platform packages that the lock leaves out: with one missing, `npm ci` fails on that platform. */
function missingFromLock() {
  /** @type {Record<string, { optionalDependencies?: Record<string, string> }>} */
  const packages = JSON.parse(readFileSync("package-lock.json", "utf8")).packages
  const isThere = (/** @type {string} */ from, /** @type {string} */ name) => {
    for (let path = from; ; path = path.slice(0, Math.max(path.lastIndexOf("/node_modules/"), 0))) {
      if (packages[`${path ? `${path}/` : ""}node_modules/${name}`]) return true
      if (!path) return false
    }
  }
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isThere(path, name))
      .map((name) => `${path || "package.json"} lacks ${name}`),
  )
}

let failed = false
/** @type {[string, string[]][]} */
const phases = [
  ["types", bin("typescript/bin/tsc", "-p", ".")],
  ["lint", bin("@biomejs/biome/bin/biome", "check", "--error-on-warnings")],
  ["house", bin("vitest/vitest.mjs", "run", "--project", "unit", "tests/house.test.ts")],
  ["knip", bin("knip/bin/knip.js")],
]
for (const [name, command] of phases) {
  const { status } = spawnSync(process.execPath, command, { stdio: "inherit" })
  console.log(`${status === 0 ? "ok" : "FAILED"}: ${name}`)
  failed ||= status !== 0
}

const missing = missingFromLock()
for (const line of missing) console.log(line)
console.log(`${missing.length === 0 ? "ok" : "FAILED"}: lock`)
process.exit(failed || missing.length > 0 ? 1 : 0)
