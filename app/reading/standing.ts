// Where a company stands with a version: who has read which change, as far as the one who looks may see it.
// In *teams only* no name leaves the server except to an independent consultant, and no team under five stands alone.
import type { Names, Seat } from "../people/person"
import { answeredTold, type Figures, foundTold, type Told } from "./figures"

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
  /** How many people it is addressed to, and how many of them know it in full. Who has left is in no figure. */
  readonly people: number
  readonly finished: number
  /** The teams of the audience, the largest first, and how many of the audience are in each. */
  readonly teams: readonly { readonly id: string; readonly name: string; readonly people: number }[]
  readonly changes: readonly {
    readonly id: string
    readonly ordinal: number
    readonly title: string
    /** What who has still to find it is told of it; null where nothing is left for careful reading. */
    readonly concealed: string | null
    /** How readers got on with it; null where there was nothing to find or to answer. */
    readonly understood: { readonly careful: boolean; readonly check: boolean; readonly figures: Figures } | null
    /** Readers who confirmed it, each once, and by team id. */
    readonly readers: number
    readonly byTeam: Readonly<Record<string, number>>
  }[]
  /** The audience, by name, with those who left since. */
  readonly persons: readonly {
    readonly id: string
    readonly name: string
    readonly teams: readonly string[]
    readonly finished: boolean
    /** Calendar day they finished; null while they have not. */
    readonly finishedOn: string | null
    /** Calendar day they left the company; null for who is there. */
    readonly leftOn: string | null
    /** True for who has not finished and whose date is still to come, although it has passed for others. Why is not told. */
    readonly notYetDue: boolean
  }[]
}

/** How many found what is new, or answered right at once; as the page tells it. */
export type Understood = {
  readonly ordinal: number
  readonly title: string
  readonly found: Told
  readonly answered: Told
}

/** Where names are not shown, no figure is about fewer people, and none can be reckoned from two others. */
export const smallestTeam = 5

export type Row = {
  /** Id of the published change. */
  readonly id: string
  readonly ordinal: number
  readonly title: string
  readonly readers: number
  /** Readers per column, in the order of the columns. */
  readonly cells: readonly number[]
}

export type Person = {
  readonly id: string
  readonly name: string
  readonly teams: readonly string[]
  readonly finished: boolean
  readonly finishedOn: string | null
  readonly leftOn: string | null
  readonly notYetDue: boolean
}

/** What one who looks is shown: columns of teams, one row per change, and the names when they may see them. */
export type Seen = {
  readonly version: Standing["version"]
  /** How many it is addressed to, and how many of them know it in full; null when they are too few to be counted here. */
  readonly counted: { readonly people: number; readonly finished: number } | null
  readonly columns: readonly { readonly name: string; readonly people: number }[]
  readonly rows: readonly Row[]
  /** Changes left for careful reading or with a check: never per person, and never about fewer than five. */
  readonly understood: readonly Understood[]
  /** True when some teams were counted together. */
  readonly folded: boolean
  /** Null when names are not for these eyes. */
  readonly persons: {
    readonly waiting: readonly Person[]
    readonly done: readonly Person[]
    readonly left: readonly Person[]
  } | null
}

/** Whether somebody with these seats sees who has read, by name. */
export function seesNames(names: Names, seats: readonly Seat[]): boolean {
  if (names === "everyone") return true
  return seats.includes("consultant") && !seats.includes("author") && !seats.includes("admin")
}

/** The figures of a group of people as somebody may see them: none about fewer than five where names are not shown. */
export function countedFor<Figures extends { readonly people: number }>(
  figures: Figures,
  looker: { readonly names: Names; readonly seats: readonly Seat[] },
): Figures | null {
  const tooFew = figures.people > 0 && figures.people < smallestTeam
  return tooFew && !seesNames(looker.names, looker.seats) ? null : figures
}

