// Where a legend's audience stands with its current version: read from the kept rows (reading_states, coverage), never counted
// over confirmations. Four questions to the database, however many people and changes there are.
import { and, asc, desc, eq } from "drizzle-orm"
import { z } from "zod"
import type { Store } from "../../db/store"
import { Shown } from "../versions/shown"
import type { Standing } from "./standing"

const Because = z.array(z.object({ id: z.string(), name: z.string() }))

/** The standing of the current version, or null when nothing is published. */
export async function standingOf(
  store: Store,
  { companyId, legendId }: { companyId: string; legendId: string },
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
  const persons = audience.map((row) => {
    const past = (row.knownOrdinal ?? 0) >= version.ordinal
    // What was changed and changed back asks nothing of those who know that very text.
    const sameText = !past && row.knownHash === hash && (row.confirmed === 0 || row.confirmed === row.changes)
    return { ...row, teams: Because.parse(row.because), sameText, finished: past || sameText }
  })
  const same = persons.filter((person) => person.sameText)
  const inTeam = (id: string) => same.filter((person) => person.teams.some((team) => team.id === id)).length
  const teams = teamsIn(persons.flatMap((person) => person.teams))
  return {
    version,
    people: persons.length,
    finished: persons.filter((person) => person.finished).length,
    teams,
    changes: changes.map(({ id, ordinal, shown }) => ({
      id,
      ordinal,
      title: Shown.pick({ title: true }).parse(shown).title,
      readers: (covered.get(id)?.get("") ?? 0) + same.length,
      byTeam: Object.fromEntries(
        teams.map((team) => [team.id, (covered.get(id)?.get(team.id) ?? 0) + inTeam(team.id)]),
      ),
    })),
    persons: persons.map(({ id, name, teams, finished, finishedOn }) => ({
      id,
      name,
      teams: teams.map((team) => team.id),
      finished,
      finishedOn: finished ? finishedOn : null,
    })),
  }
}

/** The people a version is addressed to, by name, with what they know of the legend. */
function audienceOf({ read, t }: Store, companyId: string, legendId: string, versionId: string) {
  const { audienceMembers: member, readingStates: state } = t
  const stateOf = and(
    eq(state.companyId, member.companyId),
    eq(state.personId, member.personId),
    eq(state.legendId, legendId),
  )
  return read
    .select({
      id: t.people.id,
      name: t.people.name,
      because: member.because,
      knownOrdinal: state.knownOrdinal,
      knownHash: state.knownHash,
      changes: state.changes,
      confirmed: state.confirmed,
      finishedOn: state.finishedOn,
    })
    .from(member)
    .innerJoin(t.people, eq(t.people.id, member.personId))
    .leftJoin(state, stateOf)
    .where(and(eq(member.companyId, companyId), eq(member.versionId, versionId)))
    .orderBy(asc(t.people.name), asc(t.people.id))
}

function changesOf({ read, t }: Store, companyId: string, versionId: string) {
  return read
    .select({ id: t.changes.id, ordinal: t.changes.ordinal, shown: t.changes.shown })
    .from(t.changes)
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
