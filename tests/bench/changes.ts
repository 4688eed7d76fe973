// npm run bench:changes: the change engine over the limit, ratios of one run: legends, hard documents, real revisions (CORPUS), memory, peers.
// The measuring runs in processes of their own, on the program built and started as the server is.
import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { build } from "esbuild"
import { memory } from "../../server/built.mjs"
import type { Figure } from "./changes-figures"
import { installPeers } from "./peers"

const folder = mkdtempSync(path.join(tmpdir(), "bench-changes-"))
const program = path.join(folder, "figures.mjs")
await build({
  entryPoints: ["tests/bench/changes-figures.ts"],
  outfile: program,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  logLevel: "error",
})

const measured = (what: string, ...words: string[]): Figure[] =>
  execFileSync(process.execPath, [...memory, "--expose-gc", program, what, ...words], {
    encoding: "utf8",
    maxBuffer: 1e8,
  })
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Figure)

let missed = 0
/** One line of the table; what is above its aim is marked. */
function line(name: string, figures: readonly string[], value: number, aim: number | null) {
  const over = aim !== null && value > aim
  if (over) missed++
  const told = aim === null ? "" : over ? `  ABOVE ${aim}` : `  (at most ${aim})`
  console.log(`${name.padEnd(56)}${figures.map((each) => each.padStart(11)).join("")}${told}`)
}
const ratio = ({ engine, limit }: Figure) => engine / limit
const columns = (one: Figure) => [
  `${one.limit.toFixed(2)} ms`,
  `${one.engine.toFixed(1)} ms`,
  `${ratio(one).toFixed(1)}x`,
  `${one.units} units`,
]
const heading = (title: string) =>
  console.log(`\n${title}\n${" ".repeat(56)}      limit     engine      ratio      found`)

heading("Legends: parse, compare and prove over the limit")
const legends = measured("legends")
for (const one of legends) {
  const [words, share] = one.name.split(" ").map(Number) as [number, number]
  const aim = words < 10_000 ? null : share < 0.1 ? 4 : 5
  line(`${words} words, ${share * 100} % of the paragraphs changed`, columns(one), ratio(one), aim)
}
for (const share of ["0.05", "0.2"]) {
  const [small, big] = ["10000", "100000"].map((words) => legends.find(({ name }) => name === `${words} ${share}`)!)
  const slope = Math.log10(big!.engine / small!.engine)
  line(`slope from 10000 to 100000 words, ${Number(share) * 100} %`, [slope.toFixed(2)], slope, 1.1)
}
const taken = measured("memory")[0]!.engine
line("memory for 100000 words, 20 %", [`${taken.toFixed(0)} MB`], taken, 150)

heading("Hard documents")
for (const one of measured("pathological")) line(one.name, columns(one), ratio(one), 20)

const corpus = process.env.CORPUS ?? ""
if (corpus === "") console.log("\nReal revisions: left out, CORPUS names no folder")
else {
  const ratios = measured("corpus", corpus)
    .map(ratio)
    .sort((x, y) => x - y)
  const [median, most] = [ratios[Math.floor(ratios.length / 2)]!, ratios.at(-1)!]
  console.log(`\nReal revisions: ${ratios.length} pairs`)
  line("median", [`${median.toFixed(1)}x`], median, 6)
  line("most", [`${most.toFixed(1)}x`], most, 20)
}

const peers = installPeers()
if (peers === null) console.log("\nPeers: left out, they could not be installed")
else {
  heading("Peers on the same legends (without a proof, and nothing to apply)")
  for (const one of measured("peers", peers)) line(one.name, columns(one), ratio(one), null)
}

rmSync(folder, { recursive: true })
console.log(missed === 0 ? "\nEvery aim is held." : `\n${missed} figures are above their aim.`)
process.exitCode = missed === 0 ? 0 : 1
