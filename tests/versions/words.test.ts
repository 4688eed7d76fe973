import { expect, test } from "vitest"
import { noWords, wordsFrom } from "../../app/versions/review-page"
import { writtenOver } from "../../app/versions/written-over"

function formOf(fields: readonly (readonly [string, string])[]) {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return form
}

const version = {
  ...{ summary: "", correction: false, teams: [], readBy: "", inForceFrom: "" },
  ...{ answering: ["3"], replies: { "3": "It stays yours." } },
}

test("a form says what the author wrote about a change and about the version", () => {
  const form = formOf([
    ["fp", "f2"],
    ["title", " The sales coordinator\u0000 makes the first call "],
    ["reason", "While you are on the road\r\nnobody can."],
    ["pillar", "customer_centricity"],
    ["raised", "on"],
    ["role", "Sales"],
    ["role", "Sales coordinator"],
    ["note:Sales", "You no longer call first."],
    ["note:Sales coordinator", " "],
    ["shown", "careful"],
    ["question", "Who calls first?"],
    ["answer:1", "Sales"],
    ["answer:2", "The coordinator"],
    ["answer:3", " "],
    ["right", "2"],
    ["explanation", "She sits at the desk."],
    ["summary", "An answer in five minutes."],
    ["audience", "t1"],
    ["audience", "t2"],
    ["readBy", "2026-05-15"],
    ["inForceFrom", ""],
    ["answering", "3"],
    ["reply:3", " It stays yours. "],
    ["reply:4", " "],
  ])
  expect(wordsFrom(form)).toEqual({
    fp: "f2",
    change: {
      title: "The sales coordinator makes the first call",
      reason: "While you are on the road\nnobody can.",
      pillar: "customer_centricity",
      raised: true,
      roles: ["Sales", "Sales coordinator"],
      teams: [],
      notes: { Sales: "You no longer call first." },
      careful: true,
      question: "Who calls first?",
      answers: { "1": "Sales", "2": "The coordinator" },
      right: "2",
      explanation: "She sits at the desk.",
    },
    version: {
      summary: "An answer in five minutes.",
      correction: false,
      teams: ["t1", "t2"],
      readBy: "2026-05-15",
      inForceFrom: "",
      answering: ["3"],
      replies: { "3": "It stays yours." },
    },
  })
})

test("a form without a change speaks of the version only", () => expect(wordsFrom(formOf([])).change).toBeNull())

test.each([
  ["nothing", ""],
  ["no JSON", "{"],
  ["another shape", JSON.stringify({ change: null, version: { summary: 1 } })],
])("what was written over %s is not believed", (_, was) => expect(writtenOver(formOf([["was", was]]))).toBeNull())

test("the form carries what it was written over", () => {
  const was = { change: noWords, version }
  expect(writtenOver(formOf([["was", JSON.stringify(was)]]))).toEqual(was)
})
