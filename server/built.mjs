// Builds only when something was changed since the last build.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { npm } from "./install.mjs"

const sources = ["app", "server", "db", "public", "remix.config.js", "package-lock.json"]
const last = "build/program/index.js"

/**
 * What `npm start` tells node about memory. A small limit keeps the heap near to what is used, at no cost that was
 * measured; a large young generation keeps what a request leaves behind out of the old one.
 */
export const memory = /** @type {string} */ (
  JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).scripts.start
)
  .split(" ")
  .filter((word) => word.startsWith("--"))

/** The words that make node run the built program as `npm start` does. */
export const builtProgram = [...memory, last]

/** The newest time (ms) of a file, or of anything in a folder. */
function newest(/** @type {string} */ path) {
  if (!statSync(path).isDirectory()) return statSync(path).mtimeMs
  const inside = readdirSync(path, { recursive: true, encoding: "utf8" }).map(
    (name) => statSync(join(path, name)).mtimeMs,
  )
  return Math.max(statSync(path).mtimeMs, ...inside)
}

/** True when the build is there and nothing is newer. */
export const isBuilt = () => existsSync(last) && sources.every((path) => newest(path) <= statSync(last).mtimeMs)

/** Builds when that is needed, and says so. */
export function buildWhenNeeded() {
  if (isBuilt()) return
  console.log("Building Reread.")
  if (npm("run", "--silent", "build") !== 0) {
    console.error("The build failed: see above.")
    process.exit(1)
  }
}
