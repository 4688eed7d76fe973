import type { Node } from "prosemirror-model"
import { expect, test } from "vitest"
import { withOwnIds } from "../../app/document/ids"
import { readMarkdown } from "../../app/document/markdown"
import { keepingIds } from "../../app/legends/keeping-ids"

const read = (text: string): Node => {
  const found = readMarkdown(text)
  if ("problem" in found) throw new Error(found.problem)
  return found.doc
}

/** What each block with an id says at its beginning, by its id. */
function namesIn(doc: Node) {
  const names: [string, string][] = []
  doc.descendants((node) => {
    if (node.attrs.id) names.push([String(node.attrs.id), node.textContent.slice(0, 12)])
  })
  return names
}

const old = `# Hero

Maya runs the office of a small insurer.

# Inquiry

Within the hour somebody has written back to her. She puts the kettle on.

# Call

Ten minutes later the phone rings and Lars is on it.

Then there are three offers on the table.`

/** The texts that keep the id of an old block, with that block's text, and how many fresh ids there are. */
function kept(text: string) {
  let n = 0
  const was = withOwnIds(read(old), () => `old${n++}`)
  const before = new Map(namesIn(was))
  const { doc, kept: exact } = keepingIds(was, read(text), () => `new${n++}`)
  const names = namesIn(doc)
  expect(new Set(names.map(([id]) => id)).size).toBe(names.length)
  const held = names.flatMap(([id, says]) => (before.has(id) ? [`${before.get(id)} > ${says}`] : []))
  return { held, fresh: names.length - held.length, exact }
}

test("the same text keeps every id", () => expect(kept(old)).toMatchObject({ fresh: 0, exact: 10 }))

test("what was reworded and what moved keep theirs, too", () => {
  const [hero = "", inquiry = "", call = ""] = old.split(/\n\n(?=# )/)
  const { held, fresh, exact } = kept([call.replace("Lars", "Jana"), hero, inquiry].join("\n\n"))
  expect(held).toContain("Ten minutes  > Ten minutes ")
  expect(held).toContain("Maya runs th > Maya runs th")
  expect([fresh, exact]).toEqual([0, 9])
})

test("of two that were cut from one, one has its id; what is new has its own", () => {
  const { held, fresh } = kept(
    old.replace("to her. She", "to her.\n\nShe").replace("# Call", "A coffee, as well.\n\n# Call"),
  )
  expect(held.filter((line) => line.startsWith("Within the h"))).toHaveLength(1)
  expect(fresh).toBe(2)
})

test("all at once reworded, a long text is still found paragraph by paragraph", () => {
  const line = (n: number, word: string) => `Step ${n} asks ${word} for number ${n * 7} of the list and waits.`
  const lines = (word: string) => Array.from({ length: 2500 }, (_, n) => line(n, word)).join("\n\n")
  let n = 0
  const was = withOwnIds(read(`# Steps\n\n${lines("Maya")}`), () => `old${n++}`)
  const { doc } = keepingIds(was, read(`# Steps\n\n${lines("Lars")}`), () => `new${n++}`)
  expect(namesIn(doc).filter(([id]) => id.startsWith("old")).length).toBeGreaterThan(2400)
})
