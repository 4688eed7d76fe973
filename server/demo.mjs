// `npm run demo`: installs, builds, and starts Reread with the demo company. `--fresh` begins anew, `--port N` chooses.
import { spawn } from "node:child_process"
import { buildWhenNeeded, builtProgram } from "./built.mjs"
import { installWhatIsMissing } from "./install.mjs"

const words = process.argv.slice(2)
const unknown = words.filter((word, i) => !["--fresh", "--port"].includes(word) && words[i - 1] !== "--port")
if (unknown.length > 0 || words.at(-1) === "--port") {
  console.error("Use: npm run demo -- [--fresh] [--port N]")
  process.exit(1)
}

process.chdir(new URL("..", import.meta.url).pathname.replace(/^\/([A-Za-z]:)/, "$1"))
installWhatIsMissing()
buildWhenNeeded()

const reread = spawn(process.execPath, [...builtProgram, "demo", ...words], { stdio: "inherit" })
// Ctrl+C reaches both; the program ends by itself, and we wait for it.
process.on("SIGINT", () => undefined)
process.on("SIGTERM", () => reread.kill("SIGTERM"))
reread.on("exit", (code) => process.exit(code ?? 0))
