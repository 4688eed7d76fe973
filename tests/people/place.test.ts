import { expect, test } from "vitest"
import type { Seat } from "../../app/people/person"
import { decideLeaving, decideSeats, difference } from "../../app/people/place"

const admin: Seat[] = ["author", "admin"]

test.each([
  { seats: admin, otherAdmins: 0, asked: ["author"] as Seat[], outcome: { refused: "last-admin" } },
  { seats: admin, otherAdmins: 1, asked: ["author"] as Seat[], outcome: { seats: ["author"] } },
  { seats: admin, otherAdmins: 0, asked: ["admin", "author"] as Seat[], outcome: { seats: ["author", "admin"] } },
  { seats: ["reader"] as Seat[], otherAdmins: 0, asked: ["author"] as Seat[], outcome: { seats: ["author"] } },
  { seats: ["reader"] as Seat[], otherAdmins: 1, asked: [], outcome: { refused: "no-seat" } },
])("$seats asked to be $asked beside $otherAdmins other admins", ({ seats, otherAdmins, asked, outcome }) => {
  expect(decideSeats({ seats, otherAdmins }, asked)).toEqual(outcome)
})

test("the last admin stays, everybody else may leave", () => {
  expect(decideLeaving({ seats: admin, otherAdmins: 0 })).toEqual({ refused: "last-admin" })
  expect(decideLeaving({ seats: admin, otherAdmins: 1 })).toEqual({ leaves: true })
  expect(decideLeaving({ seats: ["reader"], otherAdmins: 0 })).toEqual({ leaves: true })
})

test("only what there is can be added, and what is no longer wanted goes", () => {
  expect(difference(["sales"], ["support", "of another company"], ["sales", "support"])).toEqual({
    added: ["support"],
    gone: ["sales"],
  })
})
