// A unit can be cut by sentence: each piece is a change of its own, and together they are what the unit was.
import type { Node } from "prosemirror-model"
import { describe, expect, test } from "vitest"
import { apply } from "../../app/changes/apply"
import { canonical } from "../../app/changes/canonical"
import { compare } from "../../app/changes/compare"
import { lineageOf } from "../../app/changes/lineage"
import type { Patch } from "../../app/changes/patch"
import { prove } from "../../app/changes/prove"
import { comesApartIn, splitUnit } from "../../app/changes/split"
import { chance, storyteller } from "./stories"
import { h, p, step, ul } from "./telling"

const walk = "Maya walks through the rooms and counts the chairs she has to replace before the audit."
const call = "The caller asks for the floor plan and writes down what the rooms are used for."
const offer = "The offer arrives the same day and names a price for forty chairs with delivery."

const wholeOf = (before: Node, after: Node) => {
  const patch = compare(before, after)
  expect(patch.units).toHaveLength(1)
  return patch
}
const said = (doc: Node) => doc.textBetween(0, doc.content.size, "\n")
const taken = (before: Node, next: Node, patch: Patch, ...at: number[]) =>
  said(
    apply(before, next, patch, new Set(at.map((each) => patch.units[each]!.fp)), lineageOf(canonical(before), [])).doc,
  )

