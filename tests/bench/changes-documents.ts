// What the engine's bench is run on: legends of about so many words with a share of their paragraphs edited, and what is known to break engines.
import { chance } from "../changes/stories"

/** Two documents as they are stored: JSON text. */
export type Pair = readonly [old: string, next: string]

interface Json {
  readonly type: string
  readonly attrs?: object
  readonly text?: string
  readonly marks?: readonly object[]
  readonly content?: readonly Json[]
}

const lists = {
  who: ["Maya", "Lars", "Jana", "The driver", "The caretaker", "A neighbour", "The office manager", "Support"],
  does: ["counts", "orders", "checks", "forwards", "signs", "answers", "moves", "measures", "prices", "delivers"],
  what: "forty chairs|the floor plan|an offer|the audit list|two desks|the invoice|a reply|the van|every room".split(
    "|",
  ),
  when: "before noon|on the same day|within 5 minutes|after the call|without being asked|in week 12|as agreed".split(
    "|",
  ),
  why: "because the audit is near|so that nobody waits|and writes it down|although it rains|and tells the others".split(
    "|",
  ),
}

/** Sentences by chance, about 18 words each. */
function sentences(seed: number) {
  const roll = chance(seed)
  const pick = (list: readonly string[]) => list[Math.floor(roll() * list.length)]!
  const { who, does, what, when, why } = lists
  const sentence = () =>
    `${pick(who)} ${pick(does)} ${pick(what)} ${pick(when)} ${pick(why)} and ${pick(does)} ${pick(what)} ${Math.floor(roll() * 900)}.`
  return { roll, pick, sentence, several: (count: number) => Array.from({ length: count }, sentence).join(" ") }
}

const said = (text: string): Json[] => (text === "" ? [] : [{ type: "text", text }])
const paragraph = (text: string): Json => ({ type: "paragraph", content: said(text) })
const part = (title: string, content: readonly Json[]): Json => ({
  type: "part",
  attrs: { kind: "step", owner: "Sales" },
  content: [{ type: "heading", attrs: { level: 2 }, content: said(title) }, ...content],
})
const stored = (parts: readonly Json[]) => JSON.stringify({ type: "doc", attrs: { lang: "en" }, content: parts })
const textOf = (block: Json) => block.content?.map((each) => each.text ?? "").join("") ?? ""

/**
 * A legend of about so many words, and the same with a share of its paragraphs edited as people do: mostly words of a
 * sentence, now and then a sentence or a paragraph that comes, goes or moves, or a word in bold.
 */
export function legend(words: number, share: number): Pair {
  const { roll, pick, sentence, several } = sentences(words + share * 1000)
  const old = Array.from({ length: Math.ceil(words / 432) }, () =>
    part(
      sentence(),
      Array.from({ length: 8 }, () => paragraph(several(3))),
    ),
  )
  const edited = (block: Json): Json[] => {
    const text = textOf(block)
    const kind = roll()
    if (kind < 0.6) return [paragraph(text.replace(/ (\w+) (\w+)\./, () => ` ${pick(lists.what)} anew.`))]
    if (kind < 0.7) return [paragraph(`${text} ${sentence()}`)]
    if (kind < 0.8) return [paragraph(text.replace(/^.*?\. /, ""))]
    if (kind < 0.87) return [block, paragraph(several(2))]
    if (kind < 0.94) return []
    const [first = "", ...rest] = text.split(" ")
    const bold = { type: "text", text: first, marks: [{ type: "strong" }] }
    return [{ type: "paragraph", content: [bold, ...said(` ${rest.join(" ")}`)] }]
  }
  const next = old.map((each): Json => {
    const [heading, ...blocks] = each.content ?? []
    const content = blocks.flatMap((block) => (roll() < share ? edited(block) : [block]))
    if (content.length > 1 && roll() < share / 4) content.push(...content.splice(0, 1))
    return { ...each, content: heading ? [heading, ...content] : content }
  })
  return [stored(old), stored(next)]
}

