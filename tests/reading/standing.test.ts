import { expect, test } from "vitest"
import { glancedAtBy } from "../../app/reading/company-at-a-glance"
import { type Seen, type Standing, seesNames, standingSeenBy } from "../../app/reading/standing"

/** A standing of people in these teams ("Sales 11" is eleven people); the first `readers` of all have read the one change. */
function standingOf(teams: readonly (readonly string[])[], readers: number, left = 0): Standing {
  const persons = teams.map((own, i) => ({
    id: `p${i}`,
    name: `Person ${i}`,
    teams: own.map((name) => name.toLowerCase()),
    finished: i < readers,
    finishedOn: i < readers ? "2026-05-06" : null,
    leftOn: i >= teams.length - left ? "2026-05-07" : null,
  }))
  const here = persons.filter((person) => person.leftOn === null)
  const inTeam = (id: string) => here.filter((person) => person.teams.includes(id))
  const names = [...new Set(teams.flat())]
  const read = (some: typeof here) => some.filter((person) => person.finished).length
  const byTeam = Object.fromEntries(names.map((name) => [name.toLowerCase(), read(inTeam(name.toLowerCase()))]))
  return {
    version: {
      id: "v5",
      ordinal: 5,
      label: "5",
      readBy: "2026-05-15",
      inForceFrom: "2026-05-18",
      publishedAt: Date.UTC(2026, 4, 4, 10),
    },
    people: here.length,
    finished: read(here),
    teams: names
      .map((name) => ({ id: name.toLowerCase(), name, people: inTeam(name.toLowerCase()).length }))
      .sort((one, other) => other.people - one.people),
    changes: [
      { id: "c2", ordinal: 2, title: "The first call", concealed: null, understood: null, readers: read(here), byTeam },
    ],
    persons: persons.map((one) => ({ ...one, notYetDue: false })),
  }
}

const times = (n: number, ...teams: string[]) => Array.from({ length: n }, () => teams)
const northlight = [
  ...times(11, "Sales"),
  ...times(7, "Support"),
  ...times(2, "Coordination"),
  ...times(3, "Marketing"),
]
const author = { names: "teams", seats: ["author"] } as const
const columnsOf = (seen: Seen) => seen.columns.map(({ name, people }) => `${name} ${people}`)

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
  const seen = standingSeenBy(standingOf(northlight, 12), { names: "everyone", seats: ["author"] })
  expect(columnsOf(seen)).toEqual(["Sales 11", "Support 7", "Marketing 3", "Coordination 2"])
  expect(seen.rows[0]?.cells).toEqual([11, 1, 0, 0])
  expect(seen.persons?.waiting[0]).toMatchObject({ name: "Person 12", teams: ["Support"], finishedOn: null })
  expect(seen.persons?.done.at(-1)).toMatchObject({ name: "Person 11", finishedOn: "2026-05-06" })
})

test("who left is named with the day, and waits no more", () => {
  const seen = standingSeenBy(standingOf(northlight, 12, 2), { names: "everyone", seats: ["author"] })
  expect(seen.counted).toEqual({ people: 21, finished: 12 })
  expect(seen.persons?.waiting).toHaveLength(9)
  expect(seen.persons?.left).toMatchObject([
    { name: "Person 21", leftOn: "2026-05-07", finished: false },
    { name: "Person 22", leftOn: "2026-05-07", finished: false },
  ])
})

test.each<[string, string[][], string[]]>([
  ["small teams are counted together", northlight, ["Sales 11", "Support 7", "Others 5"]],
  [
    "a single small team is never told alone: the smallest of the others joins it",
    northlight.slice(0, 20),
    ["Sales 11", "Others 9"],
  ],
  ["where all teams are small there is one column for everybody", northlight.slice(18), ["Everybody 5"]],
  [
    "a team inside another is not told: both figures would tell of the one who is in the outer team only",
    [...times(5, "Sales", "Berlin"), ...times(1, "Sales")],
    ["Sales 6"],
  ],
  [
    "a team across the others is not told",
    [...times(6, "Sales"), ...times(6, "Support"), ...times(3, "Sales", "Leads"), ...times(3, "Support", "Leads")],
    ["Sales 9", "Support 9"],
  ],
  [
    "whoever is left beside a team of everybody but one is counted with it",
    [...times(8, "Sales"), ...times(1)],
    ["Everybody 9"],
  ],
])("in teams only, %s", (_what, teams, columns) => {
  const standing = standingOf(teams, teams.length - 2)
  const seen = standingSeenBy(standing, author)
  expect(columnsOf(seen)).toEqual(columns)
  expect(JSON.stringify(seen)).not.toMatch(/Person \d/)
  // No figure is about fewer than five, and the columns make up everybody: so no difference is, either.
  const people = seen.columns.map((column) => column.people)
  expect(Math.min(...people)).toBeGreaterThanOrEqual(5)
  expect(people.reduce((all, n) => all + n)).toBe(seen.counted?.people)
  expect(seen.rows[0]?.cells.reduce((all, n) => all + n)).toBe(seen.rows[0]?.readers)
})

test("in teams only an audience under five is not counted at all", () => {
  const seen = standingSeenBy(standingOf(times(1, "Sales"), 1), author)
  expect(seen).toMatchObject({ counted: null, columns: [], rows: [], persons: null })
})

test("on the page of a company an audience under five is not counted either", () => {
  const of = (people: number) => ({
    id: "maya",
    title: "Maya",
    version: { label: "1", readBy: null, publishedAt: 0, counted: { people, finished: 1 } },
  })
  const counts = (looker: Parameters<typeof glancedAtBy>[1]) =>
    glancedAtBy([of(1), of(4), of(5)], looker).map(({ version }) => version?.counted?.people ?? null)
  expect(counts(author)).toEqual([null, null, 5])
  expect(counts({ names: "everyone", seats: ["author"] })).toEqual([1, 4, 5])
  expect(counts({ names: "teams", seats: ["consultant"] })).toEqual([1, 4, 5])
})
