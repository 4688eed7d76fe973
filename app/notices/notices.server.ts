// The outbox. A notice is written in the transaction of what it tells; whoever claims it first sends it.
import { and, asc, desc, eq, gt, inArray, isNull, lt, lte, min, or, type SQL, sql } from "drizzle-orm"
import type { Tables } from "../../db/define"
import { newId } from "../../db/id"
import { portions } from "../../db/portions"
import { given, prepared } from "../../db/prepared"
import type { Db, Store } from "../../db/store"
import { absencesIn } from "../people/absences.server"
import { isWorkingTime, workingTimeFrom } from "../people/working-hours"
import { headerText, type Sent } from "./mail"
import { claimFor, decideSending, longestPause, mostTries, type Notice, pauseAfter } from "./notice"

export type Addressed = {
  readonly personId: string
  readonly email: string
  readonly subject: string
  readonly body: string
}

/**
 * Puts notices about one thing into the outbox, inside a write; a person is told about it once. `inHours`: what can wait is
 * sent in the company's working hours only; `waits`: what is about reading is not sent to who is away before they are back,
 * which is asked again whenever it is about to be sent.
 */
export async function addNotices(
  tx: Db,
  t: Tables,
  asked: {
    companyId: string
    about: string
    at: number
    to: readonly Addressed[]
    inHours?: boolean
    waits?: boolean
  },
): Promise<void> {
  const { companyId, about, at, inHours = false, waits = false } = asked
  const rows = asked.to.map(({ personId, email, subject, body }) => ({
    companyId,
    id: newId(),
    personId,
    about,
    email,
    subject: headerText(subject),
    body,
    createdAt: at,
    nextTryAt: at,
    inHours,
    waits,
  }))
  for (const some of portions(rows)) await tx.insert(t.notices).values(some).onConflictDoNothing()
}

/** What notices are about: a version, one being asked again (reminders: notice.ts). */
export const versionAbout = (versionId: string) => `version:${versionId}`
export const againAbout = (askId: string) => `again:${askId}`

const unsentOf = prepared((db, { notices: n }) =>
  db
    .select({ about: n.about })
    .from(n)
    .where(and(eq(n.companyId, given("companyId")), eq(n.personId, given("personId")), isNull(n.sentAt))),
)

/** What a person's mails that are not sent are about. */
export async function unsentAbout(tx: Db, t: Tables, whose: { companyId: string; personId: string }) {
  return (await unsentOf(tx, t, whose)).map(({ about }) => about)
}

/** Takes the mails of some people about some things out of the outbox as far as they are not sent; inside a write. */
export async function dropNotices(
  tx: Db,
  { notices: n }: Tables,
  asked: { companyId: string; people: readonly string[]; about: readonly string[] },
): Promise<void> {
  const { companyId, people, about } = asked
  if (about.length === 0) return
  for (const some of portions(people)) {
    const own = and(eq(n.companyId, companyId), inArray(n.personId, some))
    await tx.delete(n).where(and(own, inArray(n.about, [...about]), isNull(n.sentAt)))
  }
}

/** Lets go what waited for somebody who is back earlier, inside a write; what another absence holds is held again. */
export async function letGo(
  tx: Db,
  { notices }: Tables,
  { companyId, personId, at }: { companyId: string; personId: string; at: number },
): Promise<void> {
  const own = and(eq(notices.companyId, companyId), eq(notices.personId, personId), eq(notices.waits, true))
  // Not what is on its way right now, nor what pauses after a failure.
  const held = or(and(eq(notices.tries, 0), gt(notices.nextTryAt, at)), gt(notices.nextTryAt, at + longestPause))
  await tx
    .update(notices)
    .set({ nextTryAt: at })
    .where(and(own, isNull(notices.sentAt), held))
}

/** Takes up to `most` notices that are due; while a claim holds, nobody else gets them. */
export async function claimNotices(store: Store, asked: { at: number; most: number }): Promise<readonly Notice[]> {
  const { at, most } = asked
  const claimed: Notice[] = []
  for (const companyId of await companiesWaiting(store, at)) {
    if (claimed.length >= most) break
    claimed.push(...(await claimIn(store, companyId, { at, most: most - claimed.length })))
  }
  return claimed
}

const waitingAt = ({ notices: n }: Tables, at: number) =>
  and(isNull(n.sentAt), lte(n.nextTryAt, at), lt(n.tries, mostTries))

