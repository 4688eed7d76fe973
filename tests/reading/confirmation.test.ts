import { describe, expect, test } from "vitest"
import {
  type Asked,
  decideConfirmation,
  decideUndo,
  type Facts,
  floorMs,
  refusalSentence,
} from "../../app/reading/confirmation"

const nine = Date.UTC(2026, 4, 6, 9)
const opening = { id: "o1", personId: "lars", versionId: "v5", changeFp: "first-call", shownHash: "h" }
const asked: Asked = { personId: "lars", fp: "first-call", openingId: "o1", shownHash: "h", at: nine }
const facts: Facts = {
  currentVersionId: "v5",
  opening,
  consumedBy: null,
  change: { shownHash: "h", words: 34 },
  readBy: null,
  lastAt: nine - 5_100,
}
const read = { id: "c1", undone: false }

describe("a confirmation", () => {
  test.each<[string, Partial<Facts>, Partial<Asked>, ReturnType<typeof decideConfirmation>]>([
    ["is taken with an own, unconsumed opening after the floor", {}, {}, { confirm: true }],
    ["is taken exactly at the floor", { lastAt: nine - 5_100 }, {}, { confirm: true }],
    ["is too soon a millisecond before", { lastAt: nine - 5_099 }, {}, { refused: "too-soon", words: 34 }],
    ["is too soon when nothing is known of the pace", { lastAt: null }, {}, { refused: "too-soon", words: 34 }],
    ["is not opened without an opening", { opening: null }, {}, { refused: "not-opened" }],
    ["is not opened with another person's opening", {}, { personId: "mina" }, { refused: "not-opened" }],
    ["is absent for somebody whose list does not hold it", { opening: null, change: null }, {}, { refused: "absent" }],
    ["is not opened with the opening of another change", {}, { fp: "offer" }, { refused: "not-opened" }],
    ["is not opened when other content was shown", {}, { shownHash: "x" }, { refused: "not-opened" }],
    [
      "is not opened when the content is another now",
      { change: { shownHash: "x", words: 34 } },
      {},
      { refused: "not-opened" },
    ],
    ["is superseded when a newer version applies", { currentVersionId: "v6" }, {}, { refused: "superseded" }],
    ["is absent when the change is not in the reading", { change: null }, {}, { refused: "absent" }],
    ["is the same one when sent again", { consumedBy: read }, {}, { again: "c1" }],
    [
      "is the same one when sent again after a newer version",
      { consumedBy: read, currentVersionId: "v6" },
      {},
      { again: "c1" },
    ],
    ["is nobody's to repeat but its reader's", { consumedBy: read }, { personId: "mina" }, { refused: "not-opened" }],
    ["is not opened when it was taken back", { consumedBy: { id: "c1", undone: true } }, {}, { refused: "not-opened" }],
    ["is the earlier one when the change is read already", { readBy: "c0" }, {}, { again: "c0" }],
  ])("%s", (_, more, other, decision) => {
    expect(decideConfirmation({ ...facts, ...more }, { ...asked, ...other })).toEqual(decision)
  })
})

test.each([
  [0, 2_000],
  [13, 2_000],
  [14, 2_100],
  [34, 5_100],
  [133, 19_950],
  [134, 20_000],
  [5_000, 20_000],
])("the floor of %i changed words is %i ms", (words, ms) => {
  expect(floorMs(words)).toBe(ms)
})

test("too soon says how many words changed", () => {
  expect(refusalSentence({ refused: "too-soon", words: 34 })).toBe("Take one more look: 34 words changed here.")
  expect(refusalSentence({ refused: "too-soon", words: 1 })).toBe("Take one more look: 1 word changed here.")
})

describe("taking back a confirmation", () => {
  const confirmation = { personId: "lars", versionId: "v5", undone: false }
  test.each<[string, Parameters<typeof decideUndo>[0], string, ReturnType<typeof decideUndo>]>([
    ["is done while the version applies", confirmation, "v5", { undo: true }],
    ["is done once", { ...confirmation, undone: true }, "v5", { again: true }],
    ["comes too late after a newer version", confirmation, "v6", { refused: "superseded" }],
    ["is nobody's but the reader's", { ...confirmation, personId: "mina" }, "v5", { refused: "absent" }],
    ["needs a confirmation", null, "v5", { refused: "absent" }],
  ])("%s", (_, given, currentVersionId, decision) => {
    expect(decideUndo(given, { personId: "lars", currentVersionId })).toEqual(decision)
  })
})
