import { expect, test } from "vitest"
import { type Standing, seesNames, standingSeenBy } from "../../app/reading/standing"

const team = (name: string, people: number) => ({ id: name.toLowerCase(), name, people })

const standing: Standing = {
  version: {
    id: "v5",
    ordinal: 5,
    label: "5",
    readBy: "2026-05-15",
    inForceFrom: "2026-05-18",
    publishedAt: Date.UTC(2026, 4, 4, 10),
  },
  people: 23,
  finished: 19,
  teams: [team("Sales", 11), team("Support", 7), team("Coordination", 2), team("Marketing", 3)],
  changes: [
    {
      id: "c2",
      ordinal: 2,
      title: "The sales coordinator makes the first call",
      readers: 21,
      byTeam: { sales: 9, support: 7, coordination: 2, marketing: 3 },
    },
  ],
  persons: [
    { id: "p1", name: "Lars Berg", teams: ["sales"], finished: false, finishedOn: null },
    { id: "p2", name: "Mina Kaya", teams: ["support"], finished: true, finishedOn: "2026-05-06" },
  ],
}

test.each([
  ["everyone", ["author"], true],
  ["everyone", ["consultant"], true],
  ["teams", ["author"], false],
  ["teams", ["admin"], false],
  ["teams", ["consultant"], true],
  ["teams", ["consultant", "author"], false],
  ["teams", ["consultant", "admin"], false],
  ["teams", ["consultant", "reader"], true],
] as const)("with names for %s, somebody in the seats %j sees names: %s", (names, seats, sees) =>
  expect(seesNames(names, [...seats])).toBe(sees),
)

test("an author sees every team and who has not finished", () => {
  const seen = standingSeenBy(standing, { names: "everyone", seats: ["author"] })
  expect(seen.columns.map((c) => `${c.name} ${c.people}`)).toEqual([
    "Sales 11",
    "Support 7",
    "Coordination 2",
    "Marketing 3",
  ])
  expect(seen.persons?.waiting).toEqual([{ name: "Lars Berg", teams: ["Sales"], finishedOn: null }])
  expect(seen.persons?.done).toEqual([{ name: "Mina Kaya", teams: ["Support"], finishedOn: "2026-05-06" }])
})

test("in teams only an author gets no name at all, and small teams are counted together", () => {
  const seen = standingSeenBy(standing, { names: "teams", seats: ["author"] })
  expect(JSON.stringify(seen)).not.toMatch(/Lars|Mina|Coordination|Marketing/)
  expect(seen.columns).toEqual([
    { name: "Sales", people: 11 },
    { name: "Support", people: 7 },
    { name: "Others", people: 5 },
  ])
  expect(seen.rows[0]?.cells).toEqual([9, 7, 5])
  expect(seen.folded).toBe(true)
})

test("a single small team is never told alone: the smallest of the others joins it", () => {
  const small = { ...standing, teams: [team("Sales", 11), team("Support", 7), team("Coordination", 2)] }
  const seen = standingSeenBy(small, { names: "teams", seats: ["author"] })
  expect(seen.columns).toEqual([
    { name: "Sales", people: 11 },
    { name: "Others", people: 9 },
  ])
})

test("where all teams are small there is one column for everybody", () => {
  const small = { ...standing, teams: [team("Sales", 2), team("Support", 1)] }
  expect(standingSeenBy(small, { names: "teams", seats: ["admin"] }).columns).toEqual([
    { name: "Everybody", people: 3 },
  ])
})
