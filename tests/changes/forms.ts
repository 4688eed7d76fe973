// The same document written otherwise, and small documents made for one property each.
import { Fragment, type Mark, Node, Slice } from "prosemirror-model"
import { schema } from "../../app/document/schema"
import { doc, p, part, step, ul } from "./telling"

/** The same document in another form: attributes in reverse order, texts cut in two, marks in reverse order, and ids on blocks or defaults untold. */
export function otherForm(given: Node, withIds: boolean): Node {
  let ids = 0
  const reversed = (json: Record<string, unknown>): Record<string, unknown> => {
    const attrs = json.attrs as Record<string, unknown> | undefined
    const content = (json.content as Record<string, unknown>[] | undefined)?.flatMap(cutInTwo).map(reversed)
    const marks = json.marks as unknown[] | undefined
    return {
      ...(content ? { content } : {}),
      ...(marks ? { marks: marks.toReversed() } : {}),
      ...(attrs
        ? {
            attrs: Object.fromEntries(
              Object.entries(attrs)
                .filter(([name, value]) => name !== "id" && (withIds || value !== usual(json.type, name)))
                .reverse(),
            ),
          }
        : {}),
      ...("text" in json ? { text: json.text } : {}),
      type: json.type,
    }
  }
  const cutInTwo = (json: Record<string, unknown>) => {
    const text = json.text
    if (typeof text !== "string" || text.length < 4 || !/^[\x20-\x7f]*$/.test(text)) return [json]
    return [
      { ...json, text: text.slice(0, 3) },
      { ...json, text: text.slice(3) },
    ]
  }
  const named = (node: Node): Node => {
    if (node.isText) return node
    const children = node.children.map(named)
    const attrs = withIds && "id" in node.attrs ? { ...node.attrs, id: `other-${++ids}` } : node.attrs
    return node.type.create(attrs, rawFragment(children), node.marks as Mark[])
  }
  return named(Node.fromJSON(schema, reversed(given.toJSON() as Record<string, unknown>)))
}

const usual = (type: unknown, attribute: string): unknown =>
  schema.nodes[String(type)]?.spec.attrs?.[attribute]?.default

/** A fragment as it is, equal neighbours of text not joined. */
const rawFragment = (children: readonly Node[]): Fragment =>
  children.reduce((all, child) => all.addToEnd(child), Fragment.empty)

/** A part that says nothing that other parts say. */
export const aside = (said: string): Node => part("section", null, said, p(said))

/**
 * The positions of all digits in a text, but for those that only count a heading or a paragraph: "5. Prices", "Prices 5",
 * "Step 5: the visit".
 */
export function digitsIn(given: Node): number[] {
  const found: number[] = []
  given.descendants((node, at, parent, index) => {
    const counts = parent?.type.name === "heading" && /^(\d+[.):]|\p{L}+\s+\d+([.:]|\W*$))/u.test(parent.textContent)
    const own = index === 0 ? (/^\s*\d{1,3}[.)]\s/.exec(parent?.textContent ?? "")?.[0].length ?? 0) : 0
    if (node.isText && !counts)
      for (const digit of (node.text ?? "").matchAll(/\d/g)) if (digit.index >= own) found.push(at + digit.index)
  })
  return found
}

/** Words in place of which signs stand that are several characters, and alike by halves. */
const signs = new Map([
  ["chairs", "👩‍👩‍👧‍👦"],
  ["calls", "👩‍👩‍👦"],
  ["desk", "Caf\u00e9"],
  ["plan", "Cafe\u0301"],
  ["offer", "👍🏽"],
  ["reply", "👍🏿"],
  ["Lars", "🇩🇪"],
  ["Jana", "🇩🇰"],
  ["stock", "a \u0300b"],
  ["audit", "a \u0300c"],
  ["van", "契約書を"],
  ["noon", "契約者を"],
  ["floor", "ก็าน"],
])

/** The same document with signs for some of its words. */
export function withSigns(given: Node): Node {
  if (!given.isText) return given.copy(Fragment.from(given.children.map(withSigns)))
  const text = (given.text ?? "").replace(/\p{L}+/gu, (word) => signs.get(word) ?? word)
  return given.type.schema.text(text, given.marks)
}

/** Whether a position lies within a sign, or within a word of a language that has spaces. */
export function cutsIn(given: Node): (position: number) => boolean {
  const inside = new Set<number>()
  given.descendants((node, at) => {
    if (!node.isTextblock) return
    const text = node.textBetween(0, node.content.size, null, "\ufffc")
    const signs = plain.test(text) ? [] : [...graphemes.segment(text)]
    const whole = signs.map(({ index, segment }) => ({ index, length: segment.length }))
    const words = [...text.matchAll(/[\p{Script=Latin}\p{N}]+/gu)].map(({ index, 0: word }) => ({
      index,
      length: word.length,
    }))
    for (const { index, length } of [...whole, ...words])
      for (let within = 1; within < length; within++) inside.add(at + 1 + index + within)
  })
  return (position) => inside.has(position)
}
/** Each character of such a text is a sign of its own. */
const plain = /^[\x20-\x7e\n]*$/
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" })

/** The document with one character replaced. */
export function replacedText(given: Node, at: number, by: string): Node {
  const { nodeAfter, parent } = given.resolve(at)
  if (!nodeAfter?.isText || !parent.isTextblock) throw new Error("no text there")
  return given.replace(at, at + 1, new Slice(Fragment.from(nodeAfter.type.schema.text(by, nodeAfter.marks)), 0, 0))
}

const subjects = "caretaker plumber neighbour driver gardener lawyer painter teacher baker doctor tailor farmer".split(
  " ",
)
const things = "lamps desks shelves curtains carpets tiles windows kettles ladders mirrors benches drawers".split(" ")

/** Twelve sentences, no two about the same. */
export const sentences: readonly string[] = subjects.map(
  (who, at) => `The ${who} brings chairs and ${things[at]} to another ${who} near ${things[at]} number ${at}.`,
)

/** Documents that say the same sentences: one in each part, paragraph or item, or all in one paragraph. */
export const shapes: readonly (readonly [what: string, told: (sentences: readonly string[]) => Node])[] = [
  ["parts", (said) => doc(...said.map((each) => part("step", null, each.split(" ").slice(0, 2).join(" "), p(each))))],
  ["paragraphs", (said) => step(...said.map((each) => p(each)))],
  ["items", (said) => step(ul(...said))],
  ["one paragraph", (said) => step(p(said.join(" ")))],
]
