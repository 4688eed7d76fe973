// Who is away, and until when: entered by themselves or by an admin, only ever added. Each is in the ledger, so that somebody
// who looks later sees why a date was another one for a person.
import { and, asc, eq, inArray, isNull } from "drizzle-orm"
import type { Tables } from "../../db/define"
import { randomId } from "../../db/id"
import { portions } from "../../db/portions"
import { given, prepared } from "../../db/prepared"
import type { Db, Store } from "../../db/store"
import { record } from "../ledger/ledger.server"
import { dayOf } from "../ui/day"
import { type AbsenceRefusal, type Away, decideAbsence, endedOn } from "./absence"
import { localTime } from "./working-hours"

type Whose = { readonly companyId: string; readonly personId: string; readonly by: string; readonly at: number }

/** An absence as it stands: `to` is its last day also where it ended earlier. */
export type Absence = Away & { readonly id: string; readonly by: string }

/** Enters days away; the same days once. Null when the person is not there. */
export function enterAbsence(
  store: Store,
  { companyId, personId, by, at }: Whose,
  asked: Away,
): Promise<AbsenceRefusal | { readonly entered: string } | null> {
  const { t } = store
  return store.write(companyId, async (tx) => {
    if (!(await isThere(tx, t, { companyId, personId }))) return null
    const day = dayOf(at)
    const decision = decideAbsence(asked, day)
    if ("refused" in decision) return decision
    const { from, to } = decision.away
    const known = (await absencesIn(tx, t, companyId, [personId])).get(personId) ?? []
    const same = known.find((one) => one.from === from && one.to === to)
    if (same) return { entered: same.id }
    const id = randomId()
    await tx.insert(t.absences).values({ companyId, id, personId, fromDay: from, toDay: to, by, day })
    await record(tx, t, companyId, { kind: "absent", day, by, person: personId, absence: id, from, to })
    return { entered: id }
  })
}

/**
 * Ends an absence, because they are there today; takes it back where it has not begun. What `follows` is done in the same
 * write. Null when there is none that could end.
 */
export function endAbsence(
  store: Store,
  { companyId, personId, by, at }: Whose,
  absence: string,
  follows: (tx: Db) => Promise<void>,
): Promise<{ readonly ended: string } | null> {
  const { t } = store
  return store.write(companyId, async (tx) => {
    if (!(await isThere(tx, t, { companyId, personId }))) return null
    const known = (await absencesIn(tx, t, companyId, [personId])).get(personId) ?? []
    const own = known.find(({ id }) => id === absence)
    const day = dayOf(at)
    const last = own ? endedOn(own, await dayThere(tx, t, companyId, at)) : null
    if (last === null || own?.isEnded) return null
    await tx.insert(t.absenceEnds).values({ companyId, absenceId: absence, personId, lastDay: last, by, day })
    await record(tx, t, companyId, { kind: "back", day, by, person: personId, absence, last })
    await follows(tx)
    return { ended: absence }
  })
}

/** The day it is where the company is: by that one mails wait. */
async function dayThere(tx: Db, { companies: c }: Tables, companyId: string, at: number): Promise<string> {
  const [company] = await tx.select({ timeZone: c.timeZone }).from(c).where(eq(c.id, companyId))
  return localTime(at, company?.timeZone ?? "UTC").day
}

async function isThere(
  tx: Db,
  { memberships: m }: Tables,
  { companyId, personId }: Pick<Whose, "companyId" | "personId">,
) {
  const there = and(eq(m.companyId, companyId), eq(m.personId, personId), isNull(m.leftAt))
  return (await tx.$count(m, there)) > 0
}

/** The absences of some people of a company, by person, in the order of their first days. */
export async function absencesIn(
  db: Db,
  { absences: a, absenceEnds: e }: Tables,
  companyId: string,
  people: readonly string[],
): Promise<Map<string, (Absence & { readonly isEnded: boolean })[]>> {
  const found = new Map<string, (Absence & { readonly isEnded: boolean })[]>()
  for (const some of portions(people)) {
    const rows = await db
      .select({ id: a.id, person: a.personId, from: a.fromDay, to: a.toDay, by: a.by, last: e.lastDay })
      .from(a)
      .leftJoin(e, and(eq(e.companyId, a.companyId), eq(e.absenceId, a.id)))
      .where(and(eq(a.companyId, companyId), inArray(a.personId, some)))
      .orderBy(asc(a.fromDay), asc(a.id))
    for (const { person, last, ...row } of rows)
      found.set(person, [...(found.get(person) ?? []), { ...row, to: last ?? row.to, isEnded: last !== null }])
  }
  return found
}

const ownIn = prepared((db, { absences: a, absenceEnds: e, companies: c }) =>
  db
    .select({ id: a.id, from: a.fromDay, to: a.toDay, by: a.by, last: e.lastDay, timeZone: c.timeZone })
    .from(a)
    .innerJoin(c, eq(c.id, a.companyId))
    .leftJoin(e, and(eq(e.companyId, a.companyId), eq(e.absenceId, a.id)))
    .where(and(eq(a.companyId, given("companyId")), eq(a.personId, given("personId"))))
    .orderBy(asc(a.fromDay), asc(a.id)),
)

/** One of a person's own: whether it was ended, and where the working days of the company are. */
export type OwnAbsence = Absence & { readonly isEnded: boolean; readonly timeZone: string }

/** The absences of one person in several companies, by company: for their own pages. */
export async function absencesOf(
  { read, t }: Store,
  personId: string,
  companies: readonly string[],
): Promise<Map<string, readonly OwnAbsence[]>> {
  const found = new Map<string, readonly OwnAbsence[]>()
  for (const companyId of companies) {
    const rows = await ownIn(read, t, { companyId, personId })
    found.set(
      companyId,
      rows.map(({ last, ...row }) => ({ ...row, to: last ?? row.to, isEnded: last !== null })),
    )
  }
  return found
}