/** The standing as somebody with these seats may see it. */
export function standingSeenBy(
  standing: Standing,
  looker: { names: Names; seats: readonly Seat[]; mustFind?: boolean },
): Seen {
  const { version, people, finished } = standing
  const titleFor = ({ title, concealed }: Standing["changes"][number]) =>
    looker.mustFind === true && concealed !== null ? concealed : title
  const open = seesNames(looker.names, looker.seats)
  const counted = countedFor({ people, finished }, looker)
  const columns = open ? standing.teams.map(alone) : counted ? fold(standing) : []
  return {
    version,
    counted,
    columns: columns.map((column) => ({ name: column.name, people: column.people })),
    rows: (counted ? standing.changes : []).map((change) => ({
      id: change.id,
      ordinal: change.ordinal,
      title: titleFor(change),
      readers: change.readers,
      cells: columns.map((column) => column.readersOf(change)),
    })),
    understood: standing.changes.flatMap((change) => {
      const { ordinal, understood } = change
      if (!understood) return []
      const { careful, check, figures } = understood
      const found = careful ? foundTold(figures) : null
      return [{ ordinal, title: titleFor(change), found, answered: check ? answeredTold(figures) : null }]
    }),
    folded: !open && columns.length < standing.teams.length,
    persons: open ? byName(standing) : null,
  }
}

function byName({ teams, persons }: Standing): NonNullable<Seen["persons"]> {
  const nameOf = new Map(teams.map((team) => [team.id, team.name]))
  const named = persons.map((person) => ({
    ...person,
    teams: person.teams.map((id) => nameOf.get(id)).filter((team) => team !== undefined),
  }))
  const here = named.filter((person) => person.leftOn === null)
  return {
    waiting: here.filter((person) => !person.finished),
    done: here.filter((person) => person.finished),
    left: named.filter((person) => person.leftOn !== null),
  }
}

type Team = Standing["teams"][number]
type Column = {
  readonly name: string
  readonly people: number
  readonly readersOf: (change: Standing["changes"][number]) => number
}

const alone = ({ id, name, people }: Team): Column => ({
  name,
  people,
  readersOf: (change) => change.byTeam[id] ?? 0,
})

/**
 * Columns that share nobody, of five people or more each, that make up everybody together: then the difference of any two
 * figures is about five people or more, too. Who is in no team that stands alone is counted with the others.
 */
function fold({ people, teams, persons }: Standing): Column[] {
  const here = persons.filter((person) => person.leftOn === null)
  const apart = standingAlone(teams, here)
  const others = (standing: readonly Team[]) => people - sum(standing.map((team) => team.people))
  const tooFew = others(apart) > 0 && others(apart) < smallestTeam
  const columns = tooFew ? apart.filter((team) => team !== apart.at(-1)) : apart
  const rest = others(columns)
  if (rest === 0) return columns.map(alone)
  const name = columns.length > 0 ? "Others" : "Everybody"
  const readersOf: Column["readersOf"] = (change) =>
    change.readers - sum(columns.map((team) => change.byTeam[team.id] ?? 0))
  return [...columns.map(alone), { name, people: rest, readersOf }]
}

/** Teams of five or more that share nobody, the largest first; of teams that do, the one that shares with fewer teams. */
function standingAlone(teams: readonly Team[], here: Standing["persons"]): Team[] {
  const large = teams.filter((team) => team.people >= smallestTeam)
  const share = (a: Team, b: Team) => here.some((person) => person.teams.includes(a.id) && person.teams.includes(b.id))
  const sharing = new Map(large.map((team) => [team, large.filter((other) => share(team, other)).length]))
  const chosen: Team[] = []
  for (const team of large.toSorted((a, b) => (sharing.get(a) ?? 0) - (sharing.get(b) ?? 0)))
    if (!chosen.some((other) => share(team, other))) chosen.push(team)
  return large.filter((team) => chosen.includes(team))
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)
