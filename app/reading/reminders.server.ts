// Reminds people of what they have not read: on a few days, in the working hours of their company, each person with one mail for
// all legends. What they have to read is asked of their own list; that they were reminded is kept with the mail.
import { and, asc, eq, inArray, isNull, max, sql } from "drizzle-orm"
import type { Tables } from "../../db/define"
import type { Db, Store } from "../../db/store"
import { reminderAbout } from "../notices/notice"
import { addNotices } from "../notices/notices.server"
import { awayUntil, dueFor } from "../people/absence"
import { absencesIn } from "../people/absences.server"
import { isWorkingTime, localTime, workingTimeFrom } from "../people/working-hours"
import { grouped } from "../ui/grouped"
import { minutesFor } from "../versions/shown"
import type { ChangeWorker } from "../versions/worker"
import { askedSince } from "./due"
import { firstPublished } from "./dues.server"
import { placeOf } from "./places.server"
import { readOf } from "./progress"
import { isByParts } from "./reading-list"
import { readingListOf } from "./readings.server"
import { dayTold, isReminded, reminderMail, type Waits } from "./reminder"

export type Reminding = {
  readonly companyId: string
  readonly timeZone: string
  /** Address of this house, for the links. */
  readonly origin: string
  readonly at: number
}

/** The companies where mails that can wait may be sent now, with the day it is there. */
export async function companiesAtWork({ read, t }: Store, at: number) {
  const { companies } = t
  const rows = await read.select({ companyId: companies.id, timeZone: companies.timeZone }).from(companies)
  return rows
    .filter(({ timeZone }) => isWorkingTime(at, timeZone))
    .map((row) => ({ ...row, day: localTime(at, row.timeZone).day }))
}

/** How many were reminded, and why others could not be. */
export type Reminded = { readonly reminded: number; readonly failed: readonly unknown[] }

/**
 * Reminds everybody of a company who is to be reminded today; done again on that day, it does nothing for who was. Who cannot be
 * reminded keeps nobody else from it.
 */
