import { describe, expect, test } from "vitest"
import type { Unit } from "../../app/changes/patch"
import { changeFp, changesOf, joinedSets } from "../../app/versions/grouping"

const unit = (fp: string, kind: Unit["kind"], other: Partial<Unit> = {}): Unit => ({
  ...{ fp, kind, key: `${kind} ${fp}`, old: [], new: [], parts: [], lineage: [], before: null, after: null },
  content: { before: null, after: null },
  context: { headings: [], block: 0 },
  severity: "normal",
  reasons: [],
  ...other,
})
const little = { severity: "minor", reasons: ["wording"] } as const
const fpsOf = (units: readonly Unit[], merged: string[][] = []) =>
  changesOf(units, merged).map((change) => change.units.map(({ fp }) => fp))

describe("units become changes", () => {
  test.each<[string, Unit[], string[][], string[][]]>([
    ["two of their own stay two", [unit("a", "text"), unit("b", "text")], [], [["a"], ["b"]]],
    [
      "units of one story are one",
      [unit("a", "promise", { group: "g" }), unit("b", "text"), unit("c", "text", { group: "g" })],
      [],
      [["a", "c"], ["b"]],
    ],
    [
      "what can only be taken over together is one",
      [unit("a", "text", { requires: ["b"] }), unit("b", "insert")],
      [],
      [["a", "b"]],
    ],
    [
      "what an author merged is one",
      [unit("a", "text"), unit("b", "text"), unit("c", "text")],
      [["a", "c"]],
      [["a", "c"], ["b"]],
    ],
    ["a promise is merged with nothing", [unit("a", "promise"), unit("b", "text")], [["a", "b"]], [["a"], ["b"]]],
    [
      "a step that changes hands is merged with nothing",
      [unit("a", "owner"), unit("b", "text")],
      [["a", "b"]],
      [["a"], ["b"]],
    ],
    ["a merge of what is gone merges nothing", [unit("a", "text")], [["a", "gone"]], [["a"]]],
    [
      "a merge takes a whole story along",
      [unit("a", "text", { group: "g" }), unit("b", "text"), unit("c", "text", { group: "g" })],
      [["a", "b"]],
      [["a", "b", "c"]],
    ],
    [
      "small corrections collect at the end",
      [unit("a", "text", { severity: "minor" }), unit("b", "text"), unit("c", "format", { severity: "cosmetic" })],
      [],
      [["b"], ["a", "c"]],
    ],
    [
      "a small part of something else is no small correction",
      [unit("a", "text", { severity: "minor", group: "g" }), unit("b", "owner", { severity: "major", group: "g" })],
      [],
      [["a", "b"]],
    ],
    [
      "what names the role follows the step that changes hands in its part; other small words do not",
      [
        unit("a", "owner", { severity: "major", facts: [{ name: "owner", was: "Sales", now: "Support" }] }),
        unit("b", "text", { ...little, before: "Sales, he says.", after: "Sales, she says." }),
        unit("c", "text", { ...little, before: "The salesman.", after: "A salesman." }),
        unit("d", "text", { ...little, before: "Sales, he says.", context: { headings: [], block: 1 } }),
      ],
      [],
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["what was removed is never a small correction", [unit("a", "delete", { severity: "minor" })], [], [["a"]]],
  ])("%s", (_, units, merged, expected) => expect(fpsOf(units, merged)).toEqual(expected))

  test("no unit is left out, and none is in two changes", () => {
    const kinds = ["promise", "owner", "text", "insert", "format", "part-insert"] as const
    const units = Array.from({ length: 60 }, (_, n) =>
      unit(`u${n}`, kinds[n % 6]!, {
        severity: n % 4 === 0 ? "minor" : "normal",
        ...(n % 5 === 0 ? { group: `g${n % 3}` } : {}),
        ...(n % 7 === 0 ? { requires: [`u${(n * 11) % 60}`] } : {}),
      }),
    )
    const owned = fpsOf(units, [
      ["u1", "u2", "u3"],
      ["u3", "u9"],
    ]).flat()
    expect(owned.toSorted()).toEqual(units.map(({ fp }) => fp).toSorted())
  })
})

test("the heaviest unit says how heavy a change is", () => {
  const [change] = changesOf([unit("a", "text", { requires: ["b"] }), unit("b", "insert", { severity: "major" })])
  expect(change).toMatchObject({ severity: "major", mayMerge: true, isSmall: false })
})

test("a change is known by its units, in whatever order", () => {
  expect(changeFp(["a", "b"])).toBe(changeFp(["b", "a"]))
  expect(changeFp(["a", "b"])).not.toBe(changeFp(["a"]))
})

test("sets that share something are one", () => {
  expect(joinedSets([["a", "b"], ["c"], ["b", "d"], []])).toEqual([["a", "b", "d"], ["c"]])
})

test("a long chain of sets is one set, found at once", () => {
  const links = Array.from({ length: 60_000 }, (_, i) => [i + 1, i])
  expect(joinedSets(links)).toHaveLength(1)
  expect(joinedSets(links.toReversed())[0]).toHaveLength(60_001)
})
