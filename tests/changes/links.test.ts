// What can only be taken over together says so, and nothing else does.
import type { Node } from "prosemirror-model"
import { expect, test } from "vitest"
import { apply, closed } from "../../app/changes/apply"
import { canonical } from "../../app/changes/canonical"
import { compare } from "../../app/changes/compare"
import { lineageOf } from "../../app/changes/lineage"
import { linkUntilValid } from "../../app/changes/links"
import type { Thread } from "../../app/changes/patch"
import { Positions } from "../../app/changes/positions"
import { Requirements } from "../../app/changes/requirements"
import { doc, h, p, part, quote, row, step, table } from "./telling"

/** Where the quotation of a document begins, and where what stands in it. */
function quotationIn(doc: Node) {
  let found: { at: number; node: Node } | undefined
  doc.descendants((node, at) => {
    if (node.type.name === "blockquote") found = { at, node }
  })
  const { at, node } = found!
  const inside: { at: number; length: number }[] = []
  node.forEach((child, offset) => {
    inside.push({ at: at + 1 + offset, length: child.nodeSize })
  })
  return { at, end: at + node.nodeSize - 1, inside }
}

test("the last thing in a quotation goes only when something comes into it; the others go as they like", () => {
  const [old, next] = [canonical(step(quote(p("One."), p("Two.")))), canonical(step(quote(p("Three."))))]
  const [was, now] = [quotationIn(old), quotationIn(next)]
  const threads: Thread[] = [
    ["=", 0, 0, was.at + 1],
    ...was.inside.map(({ at, length }, unit) => ["-", at, length, unit] as const),
    ...now.inside.map(({ at, length }) => ["+", at, length, 2] as const),
    ["=", was.end, now.end, old.content.size - was.end],
  ]
  const required = new Requirements(3)
  linkUntilValid(new Positions(old), new Positions(next), [threads], [0, 1, 2], required)
  expect([0, 1, 2].map((unit) => [...required.by(unit)])).toEqual([[], [2], []])
})

test("a heading that goes and one that becomes a text leave a part without a heading to nobody", () => {
  const [old, next] = [
    doc(part("step", null, "Brochure", h(""))),
    doc(part("step", null, "Lars", h("Pay"), quote(p("")))),
  ]
  const patch = compare(old, next)
  const lineage = lineageOf(canonical(old), [])
  const fps = patch.units.map(({ fp }) => fp)
  expect(patch.units.map(({ kind }) => kind)).toEqual(["delete", "insert", "insert", "wrap", "type"])
  for (let some = 0; some < 2 ** fps.length; some++) {
    const wanted = new Set(fps.filter((_, at) => (some >> at) & 1))
    expect(() => apply(old, next, patch, wanted, lineage).doc.check()).not.toThrow()
  }
})

const was = ["Chair of oak", "Desk in white", "Lamp from Berlin", "Shelf beside doors", "Carpet for halls"]
const now = ["Invoices go monthly", "Nobody parks here", "Dogs wait outside", "Keys hang left", "Smoke means danger"]

test.each([2, 3, 4, 5])("of %i rows that are all replaced, one stays while those that go are taken over", (count) => {
  const told = (rows: readonly string[]) =>
    step(p("Maya waits here for a while."), table(...rows.slice(0, count).map((said) => row(said, `${said} too`))))
  const [old, next] = [told(was), told(now)]
  const patch = compare(old, next)
  const lineage = lineageOf(canonical(old), [])
  expect(patch.units.length).toBeGreaterThan(2)
  for (const kind of [/delete/, /insert/]) {
    const some = closed(patch, new Set(patch.units.filter((unit) => kind.test(unit.kind)).map(({ fp }) => fp)))
    expect(() => apply(old, next, patch, some, lineage).doc.check()).not.toThrow()
  }
})
