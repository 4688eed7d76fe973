// Publishing: computed in the worker first, then written in one transaction, if nothing moved meanwhile. All of it or nothing.
import { and, eq, ne } from "drizzle-orm"
import type { Tables } from "../../db/define"
import { newId } from "../../db/id"
import type { Db, Store } from "../../db/store"
import { sha256 } from "../changes/canonical"
import { record } from "../ledger/ledger.server"
import { wholeLabel } from "../legends/legend"
import { addNotices, dropNotices, versionAbout } from "../notices/notices.server"
import { dueFor } from "../people/absence"
import { absencesIn } from "../people/absences.server"
import { dayOf } from "../ui/day"
import { nothingSaid, versionFieldsOf } from "./announcement"
import { type Answer, answeredElsewhere, answersIn } from "./answering"
import { type AudienceMember, audienceIn, audienceOf } from "./audiences.server"
import { wholeKey } from "./base-key"
import {
  corrected,
  type Drafted,
  datesOf,
  draftedIn,
  nameOf,
  type Place,
  type ReviewedDraft,
  reviewDraft,
} from "./drafted.server"
import { emptyDocument } from "./known"
import type { NetList, Published } from "./net"
import { problemsOf } from "./problems"
import { publication } from "./publication"
import { publishedNotice } from "./published-notice"
import type { Problem, ToAnswer } from "./review-page"
import type { ChangeWorker } from "./worker"

/** What knows of questions and objections (app/reading/answering.server.ts): versions only say that they are answered. */
export type Answering = {
  /** What waits for the authors, as the one who publishes may see it. */
  readonly open: (db: Db, t: Tables, asked: Place & { readonly by: string }) => Promise<readonly ToAnswer[]>
  /** Stores the replies of a version, in its transaction. */
  readonly keep: (
    tx: Db,
    t: Tables,
    asked: Omit<Asked, "seen" | "answering"> & { readonly versionId: string; readonly answers: readonly Answer[] },
  ) => Promise<void>
}

type Asked = Place & {
  readonly by: string
  readonly at: number
  /** Address of this house, for the link in the mail. */
  readonly origin: string
  /** What the author looked at; without it, whatever the draft is now. */
  readonly seen?: { readonly revision: number; readonly announcementRevision: number; readonly title: string }
  /** Without it, no question is answered. */
  readonly answering?: Answering
}

export type Outcome =
  | {
      readonly version: { readonly id: string; readonly ordinal: number; readonly label: string }
      readonly people: number
    }
  | { readonly refused: "problems"; readonly problems: readonly Problem[] }
  | { readonly refused: "changed-meanwhile" }

/** Makes the draft the next version, addresses it to its audience and tells everybody once. */
export async function publishDraft(store: Store, worker: ChangeWorker, asked: Asked): Promise<Outcome> {
  const [drafted, author] = await Promise.all([draftedIn(store.read, store.t, asked), nameOf(store, asked.by)])
  if (!drafted) throw new Response("Not found", { status: 404 })
  if (asked.seen && hasMoved(asked.seen, standOf(drafted))) return { refused: "changed-meanwhile" }
  const reviewed = await reviewDraft(worker, drafted, author)
  const versionId = newId()
  const ordinal = (drafted.before?.ordinal ?? 0) + 1
  const published = publication({ ordinal, label: reviewed.label, newId }, reviewed)
  const lists = await listsOf(worker, { ...drafted, reviewed, author, published })
  return store.write(asked.companyId, async (tx): Promise<Outcome> => {
    const now = await draftedIn(tx, store.t, asked)
    if (!now || hasMoved(standOf(drafted), standOf(now)) || now.before?.id !== drafted.before?.id)
      return { refused: "changed-meanwhile" }
    const version = versionFieldsOf(drafted.announcement)
    const corrects = corrected(drafted)
    const audience = corrects
      ? await audienceOf(tx, store.t, asked.companyId, corrects.id)
      : await audienceIn(tx, store.t, asked.companyId, version.teams)
    const toAnswer = (await asked.answering?.open(tx, store.t, asked)) ?? []
    const problems = problemsOf({
      ...{ toAnswer, changes: reviewed.changes, version, previous: drafted.before?.label ?? null },
      ...{ people: audience.length, today: dayOf(asked.at) },
      ...{ words: reviewed.review.words, told: reviewed.review.told, unfilled: reviewed.review.unfilled },
    })
    if (asked.answering) problems.push(...answeredElsewhere(version, toAnswer))
    if (problems.length > 0) return { refused: "problems", problems }
    await keep(tx, store.t, asked, { drafted, reviewed, published, lists, audience, versionId, ordinal, author })
    const { companyId, legendId, by, at, origin } = asked
    const answers = answersIn(version)
    await asked.answering?.keep(tx, store.t, { companyId, legendId, by, at, origin, versionId, answers })
    return { version: { id: versionId, ordinal, label: reviewed.label }, people: audience.length }
  })
}

