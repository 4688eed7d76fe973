// npm run bench:changes: parse + compare + prove over the limit, on documents of 1,000 to 100,000 words. Figures are ratios of one run.
import { Node } from "prosemirror-model"
import { compare } from "../../app/changes/compare"
import { prove } from "../../app/changes/prove"
import { schema } from "../../app/document/schema"
import { chance } from "../changes/stories"
import { limit } from "./limit"

const names = ["Maya", "Lars", "Jana", "The driver", "The caretaker", "A neighbour", "The office manager", "Support"]
const does = ["counts", "orders", "checks", "forwards", "signs", "answers", "moves", "measures", "prices", "delivers"]
const what = [
  "forty chairs",
  "the floor plan",
  "an offer",
  "the audit list",
  "two desks",
  "the invoice",
  "a reply",
  "the van",
  "every room",
  "the old shelf",
]
const when = [
  "before noon",
  "on the same day",
  "within 5 minutes",
  "after the call",
  "without being asked",
  "for the second time",
  "in week 12",
  "as agreed",
]
const why = [
  "because the audit is near",
  "so that nobody waits",
  "and writes it down",
  "which saves a second visit",
  "although it rains",
  "and tells the others",
]

/** A legend of about so many words, as JSON, and the same with a share of its paragraphs edited. */
function pair(words: number, share: number): [string, string] {
  const next = chance(words + share * 1000)
  const pick = (list: readonly string[]) => list[Math.floor(next() * list.length)]!
  const sentence = () =>
    `${pick(names)} ${pick(does)} ${pick(what)} ${pick(when)} ${pick(why)} and ${pick(does)} ${pick(what)} ${Math.floor(next() * 900)}.`
  const text = (said: string) => [{ type: "text", text: said }]
  const paragraph = () => ({ type: "paragraph", content: text(Array.from({ length: 3 }, sentence).join(" ")) })
  const parts: {
    type: string
    attrs: object
    content: { type: string; attrs?: object; content: { type: string; text: string }[] }[]
  }[] = []
  for (let written = 0; written < words; written += 8 * 54) {
    parts.push({
      type: "part",
      attrs: { kind: "step", owner: "Sales" },
      content: [
        { type: "heading", attrs: { level: 2 }, content: text(sentence()) },
        ...Array.from({ length: 8 }, paragraph),
      ],
    })
  }
  const edited = parts.map((part) => ({
    ...part,
    content: part.content.map((block) =>
      block.type === "paragraph" && next() < share
        ? { ...block, content: text(block.content[0]!.text.replace(/ (\w+) (\w+)\./, () => ` ${pick(what)} anew.`)) }
        : block,
    ),
  }))
  const json = (content: unknown) => JSON.stringify({ type: "doc", attrs: { lang: "en" }, content })
  return [json(parts), json(edited)]
}

const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!
function timed(work: () => unknown, runs: number): number {
  return median(
    Array.from({ length: runs }, () => {
      const begun = performance.now()
      work()
      return performance.now() - begun
    }),
  )
}

const slopes: [number, number][] = []
for (const share of [0.05, 0.2]) {
  for (const words of [1000, 10_000, 50_000, 100_000]) {
    const [old, next] = pair(words, share)
    const runs = words > 20_000 ? 5 : 9
    const least = timed(() => limit(schema, old, next), runs)
    let units = 0
    const ours = timed(() => {
      const [a, b] = [old, next].map((text) => Node.fromJSON(schema, JSON.parse(text))) as [Node, Node]
      const patch = compare(a, b)
      units = patch.units.length
      if (process.argv.includes("--prove") && prove(a, b, patch) !== null) throw new Error("not proven")
    }, runs)
    slopes.push([words, ours])
    console.log(
      `${words} words, ${share * 100} % changed: limit ${least.toFixed(1)} ms, parse + compare + prove ${ours.toFixed(1)} ms, ${(ours / least).toFixed(1)}x, ${units} units`,
    )
  }
}
const slope = (from: number, to: number) =>
  Math.log(slopes[to]![1] / slopes[from]![1]) / Math.log(slopes[to]![0] / slopes[from]![0])
console.log(`slope from 10,000 to 100,000 words: ${slope(1, 3).toFixed(2)} (5 %), ${slope(5, 7).toFixed(2)} (20 %)`)
