// What stands around a change is no part of it: pairs in which a part that ended was once taken for the part behind it.
import { describe, expect, test } from "vitest"
import { compare } from "../../app/changes/compare"
import { lineageOf } from "../../app/changes/lineage"
import { aside } from "./forms"
import { tryBesideOthers } from "./properties"
import { doc, h, p, part } from "./telling"
import type { Case } from "./tried"

const pairs: Case[] = [
  { seed: 11026838, parts: 2, edits: 6, tables: true },
  { seed: 93943102, parts: 3, edits: 8, tables: true },
  { seed: 9250529, parts: 2, edits: 5, tables: false },
  { seed: 12909107, parts: 4, edits: 7, tables: false },
  { seed: 35715827, parts: 4, edits: 7, tables: false },
  { seed: 56954585, parts: 2, edits: 4, tables: false },
]

describe("what stands around changes no fingerprint", () => {
  test.each(pairs)("in the pair of seed $seed", tryBesideOthers)
})

test("a heading that leaves its part is the same change whether or not another part follows", () => {
  const hero = part("hero", "Sales", "Maya needs forty chairs", p("She has until Friday, and one afternoon to choose."))
  const old = [hero, part("section", null, "What is kept")]
  const next = [part("section", null, "What is kept", p("Every offer stays in the file."), h("Who looks")), hero]
  const found = (...following: ReturnType<typeof part>[]) => {
    const before = doc(...old, ...following)
    return compare(before, doc(...next, ...following), { lineage: lineageOf(before, []) }).units
  }
  const [alone, followed] = [found(), found(aside("Where the audit is kept."))]
  expect(alone.map(({ kind }) => kind)).toContain("move")
  expect(followed.map(({ kind, lineage }) => [kind, lineage.length])).toEqual(
    alone.map(({ kind, lineage }) => [kind, lineage.length]),
  )
})
