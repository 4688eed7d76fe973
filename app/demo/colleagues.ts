// The 23 people of Northlight who read, beside Ruth, who writes, and Tess, who looks in from outside.
import { demoPeople } from "../people/demo-people"

export type Colleague = {
  readonly name: string
  readonly email: string
  readonly team: TeamName
  /** The newest version they know in full; 0 for nothing yet. */
  readonly knows: 0 | 1 | 2 | 3 | 4 | 5
  /** How many changes of version 5 they have read, for those in the middle of it. */
  readonly begun?: number
  /** Came after version 4, so that only version 5 is addressed to them. */
  readonly isNew?: true
  readonly isAuthor?: true
}

export const teamNames = ["Sales", "Support", "Coordination", "Marketing"] as const
export type TeamName = (typeof teamNames)[number]

/** The role the people of a team hold. */
export const roleOf: Record<TeamName, string> = {
  Sales: "Sales",
  Support: "Support",
  Coordination: "Sales coordinator",
  Marketing: "Marketing",
}

const known = new Map<string, string>(demoPeople.map(({ name, email }) => [name, email]))
const addressOf = (name: string) => known.get(name) ?? `${name.split(" ")[0]?.toLowerCase()}@northlight.example`

const colleague =
  (team: TeamName) =>
  (name: string, knows: Colleague["knows"], more: Pick<Colleague, "begun" | "isNew" | "isAuthor"> = {}): Colleague => ({
    name,
    email: addressOf(name),
    team,
    knows,
    ...more,
  })
const sales = colleague("Sales")
const support = colleague("Support")
const coordination = colleague("Coordination")
const marketing = colleague("Marketing")

export const colleagues: readonly Colleague[] = [
  sales("Lars Berg", 4),
  sales("Anna Keller", 5),
  sales("Tobias Frank", 5),
  sales("Sofia Rossi", 5),
  sales("Henrik Olsen", 2),
  sales("Clara Vogt", 5),
  sales("David Stein", 4, { begun: 3 }),
  sales("Yusuf Demir", 5),
  sales("Emma Laurent", 4, { begun: 1 }),
  sales("Marek Zielinski", 5),
  sales("Ida Holm", 0, { isNew: true }),
  support("Mina Haddad", 4, { begun: 2 }),
  support("Oskar Lind", 5),
  support("Priya Nair", 5),
  support("Felix Braun", 5),
  support("Greta Sommer", 3),
  support("Jonas Wolf", 5),
  support("Leila Amiri", 5),
  coordination("Jana Novak", 5),
  coordination("Paul Weber", 5),
  marketing("Ben Ito", 5, { isAuthor: true }),
  marketing("Nora Falk", 5),
  marketing("Viktor Hansen", 4),
]
