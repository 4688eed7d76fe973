// Where a person stands with all legends of their companies, for Home: what to read, and what is asked of them.
import { and, desc, eq, inArray, isNull, max, or, sql } from "drizzle-orm"
import type { Store } from "../../db/store"
import { holds, type Member } from "../people/person"
import { wholeKey } from "../versions/base-key"
import { emptyDocument } from "../versions/known"
import { lastAskOf } from "./asks.server"
import { ownDues } from "./dues.server"
import { dutiesIn } from "./duties.server"
import type { Home, LegendLine } from "./home"
import { isObliged } from "./obligation"
import { openingsIn } from "./places.server"
import { progressOf, readOf } from "./progress"
import { isByParts, parsedList } from "./reading-list"
import { openingsSince } from "./reread"
import { carefulOnes } from "./reveals.server"
import { leftOf, type ToRead } from "./to-read"
import type { Duty } from "./your-part"

type Row = Awaited<ReturnType<typeof standsOf>>[number]
type Stand = Row & { version: NonNullable<Row["version"]> }

/** Every legend of these companies with its newest version, and this person's state and reading of it. */
async function standsOf({ read, t }: Store, personId: string, companyIds: readonly string[]) {
  const { legends: l, versions: v, readingStates: s, readings: r } = t
  const newest = sql`${v.ordinal} = (select max(w.ordinal) from ${v} w where w.company_id = ${l.companyId} and w.legend_id = ${l.id})`
  return read
    .select({
      companyId: l.companyId,
      legend: { id: l.id, title: l.title, lang: l.lang },
      version: {
        id: v.id,
        ordinal: v.ordinal,
        label: v.label,
        title: v.title,
        summary: v.summary,
        readBy: v.readBy,
        publishedAt: v.publishedAt,
        hash: v.documentHash,
      },
      state: {
        ...{ knownOrdinal: s.knownOrdinal, knownHash: s.knownHash, changes: s.changes, confirmed: s.confirmed },
        again: s.again,
      },
      reading: { id: r.id, baseHash: r.baseHash, baseKey: r.baseKey },
    })
    .from(l)
    .leftJoin(v, and(eq(v.companyId, l.companyId), eq(v.legendId, l.id), newest))
    .leftJoin(s, and(eq(s.companyId, l.companyId), eq(s.legendId, l.id), eq(s.personId, personId)))
    .leftJoin(r, and(eq(r.companyId, v.companyId), eq(r.versionId, v.id), eq(r.personId, personId)))
    .where(and(inArray(l.companyId, [...companyIds]), isNull(l.retiredAt)))
    .orderBy(desc(l.createdAt), desc(l.id))
}

/** What this person has to read and what is asked of them, in all their companies. Six questions, however many legends. */
export async function toRead(
  store: Store,
  personId: string,
  members: readonly Member[],
): Promise<Pick<Home, "toRead" | "yourPart"> & { legends: (LegendLine & { companyId: string })[] }> {
  const companyIds = members.map(({ company }) => company.id)
  if (companyIds.length === 0) return { toRead: [], yourPart: [], legends: [] }
  const [legends, addressed] = await Promise.all([
    standsOf(store, personId, companyIds),
    addressedIn(store, personId, companyIds),
  ])
  // Published under this title; the legend's own is the draft's, and may be another one by now.
  const stands = legends.flatMap(({ version, legend, ...row }): Stand[] =>
    version ? [{ ...row, version, legend: { ...legend, title: version.title } }] : [],
  )
  const memberIn = new Map(members.map((member) => [member.company.id, member]))
  const isNew = ({ legend, state, version }: Stand) =>
    isObliged(state?.knownOrdinal ?? 0, [addressed.get(legend.id) ?? 0]) && state?.knownHash !== version.hash
  const due = stands.filter((stand) => isNew(stand) || (stand.reading && stand.state?.again))
  const versionIds = due.map(({ version }) => version.id)
  const [texts, read, asks, dues] = await Promise.all([
    listsFor(store, due),
    readIn(store, companyIds, due),
    lastAskOf(store, personId, companyIds, versionIds),
    ownDues(
      store,
      personId,
      due.map(({ companyId, legend, version }) => ({ ...version, companyId, legendId: legend.id })),
    ),
  ])
  const lists = new Map([...texts].map(([key, text]) => [key, parsedList(text)]))
  const known = stands.flatMap(({ companyId, state, legend }) =>
    state ? [{ companyId, hash: state.knownHash, roles: memberIn.get(companyId)?.roles ?? [], legend }] : [],
  )
  // An old promise on Home would give away what somebody has still to find: theirs is then only what holds before and after.
  const waits = due.filter(isNew).filter(({ version, ...stand }) => {
    const list = lists.get(keyOf(version.id, baseOf({ ...stand, version })))
    return !list || carefulOnes(list.changes).length > 0
  })
  const nexts = waits.map(({ companyId, legend, version }) => ({
    ...{ companyId, hash: version.hash, legend },
    roles: memberIn.get(companyId)?.roles ?? [],
  }))
  const coming = new Map(nexts.map((next) => [next.legend.id, next]))
  const dutiesOf = await dutiesIn(store, [...known, ...nexts])
  const holdsOn = ({ kind, text }: Duty, legendId: string) =>
    !coming.has(legendId) || dutiesOf(coming.get(legendId)).some((other) => other.kind === kind && other.text === text)
  return {
    toRead: due.flatMap((stand): ToRead[] => {
      const member = memberIn.get(stand.companyId)
      const list = lists.get(keyOf(stand.version.id, baseOf(stand)))
      const left = member && list ? leftOf(list, read.get(stand.reading?.id ?? "") ?? new Set(), member) : null
      if (!member || left?.changes === 0) return []
      const { legend, version, state } = stand
      const parts = list ? isByParts(list.changes) : (state?.knownOrdinal ?? 0) === 0
      const again = left ? askedStill(asks.get(version.id), read.get(stand.reading?.id ?? "")) : null
      const { publishedAt: _at, ...told } = { ...version, readBy: dues.get(version.id) ?? null }
      return [{ company: member.company.name, legend, version: told, left, parts, again }]
    }),
    legends: legends.map(({ companyId, legend: { id, title }, version }) => {
      const member = memberIn.get(companyId)
      const writes = member !== undefined && holds(member, "author")
      return {
        companyId,
        id,
        title: writes ? title : (version?.title ?? title),
        label: version?.label ?? null,
        company: member?.company.name ?? "",
      }
    }),
    yourPart: known.flatMap(({ legend, ...text }) =>
      dutiesOf(text).flatMap((duty) => (holdsOn(duty, legend.id) ? [{ ...duty, legend }] : [])),
    ),
  }
}

