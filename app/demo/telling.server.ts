// Publishes a version of the demo's legend the way an author does: write the draft, say something about its changes, publish.
import type { Store } from "../../db/store"
import type { Hands } from "../context"
import { announced } from "../versions/announcement"
import { announce } from "../versions/announcements.server"
import { publishDraft } from "../versions/publishing.server"
import { noWords, type ReviewedChange, type VersionFields } from "../versions/review-page"
import { reviewOf } from "../versions/reviews.server"
import type { Say } from "./northlight"

type Telling = {
  readonly companyId: string
  readonly legendId: string
  readonly by: string
  readonly at: number
  readonly says: readonly Say[]
  readonly version: VersionFields
}

/** Publishes what stands in the draft. A sentence about a change the engine did not find is a bug, and loud. */
export async function publishTold(
  { store, worker, origin }: Pick<Hands, "store" | "worker" | "origin">,
  { by, at, says, version, ...where }: Telling,
): Promise<void> {
  const review = () => reviewOf(store, worker, { ...where, origin, at })
  await sayAll(store, where, await review(), says, version)
  const { page } = await review()
  const { revision, announcementRevision, legend } = page
  const seen = { revision, announcementRevision, title: legend.title }
  const outcome = await publishDraft(store, worker, { ...where, by, at, origin, seen })
  if ("refused" in outcome) throw new Error(`The demo was not published: ${JSON.stringify(outcome)}`)
}

async function sayAll(
  store: Store,
  where: { companyId: string; legendId: string },
  { page, announced: among }: Awaited<ReturnType<typeof reviewOf>>,
  says: readonly Say[],
  version: VersionFields,
) {
  const over = { change: null, version: page.version }
  await announce(store, where, (now) =>
    announced(now, { change: null, among }, { fp: null, change: null, version }, over),
  )
  for (const say of says) {
    const index = page.changes.findIndex(({ shown }) => shown.kind === say.kind && shown.where === say.where)
    const [seen, change] = [page.changes[index], among[index]]
    if (!seen || !change) throw new Error(`The demo speaks of a change that is not there: ${say.title}`)
    const words = { fp: seen.fp, change: fieldsOf(say, seen), version }
    await announce(store, where, (now) => announced(now, { change, among }, words, { change: seen.fields, version }))
  }
}

const fieldsOf = (
  { title, reason, pillar, concerns, notes, careful = false, check }: Say,
  { computed }: ReviewedChange,
) => ({
  ...noWords,
  title,
  reason,
  pillar,
  roles: concerns ?? computed.roles,
  teams: computed.teams,
  notes: notes ?? {},
  careful,
  ...check,
})
