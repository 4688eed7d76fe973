// Where a legend's audience stands with its current version: read from the kept rows (reading_states, coverage), never counted
// over confirmations. Four questions to the database, however many people and changes there are, and a few more when
// somebody left the company or was interrupted half-way by a newer version.
import { and, asc, desc, eq } from "drizzle-orm"
import { z } from "zod"
import type { Store } from "../../db/store"
import { isNotYetDue } from "../people/absence"
import { absencesIn } from "../people/absences.server"
import { nameIn } from "../people/company-lists.server"
import { dayOf } from "../ui/day"
import { concealedTitle } from "../versions/careful"
import { Shown } from "../versions/shown"
import type { ChangeWorker } from "../versions/worker"
import { askedSince } from "./due"
import { type Dated, firstPublished } from "./dues.server"
import type { Figures } from "./figures"
import { arrivedAmong, isHalfWay } from "./half-way.server"
import { readByLeavers } from "./leavers.server"
import type { Standing } from "./standing"

const Because = z.array(z.object({ id: z.string(), name: z.string() }))

/** The standing of the current version, or null when nothing is published; with `today`, who still has time is told. */
export async function standingOf(
  store: Store,
  worker: ChangeWorker,
  { companyId, legendId, today }: { companyId: string; legendId: string; today?: string },
): Promise<Standing | null> {
  const { read, t } = store
  const [current] = await read
    .select({
      id: t.versions.id,
      ordinal: t.versions.ordinal,
      label: t.versions.label,
      readBy: t.versions.readBy,
      inForceFrom: t.versions.inForceFrom,
      publishedAt: t.versions.publishedAt,
      hash: t.versions.documentHash,
    })
    .from(t.versions)
    .where(and(eq(t.versions.companyId, companyId), eq(t.versions.legendId, legendId)))
    .orderBy(desc(t.versions.ordinal))
    .limit(1)
  if (!current) return null
  const { hash, ...version } = current
  const [audience, changes, covered] = await Promise.all([
    audienceOf(store, companyId, legendId, version.id),
    changesOf(store, companyId, version.id),
    coverageOf(store, companyId, version.id),
  ])
  const arrived = await arrivedAmong(store, worker, companyId, interruptedIn(audience, version, hash))
  const persons = audience.map((row) => ({
    ...row,
    teams: Because.parse(row.because),
    ...endOf(row, { ordinal: version.ordinal, hash, arrived }),
    leftOn: row.leftAt === null ? null : dayOf(row.leftAt),
  }))
  const here = persons.filter((person) => person.leftOn === null)
  const spared = await notYetDue(
    store,
    { ...version, companyId, legendId, today },
    here.filter((person) => !person.finished),
  )
  const same = here.filter((person) => person.sameText)
  const gone = await readByLeavers(
    store,
    companyId,
    changes.map(({ id }) => id),
    persons.filter((person) => person.leftOn !== null && person.readVersionId === version.id),
  )
  const teams = teamsIn(here.flatMap((person) => person.teams))
  const readers = (change: string, team: string) => {
    const inTeam = (person: (typeof persons)[number]) => team === "" || person.teams.some(({ id }) => id === team)
    const left = gone.filter(({ person, read }) => read.has(change) && inTeam(person)).length
    return (covered.get(change)?.get(team) ?? 0) + same.filter(inTeam).length - left
  }
  return {
    version,
    people: here.length,
    finished: here.filter((person) => person.finished).length,
    teams,
    changes: changes.map(({ id, ordinal, shown, figures }) => ({
      id,
      ordinal,
      ...telling(Told.parse(shown), figures ?? noFigures),
      readers: readers(id, ""),
      byTeam: Object.fromEntries(teams.map((team) => [team.id, readers(id, team.id)])),
    })),
    persons: persons.map(({ id, name, teams, finished, finishedOn, leftOn }) => ({
      ...{ id, name, finished, leftOn },
      teams: teams.map((team) => team.id),
      finishedOn: finished ? finishedOn : null,
      notYetDue: spared.has(id),
    })),
  }
}

/** Whose date is still to come although everybody's has passed: ids. Two questions at most, where there is a date. */
async function notYetDue(
  { read, t }: Store,
  { today, ...version }: Dated & { readonly today: string | undefined },
  waiting: readonly { id: string; because: unknown }[],
): Promise<Set<string>> {
  const { companyId, readBy } = version
  if (readBy === null || today === undefined) return new Set()
  const ids = waiting.map(({ id }) => id)
  const absences = await absencesIn(read, t, companyId, ids)
  const publishedOn = (await firstPublished(read, t, [version]))(version)
  const own = waiting.filter(({ id, because }) =>
    isNotYetDue(readBy, askedSince(publishedOn, because), absences.get(id) ?? [], today),
  )
  return new Set(own.map(({ id }) => id))
}

