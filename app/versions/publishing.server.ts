// Publishing: computed in the worker first, then written in one transaction, if nothing moved meanwhile. All of it or nothing.
import { and, eq } from "drizzle-orm"
import type { Tables } from "../../db/define"
import { newId } from "../../db/id"
import { portions } from "../../db/portions"
import type { Db, Store } from "../../db/store"
import { sha256 } from "../changes/canonical"
import { record } from "../ledger/ledger.server"
import { dayOf } from "../ui/day"
import { nothingSaid, versionFieldsOf } from "./announcement"
import { type Answer, answeredElsewhere, answersIn } from "./answering"
import { audienceIn, audienceOf } from "./audiences.server"
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
import type { Problem, ToAnswer } from "./review-page"
import { type New, tellAudience } from "./telling.server"
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

type Kept = New & { readonly lists: readonly Listed[]; readonly ordinal: number }

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
  for (const some of portions(published))
    await tx.insert(t.changes).values(
      some.map(({ id, ordinal: n, shown }) => ({
        ...{ companyId, versionId, legendId, id, ordinal: n, shown },
        ...{ fp: shown.fp, kind: shown.kind, severity: shown.severity, said: said.get(shown.fp) ?? {} },
      })),
    )
  const units = published.flatMap(({ id, unitFps }) => unitFps.map((unitFp) => ({ unitFp, changeId: id })))
  for (const some of portions(units))
    await tx.insert(t.changeUnits).values(some.map((unit) => ({ companyId, versionId, ...unit })))
  for (const some of portions(audience))
    await tx
      .insert(t.audienceMembers)
      .values(some.map(({ personId, because }) => ({ companyId, versionId, legendId, personId, because })))
  for (const { list, ...base } of lists)
    await tx.insert(t.nets).values({ companyId, versionId, ...base, list: JSON.stringify(list) })
  await tellAudience(tx, t, asked, kept)
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
