// The built program: what it refuses to start with, what it shows in production, and how it ends.
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { builtProgram } from "../../server/built.mjs"
import { startDemo } from "../browser.setup"
import { startOwnDemo } from "./own-demo"

const folder = mkdtempSync(join(tmpdir(), "reread-start-"))
const started: ChildProcess[] = []
afterAll(() => {
  for (const program of started) program.kill("SIGKILL")
  rmSync(folder, { recursive: true, force: true })
})

const secret = "0123456789abcdef0123456789abcdef"

/** Runs the program with nothing in the environment but this; resolves when it answers, or has ended. */
async function start(env: Record<string, string>, ...words: string[]) {
  const program = spawn(process.execPath, [...builtProgram, ...words], {
    env: { NODE_ENV: "production", PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  })
  started.push(program)
  let said = ""
  const answering = new Promise<void>((resolve) => {
    for (const stream of [program.stdout, program.stderr])
      stream.on("data", (piece: Buffer) => {
        said += piece.toString()
        if (said.includes("running at")) resolve()
      })
  })
  const ended = once(program, "exit").then(([code]: number[]) => code)
  await Promise.race([answering, ended])
  return { program, ended, said: () => said, address: /running at (\S+)/.exec(said)?.[1] ?? "" }
}

test.each([
  [{}, "SECRET is missing"],
  [{ SECRET: "short", DATA_DIR: folder }, "SECRET is too short"],
  [{ SECRET: secret }, "Set DATA_DIR (a folder for the embedded database) or DATABASE_URL"],
  [{ SECRET: secret, DATA_DIR: join(process.execPath, "data") }, "cannot be written"],
  [
    { SECRET: secret, DATABASE_URL: "postgres://127.0.0.1:1/reread", LEDGER_KEY: "ab".repeat(32) },
    "PostgreSQL at 127.0.0.1:1/reread could not be used",
  ],
  [{ SECRET: secret, DATA_DIR: folder, SMTP_URL: "mail.example" }, "SMTP_URL must look like smtp://"],
])("it does not start, and says why: %#", async (env, sentence) => {
  const { ended, said } = await start(env)
  expect(await ended).toBe(1)
  expect(said()).toContain("Reread did not start.")
  expect(said()).toContain(sentence)
  expect(said()).not.toContain("    at ")
})

test("in production there are no demo doors, and signing in goes by mail to the log", async () => {
  const { address, program, ended, said } = await start({ SECRET: secret, DATA_DIR: join(folder, "one"), PORT: "0" })
  const post = (path: string, body: string) =>
    fetch(address + path, {
      method: "POST",
      redirect: "manual",
      headers: { origin: address, "content-type": "application/x-www-form-urlencoded" },
      body,
    })
  expect((await fetch(`${address}/healthz`)).status).toBe(200)
  expect((await post("/demo/ruth", "")).status).toBe(404)
  expect((await fetch(`${address}/demo/mailbox`)).status).toBe(404)
  expect(await (await fetch(`${address}/sign-in`)).text()).not.toContain("Continue as")

  const asked = await (await post("/sign-in", "email=first%40example.com")).text()
  const code = /(\d{6}) is your code/.exec(said())?.[1] ?? ""
  const id = /name="asked" value="([^"]+)"/.exec(asked)?.[1] ?? ""
  const signedIn = await post("/sign-in", `email=first%40example.com&asked=${id}&code=${code}`)
  expect(signedIn.headers.get("set-cookie")).toMatch(/^reread=.+HttpOnly/)
  program.kill("SIGTERM")
  expect(await ended).toBe(0)
})

test("a taken port, and a database in use, are said in a sentence", async () => {
  const taken = createServer().listen(0, "127.0.0.1")
  await once(taken, "listening")
  const address = taken.address()
  const port = typeof address === "object" && address ? String(address.port) : ""
  const second = await start({ SECRET: secret, DATA_DIR: join(folder, "two"), PORT: port })
  expect(await second.ended).toBe(1)
  expect(second.said()).toContain(`Port ${port} is taken.`)
  taken.close()

  const running = await start({ SECRET: secret, DATA_DIR: join(folder, "three"), PORT: "0" })
  const other = await start({ SECRET: secret, DATA_DIR: join(folder, "three"), PORT: "0" })
  expect(await other.ended).toBe(1)
  expect(other.said()).toContain("Another Reread is running")
  running.program.kill("SIGTERM")
  expect(await running.ended).toBe(0)
})

test("the demo keeps its people and sessions when it is started again, and forgets them with --fresh", async () => {
  const data = join(folder, "four")
  const demo = await startDemo(data)
  const come = await fetch(`${demo.base}/demo/lars`, {
    method: "POST",
    redirect: "manual",
    headers: { "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" },
    body: "back=/me",
  })
  const cookie = come.headers.get("set-cookie")?.split(";")[0] ?? ""
  const isSignedIn = async (base: string) =>
    (await fetch(`${base}/sign-in`, { redirect: "manual", headers: { cookie } })).status === 302
  expect(await isSignedIn(demo.base)).toBe(true)
  await demo.stop()

  const again = await startDemo(data)
  expect(await isSignedIn(again.base)).toBe(true)
  await again.stop()

  const anew = await start({ DATA_DIR: data }, "demo", "--fresh", "--port", "0")
  expect(await isSignedIn(anew.address)).toBe(false)
  anew.program.kill("SIGTERM")
  expect(await anew.ended).toBe(0)
})

test("every page of the demo comes with its own nonce, and none may be kept", async () => {
  const { base, stop } = await startOwnDemo()
  const answer = await fetch(`${base}/sign-in`)
  const page = await answer.text()
  const nonce = /nonce="([^"]+)"/.exec(page)?.[1]
  expect(answer.headers.get("content-security-policy")).toContain(`'nonce-${nonce}'`)
  expect(answer.headers.get("cache-control")).toBe("no-store")
  expect(page).not.toMatch(/<script(?![^>]*nonce=)/)
  const asset = /href="(\/assets\/[^"]+\.css)"/.exec(page)?.[1]
  expect((await fetch(base + asset)).headers.get("cache-control")).toBe("public, max-age=31536000, immutable")
  expect((await fetch(`${base}/assets/no-such-file.js`)).status).toBe(404)
  await stop()
})