const Told = Shown.pick({ title: true, careful: true, check: true })

const noFigures: Figures = { found: 0, shown: 0, answered: 0, atOnce: 0 }

/** What the page tells of a change, and of how it was understood. */
function telling({ title, careful, check }: z.infer<typeof Told>, figures: Figures) {
  return {
    title,
    concealed: careful ? concealedTitle(careful) : null,
    understood: careful || check ? { careful: careful !== undefined, check: check !== undefined, figures } : null,
  }
}

type Audience = Awaited<ReturnType<typeof audienceOf>>

/** Readings of older versions in which some is confirmed and some is not: the text they lead to may be the current one. */
const interruptedIn = (audience: Audience, { id, ordinal }: { id: string; ordinal: number }, currentHash: string) =>
  audience.flatMap((row) =>
    row.readingId && row.readVersionId !== id && (row.knownOrdinal ?? 0) < ordinal && isHalfWay(row)
      ? [{ readingId: row.readingId, currentHash }]
      : [],
  )

/** Whether a person knows the version in full, and whether they came to its very text without reading it as that version. */
function endOf(row: Audience[number], current: { ordinal: number; hash: string; arrived: ReadonlySet<string> }) {
  const past = (row.knownOrdinal ?? 0) >= current.ordinal
  // What was changed and changed back asks nothing of those who know that very text.
  const unchanged = row.knownHash === current.hash && !isHalfWay(row)
  const sameText = !past && (unchanged || current.arrived.has(row.readingId ?? ""))
  return { sameText, finished: past || sameText }
}

/** The people a version is addressed to, by name, with what they know of the legend. */
function audienceOf({ read, t }: Store, companyId: string, legendId: string, versionId: string) {
  const { audienceMembers: member, readingStates: state, readings, memberships } = t
  const stateOf = and(
    eq(state.companyId, member.companyId),
    eq(state.personId, member.personId),
    eq(state.legendId, legendId),
  )
  return read
    .select({
      id: t.people.id,
      name: nameIn(t),
      because: member.because,
      knownOrdinal: state.knownOrdinal,
      knownHash: state.knownHash,
      changes: state.changes,
      confirmed: state.confirmed,
      finishedOn: state.finishedOn,
      readingId: state.readingId,
      readVersionId: readings.versionId,
      leftAt: memberships.leftAt,
    })
    .from(member)
    .innerJoin(t.people, eq(t.people.id, member.personId))
    .innerJoin(memberships, and(eq(memberships.companyId, member.companyId), eq(memberships.personId, member.personId)))
    .leftJoin(state, stateOf)
    .leftJoin(readings, and(eq(readings.companyId, state.companyId), eq(readings.id, state.readingId)))
    .where(and(eq(member.companyId, companyId), eq(member.versionId, versionId)))
    .orderBy(asc(nameIn(t)), asc(t.people.id))
}

function changesOf({ read, t }: Store, companyId: string, versionId: string) {
  const { found, shown, answered, atOnce } = t.changeFigures
  return read
    .select({
      id: t.changes.id,
      ordinal: t.changes.ordinal,
      shown: t.changes.shown,
      figures: { found, shown, answered, atOnce },
    })
    .from(t.changes)
    .leftJoin(
      t.changeFigures,
      and(eq(t.changeFigures.companyId, t.changes.companyId), eq(t.changeFigures.changeId, t.changes.id)),
    )
    .where(and(eq(t.changes.companyId, companyId), eq(t.changes.versionId, versionId)))
    .orderBy(asc(t.changes.ordinal))
}

/** Readers by change and by team; the empty team is everybody. */
async function coverageOf({ read, t }: Store, companyId: string, versionId: string) {
  const rows = await read
    .select({ changeId: t.coverage.changeId, teamId: t.coverage.teamId, readers: t.coverage.readers })
    .from(t.coverage)
    .where(and(eq(t.coverage.companyId, companyId), eq(t.coverage.versionId, versionId)))
  const covered = new Map<string, Map<string, number>>()
  for (const { changeId, teamId, readers } of rows) {
    const teams = covered.get(changeId) ?? new Map<string, number>()
    covered.set(changeId, teams.set(teamId, readers))
  }
  return covered
}

/** Each team once, the largest first, with how many of the audience are in it. */
function teamsIn(mentions: readonly { id: string; name: string }[]) {
  const teams = new Map<string, { id: string; name: string; people: number }>()
  for (const { id, name } of mentions) {
    const known = teams.get(id)
    teams.set(id, { id, name, people: (known?.people ?? 0) + 1 })
  }
  return [...teams.values()].sort((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1))
}
