// Finds a browser for the journeys: BROWSER_PATH, an installed Chromium or Chrome, Chrome or Edge by channel. Where
// there is none, Debian's is installed when that is allowed; else it says what to do. It never skips.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { basename } from "node:path"
import { type BrowserServer, chromium, type LaunchOptions } from "playwright-core"

const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

/** Chromium without a window: the same pages for half the processor time. */
const shell = "/usr/bin/chromium-headless-shell"

const places = [
  shell,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
]

const advice = `No browser was found for the journeys. Do one of these, then try again:
  - set BROWSER_PATH to a Chromium, Chrome or Edge
  - install Google Chrome or Microsoft Edge
  - on Debian or Ubuntu: apt-get install chromium-headless-shell (as root)`

/** How to start a browser on this machine; `chosen` is what BROWSER_PATH says. */
export async function launchBrowser(chosen = process.env.BROWSER_PATH): Promise<BrowserServer> {
  if (chosen && !existsSync(chosen)) throw new Error(`BROWSER_PATH is ${chosen}, and there is no such file.`)
  const found = chosen ?? places.find((path) => existsSync(path))
  if (found) return launch({ executablePath: found })
  for (const channel of ["chrome", "msedge"]) {
    const server = await launch({ channel }).catch(() => null)
    if (server) return server
  }
  return launch({ executablePath: installed() })
}

const launch = (options: LaunchOptions) => chromium.launchServer({ ...options, args: quiet })

/** Installs one; its path. Not every Debian has the shell. */
function installed(): string {
  const isRoot = process.getuid?.() === 0
  if (!isRoot || !existsSync("/usr/bin/apt-get")) throw new Error(advice)
  console.log("No browser found: installing Debian's chromium with apt-get.")
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  const run = (...words: string[]) =>
    spawnSync("apt-get", words, { stdio: ["ignore", "ignore", "inherit"], env }).status
  if (run("update", "-qq") !== 0) console.log("apt-get update failed; trying with the lists that are there.")
  for (const path of [shell, "/usr/bin/chromium"])
    if (run("install", "-y", "-qq", "--no-install-recommends", basename(path)) === 0) return path
  throw new Error(advice)
}