type Stand = NonNullable<Asked["seen"]>
const standOf = ({ revision, announcementRevision, legend: { title } }: Drafted): Stand => ({
  ...{ revision, announcementRevision, title },
})
const hasMoved = (was: Stand, now: Stand) =>
  was.revision !== now.revision || was.announcementRevision !== now.announcementRevision || was.title !== now.title

type Listed = { readonly baseHash: string; readonly baseKey: string; readonly list: NetList }

/** What must be read by those who know the version before, and by those who know nothing yet. */
async function listsOf(
  worker: ChangeWorker,
  {
    before,
    legend,
    reviewed,
    author,
    published,
  }: Drafted & { reviewed: ReviewedDraft; author: string; published: readonly Published[] },
): Promise<Listed[]> {
  const own: NetList = {
    changes: published.map(({ unitFps, shown }) => ({ fp: shown.fp, unitFps: [...unitFps], shown })),
    cancelled: 0,
  }
  const next: Listed = { baseHash: reviewed.base.hash, baseKey: wholeKey(before?.ordinal ?? 0), list: own }
  if (!before) return [next]
  const empty = emptyDocument(legend.lang)
  const target = { ...reviewed.review.target, label: reviewed.label, author }
  const list = await worker.net({ base: empty, target, known: null, published })
  return [next, { baseHash: empty.hash, baseKey: wholeKey(0), list }]
}

type Kept = {
  readonly drafted: Drafted
  readonly reviewed: ReviewedDraft
  readonly published: readonly Published[]
  readonly lists: readonly Listed[]
  readonly audience: readonly AudienceMember[]
  readonly versionId: string
  readonly ordinal: number
  readonly author: string
}

async function keep(tx: Db, t: Tables, asked: Asked, kept: Kept): Promise<void> {
  const { companyId, legendId, by, at } = asked
  const { drafted, reviewed, published, lists, audience, versionId, ordinal } = kept
  const { target, patch, words } = reviewed.review
  const { summary } = drafted.announcement
  const patchText = JSON.stringify(patch)
  await tx.insert(t.documents).values({ companyId, hash: target.hash, doc: target.doc, words }).onConflictDoNothing()
  await tx.insert(t.versions).values({
    ...{ companyId, legendId, ordinal, summary },
    id: versionId,
    label: reviewed.label,
    title: drafted.legend.title,
    documentHash: target.hash,
    lineage: [...target.lineage],
    engine: patch.engine,
    patch: patchText,
    ...datesOf(drafted),
    publishedBy: by,
    publishedAt: at,
  })
  const said = new Map(reviewed.changes.map(({ reviewed: { fp }, fields }) => [fp, fields]))
  await inBatches(published, (some) =>
    tx.insert(t.changes).values(
      some.map(({ id, ordinal: n, shown }) => ({
        ...{ companyId, versionId, legendId, id, ordinal: n, shown },
        ...{ fp: shown.fp, kind: shown.kind, severity: shown.severity, said: said.get(shown.fp) ?? {} },
      })),
    ),
  )
  const units = published.flatMap(({ id, unitFps }) => unitFps.map((unitFp) => ({ unitFp, changeId: id })))
  await inBatches(units, (some) =>
    tx.insert(t.changeUnits).values(some.map((unit) => ({ companyId, versionId, ...unit }))),
  )
  await inBatches(audience, (some) =>
    tx
      .insert(t.audienceMembers)
      .values(some.map(({ personId, because }) => ({ companyId, versionId, legendId, personId, because }))),
  )
  for (const { list, ...base } of lists)
    await tx.insert(t.nets).values({ companyId, versionId, ...base, list: JSON.stringify(list) })
  await tell(tx, t, asked, kept)
  // The next version most often goes to the same people: the author finds them ticked, and nothing else said.
  const announcement = { ...nothingSaid, teams: drafted.announcement.teams }
  await tx
    .update(t.drafts)
    .set({ announcement, announcementRevision: drafted.announcementRevision + 1 })
    .where(and(eq(t.drafts.companyId, companyId), eq(t.drafts.legendId, legendId)))
  await record(
    tx,
    t,
    companyId,
    {
      ...{ kind: "published", at, by, legend: legendId, version: versionId, ordinal },
      label: reviewed.label,
      document: target.hash,
      patch: sha256(patchText).toString("hex"),
      changes: published.map(({ shown }) => shown.fp),
    },
    {
      ...{ kind: "addressed", at, legend: legendId, version: versionId },
      people: audience.map(({ personId }) => personId),
      because: audience.map(({ because }) => because.map(({ id }) => id).join("\n")),
    },
  )
}

