import { expect, test } from "vitest"
import { answeredElsewhere, answersIn, answersSentence, missingReplies } from "../../app/versions/answering"
import { problemsOf } from "../../app/versions/problems"
import type { ToAnswer } from "../../app/versions/review-page"
import { answerTime } from "./six-changes"

const asked = (number: number, what: ToAnswer["what"]): ToAnswer => ({
  ...{ number, what, about: "First call", version: "5", by: "Lars Berg", text: "My customers expect me." },
})
const open = [asked(3, "objection"), asked(4, "question")]
const version = (answering: string[], replies: Record<string, string> = {}) => ({
  ...{ summary: "", correction: false, teams: ["sales"], readBy: "", inForceFrom: "", answering, replies },
})

test.each([
  [[], null],
  [[[3, "objection"]], "Answers objection 3."],
  [[[4, "question"]], "Answers question 4."],
  [
    [
      [7, "objection"],
      [3, "objection"],
      [4, "question"],
    ],
    "Answers objections 3 and 7 and question 4.",
  ],
  [
    [
      [1, "question"],
      [2, "question"],
      [9, "question"],
    ],
    "Answers questions 1, 2 and 9.",
  ],
] as const)("%j is told as %s", (answered, sentence) =>
  expect(answersSentence(answered.map(([number, what]) => ({ number, what })))).toBe(sentence),
)

test("what is ticked is answered, once, in the order of the numbers; what is only written is not", () =>
  expect(answersIn(version(["12", "3", "3"], { 3: " It stays yours. ", 4: "Later.", 12: "Yes." }))).toEqual([
    { number: 3, text: "It stays yours." },
    { number: 12, text: "Yes." },
  ]))

test.each([
  ["nothing ticked", [], {}, []],
  ["a reply to each", ["3"], { 3: "It stays yours." }, []],
  ["a tick without a word", ["3"], { 3: "  " }, [[3, "replies"]]],
  [
    "two ticks without a word",
    ["3", "4"],
    {},
    [
      [3, "replies"],
      [4, "replies"],
    ],
  ],
  ["a tick at what does not wait any more", ["9"], {}, []],
] as const)("%s stops the version by what is missing", (_, ticked, replies, stops) => {
  const said = version([...ticked], replies)
  expect(missingReplies(said, open).map(({ number, at }) => [number, at])).toEqual(stops)
  const facts = { changes: [answerTime], version: said, people: 2, previous: "5", today: "2026-05-06", toAnswer: open }
  expect(problemsOf(facts).filter(({ at }) => at === "replies")).toHaveLength(stops.length)
  const correction = { ...facts, version: { ...said, correction: true } }
  expect(problemsOf(correction).filter(({ at }) => at === "replies")).toHaveLength(stops.length)
})

test("what got its reply meanwhile is told before it is published", () => {
  expect(answeredElsewhere(version(["3", "9"], { 3: "Yes.", 9: "Yes." }), open)).toMatchObject([
    { number: 9, at: "replies" },
  ])
  expect(answeredElsewhere(version(["3"]), open)).toEqual([])
})
