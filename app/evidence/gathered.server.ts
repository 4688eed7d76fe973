// Gathers what an export says about one version: the version and its changes, whom it was addressed to, how each reader came to
// it, and what the ledger holds on it. Reads only.
import { and, asc, desc, eq, gt, inArray, lt, lte } from "drizzle-orm"
import { z } from "zod"
import { portions } from "../../db/portions"
import type { Store } from "../../db/store"
import type { Hands } from "../context"
import { commitment } from "../ledger/commitment"
import { erasedName } from "../people/erasing.server"
import type { Names, Seat } from "../people/person"
import { movedDues } from "../reading/dues.server"
import { parsedList } from "../reading/reading-list"
import { standingSeenBy } from "../reading/standing"
import { standingOf } from "../reading/standings.server"
import { Shown } from "../versions/shown"
import type { Change, Counted, Named } from "./evidence"
import type { Entry } from "./facts"
import { isOfQuestions } from "./questions"

export type About = { readonly companyId: string; readonly legendId: string; readonly versionId: string }
export type EntryRow = { readonly number: number; readonly entry: string; readonly parsed: Entry }

const AnyEntry = z.looseObject({ number: z.number(), kind: z.string() })
/** Who joined later has the day beside the team. */
const Because = z.array(
  z
    .object({ id: z.string(), name: z.string(), joinedOn: z.string().optional() })
    .transform(({ id, name, joinedOn }) => ({ id, name: joinedOn ? `${name}, joined ${joinedOn}` : name })),
)

/** So many rows are read at once, so that a long ledger does not hold up everybody else. */
const atOnce = 2000

