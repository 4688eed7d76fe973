// How much the engine works, counted and never timed: how often each piece of its code ran, as V8 counts for coverage.
import { Session } from "node:inspector"
import type { Node } from "prosemirror-model"
import { chance } from "./stories"
import { doc, headRow, li, p, part, row, strong, t, table, ul } from "./telling"

interface Covered {
  readonly result: readonly {
    readonly url: string
    readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[]
  }[]
}

/** Counts steps: each run of a block of the engine and of prosemirror-model is one, and what lists do on their own. */
export function openCounter() {
  const session = new Session()
  session.connect()
  const ask = (what: string, how: object = {}): unknown => {
    let answer: unknown
    session.post(what, how, (wrong, found) => {
      if (wrong) throw wrong
      answer = found
    })
    return answer
  }
  ask("Profiler.enable")
  ask("Profiler.startPreciseCoverage", { callCount: true, detailed: true })
  return {
    stepsOf(work: () => void): number {
      ask("Profiler.takePreciseCoverage")
      const within = stepsWithin(work)
      const { result } = ask("Profiler.takePreciseCoverage") as Covered
      return result
        .filter(({ url }) => /app\/changes\/|prosemirror-model/.test(url))
        .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
        .reduce((sum, { count }) => sum + count, within)
    },
    close: () => session.disconnect(),
  }
}

/** Steps that lists take on their own: each place that is looked at, copied or shifted is one. */
function stepsWithin(work: () => void): number {
  let steps = 0
  const lists = Array.prototype as unknown as Record<string, (...given: never[]) => unknown>
  const known = walking.map((name) => [name, lists[name]!] as const)
  for (const [name, walk] of known)
    lists[name] = function (this: unknown[], ...given) {
      const found = walk.apply(this, given)
      if (Array.isArray(found)) steps += name === "splice" ? this.length : found.length
      else steps += name === "indexOf" && Number(found) >= 0 ? Number(found) : this.length
      return found
    }
  try {
    work()
  } finally {
    for (const [name, walk] of known) lists[name] = walk
  }
  return steps
}
const walking = ["indexOf", "lastIndexOf", "includes", "slice", "splice", "shift", "unshift", "concat"]

const syllables = "ba ce di fo gu ha ke li mo nu".split(" ")
const word = (number: number) => [...String(number)].map((digit) => syllables[Number(digit)]).join("")

/** So many sentences by chance, always the same for one seed. The more there are, the more words they use. */
function several(seed: number, count: number): string[] {
  const roll = chance(seed)
  const thing = () => word(10 + Math.floor(roll() * (count + 90)))
  return Array.from(
    { length: count },
    () =>
      `The ${thing()} carries ${thing()} and ${thing()} to the ${thing()} of room ${Math.floor(roll() * 900)}, and nobody has to wait for the ${thing()}.`,
  )
}
const inParts = (texts: readonly (string | Node)[]): Node => {
  const parts: Node[] = []
  for (let at = 0; at < texts.length; at += 10) {
    const blocks = texts.slice(at, at + 10).map((text) => (typeof text === "string" ? p(text) : text))
    parts.push(part("step", "Sales", `Step ${at}`, ...blocks))
  }
  return doc(...parts)
}
const edited = (text: string) => text.replace("carries", "brings")
const both = (old: readonly (string | Node)[], next: readonly (string | Node)[]): [Node, Node] => [
  inParts(old),
  inParts(next),
]
const byChance = (texts: readonly string[]) => {
  const roll = chance(9)
  return texts
    .map((text) => ({ text, place: roll() }))
    .sort((x, y) => x.place - y.place)
    .map(({ text }) => text)
}

/** Pairs of documents that grow with a number of paragraphs. */
export const growing: readonly (readonly [what: string, of: (count: number) => [Node, Node]])[] = [
  ["nothing changed", (count) => both(several(1, count), several(1, count))],
  [
    "a twentieth edited",
    (count) =>
      both(
        several(1, count),
        several(1, count).map((text, at) => (at % 20 ? text : edited(text))),
      ),
  ],
  [
    "a fifth edited",
    (count) =>
      both(
        several(1, count),
        several(1, count).map((text, at) => (at % 5 ? text : edited(text))),
      ),
  ],
  ["each edited", (count) => both(several(1, count), several(1, count).map(edited))],
  [
    "each in bold",
    (count) =>
      both(
        several(1, count),
        several(1, count).map((text) => p(t(text, strong()))),
      ),
  ],
  [
    "a tenth gone, a tenth new",
    (count) =>
      both(
        several(1, count).filter((_, at) => at % 10 !== 3),
        several(1, count).filter((_, at) => at % 10 !== 7),
      ),
  ],
  ["all rewritten", (count) => both(several(1, count), several(2, count))],
  ["something to nothing", (count) => both(several(1, count), [])],
  ["nothing to something", (count) => both([], several(1, count))],
  ["reversed", (count) => both(several(1, count), several(1, count).reverse())],
  ["shuffled", (count) => both(several(1, count), byChance(several(1, count)))],
  ["equal ones, one gone", (count) => both(Array(count).fill("To be told."), Array(count - 1).fill("To be told."))],
  [
    "two by turns, some otherwise",
    (count) =>
      both(
        Array.from({ length: count }, (_, at) => (at % 2 ? "Yes." : "No.")),
        Array.from({ length: count }, (_, at) => (at % 40 ? (at % 2 ? "Yes." : "No.") : "Maybe.")),
      ),
  ],
  [
    "one paragraph, some sentences edited",
    (count) =>
      both(
        [several(1, count).join(" ")],
        [
          several(1, count)
            .map((text, at) => (at % 10 ? text : edited(text)))
            .join(" "),
        ],
      ),
  ],
  ["one paragraph, rewritten", (count) => both([several(1, count).join(" ")], [several(2, count).join(" ")])],
  [
    "one list, some items edited",
    (count) =>
      both([ul(...several(1, count))], [ul(...several(1, count).map((text, at) => (at % 10 ? text : edited(text))))]),
  ],
  [
    "items of items",
    (count) =>
      both(
        [ul(...several(1, count).map((text) => li(p(text), ul("one", "two"))))],
        [ul(...several(1, count).map((text, at) => li(p(at % 10 ? text : edited(text)), ul("one", "two"))))],
      ),
  ],
  [
    "a table, some cells edited",
    (count) => both([rows(count, () => "no")], [rows(count, (at) => (at % 20 ? "no" : "yes"))]),
  ],
  ["a table, rows gone", (count) => both([rows(count, () => "no")], [rows(count - 10, () => "no")])],
  [
    "a role that another has",
    (count) => [inParts(several(1, count)), inParts(several(1, count)).copy(handedOver(inParts(several(1, count))))],
  ],
]
function rows(count: number, said: (at: number) => string): Node {
  return table(
    headRow("Room", "Key", "Lamp"),
    ...Array.from({ length: count }, (_, at) => row(`Room ${at}`, said(at), `Lamp ${at % 7}`)),
  )
}
function handedOver(given: Node) {
  return doc(...given.children.map((each) => each.type.create({ ...each.attrs, owner: "Support" }, each.content)))
    .content
}

/** Words, and openings and endings of blocks: what a reader would count in a document. */
export function tokensIn(given: Node): number {
  let tokens = 0
  given.descendants((node) => {
    tokens += node.isText ? (node.text?.match(/\S+/g)?.length ?? 0) : 2
  })
  return tokens
}
