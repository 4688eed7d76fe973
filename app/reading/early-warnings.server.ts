// Tells the authors the same day when enough people object to one change: once per change, in the transaction of the objection.
import { and, eq, isNull } from "drizzle-orm"
import { z } from "zod"
import type { Tables } from "../../db/define"
import type { Db } from "../../db/store"
import { addNotices } from "../notices/notices.server"
import { grouped } from "../ui/grouped"
import { earlyWarning, type Objecting } from "./early-warning"
import { voices } from "./question"
import { warningMail } from "./question-notices"
import type { Seated } from "./seated.server"

type Objected = {
  readonly companyId: string
  readonly legendId: string
  readonly versionId: string
  readonly about: string
  readonly title: string
  readonly label: string
  readonly legend: string
  readonly authors: readonly Seated[]
  readonly origin: string
  readonly at: number
}

/** Writes the mail to every author, when it is time; who got it for this change gets no second one. */
export async function warnAuthors(tx: Db, t: Tables, objected: Objected): Promise<void> {
  const { companyId, legendId, about, authors, origin, at } = objected
  const warning = earlyWarning(
    await objectingTo(tx, t, companyId, about),
    await teamsOf(tx, t, companyId, objected.versionId),
  )
  if (!warning) return
  const mail = warningMail({ ...objected, link: `${origin}/legends/${legendId}/status` }, warning.people)
  const to = authors.map(({ personId, email }) => ({ personId, email, ...mail }))
  await addNotices(tx, t, { companyId, about: `objections:${about}`, at, to })
}

/** Who objects to a published change, and is still there. */
async function objectingTo(tx: Db, t: Tables, companyId: string, about: string): Promise<Objecting[]> {
  const { questions: q, memberships: m } = t
  const rows = await tx
    .select({ personId: q.personId, voice: q.voice })
    .from(q)
    .innerJoin(m, and(eq(m.companyId, q.companyId), eq(m.personId, q.personId), isNull(m.leftAt)))
    .where(and(eq(q.companyId, companyId), eq(q.about, about), eq(q.what, "objection")))
  return rows.map(({ personId, voice }) => ({ personId, voice: z.enum(voices).parse(voice) }))
}

const Because = z.array(z.object({ id: z.string() }))

/** The teams of a version's audience, with those who are still there. */
async function teamsOf(tx: Db, t: Tables, companyId: string, versionId: string) {
  const { audienceMembers: a, memberships: m } = t
  const rows = await tx
    .select({ personId: a.personId, because: a.because })
    .from(a)
    .innerJoin(m, and(eq(m.companyId, a.companyId), eq(m.personId, a.personId), isNull(m.leftAt)))
    .where(and(eq(a.companyId, companyId), eq(a.versionId, versionId)))
  const teams = grouped(
    rows.flatMap(({ personId, because }) => Because.parse(because).map(({ id }) => [id, personId] as const)),
  )
  return [...teams.values()].map((people) => ({ people }))
}