/** The entries about a legend among the ledger's first so many, in their order. */
export async function entriesOf(
  { read, t }: Store,
  { companyId, legendId }: Pick<About, "companyId" | "legendId">,
  size: number,
): Promise<EntryRow[]> {
  const { ledgerEntries: l } = t
  const rows: EntryRow[] = []
  for (let after = 0; ; ) {
    const some = await read
      .select({ number: l.number, entry: l.entry })
      .from(l)
      .where(and(eq(l.companyId, companyId), eq(l.legendId, legendId), gt(l.number, after), lte(l.number, size)))
      .orderBy(asc(l.number))
      .limit(atOnce)
    for (const { number, entry } of some) rows.push({ number, entry, parsed: AnyEntry.parse(JSON.parse(entry)) })
    if (some.length < atOnce) return rows
    after = some.at(-1)?.number ?? size
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Those of them that are about one version, and about what was raised on it. */
export async function entriesAbout(store: Store, about: About, size: number): Promise<EntryRow[]> {
  const asked = new Set<unknown>()
  return (await entriesOf(store, about, size)).filter(({ parsed }) => {
    const { kind, version, question } = parsed
    if (kind === "raised" && version === about.versionId) asked.add(question)
    return version === about.versionId || (isOfQuestions(parsed) && asked.has(question))
  })
}

/** The version itself, as evidence has it, and its text. */
export async function versionFacts({ read, t }: Store, { companyId, versionId, legendId }: About) {
  const { versions: v, documents: d, companies, legends } = t
  const [row] = await read
    .select({
      company: { id: companies.id, name: companies.name },
      legend: { id: legends.id, title: legends.title, lang: legends.lang },
      version: {
        ...{ id: v.id, ordinal: v.ordinal, label: v.label, title: v.title, summary: v.summary },
        ...{ readBy: v.readBy, inForceFrom: v.inForceFrom, document: v.documentHash },
      },
      doc: d.doc,
    })
    .from(v)
    .innerJoin(companies, eq(companies.id, v.companyId))
    .innerJoin(legends, and(eq(legends.companyId, v.companyId), eq(legends.id, v.legendId)))
    .innerJoin(d, and(eq(d.companyId, v.companyId), eq(d.hash, v.documentHash)))
    .where(and(eq(v.companyId, companyId), eq(v.id, versionId)))
  if (!row) return null
  const [before] = await read
    .select({ label: v.label })
    .from(v)
    .where(and(eq(v.companyId, companyId), eq(v.legendId, legendId), lt(v.ordinal, row.version.ordinal)))
    .orderBy(desc(v.ordinal))
    .limit(1)
  return { ...row, version: { ...row.version, previous: before?.label ?? null } }
}

/** The published changes in story order. */
export async function changesOf({ read, t }: Store, { companyId, versionId }: About): Promise<Change[]> {
  const { changes: c } = t
  const rows = await read
    .select({ id: c.id, ordinal: c.ordinal, fp: c.fp, kind: c.kind, severity: c.severity, shown: c.shown })
    .from(c)
    .where(and(eq(c.companyId, companyId), eq(c.versionId, versionId)))
    .orderBy(asc(c.ordinal))
  return rows.map(({ shown, ...row }) => {
    const { title, where, was, now, reason, author } = Shown.parse(shown)
    return { ...row, title, where, was, now, reason, author }
  })
}

/** Commitments of those to whom these entries address a version. */
const addressedIn = (entries: readonly EntryRow[]): string[] =>
  entries.flatMap(({ parsed: { kind, people } }) =>
    kind === "addressed" && Array.isArray(people) ? people.map(String) : [],
  )

/**
 * The readers by name, as these entries know them: the audience with its reasons, their readings, and the salts that show
 * whose entries are whose. Who came while the export was put together is in the next one.
 */
export async function readersByName(
  store: Store,
  about: About & { readonly today: string },
  entries: readonly EntryRow[],
): Promise<Named> {
  const { read, t } = store
  const { companyId, versionId } = about
  const { audienceMembers: a, readings: r, versions: v, people, personSalts: s, nets: n } = t
  const said = new Set(addressedIn(entries))
  const [rows, readings] = await Promise.all([
    read
      .select({ person: a.personId, because: a.because, salt: s.salt })
      .from(a)
      .leftJoin(s, and(eq(s.companyId, a.companyId), eq(s.personId, a.personId)))
      .where(and(eq(a.companyId, companyId), eq(a.versionId, versionId)))
      .orderBy(asc(a.personId)),
    read
      .select({
        ...{ person: r.personId, id: r.id, label: v.label, hash: v.documentHash },
        ...{ baseHash: r.baseHash, baseKey: r.baseKey },
      })
      .from(r)
      .leftJoin(v, and(eq(v.companyId, r.companyId), eq(v.legendId, r.legendId), eq(v.ordinal, r.baseOrdinal)))
      .where(and(eq(r.companyId, companyId), eq(r.versionId, versionId)))
      .orderBy(asc(r.id)),
  ])
  const audience = rows.filter(({ person, salt }) => salt === null || said.has(commitment(salt, companyId, person)))
  const dues = await movedDues(
    store,
    about,
    audience.map(({ person, because }) => ({ id: person, because })),
  )
  const lists = new Map<string, string[]>()
  const keyOf = ({ baseHash, baseKey }: { baseHash: string; baseKey: string }) => `${baseHash} ${baseKey}`
  for (const reading of readings) {
    if (lists.has(keyOf(reading))) continue
    const base = and(eq(n.baseHash, reading.baseHash), eq(n.baseKey, reading.baseKey))
    const [net] = await read
      .select({ list: n.list })
      .from(n)
      .where(and(eq(n.companyId, companyId), eq(n.versionId, versionId), base))
    lists.set(keyOf(reading), net ? parsedList(net.list).changes.map(({ fp }) => fp) : [])
  }
  const told = new Set(entries.map(({ parsed }) => parsed.reading))
  const begun = readings.filter(({ id }) => told.has(id))
  const ids = [...new Set([...audience, ...begun].map(({ person }) => person))].sort()
  const found: { id: string; name: string; salt: string | null }[] = []
  for (const some of portions(ids))
    found.push(
      ...(await read
        .select({ id: people.id, name: people.name, salt: s.salt })
        .from(people)
        .leftJoin(s, and(eq(s.companyId, companyId), eq(s.personId, people.id)))
        .where(inArray(people.id, some))),
    )
  return {
    by: "name",
    people: found
      .map((one) => (one.salt === null ? { ...one, name: erasedName } : one))
      .sort((one, other) => (one.id < other.id ? -1 : 1)),
    audience: audience.map(({ person, because }) => {
      const due = dues.get(person)
      return { person, because: Because.parse(because), ...(due === undefined ? {} : { due }) }
    }),
    readings: begun.map(({ person, id, label, hash, ...from }) => ({
      ...{ person, id, base: cameFrom(from.baseHash, { label, hash }) },
      changes: lists.get(keyOf(from)) ?? [],
    })),
  }
}

/** From which version somebody came: its label, or that they had begun to read on. Null from the beginning. */
function cameFrom(baseHash: string, { label, hash }: { label: string | null; hash: string | null }): string | null {
  if (label === null || baseHash === hash) return label
  return `${label}, and some of what came after it`
}

/** The readers in numbers, as these entries know them and somebody with these seats may see them. */
export async function readersByNumber(
  { store, worker }: Pick<Hands, "store" | "worker">,
  { companyId, legendId, versionId }: About,
  looker: { readonly names: Names; readonly seats: readonly Seat[] },
  entries: readonly EntryRow[],
): Promise<Counted> {
  const standing = await standingOf(store, worker, { companyId, legendId })
  const seen = standing?.version.id === versionId ? standingSeenBy(standing, looker) : null
  const figures = seen?.counted
    ? {
        ...seen.counted,
        teams: [...seen.columns],
        read: seen.rows.map(({ readers, cells }) => ({ all: readers, teams: [...cells] })),
      }
    : null
  return { by: "number", addressed: addressedIn(entries).length, figures }
}