async function tell(
  tx: Db,
  t: Tables,
  asked: Asked,
  { drafted, reviewed, published, audience, versionId, author }: Kept,
) {
  const { companyId, legendId, at, origin } = asked
  const { summary } = drafted.announcement
  const told = {
    ...{ label: reviewed.label, title: drafted.legend.title, by: author, summary, today: dayOf(at) },
    ...{ corrects: corrected(drafted)?.label ?? null, ...datesOf(drafted) },
    changes: published.map(({ shown }) => shown),
    link: `${origin}/legends/${legendId}/read`,
  }
  const { knowing, same } = await whoKnow(tx, t, asked, drafted.before?.ordinal, reviewed.review.target.hash)
  const people = audience.map(({ personId }) => personId)
  const away = await absencesIn(tx, t, companyId, people)
  const since = dayOf((await wholeOf(tx, t, asked, corrected(drafted)))?.publishedAt ?? at)
  const dueOf = (personId: string) => told.readBy && dueFor(told.readBy, since, away.get(personId) ?? [])
  const to = audience
    .filter(({ personId }) => !same.has(personId))
    .map(({ personId, email, roles, because }) => ({
      ...{ personId, email },
      ...publishedNotice(
        { ...told, readBy: dueOf(personId), moved: dueOf(personId) !== told.readBy },
        {
          ...{ roles, teams: because.map(({ id }) => id) },
          knowsPrevious: drafted.before === null || knowing.has(personId),
        },
      ),
    }))
  await dropNotices(tx, t, { companyId, people, about: await earlierOf(tx, t, asked, versionId) })
  await addNotices(tx, t, { companyId, about: versionAbout(versionId), at, to, inHours: true, waits: true })
}

/** The version that a correction corrects in the end, since whose day its date counts. */
async function wholeOf(
  tx: Db,
  { versions: v }: Tables,
  { companyId, legendId }: Asked,
  corrects: ReturnType<typeof corrected>,
) {
  if (!corrects) return undefined
  const [whole] = await tx
    .select({ publishedAt: v.publishedAt })
    .from(v)
    .where(and(eq(v.companyId, companyId), eq(v.legendId, legendId), eq(v.label, wholeLabel(corrects.label))))
  return whole
}

/** What the mails of the versions before were about: who gets the new one needs none of them any more. */
async function earlierOf(tx: Db, { versions: v }: Tables, { companyId, legendId }: Asked, versionId: string) {
  const rows = await tx
    .select({ id: v.id })
    .from(v)
    .where(and(eq(v.companyId, companyId), eq(v.legendId, legendId), ne(v.id, versionId)))
  return rows.map(({ id }) => versionAbout(id))
}

/**
 * Who knows the version before in full: theirs is the list of its changes. And who knows this very text, because what they did
 * not read was changed back: they are asked nothing.
 */
async function whoKnow(
  tx: Db,
  { readingStates: s }: Tables,
  { companyId, legendId }: Asked,
  ordinal: number | undefined,
  hash: string,
) {
  const rows = await tx
    .select({ personId: s.personId, ordinal: s.knownOrdinal, hash: s.knownHash, read: s.confirmed, of: s.changes })
    .from(s)
    .where(and(eq(s.companyId, companyId), eq(s.legendId, legendId)))
  const isWhole = ({ read, of }: (typeof rows)[number]) => read === 0 || read === of
  return {
    knowing: new Set(rows.flatMap((row) => (row.ordinal === ordinal ? [row.personId] : []))),
    same: new Set(rows.flatMap((row) => (row.hash === hash && isWhole(row) ? [row.personId] : []))),
  }
}

async function inBatches<T>(rows: readonly T[], insert: (some: T[]) => Promise<unknown>) {
  for (let from = 0; from < rows.length; from += 200) await insert(rows.slice(from, from + 200))
}
