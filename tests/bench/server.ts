// `npm run bench:server`: what the server costs, in one run on this machine, as ratios beside things everybody can judge.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { openStore } from "../../db/open"
import { buildWhenNeeded, memory } from "../../server/built.mjs"
import { startBuilt, startProgram } from "../program"
import { confirmationsOf, foundReaders } from "../readers"
import { during, each, type Measured, median, warmed, warming } from "./load"
import { rawCommits } from "./raw-commits"

/** Everything is measured so many times, in turn, and the median counts: what else the machine does then hits all alike. */
const rounds = 5
const seconds = 2
const confirming = 2500

const folder = mkdtempSync(join(tmpdir(), "reread-bench-"))
process.on("exit", () => rmSync(folder, { recursive: true, force: true }))

buildWhenNeeded()
console.log(`Founding a company with ${warming + confirming} readers …`)
const store = await openStore({ dataDir: folder })
const company = await foundReaders(store, warming + confirming)
const forms = await confirmationsOf(store, company)
await store.close()

const bare = await startProgram([...memory, "--import", "tsx", "tests/bench/bare.tsx"], {})
const reread = await startBuilt(folder)
await pause(1500)
const atRest = reread.memory()

const reader = company.readers.at(-1)
const headers = { cookie: reader?.cookie ?? "" }
const list = `/legends/${company.legendId}/read`
const change = forms.at(-1)?.path.replace(/\/confirmation$/, "") ?? ""

const asked = {
  raw: { program: bare, asking: { path: "/raw" } },
  page: { program: bare, asking: { path: "/bare" } },
  listPage: { program: reread, asking: { path: list, headers } },
  changePage: { program: reread, asking: { path: change, headers } },
  empty: {
    program: bare,
    asking: { path: "/empty", method: "POST" as const, headers: forms[0]?.headers ?? {}, body: forms[0]?.body ?? "" },
  },
}
type Name = keyof typeof asked
const names = Object.keys(asked) as Name[]

console.log("Measuring …")
for (const name of names) await warmed(asked[name].program, asked[name].asking)
await each(reread, forms.slice(0, warming))
const taken = new Map<Name | "confirmed", Measured[]>()
const take = (name: Name | "confirmed", one: Measured) => taken.set(name, [...(taken.get(name) ?? []), one])
for (let round = 0; round < rounds; round++) {
  for (const name of names) take(name, await during(asked[name].program, asked[name].asking, seconds))
  const from = warming + (round * confirming) / rounds
  take("confirmed", await each(reread, forms.slice(from, from + confirming / rounds)))
}
const all = Object.fromEntries([...taken].map(([name, some]) => [name, median(some)])) as Record<
  Name | "confirmed",
  Measured
>
const { raw, page, listPage, changePage, empty, confirmed } = all
const afterwards = reread.memory()
await Promise.all([bare.stop(), reread.stop()])
const commits = await rawCommits(folder, 2000)

const again = await openStore({ dataDir: folder })
const kept = await again.read.$count(again.t.confirmations)
await again.close()

const ms = (value: number | undefined) => (value === undefined ? "?" : value.toFixed(2)).padStart(9)
const line = (name: string, { perSecond, cpuEach, p99, wrong }: Measured) =>
  console.log(
    `${name.padEnd(34)}${perSecond.toFixed(0).padStart(8)}${ms(cpuEach)}${ms(p99)}${wrong ? `  ${wrong} wrong` : ""}`,
  )
console.log(
  `\n${"20 connections, 127.0.0.1".padEnd(34)}${"a second".padStart(8)}${"ms CPU".padStart(9)}${"p99 ms".padStart(9)}`,
)
line("raw node:http, 1 kB", raw)
line("bare Remix page, 1 kB", page)
line("reading: the list", listPage)
line("reading: one open change", changePage)
line("empty Remix action", empty)
line("confirmations, durable", confirmed)
console.log(`${"raw SQLite commits, one by one".padEnd(34)}${commits.oneByOne.toFixed(0).padStart(8)}`)
console.log(`${"raw SQLite commits, shared fsync".padEnd(34)}${commits.shared.toFixed(0).padStart(8)}`)

const results: [string, number | undefined, number, "at most" | "at least"][] = [
  ["one open change costs × a bare page (CPU)", over(changePage.cpuEach, page.cpuEach), 2, "at most"],
  ["the list costs × a bare page (CPU)", over(listPage.cpuEach, page.cpuEach), 2, "at most"],
  ["confirmations ÷ empty actions (a second)", over(confirmed.perSecond, empty.perSecond), 0.7, "at least"],
  ["memory at rest, MB", atRest, 150, "at most"],
  ["memory after the bench, MB", afterwards, 300, "at most"],
]
console.log()
const kinds = { "at most": (is: number, bar: number) => is <= bar, "at least": (is: number, bar: number) => is >= bar }
let missed = 0
for (const [name, is, bar, how] of results) {
  const holds = is === undefined || kinds[how](is, bar)
  if (!holds) missed++
  console.log(
    `${holds ? "  " : "! "}${name.padEnd(44)}${is === undefined ? "?" : is.toFixed(2).padStart(8)}   (${how} ${bar})`,
  )
}
if (kept !== forms.length || [...taken.values()].flat().some((one) => one.wrong > 0))
  throw new Error(`${kept} of ${forms.length} confirmations are there.`)
process.exitCode = missed > 0 ? 1 : 0

function over(a: number | undefined, b: number | undefined) {
  return a === undefined || b === undefined ? undefined : a / b
}
