// The engine's thread: jobs go in, answers come out. A thread that fails takes only the job under way with it: those that
// wait go on in the next one.
import { createHash } from "node:crypto"
import { Worker } from "node:worker_threads"
import type { Known, NetJob, StateJob } from "../app/versions/net"
import type { ChangeWorker } from "../app/versions/worker"
import type { Asked, Told } from "./thread"

export interface Thread extends ChangeWorker {
  close(): Promise<void>
}

export interface ThreadOptions {
  /** The thread's program; another one in tests. */
  readonly program?: URL
  /** One job that takes longer (ms) is ended with its thread and fails loudly, so that it cannot hold up everybody else's. */
  readonly longest?: number
  /** A thread without work for so long (ms) is ended; it gives its memory back. */
  readonly idle?: number
  /** How many nets and comparisons are remembered. */
  readonly remembered?: number
}

type Waiting = {
  readonly asked: Asked
  readonly resolve: (value: never) => void
  readonly reject: (why: Error) => void
}

/** The thread's program: beside the built one, or from the sources in development. */
const built = import.meta.url.endsWith(".js")
const threadProgram = new URL(built ? "./thread.js" : "./thread-from-source.mjs", import.meta.url)

export function startWorker(options: ThreadOptions = {}): Thread {
  const { program = threadProgram, longest = 180_000, idle = 60_000, remembered = 100 } = options
  const waiting = new Map<number, Waiting>()
  const results = new Map<string, Promise<unknown>>()
  let thread: Worker | undefined
  let number = 0
  let watch: NodeJS.Timeout | undefined

  /** Watches the job under way; without one, waits for the next for a while, and ends the thread. */
  function watchOver(made: Worker) {
    clearTimeout(watch)
    if (waiting.size > 0) watch = setTimeout(giveUp, longest, made)
    else watch = setTimeout(letGo, idle, made).unref()
  }

  function giveUp(made: Worker) {
    failFirst(new Error(`The engine worked for more than ${longest / 1000} s and was stopped.`))
    void made.terminate()
  }

  function letGo(made: Worker) {
    thread = undefined
    void made.terminate()
  }

  /** The thread does its jobs in order, so what it ended at is the first that waits; the others go to a new thread. */
  function failFirst(why: Error) {
    thread = undefined
    clearTimeout(watch)
    const [first, ...others] = waiting.values()
    if (first) waiting.delete(first.asked.number)
    first?.reject(why)
    if (others.length === 0) return
    thread = start()
    for (const { asked } of others) thread.postMessage(asked)
    watchOver(thread)
  }

  function start() {
    const made = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: 512 } })
    made.on("message", ({ number, value, failed }: Told) => {
      const job = waiting.get(number)
      waiting.delete(number)
      if (failed === undefined) job?.resolve(value as never)
      else job?.reject(new Error(failed))
      if (made !== thread) return
      if (waiting.size === 0) made.unref()
      watchOver(made)
    })
    // An error may come before answers that were given earlier; at the exit they have all arrived.
    let why = new Error("The engine's thread ended.")
    made.on("error", (cause) => {
      why = new Error(`The engine failed: ${cause.message}`, { cause })
    })
    made.on("exit", () => made === thread && failFirst(why))
    return made
  }

  function ask<T>(kind: Asked["kind"], job: unknown): Promise<T> {
    thread ??= start()
    thread.ref()
    const asked = { number: ++number, kind, job } as Asked
    const answer = new Promise<T>((resolve, reject) => waiting.set(asked.number, { asked, resolve, reject }))
    if (waiting.size === 1) watchOver(thread)
    thread.postMessage(asked)
    return answer
  }

  /** The same job has the same result for ever: the last ones are remembered, whoever asks. */
  function remember<T>(kind: Asked["kind"], job: NetJob | StateJob): Promise<T> {
    const key = keyOf(kind, job)
    const known = (results.get(key) as Promise<T> | undefined) ?? ask<T>(kind, job)
    results.delete(key)
    results.set(key, known)
    known.catch(() => results.delete(key))
    const oldest = results.keys().next()
    if (results.size > remembered && !oldest.done) results.delete(oldest.value)
    return known
  }

  return {
    markdown: (job) => ask("markdown", job),
    match: (job) => ask("match", job),
    review: (job) => ask("review", job),
    state: (job) => remember("state", job),
    comparison: (job) => remember("comparison", job),
    net: (job) => remember("net", job),
    async close() {
      clearTimeout(watch)
      const last = thread
      thread = undefined
      for (const { reject } of waiting.values()) reject(new Error("The engine's thread was closed."))
      waiting.clear()
      await last?.terminate()
    },
  }
}

/** What names a job: a text stands for itself by its hash, together with the lineage of its blocks. */
function keyOf(kind: string, job: NetJob | StateJob): string {
  const named = (text: Known) => ({ ...text, doc: "" })
  const said = JSON.stringify({ ...job, base: named(job.base), target: named(job.target) })
  return createHash("sha256").update(`${kind} ${said}`).digest("base64")
}
