import { describe, expect, test } from "vitest"
import { awayUntil, decideAbsence, dueFor, endedOn, isNotYetDue, shifted, spansOf } from "../../app/people/absence"

const may = (from: number, to: number) => ({ from: day(from), to: day(to) })
const day = (n: number) => shifted("2026-05-01", n - 1)

test.each([
  ["nobody away", [], 15],
  ["away before being asked", [may(1, 5)], 15],
  ["away when being asked", [may(4, 8)], 18],
  ["away in between", [may(8, 10)], 18],
  ["away until the date", [may(13, 15)], 18],
  ["away across the date", [may(14, 20)], 22],
  ["away only after it", [may(16, 20)], 15],
  ["away again on the days it was moved to", [may(8, 10), may(17, 18)], 20],
  ["away again on the day after the moved date", [may(8, 10), may(19, 22)], 18],
  ["two absences over the same days", [may(8, 10), may(9, 11)], 19],
  ["the whole time", [may(1, 31)], 41],
  ["an absence that was taken back", [{ from: day(8), to: day(7) }], 15],
] as const)("asked on the 6th to read by the 15th, %s: by %#", (_, absences, due) =>
  expect(dueFor(day(15), day(6), absences)).toBe(day(due)),
)

test("absences that touch are one, however they were entered", () => {
  expect(spansOf([may(8, 10), may(1, 2), may(11, 12), may(9, 9)])).toEqual([may(1, 2), may(8, 12)])
  expect(awayUntil([may(8, 10), may(11, 12)], day(9))).toBe(day(12))
  expect(awayUntil([may(8, 10)], day(11))).toBe(null)
})

test.each([
  ["away today, before everybody's date", [may(8, 12)], 10, false],
  ["away soon, before everybody's date", [may(12, 13)], 10, false],
  ["on everybody's date, which was moved", [may(8, 10)], 15, false],
  ["away across the date, and away still", [may(14, 20)], 18, true],
  ["away only after their own date, which passed unread", [may(16, 30)], 20, false],
  ["away after the moved date, too", [may(8, 10), may(19, 25)], 20, false],
  ["back, and the moved date is to come", [may(8, 10)], 17, true],
  ["on the moved date", [may(8, 10)], 18, true],
  ["after the moved date", [may(8, 10)], 19, false],
  ["never away, before the date", [], 12, false],
  ["never away, after the date", [], 19, false],
] as const)("%s: not yet due is %s", (_, absences, today, is) =>
  expect(isNotYetDue(day(15), day(6), absences, day(today))).toBe(is),
)

describe("entering", () => {
  test.each([
    [may(8, 10), { away: may(8, 10) }],
    [may(8, 8), { away: may(8, 8) }],
    [{ from: "", to: day(3) }, { refused: "no-day" }],
    [{ from: "2026-02-30", to: day(3) }, { refused: "no-day" }],
    [may(10, 8), { refused: "backwards" }],
    [may(1, 366), { away: may(1, 366) }],
    [may(1, 367), { refused: "too-long" }],
    [may(-40, -25), { away: may(-40, -25) }],
    [may(-40, -26), { refused: "too-late" }],
  ] as const)("%j on the 6th", (asked, outcome) => expect(decideAbsence(asked, day(6))).toEqual(outcome))
})

test.each([
  ["while away", may(4, 10), 5],
  ["on its first day", may(6, 10), 5],
  ["before it begins", may(8, 10), 7],
  ["on its last day", may(4, 6), 5],
  ["after it is over", may(1, 5), null],
] as const)("ended on the 6th, %s", (_, away, last) =>
  expect(endedOn(away, day(6))).toBe(last === null ? null : day(last)),
)
