// An engine that does as its job says: answers, counts its answers, fails, dies, waits, or never ends.
import { parentPort } from "node:worker_threads"

let answers = 0
parentPort?.on("message", ({ number, job }) => {
  if (job.do === "die") process.exit(1)
  if (job.do === "throw") throw new Error("out of its mind")
  if (job.do === "hang") for (;;);
  if (job.do === "wait") Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
  if (job.do === "fail") parentPort?.postMessage({ number, failed: "no such text" })
  else parentPort?.postMessage({ number, value: { job, answers: ++answers } })
})
