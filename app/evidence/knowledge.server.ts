// Who knew what on a day: the facts come from the ledger's entries; names, teams and lists of changes from beside it. Reads only.
import { and, asc, eq, inArray, lte } from "drizzle-orm"
import { z } from "zod"
import type { Store } from "../../db/store"
import { commitment } from "../ledger/commitment"
import { sizeOf } from "../ledger/trees.server"
import { erasedName } from "../people/erasing.server"
import type { Member } from "../people/person"
import { coveredBy } from "../reading/covering"
import { movedDues } from "../reading/dues.server"
import { parsedList } from "../reading/reading-list"
import { countedFor, seesNames } from "../reading/standing"
import { grouped } from "../ui/grouped"
import type { NetChange } from "../versions/net"
import { Shown } from "../versions/shown"
import { entriesOf } from "./gathered.server"
import type { Answer, Knower, Question } from "./knowledge"
import { type Known, knownOn, type VersionSaid } from "./known"

type Where = { readonly companyId: string; readonly legendId: string }
type Asked = Where & { readonly member: Member; readonly question: Question; readonly today: string }

const Because = z.array(z.object({ id: z.string(), name: z.string(), joinedOn: z.string().exactOptional() }))

/** The answer as this member may see it. */
export async function whoKnew(store: Store, asked: Asked): Promise<Answer> {
  const { companyId, question, member, today } = asked
  const on = question.on ?? today
  const entries = await entriesOf(store, asked, await sizeOf(store.read, store.t, companyId))
  const known = knownOn(
    entries.map(({ parsed }) => parsed),
    on,
  )
  const version = known.versions.at(-1) ?? null
  const looker = { names: member.company.names, seats: member.seats }
  const names = seesNames(looker.names, looker.seats)
  const audience = version ? await audienceOf(store, companyId, version) : []
  const changes = version ? await changesUpTo(store, asked, version) : []
  const teams = [
    ...new Map(
      audience.flatMap(({ because }) => because).map(({ id: team, name }) => [team, { id: team, name }]),
    ).values(),
  ]
  const [kind, id] = (names ? (question.who ?? "") : "").split(":")
  const meant = audience.filter(
    (one) => !id || (kind === "person" ? one.id === id : one.because.some((team) => team.id === id)),
  )
  const change = changes.find((one) => one.id === question.change) ?? null
  const dues = version ? await movedDues(store, { companyId, versionId: version.version, today }, audience) : null
  const knowers = await knowersAmong(store, asked, known, meant, changes, change?.id ?? null)
  const people = knowers.map((one) => ({ ...one, due: dues?.get(one.id) ?? null }))
  const knew = people.filter((one) => (change ? one.change : one.knew === version?.label)).length
  return {
    on,
    version: version && { label: version.label, publishedOn: version.publishedOn },
    people: names ? people : null,
    counted: countedFor({ knew, people: people.length }, looker),
    teams: names ? teams.sort(byName) : [],
    persons: names ? audience.map(({ id: person, name }) => ({ id: person, name })) : [],
    changes: changes
      .filter(({ ordinal }) => ordinal === version?.ordinal)
      .map(({ id: changeId, number, title }) => ({ id: changeId, name: `${number}. ${title}` })),
    entries: entries.length,
  }
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)

type Addressed = {
  readonly id: string
  readonly name: string
  readonly because: readonly { readonly id: string; readonly name: string; readonly joinedOn?: string }[]
}

/** Whom the version was addressed to: those of whom the ledger says so, and those whose salt was erased. */
async function audienceOf({ read, t }: Store, companyId: string, version: VersionSaid): Promise<Addressed[]> {
  const { audienceMembers: a, people, personSalts: s } = t
  const rows = await read
    .select({ id: people.id, name: people.name, because: a.because, salt: s.salt })
    .from(a)
    .innerJoin(people, eq(people.id, a.personId))
    .leftJoin(s, and(eq(s.companyId, a.companyId), eq(s.personId, a.personId)))
    .where(and(eq(a.companyId, companyId), eq(a.versionId, version.version)))
    .orderBy(asc(people.name), asc(people.id))
  return rows
    .filter(({ id, salt }) => salt === null || version.people.has(commitment(salt, companyId, id)))
    .map(({ id, name, because, salt }) => ({
      ...{ id, name: salt === null ? erasedName : name },
      because: Because.parse(because),
    }))
}

