import { describe, expect, test } from "vitest"
import { askingOf, orderFor, rightPlace } from "../../app/reading/check-order"
import { answeredTold, foundTold } from "../../app/reading/figures"
import { guessFrom } from "../../app/reading/reading-forms"
import { decideReveal, type RevealDecision, type RevealFacts } from "../../app/reading/reveal"
import { whichSentence } from "../../app/versions/careful"

const opening = { id: "o1", personId: "lars", versionId: "v5", changeFp: "first-call", shownHash: "h" }
const sentence = (text: string, changed = false) => ({ where: "First call", text, changed })
const careful = {
  side: "now" as const,
  sentences: [sentence("Her phone rings."), sentence("It is Jana.", true), sentence("Then comes the offer.")],
}
const facts: RevealFacts = { currentVersionId: "v5", opening, careful, revealed: false }
const asked = { personId: "lars", fp: "first-call", guess: { sentence: 1 } }

describe("what is new", () => {
  test.each<[string, Partial<RevealFacts>, Partial<Parameters<typeof decideReveal>[1]>, RevealDecision]>([
    ["is found by who chooses the new sentence", {}, {}, { reveal: "found" }],
    ["is shown to who asks for it", {}, { guess: "show" }, { reveal: "shown" }],
    ["is not found by another sentence", {}, { guess: { sentence: 0 } }, { refused: "not-new" }],
    ["is not found by a sentence that is not there", {}, { guess: { sentence: 9 } }, { refused: "not-new" }],
    ["is not found without a choice", {}, { guess: { sentence: null } }, { refused: "none-chosen" }],
    ["is known already", { revealed: true }, { guess: { sentence: 0 } }, { again: true }],
    ["needs an opening", { opening: null }, {}, { refused: "not-opened" }],
    ["needs an own opening", {}, { personId: "mina" }, { refused: "not-opened" }],
    ["needs the opening of this change", {}, { fp: "offer" }, { refused: "not-opened" }],
    ["is superseded by a newer version", { currentVersionId: "v6" }, {}, { refused: "superseded" }],
    ["is absent where nothing is left to find", { careful: null }, {}, { refused: "absent" }],
    ["is absent for others", { careful: null, opening: null }, {}, { refused: "absent" }],
  ])("%s", (_, more, other, decision) => {
    expect(decideReveal({ ...facts, ...more }, { ...asked, ...other })).toEqual(decision)
  })
})

test("a sentence far down in a long passage may be chosen too", () => {
  const form = new FormData()
  form.set("sentence", "119")
  expect(guessFrom(form).guess).toEqual({ sentence: 119 })
})

test.each([
  [[2], "the second sentence"],
  [[2, 5], "the second and the fifth sentence"],
  [[1, 21, 22, 113], "the first, the 21st, the 22nd and the 113th sentence"],
])("what was new is told of the sentences %j", (places, told) => {
  const sentences = Array.from({ length: 120 }, (_, at) => sentence("Her phone rings.", places.includes(at + 1)))
  expect(whichSentence({ ...careful, sentences })).toBe(told)
})

describe("the answers of a check", () => {
  const check = { question: "Who?", answers: ["a", "b", "c", "d"], right: 2, explanation: "Because." }

  test("have an order of their own for each opening, and keep it", () => {
    const orders = Array.from({ length: 200 }, (_, n) => orderFor(check, `opening ${n}`).join(""))
    expect(new Set(orders).size).toBe(24)
    expect(orderFor(check, "o1")).toEqual(orderFor(check, "o1"))
  })

  test("are all there, and the right one is where it is shown", () => {
    for (const id of ["o1", "o2", "o3", "o4"]) {
      const asking = askingOf(check, id)
      expect(asking.answers.toSorted()).toEqual(["a", "b", "c", "d"])
      expect(asking.answers[rightPlace(check, id)]).toBe("c")
      expect(JSON.stringify(asking)).not.toContain("Because")
    }
  })
})

test.each([
  [{ found: 4, shown: 0, answered: 0, atOnce: 0 }, "few", "few"],
  [
    { found: 4, shown: 1, answered: 5, atOnce: 3 },
    { of: 5, well: 4 },
    { of: 5, well: 3 },
  ],
])("nothing is told about fewer than five people", (figures, found, answered) => {
  expect([foundTold(figures), answeredTold(figures)]).toEqual([found, answered])
})