/** Documents of one part that are known to be hard, with their names. */
export function pathological(): [name: string, pair: Pair][] {
  const { roll, several } = sentences(5)
  const pair = (old: readonly Json[], next: readonly Json[]): Pair => [
    stored([part("All", old)]),
    stored([part("All", next)]),
  ]
  const many = (count: number, make: (at: number) => Json) => Array.from({ length: count }, (_, at) => make(at))
  const shuffled = (blocks: readonly Json[]) =>
    blocks
      .map((block) => ({ block, place: roll() }))
      .sort((x, y) => x.place - y.place)
      .map(({ block }) => block)
  const text = (old: string, next: string) => pair([paragraph(old)], [paragraph(next)])

  const same = many(2000, () => paragraph("To be confirmed."))
  const two = many(2000, (at) => paragraph(at % 2 ? "Yes." : "No."))
  const big = many(1000, () => paragraph(several(3)))
  const long = several(1000)
  const plain = "word ".repeat(12_000)
  const word = "a".repeat(60_000)
  const cjk = "顧客は店舗で本人確認書類を提示し、担当者が三十分以内に確認します。".repeat(1500)
  const table = (rows: number, columns: number, cell: (row: number, column: number) => string): Json => ({
    type: "table",
    content: many(rows, (row) => ({
      type: "table_row",
      content: many(columns, (column) => ({ type: "table_cell", content: [paragraph(cell(row, column))] })),
    })),
  })
  const cells = table(500, 8, (row, column) => `cell ${row} ${column}`)

  return [
    ["1000 paragraphs to nothing", pair(big, [])],
    ["nothing to 1000 paragraphs", pair([], big)],
    ["2000 identical paragraphs, one removed", pair(same, same.slice(1))],
    ["2000 identical paragraphs, one edited", pair(same, same.with(1000, paragraph("To be confirmed by May.")))],
    [
      "2000 alternating, 50 flipped",
      pair(
        two,
        two.map((each, at) => (at % 40 ? each : paragraph("Maybe."))),
      ),
    ],
    ["2000 alternating, shuffled", pair(two, shuffled(two))],
    [
      "1000 paragraphs rewritten",
      pair(
        big,
        many(1000, () => paragraph(several(3))),
      ),
    ],
    [
      "2200 paragraphs rewritten",
      pair(
        many(2200, () => paragraph(several(3))),
        many(2200, () => paragraph(several(3))),
      ),
    ],
    ["1000 paragraphs reversed", pair(big, [...big].reverse())],
    ["1000 paragraphs shuffled", pair(big, shuffled(big))],
    [
      "1000 paragraphs, one word changed in each",
      pair(
        big,
        big.map((each) => paragraph(textOf(each).replace(/ (\w+) (\w+)/, " $1 XX"))),
      ),
    ],
    ["one paragraph of 100,000 signs, one word changed", text(long, long.replace("forwards", "sends"))],
    [
      "one paragraph of 100,000 signs, 100 sentences changed",
      text(
        long,
        long
          .split(". ")
          .map((each, at) => (at % 10 ? each : `${each} indeed`))
          .join(". "),
      ),
    ],
    ["one paragraph of 100,000 signs, rewritten", text(long, several(1000))],
    [
      "60,000 signs without a full stop, three edits",
      text(plain, `${plain.replace("word word", "word x word").slice(0, 30_000)}y ${plain.slice(30_000)}z`),
    ],
    ["one word of 60,000 signs, one inserted", text(word, `${word.slice(0, 30_000)}b${word.slice(30_000)}`)],
    [
      "50,000 Japanese signs in one paragraph, two edits",
      text(cjk, `${cjk.slice(0, 20_000)}重要${cjk.slice(20_000, 40_000)}。${cjk.slice(40_000)}`),
    ],
    [
      "table of 500 rows, one cell",
      pair(
        [cells],
        [table(500, 8, (row, column) => (row === 250 && column === 3 ? "changed 99" : `cell ${row} ${column}`))],
      ),
    ],
    [
      "table of 500 rows, a column inserted",
      pair(
        [cells],
        [
          table(500, 9, (row, column) =>
            column === 4 ? `new ${row}` : `cell ${row} ${column > 4 ? column - 1 : column}`,
          ),
        ],
      ),
    ],
  ]
}