/** The companies with mails that are due, those first whose mails wait longest. */
async function companiesWaiting({ read, t }: Store, at: number): Promise<string[]> {
  const { notices: n } = t
  const rows = await read
    .select({ companyId: n.companyId })
    .from(n)
    .where(waitingAt(t, at))
    .groupBy(n.companyId)
    .orderBy(asc(min(n.nextTryAt)))
  return rows.map(({ companyId }) => companyId)
}

/** In turn with what else the company writes: who reads or publishes takes mails out of the outbox at the same time. */
function claimIn(store: Store, companyId: string, { at, most }: { at: number; most: number }): Promise<Notice[]> {
  const { t } = store
  const { notices: n, companies: c } = t
  return store.write(companyId, async (tx) => {
    const waiting = and(eq(n.companyId, companyId), waitingAt(t, at))
    const [company] = await tx.select({ timeZone: c.timeZone }).from(c).where(eq(c.id, companyId))
    const timeZone = company?.timeZone ?? "UTC"
    // What is sent in working hours only waits for the next of them.
    if (!isWorkingTime(at, timeZone))
      await tx
        .update(n)
        .set({ nextTryAt: workingTimeFrom(at, timeZone) })
        .where(and(waiting, eq(n.inHours, true)))
    const ids = await dueIn(tx, t, { companyId, timeZone, at, waiting, most })
    if (ids.length === 0) return []
    const claimed = await tx
      .update(n)
      .set({ nextTryAt: at + claimFor, tries: sql`${n.tries} + 1` })
      .where(and(eq(n.companyId, companyId), inArray(n.id, ids)))
      .returning()
    return claimed.map(({ id, email, subject, body, tries }) => ({ companyId, id, email, subject, body, tries }))
  })
}

type Due = { companyId: string; timeZone: string; at: number; waiting: SQL | undefined; most: number }

/** The first `most` that may be sent now; what waits for somebody who is away is put off until they are back. */
async function dueIn(tx: Db, t: Tables, { companyId, timeZone, at, waiting, most }: Due): Promise<string[]> {
  const { notices: n } = t
  const these = (ids: readonly string[]) => and(eq(n.companyId, companyId), inArray(n.id, [...ids]))
  for (;;) {
    const due = await tx
      .select({ id: n.id, personId: n.personId, about: n.about, waits: n.waits })
      .from(n)
      .where(waiting)
      .orderBy(asc(n.nextTryAt))
      .limit(most)
    const absences = await absencesIn(tx, t, companyId, [...new Set(due.map(({ personId }) => personId))])
    const held = new Map<number, string[]>()
    const dropped: string[] = []
    for (const one of due) {
      const decision = decideSending(one, absences.get(one.personId) ?? [], at, timeZone)
      if (decision === "drop") dropped.push(one.id)
      else if (decision !== "send") held.set(decision.waitsUntil, [...(held.get(decision.waitsUntil) ?? []), one.id])
    }
    if (held.size === 0 && dropped.length === 0) return due.map(({ id }) => id)
    for (const [until, ids] of held) await tx.update(n).set({ nextTryAt: until }).where(these(ids))
    if (dropped.length > 0) await tx.delete(n).where(these(dropped))
  }
}

const one = (store: Store, { companyId, id }: Notice) =>
  and(eq(store.t.notices.companyId, companyId), eq(store.t.notices.id, id))

/** Says that the mail server took it. */
export async function noticeSent(store: Store, notice: Notice, at: number): Promise<void> {
  const { notices } = store.t
  await store.write("", (tx) => tx.update(notices).set({ sentAt: at, lastError: null }).where(one(store, notice)))
}

/** Says that it did not, and when it is tried again. */
export async function noticeFailed(store: Store, notice: Notice, why: string, at: number): Promise<void> {
  const { notices } = store.t
  const nextTryAt = at + pauseAfter(notice.tries)
  await store.write("", (tx) =>
    tx
      .update(notices)
      .set({ nextTryAt, lastError: why.slice(0, 500) })
      .where(one(store, notice)),
  )
}

/** The newest notices of all companies, as mails: for the demo's mailbox, which is everybody's. */
export async function newestNotices(store: Store, { at, most }: { at: number; most: number }): Promise<Sent[]> {
  const { notices } = store.t
  const rows = await store.read.select().from(notices).orderBy(desc(notices.createdAt), desc(notices.id)).limit(most)
  return rows.map(({ id, email, subject, body, createdAt, sentAt, nextTryAt }) => {
    const waits = sentAt === null && nextTryAt > at ? { waitsUntil: nextTryAt } : {}
    return { id, to: email, subject, text: body, at: createdAt, ...waits }
  })
}
