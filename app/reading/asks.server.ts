// What was asked again of the readers of a version: for their own pages, and for "Where we stand". Writes nothing.
import { and, asc, eq, inArray, isNull } from "drizzle-orm"
import { z } from "zod"
import { given, prepared } from "../../db/prepared"
import type { Store } from "../../db/store"
import { dayOf } from "../ui/day"
import { quoted } from "../ui/quote"
import { Shown } from "../versions/shown"
import type { Ask } from "./ask"
import { listAt } from "./lists.server"
import { openingsIn } from "./places.server"
import { fpsAbout, hasReread, whatAsked } from "./reread"

const Titled = Shown.pick({ where: true, title: true })
const Teams = z.array(z.object({ name: z.string() }))

const asks = prepared((db, { askedAgain: a, askedAgainPeople: p, people, changes: c }) =>
  db
    .select({
      ...{ by: people.name, reason: a.reason, at: a.at, teams: a.teams, fps: p.fps },
      shown: c.shown,
    })
    .from(p)
    .innerJoin(a, and(eq(a.companyId, p.companyId), eq(a.id, p.askId)))
    .innerJoin(people, eq(people.id, a.by))
    .leftJoin(c, and(eq(c.companyId, a.companyId), eq(c.id, a.changeId)))
    .where(
      and(eq(p.companyId, given("companyId")), eq(p.personId, given("personId")), eq(a.versionId, given("versionId"))),
    )
    .orderBy(asc(a.at), asc(a.id)),
)

/** What this person was asked to read once more of a version, the oldest first. */
export async function asksOf(
  { read, t }: Store,
  who: { readonly companyId: string; readonly personId: string },
  version: { readonly id: string; readonly label: string },
): Promise<Ask[]> {
  const rows = await asks(read, t, { companyId: who.companyId, personId: who.personId, versionId: version.id })
  return rows.map(({ at, teams, shown, ...ask }) => ({
    ...ask,
    day: dayOf(at),
    teams: Teams.parse(teams).map(({ name }) => name),
    what: whatAsked(shown === null ? null : Titled.parse(shown), ask.fps, version.label),
  }))
}

/** Who asked this person last to read one of these versions once more, and why. */
export async function lastAskOf(
  { read, t }: Store,
  personId: string,
  companyIds: readonly string[],
  versionIds: readonly string[],
): Promise<Map<string, { by: string; reason: string; fps: string[] }>> {
  if (versionIds.length === 0) return new Map()
  const { askedAgain: a, askedAgainPeople: p, people } = t
  const rows = await read
    .select({ versionId: a.versionId, by: people.name, reason: a.reason, fps: p.fps })
    .from(p)
    .innerJoin(a, and(eq(a.companyId, p.companyId), eq(a.id, p.askId)))
    .innerJoin(people, eq(people.id, a.by))
    .where(and(inArray(p.companyId, [...companyIds]), eq(p.personId, personId), inArray(a.versionId, [...versionIds])))
    .orderBy(asc(a.at), asc(a.id))
  return new Map(rows.map(({ versionId, ...ask }) => [versionId, ask]))
}

/** What was asked again of a version, with how many have read it since. Who has left is in no figure. */
export async function asksFor(
  { read, t }: Store,
  companyId: string,
  { id: versionId, label }: { readonly id: string; readonly label: string },
) {
  const { askedAgain: a, askedAgainPeople: p, people, changes: c, memberships: m, readings: r } = t
  const found = await read
    .select({
      id: a.id,
      by: people.name,
      reason: a.reason,
      at: a.at,
      teams: a.teams,
      changeId: a.changeId,
      shown: c.shown,
    })
    .from(a)
    .innerJoin(people, eq(people.id, a.by))
    .leftJoin(c, and(eq(c.companyId, a.companyId), eq(c.id, a.changeId)))
    .where(and(eq(a.companyId, companyId), eq(a.versionId, versionId)))
    .orderBy(asc(a.at), asc(a.id))
  if (found.length === 0) return []
  const asked = await read
    .select({
      ...{ askId: p.askId, fps: p.fps, openings: p.openings },
      reading: { id: r.id, baseHash: r.baseHash, baseKey: r.baseKey },
    })
    .from(p)
    .innerJoin(m, and(eq(m.companyId, p.companyId), eq(m.personId, p.personId), isNull(m.leftAt)))
    .leftJoin(r, and(eq(r.companyId, p.companyId), eq(r.personId, p.personId), eq(r.versionId, versionId)))
    .where(
      and(
        eq(p.companyId, companyId),
        inArray(
          p.askId,
          found.map(({ id }) => id),
        ),
      ),
    )
  const readingIds = [...new Set(asked.flatMap(({ reading }) => reading?.id ?? []))]
  const openings = await openingsIn(read, t, [companyId], readingIds)
  const told = []
  for (const { id, by, reason, at, teams, changeId, shown } of found) {
    const change = changeId && shown ? { id: changeId, ...Titled.parse(shown) } : null
    const rows = asked.filter(({ askId }) => askId === id)
    let finished = 0
    for (const { reading, ...row } of rows) {
      if (!reading) continue
      const list = await listAt(read, t, { companyId, versionId, ...reading })
      if (hasReread(fpsAbout(list, change), openings.get(reading.id) ?? [], row)) finished += 1
    }
    told.push({
      ...{ by, reason, day: dayOf(at), what: change ? quoted(change.title) : `version ${label}` },
      teams: Teams.parse(teams).map(({ name }) => name),
      figures: { people: rows.length, finished },
    })
  }
  return told
}
