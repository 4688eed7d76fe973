// Everybody in a company with their seats, inside a write: who is an author now, and who goes between.
import { and, eq, isNull } from "drizzle-orm"
import type { Tables } from "../../db/define"
import type { Db } from "../../db/store"
import { type Names, type Seat, seatsAmong } from "../people/person"
import { goesBetween } from "./question-seen"

export type Seated = {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly seats: readonly Seat[]
  /** Whose names the company shows. */
  readonly names: Names
}

/** Everybody who is there, in the order of their names. */
export async function seatedIn(db: Db, t: Tables, companyId: string): Promise<Seated[]> {
  const { memberships: m, people, companies } = t
  const rows = await db
    .select({ personId: people.id, name: people.name, email: people.email, seats: m.seats, names: companies.names })
    .from(m)
    .innerJoin(people, eq(people.id, m.personId))
    .innerJoin(companies, eq(companies.id, m.companyId))
    .where(and(eq(m.companyId, companyId), isNull(m.leftAt)))
    .orderBy(people.name, people.id)
  return rows.map((row) => ({
    ...row,
    seats: seatsAmong(row.seats),
    names: row.names === "teams" ? "teams" : "everyone",
  }))
}

/** The consultants who may go between this person and the authors. */
export const goBetweens = (seated: readonly Seated[], personId: string): Seated[] =>
  seated.filter((one) => goesBetween(one.seats) && one.personId !== personId)
