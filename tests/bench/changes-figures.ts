// The measuring itself, in a process of its own: limit and engine by turns, in processor time, medians. One line of JSON for each document.
import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { Node } from "prosemirror-model"
import { compare } from "../../app/changes/compare"
import { prove } from "../../app/changes/prove"
import { readMarkdown } from "../../app/document/markdown"
import { schema } from "../../app/document/schema"
import { legend, type Pair, pathological } from "./changes-documents"
import { limit } from "./limit"
import { peersIn } from "./peers"

export interface Figure {
  readonly name: string
  /** Milliseconds of processor time. */
  readonly limit: number
  readonly engine: number
  readonly units: number
  readonly coarse: boolean
}

const parsed = (text: string) => Node.fromJSON(schema, JSON.parse(text))

/** What a reader has to wait for: both documents read and compared; `compare` proves what it found before it answers. */
const work = ([old, next]: Pair) => compare(parsed(old), parsed(next))

/** Milliseconds of processor time of one run. */
function spent(run: () => unknown): number {
  const begun = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 1000
}

const median = (times: readonly number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!

/** So often each document is measured at least, and so long (ms): in the first rounds V8 still compiles what only this one needs, beside the thread that is measured. */
const rounds = 40
const longEnough = 1000

function measure(name: string, pair: Pair, often = rounds, least = longEnough): Figure {
  const patch = work(pair)
  if (prove(parsed(pair[0]), parsed(pair[1]), patch) !== null) throw new Error(`${name} is not proven`)
  const times: { limit: number; engine: number }[] = []
  const until = performance.now() + least
  for (let round = 0; round < often || performance.now() < until; round++)
    times.push({ limit: spent(() => limit(schema, ...pair)), engine: spent(() => work(pair)) })
  return {
    name,
    limit: median(times.map((each) => each.limit)),
    engine: median(times.map((each) => each.engine)),
    units: patch.units.length,
    coarse: patch.status === "coarse",
  }
}

function* revisions(corpus: string): Generator<[string, Pair]> {
  const read = (file: string) => {
    const found = readMarkdown(readFileSync(file, "utf8"))
    if ("problem" in found) throw new Error(`${file}: ${found.problem}`)
    return JSON.stringify(found.doc.toJSON())
  }
  for (const name of readdirSync(path.join(corpus, "pairs")).sort()) {
    const folder = path.join(corpus, "pairs", name)
    yield [name, [read(path.join(folder, "old.md")), read(path.join(folder, "new.md"))]]
  }
}

/** Peers once each: some need long. */
async function measurePeers(folder: string) {
  for (const [name, run] of await peersIn(folder, schema)) {
    for (const share of [0.05, 0.2]) {
      for (const count of [1000, 10_000]) {
        const pair = legend(count, share)
        let units = 0
        const least = median(Array.from({ length: 5 }, () => spent(() => limit(schema, ...pair))))
        const engine = spent(() => (units = run(...pair)))
        print({ name: `${name}, ${count} words, ${share * 100} %`, limit: least, engine, units, coarse: false })
      }
    }
  }
}

const print = (figure: Figure) => process.stdout.write(`${JSON.stringify(figure)}\n`)

const [what, ...words] = process.argv.slice(2)
if (what === "memory") {
  const pair = legend(100_000, 0.2)
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  work(pair)
  print({
    name: "memory",
    limit: 0,
    engine: process.resourceUsage().maxRSS / 1024 - before / 1048576,
    units: 0,
    coarse: false,
  })
} else {
  // Both are measured warm, as in a thread that lives: the limit is mostly native code, which never is cold.
  for (let warm = 0; warm < 60; warm++) measure("", legend(3000 + warm, warm % 2 === 0 ? 0.05 : 0.2), 1, 0)
  if (what === "legends")
    for (const share of [0.05, 0.2])
      for (const count of [1000, 10_000, 50_000, 100_000]) print(measure(`${count} ${share}`, legend(count, share)))
  if (what === "pathological") for (const [name, pair] of pathological()) print(measure(name, pair))
  if (what === "peers") await measurePeers(words[0] ?? "")
  if (what === "corpus") for (const [name, pair] of revisions(words[0] ?? "")) print(measure(name, pair))
}