export async function remindReaders(store: Store, worker: ChangeWorker, asked: Reminding): Promise<Reminded> {
  const { companyId, timeZone, at } = asked
  if (!isWorkingTime(at, timeZone)) return { reminded: 0, failed: [] }
  const { day } = localTime(at, timeZone)
  const behind = await behindIn(store, asked)
  const people = [...new Set(behind.map(({ personId }) => personId))]
  const absences = await absencesIn(store.read, store.t, companyId, people)
  const publishedOn = await firstPublished(
    store.read,
    store.t,
    behind.map(({ version }) => version),
  )
  const due = behind.flatMap((one): Behind[] => {
    const { personId, version, because, reminded } = one
    const away = absences.get(personId) ?? []
    if (awayUntil(away, day) !== null) return []
    const toldOn = dayTold(version.mailedOn, askedSince(version.mailedOn, because), away)
    const readBy = version.readBy && dueFor(version.readBy, askedSince(publishedOn(version), because), away)
    return isReminded({ toldOn, readBy }, day, reminded) ? [{ ...one, version: { ...version, readBy } }] : []
  })
  let reminded = 0
  const failed: unknown[] = []
  for (const [personId, own] of grouped(due.map((one) => [one.personId, one]))) {
    try {
      const waits: Due[] = []
      for (const one of own) waits.push(...(await waitingIn(store, worker, asked, one)))
      if (waits.length > 0 && (await remind(store, { ...asked, personId, day }, waits))) reminded++
    } catch (why) {
      failed.push(why)
    }
    // A company is large: others get their turn between two of its people.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { reminded, failed }
}

type Behind = Awaited<ReturnType<typeof behindIn>>[number]

/** Who has not finished the current version of a legend although a version was addressed to them that they do not know. */
async function behindIn({ read, t }: Store, { companyId, timeZone }: Reminding) {
  const { versions: v, legends: l, audienceMembers: a, memberships: m, people: p, readingStates: s } = t
  const newest = sql`${v.ordinal} = (select max(n.ordinal) from ${v} n where n.company_id = ${companyId} and n.legend_id = ${v.legendId})`
  const current = await read
    .select({
      ...{ companyId: v.companyId, id: v.id, legendId: l.id, title: v.title, label: v.label, hash: v.documentHash },
      ...{ readBy: v.readBy, inForceFrom: v.inForceFrom, publishedAt: v.publishedAt },
    })
    .from(v)
    .innerJoin(l, and(eq(l.companyId, v.companyId), eq(l.id, v.legendId)))
    .where(and(eq(v.companyId, companyId), isNull(l.retiredAt), newest))
  if (current.length === 0) return []
  const byLegend = new Map(
    current.map((row) => [
      row.legendId,
      { ...row, mailedOn: localTime(workingTimeFrom(row.publishedAt, timeZone), timeZone).day },
    ]),
  )
  const versionIds = current.map(({ id }) => id)
  const rows = await read
    .select({
      ...{ legendId: a.legendId, personId: a.personId, email: p.email },
      ...{ addressed: max(v.ordinal), known: max(s.knownOrdinal) },
    })
    .from(a)
    .innerJoin(v, and(eq(v.companyId, a.companyId), eq(v.id, a.versionId)))
    .innerJoin(m, and(eq(m.companyId, a.companyId), eq(m.personId, a.personId), isNull(m.leftAt)))
    .innerJoin(p, eq(p.id, a.personId))
    .leftJoin(s, and(eq(s.companyId, a.companyId), eq(s.legendId, a.legendId), eq(s.personId, a.personId)))
    .where(and(eq(a.companyId, companyId), inArray(a.legendId, [...byLegend.keys()])))
    .groupBy(a.legendId, a.personId, p.email)
    .orderBy(asc(a.legendId), asc(a.personId))
  const reminded = await remindedOf(read, t, companyId, versionIds)
  const because = await becauseOf(read, t, companyId, versionIds)
  return rows.flatMap(({ legendId, personId, email, addressed, known }) => {
    const version = byLegend.get(legendId)
    if (!version || (addressed ?? 0) <= (known ?? 0)) return []
    const own = keyOf(version.id, personId)
    return [{ personId, email, version, because: because.get(own), reminded: reminded.get(own) ?? [] }]
  })
}

const keyOf = (versionId: string, personId: string) => `${versionId} ${personId}`

/** The days on which each person was reminded of each of these versions. */
async function remindedOf(
  db: Db,
  { reminders: r }: Tables,
  companyId: string,
  versionIds: readonly string[],
  personId?: string,
) {
  const own = personId === undefined ? undefined : eq(r.personId, personId)
  const rows = await db
    .select({ versionId: r.versionId, personId: r.personId, day: r.day })
    .from(r)
    .where(and(eq(r.companyId, companyId), inArray(r.versionId, [...versionIds]), own))
  return grouped(rows.map(({ versionId, personId: of, day }) => [keyOf(versionId, of), day]))
}

/** The teams that brought each person to each of these versions. */
async function becauseOf(db: Db, { audienceMembers: a }: Tables, companyId: string, versionIds: readonly string[]) {
  const rows = await db
    .select({ versionId: a.versionId, personId: a.personId, because: a.because })
    .from(a)
    .where(and(eq(a.companyId, companyId), inArray(a.versionId, [...versionIds])))
  return new Map(rows.map(({ versionId, personId, because }) => [keyOf(versionId, personId), because as unknown]))
}

type Due = Behind & { readonly waits: Waits }

/** What of a version is not read by this person, as their own list has it; empty when that is nothing. */
async function waitingIn(
  store: Store,
  worker: ChangeWorker,
  { companyId, origin }: Reminding,
  one: Behind,
): Promise<Due[]> {
  const { personId, version, reminded } = one
  const { legendId, title, label, readBy, inForceFrom } = version
  const reading = await readingListOf(store, worker, { companyId, legendId, personId })
  if (!reading || reading.version.id !== version.id) return []
  const read = readOf(reading.progress)
  const left = reading.list.changes.filter(({ fp }) => !read.has(fp))
  if (left.length === 0) return []
  const waits: Waits = {
    ...{ legend: title, label, readBy, inForceFrom, left: left.length },
    thing: isByParts(reading.list.changes) ? "part" : "change",
    minutes: minutesFor(left.map(({ shown }) => shown.words)),
    link: `${origin}/legends/${legendId}/read`,
    last: reminded.length > 0,
  }
  return [{ ...one, waits }]
}

/** Keeps that they were reminded, and the mail; what they finished meanwhile is left out. False when nothing is left. */
function remind(
  store: Store,
  { companyId, personId, day, at }: Reminding & { personId: string; day: string },
  due: readonly Due[],
): Promise<boolean> {
  const { t } = store
  return store.write(companyId, async (tx) => {
    const still: Due[] = []
    for (const one of due) {
      const { legendId, id: versionId } = one.version
      const place = await placeOf(tx, t, { companyId, legendId, personId })
      const days = (await remindedOf(tx, t, companyId, [versionId], personId)).get(keyOf(versionId, personId)) ?? []
      const isCurrent = place?.version.id === versionId
      const isKnown = (place?.state?.knownOrdinal ?? 0) >= (place?.version.ordinal ?? 0)
      if (isCurrent && !isKnown && days.length === one.reminded.length) still.push(one)
    }
    const [first] = still
    if (!first) return false
    await tx.insert(t.reminders).values(
      still.map(({ version, reminded }) => ({
        ...{ companyId, versionId: version.id, personId, day },
        ordinal: reminded.length + 1,
      })),
    )
    const mail = reminderMail(
      still.map(({ waits }) => waits),
      day,
    )
    const to = [{ personId, email: first.email, ...mail }]
    await addNotices(tx, t, { companyId, about: reminderAbout(day), at, to, inHours: true })
    return true
  })
}