describe("a unit cut by sentence", () => {
  test("two sentences that came in are two, and each can come alone", () => {
    const [one, other] = [step(p(walk)), step(p(walk, " ", call, " ", offer))]
    const split = splitUnit(one, other, wholeOf(one, other), wholeOf(one, other).units[0]!.fp)!
    expect(split.units.map((unit) => [unit.kind, unit.after])).toEqual([
      ["sentence-insert", call],
      ["sentence-insert", offer],
    ])
    expect(taken(one, other, split, 0)).toBe(`First call\n${walk} ${call}`)
    expect(taken(one, other, split, 1)).toBe(`First call\n${walk} ${offer}`)
  })

  test("two that went are two", () => {
    const [one, other] = [step(p(walk, " ", call, " ", offer)), step(p(offer))]
    const split = splitUnit(one, other, wholeOf(one, other), wholeOf(one, other).units[0]!.fp)!
    expect(split.units.map(({ before }) => before)).toEqual([walk, call])
    expect(taken(one, other, split, 1)).toBe(`First call\n${walk} ${offer}`)
  })

  test("the same words in two sentences are two edits", () => {
    const [one, other] = [
      step(p("The old lift is slow. Nobody likes the old lift.")),
      step(p("The glass lift is slow. Nobody likes the glass lift.")),
    ]
    const split = splitUnit(one, other, wholeOf(one, other), wholeOf(one, other).units[0]!.fp)!
    expect(split.units.map((unit) => [unit.before, unit.after])).toEqual([
      ["The old lift is slow.", "The glass lift is slow."],
      ["Nobody likes the old lift.", "Nobody likes the glass lift."],
    ])
    expect(taken(one, other, split, 1)).toBe("First call\nThe old lift is slow. Nobody likes the glass lift.")
  })

  test("a term in three places is three", () => {
    const told = (name: string) =>
      step(...["One", "Two", "Six"].map((each) => p(`${each} waits for the ${name} today.`)))
    const [one, other] = [told("brochure"), told("offer")]
    const split = splitUnit(one, other, wholeOf(one, other), wholeOf(one, other).units[0]!.fp)!
    expect(split.units).toHaveLength(3)
    expect(taken(one, other, split, 0, 2)).toContain("Two waits for the brochure today.")
  })

  test("a word that came into three sentences is told by the three", () => {
    const told = (name: string) =>
      step(...["One", "Two", "Six"].map((each) => p(`${each} waits for the ${name} today.`)))
    const [one, other] = [told("offer"), told("second offer")]
    const split = splitUnit(one, other, wholeOf(one, other), wholeOf(one, other).units[0]!.fp)!
    expect(split.units.map(({ before }) => before)).toEqual(
      ["One", "Two", "Six"].map((each) => `${each} waits for the offer today.`),
    )
  })

  test("sentences in the place of others change in turn", () => {
    const [one, other] = [
      step(p("Bring glue here. Doors stay shut. ", walk)),
      step(p("Nobody sleeps here. Cats drink at closed doors. ", walk)),
    ]
    const split = splitUnit(one, other, wholeOf(one, other), wholeOf(one, other).units[0]!.fp)!
    expect(taken(one, other, split, 1)).toBe(`First call\nBring glue here. Cats drink at closed doors. ${walk}`)
    expect(taken(one, other, split, 0)).toBe(`First call\nNobody sleeps here. Doors stay shut. ${walk}`)
  })

  test("sentences of a new paragraph need the paragraph, and not each other", () => {
    for (const [one, other] of [
      [step(p(walk)), step(p(walk), p(`${call} ${offer} ${walk}`))],
      [step(ul(walk)), step(ul(walk, `${call} ${offer} ${walk}`))],
    ] as const) {
      const whole = wholeOf(one, other)
      const split = splitUnit(one, other, whole, whole.units[0]!.fp)!
      const [frame] = split.units
      expect(split.units.map(({ kind, requires, after }) => [kind, requires ?? [], after])).toEqual([
        ["insert", [], ""],
        ...[call, offer, walk].map((said) => ["sentence-insert", [frame!.fp], said]),
      ])
      expect(taken(one, other, split, 2)).toBe(`First call\n${walk}\n ${offer}`)
      expect(taken(one, other, split, 3, 1)).toBe(`First call\n${walk}\n${call} ${walk}`)
      expect(taken(one, other, split, 0, 1, 2, 3)).toBe(said(other))
      expect(comesApartIn(one, other, whole)(whole.units[0]!)).toBe(true)
    }
  })

  test("a sentence of a new paragraph is the same change when another one is known already", () => {
    const [one, other] = [step(p(walk)), step(p(walk), p(`${call} ${offer}`))]
    const whole = wholeOf(one, other)
    const split = splitUnit(one, other, whole, whole.units[0]!.fp)!
    const [, first, second] = split.units
    const left = (known: string) => {
      const state = apply(one, other, split, new Set([known]), lineageOf(canonical(one), []))
      return compare(state.doc, other, { lineage: state.lineage, nextLineage: split.lineage }).units.map(({ fp }) => fp)
    }
    expect(left(first!.fp)).toEqual([second!.fp])
    expect(left(second!.fp)).toEqual([first!.fp])
  })

  test("a paragraph goes after its last sentence", () => {
    const [one, other] = [step(p(walk), p(`${call} ${offer}`)), step(p(walk))]
    const split = splitUnit(one, other, wholeOf(one, other), wholeOf(one, other).units[0]!.fp)!
    expect(split.units.map(({ kind, requires }) => [kind, requires?.length ?? 0])).toEqual([
      ["delete", 1],
      ["sentence-delete", 0],
    ])
    expect(taken(one, other, split, 1).trim()).toBe(`First call\n${walk}\n${call}`)
  })

  test("one sentence, a format, a move and a unit that is not there are not cut", () => {
    const [one, other] = [step(p(walk), h("Rooms", 3)), step(p(walk.replace("rooms", "halls")), h("Rooms", 4))]
    const patch = compare(one, other)
    for (const { fp } of patch.units) expect(splitUnit(one, other, patch, fp)).toBeNull()
    expect(splitUnit(one, other, patch, "another")).toBeNull()
    const [from, to] = [step(p(walk), ul(call, offer)), step(ul(call, offer), p(walk))]
    for (const { fp } of compare(from, to).units) expect(splitUnit(from, to, compare(from, to), fp)).toBeNull()
  })

  test("the others keep their fingerprints, and the rest is proven, in stories by chance", () => {
    let cut = 0
    for (let seed = 1; seed <= 60; seed++) {
      const teller = storyteller(seed, false)
      const one = teller.story(1 + Math.floor(chance(seed)() * 3))
      const other = teller.edited(one, 6)
      const patch = compare(one, other)
      for (const { fp } of patch.units) {
        const split = splitUnit(one, other, patch, fp)
        if (!split) continue
        cut++
        const kept = patch.units.filter((unit) => unit.fp !== fp).map((unit) => unit.fp)
        expect(split.units.map((unit) => unit.fp)).toEqual(expect.arrayContaining(kept))
        expect(prove(one, other, split)).toBeNull()
      }
    }
    expect(cut).toBeGreaterThan(20)
  })
})
