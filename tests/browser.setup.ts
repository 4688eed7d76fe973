// Once per run: a fresh demo on a free port, and one browser for all journeys.
import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { TestProject } from "vitest/node"
import { buildWhenNeeded } from "../server/built.mjs"
import { launchBrowser } from "./browser"

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the demo answers: http://localhost:41234 */
    base: string
    /** For `chromium.connect`. */
    browser: string
  }
}

export interface Demo {
  readonly base: string
  readonly process: ChildProcess
  readonly stop: () => Promise<void>
}

/** Starts the built demo on a free port, with its data in `folder`. */
export async function startDemo(folder: string, more: Record<string, string> = {}): Promise<Demo> {
  const program = spawn(process.execPath, ["build/program/index.js", "demo", "--port", "0"], {
    env: { ...process.env, NODE_ENV: "production", ...more, DATA_DIR: folder },
    stdio: ["ignore", "pipe", "inherit"],
  })
  // Whatever happens to the test: no demo outlives it.
  process.once("exit", () => program.kill("SIGKILL"))
  const ended = new Promise<void>((resolve) => program.once("exit", () => resolve()))
  const base = await new Promise<string>((resolve, reject) => {
    let said = ""
    program.stdout?.on("data", (piece: Buffer) => {
      said += piece.toString()
      const address = /running at (\S+)/.exec(said)?.[1]
      if (address) resolve(address)
    })
    program.once("exit", (code) => reject(new Error(`The demo ended with ${code} before it answered.\n${said}`)))
  })
  return {
    base,
    process: program,
    async stop() {
      program.kill("SIGTERM")
      await ended
    },
  }
}

export default async function setup(project: TestProject) {
  buildWhenNeeded()
  const folder = mkdtempSync(join(tmpdir(), "reread-journeys-"))
  const [demo, browser] = await Promise.all([startDemo(folder), launchBrowser()])
  project.provide("base", demo.base)
  project.provide("browser", browser.wsEndpoint())
  return async () => {
    await browser.close()
    await demo.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
