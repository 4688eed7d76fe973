// A draft beside the version before it, and its review: what publishing it would mean now. Only reads and computes.
import { and, eq } from "drizzle-orm"
import type { Tables } from "../../db/define"
import type { Db, Store } from "../../db/store"
import { correctionLabel, nextLabel } from "../legends/legend"
import { type AnnouncedChange, announcedChanges } from "./announced-changes"
import { Announcement, nothingSaid } from "./announcement"
import { emptyDocument } from "./known"
import type { Known, Review } from "./net"
import { newestIn, type WholeVersion } from "./versions.server"
import type { Reviewer } from "./worker"

export type Place = { readonly companyId: string; readonly legendId: string }

/** What a draft stands on: nothing of it may have moved between looking and publishing. */
export type Drafted = {
  readonly legend: { readonly title: string; readonly lang: string }
  readonly revision: number
  readonly announcementRevision: number
  readonly announcement: Announcement
  readonly doc: string
  /** Names that matter to the company. */
  readonly names: readonly string[]
  readonly before: WholeVersion | null
}

/** The draft and the version before it; null when there is no such legend. */
export async function draftedIn(db: Db, t: Tables, { companyId, legendId }: Place): Promise<Drafted | null> {
  const { drafts: d, legends: l, companies: c } = t
  const [row] = await db
    .select({
      title: l.title,
      lang: l.lang,
      revision: d.revision,
      announcementRevision: d.announcementRevision,
      announcement: d.announcement,
      doc: d.doc,
      names: c.ownNames,
    })
    .from(d)
    .innerJoin(l, and(eq(l.companyId, d.companyId), eq(l.id, d.legendId)))
    .innerJoin(c, eq(c.id, d.companyId))
    .where(and(eq(d.companyId, companyId), eq(d.legendId, legendId)))
  if (!row) return null
  const before = await newestIn(db, t, companyId, legendId)
  const { title, lang, announcement, names, ...draft } = row
  return {
    ...draft,
    names: names ?? [],
    legend: { title, lang },
    announcement: announcement === null ? nothingSaid : Announcement.parse(announcement),
    before,
  }
}

/** The version this draft corrects, whose audience and dates it inherits; null when it is a version of its own. */
export const corrected = ({ before, announcement }: Drafted): WholeVersion | null =>
  announcement.correction ? before : null

/** The days by which it is to be read and from which it is in force; null for none. */
export function datesOf(drafted: Drafted): { readonly readBy: string | null; readonly inForceFrom: string | null } {
  const { readBy, inForceFrom } = corrected(drafted) ?? drafted.announcement
  return { readBy: readBy || null, inForceFrom: inForceFrom || null }
}

export type ReviewedDraft = {
  readonly base: Known
  readonly label: string
  readonly review: Review
  readonly changes: readonly AnnouncedChange[]
}

/** The changes of a draft, computed in the worker, with what its authors said about them. */
export async function reviewDraft(worker: Reviewer, drafted: Drafted, author: string): Promise<ReviewedDraft> {
  const { before, legend, announcement, names, doc } = drafted
  const base = before ? { hash: before.hash, doc: before.doc, lineage: before.lineage } : emptyDocument(legend.lang)
  const corrects = corrected(drafted)
  const label = corrects ? correctionLabel(corrects.label) : nextLabel({ current: before })
  const isCareful = announcement.said.some(({ careful }) => careful)
  const said = isCareful ? announcement.said.map(({ fps, key, careful }) => ({ fps, key, careful })) : []
  const { merged, split } = announcement
  const asked = {
    ...{ base, draft: doc, merged, split, said, names },
    ...{ version: label, known: before?.label ?? null, author },
  }
  const review = await worker.review(asked)
  return { base, label, review, changes: announcedChanges(review.changes, announcement) }
}

/** The name of a person; empty for nobody. */
export async function nameOf({ read, t }: Store, personId: string): Promise<string> {
  const [row] = await read.select({ name: t.people.name }).from(t.people).where(eq(t.people.id, personId))
  return row?.name ?? ""
}
