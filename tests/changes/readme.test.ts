// The story that the room's README draws: what it says the engine finds is what the engine finds.
import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { compare } from "../../app/changes/compare"
import { doc, p, part, promise } from "./telling"

const answer = { metric: "First answer", comparator: "within", value: "1", unit: "hour", owner: "Sales" }
const before = doc(
  part(
    "step",
    "Sales",
    "First answer",
    p("Within one hour she has an answer."),
    promise(answer),
    p("She opens the brochure."),
  ),
  part("step", "Sales", "First call", p("A sales person calls Maya."), p("The brochure is at hand.")),
  part("step", "Sales", "Fax the order", p("Maya faxes the signed order.")),
  part("destination", null, "Audit", p("The brochure is on her desk.")),
)
const after = doc(
  part(
    "step",
    "Sales",
    "First answer",
    p("Within five minutes she has an answer."),
    promise({ ...answer, value: "5", unit: "minutes" }),
    p("She opens the one-page offer."),
  ),
  part(
    "step",
    "Sales coordinator",
    "First call",
    p("A sales coordinator calls Maya."),
    p("The one-page offer is at hand."),
  ),
  part("step", "Support", "Check the plan", p("Support checks the floor plan.")),
  part("detour", null, "If nobody answers", p("The call goes to the next person.")),
  part("destination", null, "Audit", p("The one-page offer is on her desk.")),
)

const told = readFileSync("app/changes/README.md", "utf8")
const line = /^ (\d+) (\S+) +(\S+) +(.*?)(?: {2,}(.*))?$/
const lines = told.split("\n").flatMap((each) => {
  const [, number, kind, severity, said, bond] = line.exec(each) ?? []
  return kind ? [{ number: Number(number), kind, severity, said, bond }] : []
})
const { units } = compare(before, after)

test("the units it lists are those of the two versions", () =>
  expect(lines.map(({ kind, severity }) => `${kind} ${severity}`)).toEqual(
    units.map(({ kind, severity }) => `${kind} ${severity}`),
  ))

test("they are one story, or in several places, where it says so", () => {
  const bonds = units.map(({ group, places }, at) => {
    const other = units.findIndex((unit, index) => index > at && group && unit.group === group)
    return other >= 0 ? `one story with ${other + 1}` : places ? `one change in ${places} places` : undefined
  })
  expect(lines.map(({ bond }) => bond)).toEqual(bonds)
})

test("each of them is drawn beside what it changes", () => {
  const drawn = told.split("\n").filter((each) => /^[│├]/.test(each))
  for (const { number, said } of lines) {
    const rows = drawn.filter((row) => row.slice(40, 50).trim() === String(number))
    expect(rows.length, `${number} ${said}`).toBeGreaterThan(0)
  }
  for (const text of [before, after]
    .flatMap((version) => [...version.children])
    .map((part) => part.child(0).textContent))
    expect(told).toContain(text)
})
