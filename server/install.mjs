// Before anything else can run: the right Node, and the packages of the lock. Only Node's own modules are used here.
import { spawnSync } from "node:child_process"
import { existsSync, statSync } from "node:fs"

/** Runs npm; on Windows it is a script that needs a shell. Its output is shown. */
export function npm(/** @type {string[]} */ ...words) {
  return spawnSync("npm", words, { stdio: "inherit", shell: process.platform === "win32" }).status ?? 1
}

/** Installs what package-lock.json asks for, when it is missing or older than the lock, and says so. */
export function installWhatIsMissing() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Reread needs Node 20.19 or newer; this is ${process.versions.node}.`)
    process.exit(1)
  }
  const installed = "node_modules/.package-lock.json"
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync("package-lock.json").mtimeMs) return
  console.log("Installing the packages that are missing (npm ci). This takes a minute or two, once.")
  if (npm("ci", "--include=dev", "--no-audit", "--no-fund") !== 0) {
    console.error(
      "npm ci failed: see above. When a compiler is missing, better-sqlite3 needs one (make, g++, python3).",
    )
    process.exit(1)
  }
}
