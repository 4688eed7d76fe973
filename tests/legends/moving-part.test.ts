import { Fragment, type Node, Slice } from "prosemirror-model"
import { ReplaceStep } from "prosemirror-transform"
import { describe, expect, test } from "vitest"
import { readMarkdown } from "../../app/document/markdown"
import { schema } from "../../app/document/schema"
import { plainText } from "../../app/document/text"
import { movingPart, stepFrom } from "../../app/legends/moving-part"

const read = readMarkdown("# A\n\none\n\n# B\n\ntwo and a half\n\n# C\n\nthree")
if ("problem" in read) throw new Error(read.problem)
const { doc } = read
const order = (doc: Node | null) => doc?.children.map((part) => part.firstChild?.textContent).join("")
const typing = (text: string, pos: number) =>
  new ReplaceStep(pos, pos, new Slice(Fragment.from(schema.text(text)), 0, 0))

describe("a part that moves", () => {
  test.each<[number, -1 | 1, string]>([
    [0, 1, "BAC"],
    [1, -1, "BAC"],
    [1, 1, "ACB"],
    [2, -1, "ACB"],
  ])("part %i by %i gives %s, and back again", (index, by, expected) => {
    const step = movingPart(doc, index, by)!
    const moved = step.apply(doc).doc!
    expect(order(moved)).toBe(expected)
    expect(
      stepFrom(JSON.parse(JSON.stringify(step)))
        .apply(doc)
        .doc?.toJSON(),
    ).toEqual(moved.toJSON())
    expect(step.invert().apply(moved).doc?.toJSON()).toEqual(doc.toJSON())
  })

  test.each([
    [0, -1],
    [2, 1],
  ] as const)("part %i does not move by %i", (index, by) => {
    expect(movingPart(doc, index, by)).toBeNull()
  })

  test("takes along what was written into it in the meantime", () => {
    for (const index of [0, 1] as const)
      for (const pos of [2, 6, 12, 17]) {
        const typed = typing("NEW", pos)
        const step = movingPart(doc, index, 1)!.map(typed.getMap())!
        const both = step.apply(typed.apply(doc).doc!).doc!
        expect(plainText(both)).toContain("NEW")
        both.check()
      }
  })

  test("is dropped when one of the two is gone", () => {
    const gone = new ReplaceStep(0, doc.child(0).nodeSize, Slice.empty)
    expect(movingPart(doc, 0, 1)!.map(gone.getMap())).toBeNull()
  })

  test.each<[string, unknown]>([
    ["no numbers", { stepType: "partsSwapped" }],
    ["a negative size", { stepType: "partsSwapped", pos: 5, before: -1, after: 3 }],
  ])("%s is no such step", (_name, json) => {
    expect(() => stepFrom(json)).toThrow(RangeError)
  })

  test("fails where the parts have changed", () => {
    expect(movingPart(doc, 0, 1)!.apply(typing("x", 3).apply(doc).doc!).failed).toBe(
      "These parts are no longer neighbours.",
    )
  })
})
