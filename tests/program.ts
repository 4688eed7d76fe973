// A program of its own process: started, asked for its address, its processor time and memory; stopped, or killed.
import { spawn } from "node:child_process"
import { readFileSync } from "node:fs"
import { builtProgram } from "../server/built.mjs"

export interface Program {
  readonly address: string
  /** Seconds of processor time so far, all threads; undefined where the system does not tell. */
  readonly cpu: () => number | undefined
  /** Resident megabytes; undefined where the system does not tell. */
  readonly memory: () => number | undefined
  readonly stop: () => Promise<void>
  /** kill -9: it gets no chance to finish anything. */
  readonly kill: () => Promise<void>
}

/** Starts the built program as in production, on a free port, with its data in `dataDir`. */
export const startBuilt = (dataDir: string): Promise<Program> =>
  startProgram(builtProgram, { DATA_DIR: dataDir, SECRET: secret, PORT: "0", DATABASE_URL: "" })

/** The secret of programs under test. */
export const secret = "a secret of at least thirty-two characters"

/** Starts node with these words and waits until it says where it runs. */
export async function startProgram(words: readonly string[], env: Record<string, string>): Promise<Program> {
  const child = spawn(process.execPath, words, {
    env: { ...process.env, NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  })
  // Whatever happens to the test: no program outlives it.
  const end = () => void child.kill("SIGKILL")
  process.once("exit", end)
  child.once("exit", () => process.off("exit", end))
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    let said = ""
    child.stdout.on("data", (piece: Buffer) => {
      said += piece.toString()
      const found = /running at (\S+)/.exec(said)?.[1]
      if (found) resolve(found.replace("localhost", "127.0.0.1"))
    })
    child.once("exit", (code) => reject(new Error(`${words.join(" ")} ended with ${code}: ${said}`)))
  })
  const told = (file: string) =>
    process.platform === "linux" ? readFileSync(`/proc/${child.pid}/${file}`, "utf8") : ""
  return {
    address,
    cpu() {
      // Fields 14 and 15 of stat, in hundredths of a second; the name in brackets may hold spaces.
      const fields = told("stat").split(") ")[1]?.split(" ")
      return fields ? (Number(fields[11]) + Number(fields[12])) / 100 : undefined
    },
    memory() {
      const kilobytes = /VmRSS:\s+(\d+)/.exec(told("status"))?.[1]
      return kilobytes ? Number(kilobytes) / 1024 : undefined
    },
    async stop() {
      child.kill("SIGTERM")
      await ended
    },
    async kill() {
      child.kill("SIGKILL")
      await ended
    },
  }
}
