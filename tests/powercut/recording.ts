// Records what keepers write: with a small library before the program when there is a C compiler, else page by page.
import { spawn, spawnSync } from "node:child_process"
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { build } from "esbuild"
import { openStore } from "../../db/open"
import { monday } from "../reading/toy"
import { beginLegend, foundWordings, type Wordings } from "../reading/wordings"
import type { Image } from "./cuts"
import { files, type Op, opsIn } from "./journal"

export type Recording = {
  /** The files before and after. */
  readonly start: Image["files"]
  readonly end: Image["files"]
  readonly ops: readonly Op[]
}

export type Ground = { readonly folder: string; readonly program: string; readonly recorder: string | null } & Founded
type Founded = { readonly company: Wordings; readonly legendId: string }

const readers = 10

/** A company with a legend to copy for each recording, the program that works on it, and the recorder. */
export async function prepare(folder: string): Promise<Ground> {
  const ground = join(folder, "ground")
  const store = await openStore({ dataDir: ground })
  const company = await foundWordings(store, readers, "northlight.example")
  const legendId = await beginLegend(store, company, ["green", "round", "wooden"], monday)
  await store.close()
  const program = `tests/.out/powercut-${process.pid}.mjs`
  await build({
    entryPoints: ["tests/powercut/keepers.ts"],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
  })
  return { folder, program, company, legendId, recorder: compiled(join(folder, "recorder.so")) }
}

function compiled(library: string): string | null {
  if (process.env.RECORDER !== "pages" && process.platform === "linux")
    for (const cc of ["cc", "gcc", "clang"]) {
      const made = spawnSync(cc, ["-shared", "-fPIC", "-O1", "-o", library, "tests/powercut/recorder.c", "-ldl"])
      if (made.status === 0) return library
    }
  console.log(
    "No C compiler was used (apt-get install gcc): writes are recorded page by page, without copying from the WAL.",
  )
  return null
}

let recordings = 0

/** Lets keepers work until they are killed; `fsync` takes the shared fsync out when it is "nothing". */
export async function record(ground: Ground, fsync: "fsync" | "nothing"): Promise<Recording> {
  const folder = join(ground.folder, `recording-${++recordings}`)
  const journal = join(ground.folder, `journal-${recordings}`)
  cpSync(join(ground.folder, "ground"), folder, { recursive: true })
  writeFileSync(journal, "")
  const start = filesIn(folder)
  const what = JSON.stringify({ ...ground.company, legendId: ground.legendId, at: monday })
  const words = [ground.program, folder, what, journal, fsync, ground.recorder ? "library" : "pages"]
  const preload = ground.recorder ? { LD_PRELOAD: ground.recorder, RECORD_FOLDER: folder, RECORD_FILE: journal } : {}
  const child = spawn(process.execPath, words, {
    env: { ...process.env, ...preload },
    stdio: ["ignore", "inherit", "inherit"],
  })
  const signal = await new Promise((resolve) => child.once("exit", (_code, by) => resolve(by)))
  if (signal !== "SIGKILL") throw new Error("The keepers did not come to their end.")
  const recording = { start, end: filesIn(folder), ops: opsIn(readFileSync(journal)) }
  rmSync(folder, { recursive: true })
  return recording
}

function filesIn(folder: string): Image["files"] {
  const bytes = (name: string) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name)) : Buffer.alloc(0))
  return { 1: bytes(files[1]), 2: bytes(files[2]) }
}

/** Lays an image out as the folder of a database. */
export function layOut(image: Image["files"], folder: string): string {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, files[1]), image[1])
  if (image[2].length > 0) writeFileSync(join(folder, files[2]), image[2])
  return join(folder, files[1])
}
