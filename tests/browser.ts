// Finds a browser for the journeys: BROWSER_PATH, an installed Chromium or Chrome, Chrome or Edge by channel. Where
// there is none, Debian's chromium is installed when that is allowed; else it says what to do. It never skips.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
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

const places = [
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
  - on Debian or Ubuntu: apt-get install chromium (as root)`

/** How to start a browser on this machine; `chosen` is what BROWSER_PATH says. */
export async function launchBrowser(chosen = process.env.BROWSER_PATH): Promise<BrowserServer> {
  if (chosen && !existsSync(chosen)) throw new Error(`BROWSER_PATH is ${chosen}, and there is no such file.`)
  const found = chosen ?? places.find((path) => existsSync(path))
  if (found) return launch({ executablePath: found })
  for (const channel of ["chrome", "msedge"]) {
    const server = await launch({ channel }).catch(() => null)
    if (server) return server
  }
  installChromium()
  return launch({ executablePath: "/usr/bin/chromium" })
}

const launch = (options: LaunchOptions) => chromium.launchServer({ ...options, args: quiet })

function installChromium() {
  const isRoot = process.getuid?.() === 0
  if (!isRoot || !existsSync("/usr/bin/apt-get")) throw new Error(advice)
  console.log("No browser found: installing Debian's chromium with apt-get.")
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  const run = (...words: string[]) =>
    spawnSync("apt-get", words, { stdio: ["ignore", "ignore", "inherit"], env }).status
  if (run("update", "-qq") !== 0) console.log("apt-get update failed; trying with the lists that are there.")
  if (run("install", "-y", "-qq", "--no-install-recommends", "chromium") !== 0) throw new Error(advice)
}
