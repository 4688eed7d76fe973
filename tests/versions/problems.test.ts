import { describe, expect, test } from "vitest"
import { problemsOf, warningsOf } from "../../app/versions/problems"
import { afterHours, answerTime, firstCall, noQuestionnaire } from "./six-changes"

const version = {
  ...{ summary: "", correction: false, teams: ["sales"], readBy: "2026-05-15", inForceFrom: "2026-05-18" },
  ...{ answering: [], replies: {} },
}
const good = { changes: [answerTime, firstCall], version, people: 11, previous: "4", today: "2026-05-06" }
const sentences = (facts: Parameters<typeof problemsOf>[0]) =>
  problemsOf(facts).map(({ at, fp, sentence }) => `${at} ${fp ?? ""}: ${sentence}`)

describe("publishing is stopped", () => {
  test("by nothing when all is said", () => expect(problemsOf(good)).toEqual([]))

  test.each([
    ["no change at all", { changes: [] }, "changes : The draft says the same as version 4."],
    [
      "an empty draft",
      { changes: [], previous: null },
      "changes : The draft is empty: there is nothing to publish yet.",
    ],
    [
      "headings alone",
      { words: 7, told: 0 },
      "changes : Only headings stand there yet: write a sentence below one of them.",
    ],
    ["a missing reason", { changes: [answerTime, afterHours] }, "reason f5: Say why this detour is added."],
    [
      "a promise without a value",
      { unfilled: [{ where: "First call", misses: "value" as const, fp: "f2" }] },
      "promise f2: The promise in “First call” has no value yet: fill it in, or take the card out.",
    ],
    ["no team", { version: { ...version, teams: [] } }, "audience : Choose at least one team that reads it."],
    ["teams without people", { people: 0 }, "audience : Nobody is in these teams yet."],
    ["a day that is past", { version: { ...version, readBy: "2026-05-05" } }, "readBy : This day is past."],
    ["no day", { version: { ...version, readBy: "2026-02-30" } }, "readBy : This is no day of the calendar."],
    [
      "no day to begin",
      { version: { ...version, inForceFrom: "Monday" } },
      "inForceFrom : This is no day of the calendar.",
    ],
  ])("by %s", (_, other, sentence) => expect(sentences({ ...good, ...other })).toEqual([sentence]))

  test("by everything at once, in the order of the page", () => {
    const all = { ...good, changes: [afterHours], version: { ...version, teams: [], readBy: "2026-05-01" } }
    expect(problemsOf(all).map(({ at }) => at)).toEqual(["reason", "audience", "readBy"])
  })
})

describe("the author is warned", () => {
  const load = { changes: [firstCall], minutes: 3, words: 5000, version, today: "2026-05-06", isFirst: false }
  test("of nothing when all is well", () => expect(warningsOf(load)).toEqual([]))
  test.each([
    ["more than seven changes", { changes: Array(8).fill(noQuestionnaire) }, /8 changes/],
    [
      "more than twelve, and that readers have another way",
      { changes: Array(13).fill(noQuestionnaire) },
      /13 changes .* part by part/,
    ],
    ["more than half the words", { words: 2 * firstCall.shown.words - 1 }, /More than half the text .* part by part/],
    ["more than five minutes", { minutes: 6 }, /6 minutes/],
    [
      "a role nobody has",
      { changes: [{ ...firstCall, hands: { loses: null, gains: { name: "Sales coordinator", people: 0 } } }] },
      /Sales coordinator/,
    ],
    ["being in force before it is read", { version: { ...version, inForceFrom: "2026-05-10" } }, /Sun 10 May/],
    ["a date too near", { version: { ...version, readBy: "2026-05-07" } }, /little time/],
  ])("of %s, and it stops nothing", (_, other, sentence) => {
    const warnings = warningsOf({ ...load, ...other })
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toMatch(sentence)
  })
  test("not of many parts in the first version", () =>
    expect(warningsOf({ ...load, changes: Array(12).fill(noQuestionnaire), minutes: 9, isFirst: true })).toEqual([]))
})
