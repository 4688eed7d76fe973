// Asking again: an author asks teams to read one change of the current version, or all of it, once more, with a reason. What was
// confirmed stays on record; what is asked of each reader begins anew, in one transaction with the ledger and the mails.
import { and, desc, eq, isNull } from "drizzle-orm"
import { z } from "zod"
import type { Tables } from "../../db/define"
import { newId } from "../../db/id"
import { portions } from "../../db/portions"
import type { Db, Store } from "../../db/store"
import { sha256 } from "../changes/canonical"
import { record } from "../ledger/ledger.server"
import { addNotices, againAbout } from "../notices/notices.server"
import { Shown } from "../versions/shown"
import { listAt } from "./lists.server"
import { openingsIn } from "./places.server"
import { progressOf, readOf } from "./progress"
import { type Asking, type AskRefusal, askedAgainMail, decideAsking, fpsAbout, whatAsked, withAgain } from "./reread"

type Who = {
  readonly companyId: string
  readonly legendId: string
  readonly by: { readonly id: string; readonly name: string }
  readonly origin: string
  readonly at: number
}

/** How many people are asked; or why nobody is. */
export function askAgain(store: Store, asked: Who & Asking): Promise<AskRefusal | { readonly asked: number }> {
  const { t } = store
  return store.write(asked.companyId, async (tx) => {
    const version = await currentOf(tx, t, asked)
    const change = version ? await changeIn(tx, t, asked, version.id) : null
    const audience = version ? await audienceOf(tx, t, asked, version.id) : []
    const teams = teamsAmong(audience, asked.teams)
    const people = audience.filter(({ because }) => because.some(({ id }) => asked.teams.includes(id)))
    const facts = {
      known: version !== undefined && (asked.changeId === null || change !== null),
      people: people.length,
    }
    const decision = decideAsking(asked, facts)
    if ("refused" in decision || !version) return "refused" in decision ? decision : { refused: "absent" as const }
    await keep(tx, t, asked, {
      version,
      change,
      teams,
      people: await withRead(tx, t, asked, version.id, change, people),
    })
    return { asked: people.length }
  })
}

async function currentOf(tx: Db, { versions: v }: Tables, { companyId, legendId }: Who) {
  const [version] = await tx
    .select({ id: v.id, label: v.label, title: v.title })
    .from(v)
    .where(and(eq(v.companyId, companyId), eq(v.legendId, legendId)))
    .orderBy(desc(v.ordinal))
    .limit(1)
  return version
}

async function changeIn(tx: Db, { changes: c }: Tables, { companyId, changeId }: Who & Asking, versionId: string) {
  if (changeId === null) return null
  const [row] = await tx
    .select({ id: c.id, shown: c.shown })
    .from(c)
    .where(and(eq(c.companyId, companyId), eq(c.versionId, versionId), eq(c.id, changeId)))
  return row ? { id: row.id, ...Shown.pick({ where: true, title: true }).parse(row.shown) } : null
}

type Change = Awaited<ReturnType<typeof changeIn>>

const Because = z.array(z.object({ id: z.string(), name: z.string() }))

/** Whom the version is addressed to, as far as they are there, with their reading of it. */
async function audienceOf(tx: Db, t: Tables, { companyId, legendId }: Who, versionId: string) {
  const { audienceMembers: a, memberships: m, people, readings: r, readingStates: s } = t
  const rows = await tx
    .select({
      ...{ personId: people.id, email: people.email, because: a.because, again: s.again },
      reading: { id: r.id, baseHash: r.baseHash, baseKey: r.baseKey },
    })
    .from(a)
    .innerJoin(m, and(eq(m.companyId, a.companyId), eq(m.personId, a.personId), isNull(m.leftAt)))
    .innerJoin(people, eq(people.id, a.personId))
    .leftJoin(r, and(eq(r.companyId, a.companyId), eq(r.personId, a.personId), eq(r.versionId, a.versionId)))
    .leftJoin(s, and(eq(s.companyId, a.companyId), eq(s.personId, a.personId), eq(s.legendId, legendId)))
    .where(and(eq(a.companyId, companyId), eq(a.versionId, versionId)))
  return rows.map((row) => ({ ...row, because: Because.parse(row.because) }))
}

type Reader = Awaited<ReturnType<typeof audienceOf>>[number]

function teamsAmong(audience: readonly Reader[], chosen: readonly string[]) {
  const all = new Map(audience.flatMap(({ because }) => because.map((team) => [team.id, team.name])))
  return [...all].filter(([id]) => chosen.includes(id)).map(([id, name]) => ({ id, name }))
}

/** Each of them with what they had read of it, and how many openings there were. */
async function withRead(tx: Db, t: Tables, { companyId }: Who, versionId: string, change: Change, people: Reader[]) {
  const ids = people.flatMap(({ reading }) => reading?.id ?? [])
  const openings = await openingsIn(tx, t, [companyId], ids)
  const asked = []
  for (const person of people) {
    const { reading } = person
    const own = openings.get(reading?.id ?? "") ?? []
    const list = reading && (await listAt(tx, t, { companyId, versionId, ...reading }))
    const read = readOf(progressOf(own))
    const fps = list ? fpsAbout(list, change).filter((fp) => read.has(fp)) : []
    asked.push({ ...person, fps, openings: Math.max(0, ...own.map(({ ordinal }) => ordinal)) })
  }
  return asked
}

type Kept = {
  readonly version: NonNullable<Awaited<ReturnType<typeof currentOf>>>
  readonly change: Change
  readonly teams: readonly { readonly id: string; readonly name: string }[]
  readonly people: Awaited<ReturnType<typeof withRead>>
}

async function keep(tx: Db, t: Tables, asked: Who & Asking, { version, change, teams, people }: Kept): Promise<void> {
  const { companyId, legendId, by, reason, at, origin } = asked
  const askId = newId()
  const changeId = change?.id ?? null
  await tx.insert(t.askedAgain).values({
    ...{ companyId, id: askId, legendId, versionId: version.id, changeId, by: by.id, at, teams: [...teams], reason },
  })
  for (const some of portions(people))
    await tx.insert(t.askedAgainPeople).values(
      some.map(({ personId, reading, fps, openings }) => ({
        ...{ companyId, askId, personId, readingId: reading?.id ?? null, fps, openings },
      })),
    )
  const { readingStates: s } = t
  for (const { personId, fps, openings, again } of people) {
    if (fps.length === 0) continue
    const mine = and(eq(s.companyId, companyId), eq(s.legendId, legendId), eq(s.personId, personId))
    await tx
      .update(s)
      .set({ again: withAgain(again, fps, openings) })
      .where(mine)
  }
  await record(tx, t, companyId, {
    ...{ kind: "asked_again", at, by: by.id, legend: legendId, version: version.id, change: changeId },
    teams: teams.map(({ id }) => id),
    reason: sha256(reason).toString("hex"),
  })
  const told = { by: by.name, legend: version.title, label: version.label, reason }
  const link = `${origin}/legends/${legendId}/read`
  const to = people.map(({ personId, email, fps }) => ({
    ...{ personId, email },
    ...askedAgainMail({ ...told, what: whatAsked(change, fps, version.label), link }),
  }))
  await addNotices(tx, t, { companyId, about: againAbout(askId), at, to, inHours: true, waits: true })
}
