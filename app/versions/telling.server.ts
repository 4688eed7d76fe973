// Tells the audience of a new version that it is there: one mail each, in place of what waits for them about earlier ones.
import { and, eq } from "drizzle-orm"
import type { Tables } from "../../db/define"
import type { Db } from "../../db/store"
import { wholeLabel } from "../legends/legend"
import { addNotices, againAbout, dropNotices, versionAbout } from "../notices/notices.server"
import { dueFor } from "../people/absence"
import { absencesIn } from "../people/absences.server"
import { dayOf } from "../ui/day"
import type { AudienceMember } from "./audiences.server"
import { corrected, type Drafted, datesOf, type Place, type ReviewedDraft } from "./drafted.server"
import type { Published } from "./net"
import { publishedNotice } from "./published-notice"

type Telling = Place & { readonly origin: string; readonly at: number }

/** A version as it is published. */
export type New = {
  readonly drafted: Drafted
  readonly reviewed: ReviewedDraft
  readonly published: readonly Published[]
  readonly audience: readonly AudienceMember[]
  readonly versionId: string
  readonly author: string
}

/** Writes the mail of a new version to everybody in its audience who has something to read; inside its write. */
export async function tellAudience(
  tx: Db,
  t: Tables,
  asked: Telling,
  { drafted, reviewed, published, audience, versionId, author }: New,
): Promise<void> {
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
  // Who gets the new one needs no mail about an earlier one any more.
  await dropNotices(tx, t, { companyId, people, about: await aboutLegend(tx, t, asked) })
  await addNotices(tx, t, { companyId, about: versionAbout(versionId), at, to, inHours: true, waits: true })
}

/** The version that a correction corrects in the end, since whose day its date counts. */
async function wholeOf(
  tx: Db,
  { versions: v }: Tables,
  { companyId, legendId }: Place,
  corrects: ReturnType<typeof corrected>,
) {
  if (!corrects) return undefined
  const [whole] = await tx
    .select({ publishedAt: v.publishedAt })
    .from(v)
    .where(and(eq(v.companyId, companyId), eq(v.legendId, legendId), eq(v.label, wholeLabel(corrects.label))))
  return whole
}

/**
 * Who knows the version before in full: theirs is the list of its changes. And who knows this very text, because what they did
 * not read was changed back: they are asked nothing.
 */
async function whoKnow(
  tx: Db,
  { readingStates: s }: Tables,
  { companyId, legendId }: Place,
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

/** What mails about reading a legend are about: each of its versions, and each time one was asked again. */
export async function aboutLegend(
  tx: Db,
  { versions: v, askedAgain: a }: Tables,
  { companyId, legendId }: Place,
): Promise<string[]> {
  const versions = await tx
    .select({ id: v.id })
    .from(v)
    .where(and(eq(v.companyId, companyId), eq(v.legendId, legendId)))
  const asks = await tx
    .select({ id: a.id })
    .from(a)
    .where(and(eq(a.companyId, companyId), eq(a.legendId, legendId)))
  return [...versions.map(({ id }) => versionAbout(id)), ...asks.map(({ id }) => againAbout(id))]
}
