// Where a company stands with a version: who has read which change, as far as the one who looks may see it.
// In *teams only* no name leaves the server except to an independent consultant, and no team under five stands alone.
import type { Names, Seat } from "../people/person"

/** What is known about a version, whoever looks. */
export type Standing = {
  readonly version: {
    readonly id: string
    readonly ordinal: number
    readonly label: string
    readonly readBy: string | null
    readonly inForceFrom: string | null
    readonly publishedAt: number
  }
  /** How many people it is addressed to, and how many of them know it in full. */
  readonly people: number
  readonly finished: number
  /** The teams of the audience, and how many of the audience are in each. */
  readonly teams: readonly { readonly id: string; readonly name: string; readonly people: number }[]
  readonly changes: readonly {
    readonly id: string
    readonly ordinal: number
    readonly title: string
    /** Readers who confirmed it, each once, and by team id. */
    readonly readers: number
    readonly byTeam: Readonly<Record<string, number>>
  }[]
  /** The audience, by name. */
  readonly persons: readonly {
    readonly id: string
    readonly name: string
    readonly teams: readonly string[]
    readonly finished: boolean
    /** Calendar day they finished; null while they have not. */
    readonly finishedOn: string | null
  }[]
}

/** A team of fewer people is counted with others where names are not shown. */
export const smallestTeam = 5

export type Row = {
  readonly ordinal: number
  readonly title: string
  readonly readers: number
  /** Readers per column, in the order of the columns. */
  readonly cells: readonly number[]
}

export type Person = { readonly name: string; readonly teams: readonly string[]; readonly finishedOn: string | null }

/** What one who looks is shown: columns of teams, one row per change, and the names when they may see them. */
export type Seen = {
  readonly version: Standing["version"]
  readonly people: number
  readonly finished: number
  readonly columns: readonly { readonly name: string; readonly people: number }[]
  readonly rows: readonly Row[]
  /** True when small teams were counted together. */
  readonly folded: boolean
  /** Null when names are not for these eyes. */
  readonly persons: { readonly waiting: readonly Person[]; readonly done: readonly Person[] } | null
}

/** Whether somebody with these seats sees who has read, by name. */
export function seesNames(names: Names, seats: readonly Seat[]): boolean {
  if (names === "everyone") return true
  return seats.includes("consultant") && !seats.includes("author") && !seats.includes("admin")
}

/** The standing as somebody with these seats may see it. */
export function standingSeenBy(standing: Standing, looker: { names: Names; seats: readonly Seat[] }): Seen {
  const open = seesNames(looker.names, looker.seats)
  const groups = open ? standing.teams.map((team) => ({ name: team.name, teams: [team] })) : fold(standing.teams)
  const nameOf = new Map(standing.teams.map((team) => [team.id, team.name]))
  const persons = (finished: boolean) =>
    standing.persons
      .filter((person) => person.finished === finished)
      .map(({ name, teams, finishedOn }) => ({
        name,
        teams: teams.map((id) => nameOf.get(id)).filter((team) => team !== undefined),
        finishedOn,
      }))
  return {
    version: standing.version,
    people: standing.people,
    finished: standing.finished,
    columns: groups.map(({ name, teams }) => ({ name, people: sum(teams.map((team) => team.people)) })),
    rows: standing.changes.map(({ ordinal, title, readers, byTeam }) => ({
      ordinal,
      title,
      readers,
      cells: groups.map(({ teams }) => sum(teams.map((team) => byTeam[team.id] ?? 0))),
    })),
    folded: !open && groups.some(({ teams }) => teams.length > 1),
    persons: open ? { waiting: persons(false), done: persons(true) } : null,
  }
}

type Team = Standing["teams"][number]

/** Teams of five or more stand alone, the others together; when even those are under five, the smallest of the others joins them. */
function fold(teams: readonly Team[]): { name: string; teams: readonly Team[] }[] {
  const others = teams.filter((team) => team.people < smallestTeam)
  const large = teams.filter((team) => team.people >= smallestTeam)
  if (others.length === 0) return large.map((team) => ({ name: team.name, teams: [team] }))
  const joins = sum(others.map((team) => team.people)) < smallestTeam ? smallestOf(large) : undefined
  const alone = large.filter((team) => team !== joins)
  const together = joins ? [...others, joins] : others
  const name = alone.length > 0 ? "Others" : "Everybody"
  return [...alone.map((team) => ({ name: team.name, teams: [team] })), { name, teams: together }]
}

const smallestOf = (teams: readonly Team[]): Team | undefined =>
  teams.toSorted((a, b) => a.people - b.people || (a.name < b.name ? 1 : -1))[0]

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)
