// Runs in the engine's thread: one job at a time, pure functions only.
import { parentPort } from "node:worker_threads"
import { type MatchJob, matched, type ReadJob, readText } from "../app/legends/importing"
import { comparison, net, review, state } from "../app/versions/jobs"
import type { NetJob, ReviewJob, StateJob } from "../app/versions/net"
import { newId } from "../db/id"

export type Asked = { readonly number: number } & (
  | { readonly kind: "markdown"; readonly job: ReadJob }
  | { readonly kind: "match"; readonly job: MatchJob }
  | { readonly kind: "review"; readonly job: ReviewJob }
  | { readonly kind: "net"; readonly job: NetJob }
  | { readonly kind: "comparison"; readonly job: NetJob }
  | { readonly kind: "state"; readonly job: StateJob }
)
export type Told = { readonly number: number; readonly value?: unknown; readonly failed?: string }

function answerTo(asked: Asked) {
  if (asked.kind === "markdown") return readText(asked.job)
  if (asked.kind === "match") return matched(asked.job, newId)
  if (asked.kind === "review") return review(asked.job)
  if (asked.kind === "net") return net(asked.job)
  if (asked.kind === "comparison") return comparison(asked.job)
  return state(asked.job)
}

parentPort?.on("message", (asked: Asked) => {
  const { number } = asked
  let told: Told
  try {
    told = { number, value: answerTo(asked) }
  } catch (why) {
    told = { number, failed: why instanceof Error ? (why.stack ?? why.message) : String(why) }
  }
  parentPort?.postMessage(told)
})