/** An ask, as long as something of it is not read. */
function askedStill(ask: { by: string; reason: string; fps: string[] } | undefined, read = new Set<string>()) {
  if (!ask || (ask.fps.length > 0 && ask.fps.every((fp) => read.has(fp)))) return null
  return { by: ask.by, reason: ask.reason }
}

type Base = { readonly baseHash: string; readonly baseKey: string }
const keyOf = (versionId: string, { baseHash, baseKey }: Base) => `${versionId} ${baseHash} ${baseKey}`

/** What the list starts from: fixed once begun; a half-read older version has no stored list yet. */
const baseOf = ({ reading, state, legend }: Stand): Base => {
  if (reading) return reading
  if (!state) return { baseHash: emptyDocument(legend.lang).hash, baseKey: wholeKey(0) }
  const isHalfWay = state.confirmed > 0 && state.confirmed < state.changes
  return { baseHash: isHalfWay ? "" : state.knownHash, baseKey: wholeKey(state.knownOrdinal) }
}

async function addressedIn({ read, t }: Store, personId: string, companyIds: readonly string[]) {
  const { audienceMembers: a, versions: v } = t
  const rows = await read
    .select({ legendId: a.legendId, ordinal: max(v.ordinal) })
    .from(a)
    .innerJoin(v, and(eq(v.companyId, a.companyId), eq(v.id, a.versionId)))
    .where(and(inArray(a.companyId, [...companyIds]), eq(a.personId, personId)))
    .groupBy(a.legendId)
  return new Map(rows.map(({ legendId, ordinal }) => [legendId, ordinal ?? 0]))
}

async function listsFor({ read, t }: Store, stands: readonly Stand[]): Promise<Map<string, string>> {
  const { nets: n } = t
  if (stands.length === 0) return new Map()
  const rows = await read
    .select({ versionId: n.versionId, baseHash: n.baseHash, baseKey: n.baseKey, list: n.list })
    .from(n)
    .where(
      or(
        ...stands.map((stand) => {
          const { baseHash, baseKey } = baseOf(stand)
          const base = and(eq(n.baseHash, baseHash), eq(n.baseKey, baseKey))
          return and(eq(n.companyId, stand.companyId), eq(n.versionId, stand.version.id), base)
        }),
      ),
    )
  return new Map(rows.map(({ versionId, list, ...base }) => [keyOf(versionId, base), list]))
}

/** What is read in each reading under way, by its id. */
async function readIn({ read, t }: Store, companyIds: readonly string[], stands: readonly Stand[]) {
  const begun = stands.flatMap(({ reading, state }) => (reading ? [{ id: reading.id, again: state?.again }] : []))
  const readingIds = begun.map(({ id }) => id)
  const openings = await openingsIn(read, t, companyIds, readingIds)
  return new Map(begun.map(({ id, again }) => [id, readOf(progressOf(openingsSince(openings.get(id) ?? [], again)))]))
}