/** The changes published so far, oldest first: what a reading leads past. */
async function changesUpTo({ read, t }: Store, { companyId, legendId }: Where, version: VersionSaid) {
  const { changes: c, versions: v } = t
  const rows = await read
    .select({ id: c.id, number: c.ordinal, ordinal: v.ordinal, shown: c.shown })
    .from(c)
    .innerJoin(v, and(eq(v.companyId, c.companyId), eq(v.id, c.versionId)))
    .where(and(eq(c.companyId, companyId), eq(c.legendId, legendId), lte(v.ordinal, version.ordinal)))
    .orderBy(asc(v.ordinal), asc(c.ordinal))
  return rows.map(({ shown, ...row }) => ({ ...row, title: Shown.pick({ title: true }).parse(shown).title }))
}

type Published = Awaited<ReturnType<typeof changesUpTo>>

async function knowersAmong(
  store: Store,
  asked: Where,
  known: Known,
  meant: readonly Addressed[],
  changes: Published,
  change: string | null,
): Promise<Omit<Knower, "due">[]> {
  const readings = grouped((await readingsOf(store, asked, known)).map((one) => [one.person, one]))
  return meant.map(({ id, name, because }) => {
    const own = readings.get(id) ?? []
    const last = own.at(-1)
    const covered = own.map((reading) => {
      const published = changes.filter(({ ordinal }) => ordinal > reading.from && ordinal <= reading.to)
      return coveredBy({ ...reading, published: published.map((one) => one.id) })
    })
    const finished = own.filter((reading) => reading.changes.every(({ fp }) => reading.confirmed.has(fp))).at(-1)
    const titles = new Map(last?.changes.map(({ fp, shown }) => [fp, shown.title]))
    return {
      ...{ id, name, teams: because.map((team) => team.name) },
      knew: known.versions.find(({ ordinal }) => ordinal === finished?.to)?.label ?? null,
      reading: known.versions.find(({ ordinal }) => ordinal === last?.to)?.label ?? null,
      ...{ confirmed: last?.confirmed.size ?? 0, of: last?.changes.length ?? 0, opened: last?.opened ?? 0 },
      change: change === null ? null : covered.some((ids) => ids.has(change)),
      said: (last?.said ?? []).map(({ number, at, change: fp }) => ({ number, at, title: titles.get(fp) ?? "" })),
    }
  })
}

/** The readings that had begun by the day, oldest target first, with what their entries say. */
async function readingsOf(store: Store, { companyId, legendId }: Where, known: Known) {
  const { readings: r, versions: v, nets: n } = store.t
  const rows = await store.read
    .select({
      id: r.id,
      person: r.personId,
      from: r.baseOrdinal,
      to: v.ordinal,
      version: v.id,
      base: r.baseHash,
      key: r.baseKey,
    })
    .from(r)
    .innerJoin(v, and(eq(v.companyId, r.companyId), eq(v.id, r.versionId)))
    .where(and(eq(r.companyId, companyId), eq(r.legendId, legendId)))
    .orderBy(asc(v.ordinal))
  const begun = rows.filter(({ id }) => known.readings.has(id))
  const lists = new Map<string, readonly NetChange[]>()
  const versions = [...new Set(begun.map(({ version }) => version))]
  for (const version of versions) {
    const bases = [...new Set(begun.filter((one) => one.version === version).map(({ base }) => base))]
    const nets = await store.read
      .select({ base: n.baseHash, key: n.baseKey, list: n.list })
      .from(n)
      .where(and(eq(n.companyId, companyId), eq(n.versionId, version), inArray(n.baseHash, bases)))
    for (const { base, key, list } of nets) lists.set(`${version} ${base} ${key}`, parsedList(list).changes)
  }
  return begun.map(({ id, person, from, to, version, base, key }) => {
    const { opened = 0, confirmed: said = [] } = known.readings.get(id) ?? {}
    const changes = lists.get(`${version} ${base} ${key}`) ?? []
    return { person, from, to, changes, opened, said, confirmed: new Set(said.map(({ change }) => change)) }
  })
}
