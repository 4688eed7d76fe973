// Keeps what is derived from confirmations, in their transaction: where the reader stands, and how many of an audience
// have read each published change.
import { and, asc, eq, gt, lt, lte, sql } from "drizzle-orm"
import { z } from "zod"
import type { Tables } from "../../db/define"
import { given, prepared } from "../../db/prepared"
import type { Db } from "../../db/store"
import type { NetList } from "../versions/net"
import { coveredBy, difference } from "./covering"
import { isListOf } from "./lists.server"
import { dropNeedless } from "./needless-mail.server"
import { openingsOf, type Place, type Who } from "./places.server"
import { progressOf, readOf } from "./progress"
import { parsedList } from "./reading-list"

const Because = z.array(z.object({ id: z.string() }))

/** One step of a reading: what was read before it and after it, at which day. */
export type Step = {
  readonly readingId: string
  readonly baseOrdinal: number
  readonly baseHash: string
  readonly list: NetList
  readonly before: ReadonlySet<string>
  readonly after: ReadonlySet<string>
  readonly day: string
}

const stateKept = prepared((db, { readingStates: s }) =>
  db
    .update(s)
    .set({
      knownOrdinal: given("knownOrdinal").getSQL(),
      knownHash: given("knownHash").getSQL(),
      readingId: given("readingId").getSQL(),
      confirmed: given("confirmed").getSQL(),
      finishedOn: given("finishedOn").getSQL(),
    })
    .where(
      and(eq(s.companyId, given("companyId")), eq(s.legendId, given("legendId")), eq(s.personId, given("personId"))),
    ),
)

/** Writes the reader's state after a step, and moves the counters by what it covers or uncovers. */
export async function keepStep(tx: Db, t: Tables, who: Who, { version }: Place, step: Step): Promise<void> {
  const { companyId, legendId, personId } = who
  const total = step.list.changes.length
  const finished = step.after.size === total
  await stateKept(tx, t, {
    ...{ companyId, legendId, personId },
    knownOrdinal: finished ? version.ordinal : step.baseOrdinal,
    knownHash: finished ? version.documentHash : step.baseHash,
    readingId: step.readingId,
    confirmed: step.after.size,
    finishedOn: finished ? step.day : null,
  })
  // Who has read it needs no mail that is still on its way to ask them to.
  if (finished) await dropNeedless(tx, t, who)
  await keepCoverage(tx, t, who, version.ordinal, step, finished || step.before.size === total)
}

async function keepCoverage(tx: Db, t: Tables, who: Who, target: number, step: Step, whole: boolean) {
  const span = { from: step.baseOrdinal, to: target }
  const teams = await teamsIn(tx, t, who, span)
  const published = whole ? await publishedIn(tx, t, who, span) : []
  const changes = step.list.changes
  const versionOf = new Map([
    ...changes.flatMap(({ shown }) => shown.origins.map(({ id, version }) => [id, version] as const)),
    ...published.map(({ id, ordinal }) => [id, ordinal] as const),
  ])
  const ids = published.map(({ id }) => id)
  const before = coveredBy({ changes, confirmed: step.before, published: ids })
  const after = coveredBy({ changes, confirmed: step.after, published: ids })
  const earlier = target - step.baseOrdinal > 1 ? await coveredEarlier(tx, t, who, span) : new Set<string>()
  const { added, taken } = difference(before, after)
  const rows = [...added.map((id) => ({ id, readers: 1 })), ...taken.map((id) => ({ id, readers: -1 }))]
    .filter(({ id }) => !earlier.has(id))
    .flatMap(({ id, readers }) => {
      const version = teams.get(versionOf.get(id) ?? 0)
      if (!version) return []
      const { versionId, teamIds } = version
      return ["", ...teamIds].map((teamId) => ({ companyId: who.companyId, versionId, changeId: id, teamId, readers }))
    })
  for (const row of rows) await readersMoved(tx, t, row)
}

const readersMoved = prepared((db, { coverage: c }) =>
  db
    .insert(c)
    .values({
      companyId: given("companyId"),
      versionId: given("versionId"),
      changeId: given("changeId"),
      teamId: given("teamId"),
      readers: given("readers"),
    })
    .onConflictDoUpdate({
      target: [c.companyId, c.versionId, c.changeId, c.teamId],
      set: { readers: sql`${c.readers} + excluded.readers` },
    }),
)

type Span = { readonly from: number; readonly to: number }

const addressed = prepared((db, { audienceMembers: a, versions: v }) =>
  db
    .select({ versionId: v.id, ordinal: v.ordinal, because: a.because })
    .from(a)
    .innerJoin(v, and(eq(v.companyId, a.companyId), eq(v.id, a.versionId)))
    .where(
      and(
        eq(a.companyId, given("companyId")),
        eq(a.personId, given("personId")),
        eq(a.legendId, given("legendId")),
        gt(v.ordinal, given("from")),
        lte(v.ordinal, given("to")),
      ),
    ),
)

/** For each version in between that addressed this person, the teams that brought them in. */
async function teamsIn(tx: Db, t: Tables, { companyId, legendId, personId }: Who, span: Span) {
  const rows = await addressed(tx, t, { companyId, legendId, personId, ...span })
  return new Map(
    rows.map(({ versionId, ordinal, because }) => [
      ordinal,
      { versionId, teamIds: [...new Set(Because.parse(because).map((team) => team.id))] },
    ]),
  )
}

/** Every change published in between. */
function publishedIn(tx: Db, t: Tables, { companyId, legendId }: Who, { from, to }: Span) {
  const { changes: c, versions: v } = t
  return tx
    .select({ id: c.id, ordinal: v.ordinal })
    .from(v)
    .innerJoin(c, and(eq(c.companyId, v.companyId), eq(c.versionId, v.id)))
    .where(and(eq(v.companyId, companyId), eq(v.legendId, legendId), gt(v.ordinal, from), lte(v.ordinal, to)))
    .orderBy(asc(v.ordinal), asc(c.ordinal))
}

/** What this person covered in earlier readings that a newer version interrupted: it is counted already. */
async function coveredEarlier(tx: Db, t: Tables, who: Who, { from, to }: Span): Promise<Set<string>> {
  const { companyId, legendId, personId } = who
  const { readings: r, versions: v, nets: n } = t
  const earlier = await tx
    .select({ id: r.id, list: n.list })
    .from(r)
    .innerJoin(v, and(eq(v.companyId, r.companyId), eq(v.id, r.versionId)))
    .innerJoin(n, isListOf(n, r))
    .where(
      and(
        eq(r.companyId, companyId),
        eq(r.personId, personId),
        eq(r.legendId, legendId),
        gt(v.ordinal, from),
        lt(v.ordinal, to),
      ),
    )
  const covered = new Set<string>()
  for (const { id, list } of earlier) {
    const confirmed = readOf(progressOf(await openingsOf(tx, t, companyId, id)))
    const changes = parsedList(list).changes
    for (const change of coveredBy({ changes, confirmed, published: [] })) covered.add(change)
  }
  return covered
}
