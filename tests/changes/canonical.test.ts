// What the engine writes and names by a quick way of its own: it must be the same as by the plain one.
import { createHash } from "node:crypto"
import { expect, test } from "vitest"
import { canonical, canonicalText, hashOf } from "../../app/changes/canonical"
import { Digests } from "../../app/changes/digest"
import { lineageOf, placesOf } from "../../app/changes/lineage"
import { schema } from "../../app/document/schema"
import { doc, p, quote, strong, t } from "./telling"

const signs = ['"', "\\", "\n", "\u0000", "\u007f", "\u2028", "ä", "契約", "😀", "\ud83d", "\ude00", "/"]

test.each(signs)("the canonical text of a document with %j is what JSON writes", (sign) => {
  const one = canonical(doc(p(`before${sign}after`), p(t(sign, strong()), t(" Maya"))))
  expect(canonicalText(one)).toBe(JSON.stringify(one.toJSON()))
})

test.each([0, 1, 3, 200])("the hash of a document of %d parts is that of its canonical text", (count) => {
  const one = schema.topNodeType.create(
    null,
    Array.from({ length: count }, (_, at) =>
      doc(p(`Maya counts ${at} chairs. `.repeat(30), t("Lars", strong()))).child(0),
    ),
  )
  expect(hashOf(one)).toBe(createHash("sha256").update(canonicalText(one)).digest("hex"))
})

test("a document of which nothing is known keeps the ids it has, and no id is given twice", () => {
  const block = (id: string | null) => schema.nodes.paragraph!.create({ id }, schema.text("The same text."))
  const one = doc(block("a"), block(null), block("a"), block(null), block("b"))
  const given = placesOf(one).map(({ node }) => node.attrs.id as string | null)
  const lineage = lineageOf(canonical(one), given)
  expect(lineage[0]).toBe("a")
  expect(lineage[4]).toBe("b")
  expect(new Set(lineage).size).toBe(5)
  expect(lineageOf(canonical(one), given)).toEqual(lineage)
})

test("new blocks are named by what they say: the same wherever they stand, another for other words or marks", () => {
  const of = (...blocks: Parameters<typeof doc>) => {
    const one = canonical(doc(...blocks))
    return lineageOf(one, [], () => null)
  }
  const [lone] = of(p("Maya counts the chairs."))
  expect(of(p("Lars answers."), p("Maya counts the chairs."))[1]).toBe(lone)
  const others = [
    p("Maya counts the chair."),
    p(t("Maya", strong()), t(" counts the chairs.")),
    quote(p("Maya counts the chairs.")),
  ]
  for (const other of others) expect(of(other)[0]).not.toBe(lone)
  const digests = new Digests()
  expect(new Set(Array.from({ length: 5000 }, (_, at) => digests.of(p(`Chair ${at}`)))).size).toBe(5000)
})
