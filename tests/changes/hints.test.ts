// Ids of blocks are hints: what the editor leaves to a block that was cut, joined or rewritten, and what is found all the same.
import type { Node } from "prosemirror-model"
import { expect, test } from "vitest"
import { canonical } from "../../app/changes/canonical"
import { compare } from "../../app/changes/compare"
import { hintsOf, lineageOf } from "../../app/changes/lineage"
import { storedPatch } from "../../app/versions/stored-patch"
import { h, p, step } from "./telling"

const walk = "Maya walks through the rooms and counts the chairs she has to replace before the audit."
const call = "The caller asks for the floor plan and writes down what the rooms are used for."
const offer = "The offer arrives the same day and names a price for forty chairs with delivery."

const named = (id: string, node: Node) => node.type.create({ ...node.attrs, id }, node.content)
const edited = (said: string) => said.replace("chairs", "stools")

const cases: [what: string, before: Node, after: Node, expected: string[]][] = [
  [
    "a paragraph is cut, and its first half keeps the id",
    step(named("a", p(`${walk} ${call}`))),
    step(named("a", p(walk)), named("b", p(call))),
    ["split"],
  ],
  [
    "a paragraph is cut, and its second half keeps the id",
    step(named("a", p(`${walk} ${call}`))),
    step(named("b", p(walk)), named("a", p(call))),
    ["split"],
  ],
  [
    "a paragraph is cut and edited",
    step(named("a", p(`${walk} ${call}`)), named("c", p(offer))),
    step(named("a", p(edited(walk))), named("b", p(call)), named("c", p(edited(offer)))),
    ["split", "text", "text"],
  ],
  [
    "a paragraph is cut in three",
    step(named("a", p(`${walk} ${call} ${offer}`))),
    step(named("a", p(walk)), named("b", p(call)), named("c", p(offer))),
    ["split"],
  ],
  [
    "two paragraphs are joined, and the first leaves its id",
    step(named("a", p(walk)), named("b", p(call))),
    step(named("a", p(`${walk} ${call}`))),
    ["merge"],
  ],
  [
    "two paragraphs are joined, and the second leaves its id",
    step(named("a", p(walk)), named("b", p(call))),
    step(named("b", p(`${walk} ${call}`))),
    ["merge"],
  ],
  [
    "a paragraph of another id behind it says the same again",
    step(named("a", p(walk)), named("b", p(call))),
    step(named("a", p(`${walk} ${call}`)), named("b", p(call.replace("floor", "house")))),
    ["sentence-insert", "text"],
  ],
  [
    "a paragraph is rewritten under its id",
    step(h("Rooms", 3), named("a", p("Nobody has to wait for the key of the house.")), p(call)),
    step(h("Rooms", 3), p(offer), named("a", p("The key of the house hangs in a box at the door.")), p(call)),
    ["insert", "text"],
  ],
]

test.each(cases)("%s", (_, before, after, expected) => {
  const lineage = lineageOf(canonical(before), hintsOf(before))
  expect(compare(before, after, { lineage }).units.map(({ kind }) => kind)).toEqual(expected)
})

test.each(cases)("what is stored says the same: %s", (_, before, after, expected) => {
  const doc = canonical(before)
  for (const lineage of [lineageOf(doc, hintsOf(before)), lineageOf(doc, [])])
    expect(storedPatch({ doc, lineage }, after).units.map(({ kind }) => kind)).toEqual(expected)
})
