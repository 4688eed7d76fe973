// What authors say about the changes of a draft. A write reads what is there now, settles the form into it, and keeps it.
import { and, eq } from "drizzle-orm"
import type { Tables } from "../../db/define"
import type { Db, Store } from "../../db/store"
import { Announcement, nothingSaid } from "./announcement"

type Where = { readonly companyId: string; readonly legendId: string }

const draft = ({ drafts }: Tables, { companyId, legendId }: Where) =>
  and(eq(drafts.companyId, companyId), eq(drafts.legendId, legendId))

/** The announcement of a draft with its revision and the draft's; null when there is no draft. */
export async function announcementOf(db: Db, t: Tables, where: Where) {
  const [row] = await db
    .select({
      revision: t.drafts.revision,
      announcement: t.drafts.announcement,
      announcementRevision: t.drafts.announcementRevision,
    })
    .from(t.drafts)
    .where(draft(t, where))
  if (!row) return null
  const announcement = row.announcement === null ? nothingSaid : Announcement.parse(row.announcement)
  return { ...row, announcement }
}

/** Keeps what `say` makes of the announcement as it is now; returns what `say` returned, and the revision that holds it. */
export function announce<Told extends { readonly announcement: Announcement }>(
  store: Store,
  where: Where,
  say: (now: Announcement) => Told,
): Promise<Told & { announcementRevision: number }> {
  return store.write(where.companyId, async (tx) => {
    const now = await announcementOf(tx, store.t, where)
    if (!now) throw new Response("Not found", { status: 404 })
    const told = say(now.announcement)
    if (told.announcement === now.announcement) return { ...told, announcementRevision: now.announcementRevision }
    const announcementRevision = now.announcementRevision + 1
    await tx
      .update(store.t.drafts)
      .set({ announcement: told.announcement, announcementRevision })
      .where(draft(store.t, where))
    return { ...told, announcementRevision }
  })
}
