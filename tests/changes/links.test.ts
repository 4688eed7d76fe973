// What can only be taken over together says so, and nothing else does.
import type { Node } from "prosemirror-model"
import { expect, test } from "vitest"
import { canonical } from "../../app/changes/canonical"
import { linkUntilValid } from "../../app/changes/links"
import type { Thread } from "../../app/changes/patch"
import { Positions } from "../../app/changes/positions"
import { p, quote, step } from "./telling"

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
  const requires = [new Set<number>(), new Set<number>(), new Set<number>()]
  linkUntilValid(new Positions(old), new Positions(next), [threads], [0, 1, 2], requires)
  expect(requires.map((units) => [...units])).toEqual([[], [2], []])
})
