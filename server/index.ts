// The program: the only reader of process.env. `index` is production, `index demo` and `index dev` need no settings.
import { randomBytes } from "node:crypto"
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { makeFolder, openStore } from "../db/open"
import { boot, type Mode } from "./boot"
import { settingsFrom } from "./settings"

const words = process.argv.slice(2)
const mode: Mode = words[0] === "demo" ? "demo" : words[0] === "dev" ? "development" : "production"
const after = (flag: string) => (words.includes(flag) ? words[words.indexOf(flag) + 1] : undefined)

// React and Remix choose their fast builds by this, when they are first imported.
process.env.NODE_ENV = mode === "development" ? "development" : "production"

/** The demo keeps its data, and a secret of its own beside it, so that nobody needs to set anything. */
function demoEnvironment(): Record<string, string | undefined> {
  const dataDir = process.env.DATA_DIR ?? join("data", mode)
  makeFolder(dataDir)
  const file = join(dataDir, "secret")
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600 })
  const port = after("--port") ?? process.env.PORT
  const { HOST, CHECKPOINTS_DIR, CHECKPOINT_MINUTES } = process.env
  return {
    DATA_DIR: dataDir,
    SECRET: readFileSync(file, "utf8"),
    PORT: port,
    HOST,
    CHECKPOINTS_DIR,
    CHECKPOINT_MINUTES,
  }
}

/** Opens the database first, so that one in use is not taken away from under a running Reread. */
async function forget(dataDir: string) {
  await (await openStore({ dataDir })).close()
  for (const ending of ["", "-wal", "-shm", ".lock"]) rmSync(join(dataDir, `reread.db${ending}`), { force: true })
}

async function start() {
  const settings = settingsFrom(mode === "production" ? process.env : demoEnvironment())
  if ("wrong" in settings) throw new Error(settings.wrong.join("\n"))
  if (words.includes("--fresh") && settings.dataDir && mode !== "production") await forget(settings.dataDir)
  const mayMove = mode === "demo" && !words.includes("--port") && !process.env.PORT
  const running = await boot(settings, mode, mayMove)
  console.log(`Reread is running at ${running.address}`)
  if (mode !== "production") {
    console.log(`
Open it and continue as Ruth (author), Lars (sales), Mina (support), Jana (sales coordinator),
Tess (consultant) or Otto (another company). Mails are shown at ${running.address}/demo/mailbox
The data stays in ${settings.dataDir}. Stop with Ctrl+C; begin anew with: npm run ${words[0]} -- --fresh`)
  }

  let ending = false
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => {
      if (ending) process.exit(1)
      ending = true
      running.stop().then(
        () => process.exit(0),
        (why: unknown) => {
          console.error(why)
          process.exit(1)
        },
      )
    })
}

start().catch((why: unknown) => {
  console.error(why instanceof Error ? `Reread did not start.\n${why.message}` : why)
  process.exit(1)
})
