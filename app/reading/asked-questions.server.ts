// Questions and objections as they lie in the store, with all that was said after them. Who sees what of them is decided
// afterwards (question-seen.ts). Writes nothing.
import { and, asc, eq, inArray, type SQL } from "drizzle-orm"
import { z } from "zod"
import type { Tables } from "../../db/define"
import { given, prepared } from "../../db/prepared"
import type { Db, Store } from "../../db/store"
import { forces, voices, whats } from "./question"
import type { Question } from "./question-seen"
import { replyKinds } from "./question-thread"

const Words = z.object({ what: z.enum(whats), voice: z.enum(voices), force: z.enum(forces).nullable() })

/** A question with its place. */
export type Asked = Question & {
  readonly companyId: string
  readonly legend: { readonly id: string; readonly title: string }
}

/** All questions of a legend, in the order of their numbers. */
export const questionsOf = ({ read, t }: Store, { companyId, legendId }: { companyId: string; legendId: string }) =>
  questionsWith(read, t, and(eq(t.questions.companyId, companyId), eq(t.questions.legendId, legendId)))

const abouts = prepared((db, { questions: q }) =>
  db
    .select({ id: q.id, about: q.about })
    .from(q)
    .where(and(eq(q.companyId, given("companyId")), eq(q.legendId, given("legendId")))),
)

/** What was asked about one change as its readers have it: by its fingerprint, or by the published changes it comes from. */
export async function questionsAbout(
  { read, t }: Store,
  { companyId, legendId }: { companyId: string; legendId: string },
  { fp, origins }: { readonly fp: string; readonly origins: readonly { readonly id: string }[] },
): Promise<Asked[]> {
  const it = new Set([fp, ...origins.map(({ id }) => id)])
  // Mostly nothing was asked: that is found out with a statement that is built already.
  const ids = (await abouts(read, t, { companyId, legendId })).filter(({ about }) => it.has(about)).map(({ id }) => id)
  if (ids.length === 0) return []
  return questionsWith(read, t, and(eq(t.questions.companyId, companyId), inArray(t.questions.id, ids)))
}

/** The question of a legend with this number; null when there is none. */
export async function questionWith(
  db: Db,
  t: Tables,
  { companyId, legendId, number }: { companyId: string; legendId: string; number: number },
): Promise<Asked | null> {
  const { questions: q } = t
  const here = and(eq(q.companyId, companyId), eq(q.legendId, legendId))
  return (await questionsWith(db, t, and(here, eq(q.number, number))))[0] ?? null
}

/** Four questions to the database, however many there are; one when there are none. */
export async function questionsWith(db: Db, t: Tables, where: SQL | undefined): Promise<Asked[]> {
  const { questions: q, versions: v } = t
  const rows = await db
    .select({
      ...{ companyId: q.companyId, id: q.id, number: q.number, what: q.what, voice: q.voice, force: q.force },
      ...{ text: q.text, at: q.at, personId: q.personId },
      change: { fp: q.changeFp, title: q.title, about: q.about },
      version: { id: v.id, label: v.label },
      legend: { id: q.legendId, title: v.title },
      publishedBy: v.publishedBy,
    })
    .from(q)
    .innerJoin(v, and(eq(v.companyId, q.companyId), eq(v.id, q.versionId)))
    .where(where)
    .orderBy(asc(q.legendId), asc(q.number))
  if (rows.length === 0) return []
  const companyIds = [...new Set(rows.map((row) => row.companyId))]
  const ids = rows.map((row) => row.id)
  const [said, owners] = [await saidIn(db, t, companyIds, ids), await ownersOf(db, t, companyIds, ids)]
  const ownerId = (row: (typeof rows)[number]) => owners.get(row.id) ?? row.publishedBy
  const personIds = rows.flatMap((row) => [row.personId, ownerId(row)])
  const names = await namesOf(db, t, [...personIds, ...said.map((one) => one.personId)])
  const person = (id: string) => ({ id, name: names.get(id) ?? "" })
  const threads = new Map<string, typeof said>(ids.map((id) => [id, []]))
  for (const one of said) threads.get(one.questionId)?.push(one)
  return rows.map((row) => {
    const { personId, publishedBy: _by, ...question } = row
    return {
      ...question,
      ...Words.parse(row),
      person: person(personId),
      owner: person(ownerId(row)),
      said: (threads.get(row.id) ?? []).map(({ personId, questionId: _id, ...one }) => ({
        ...one,
        what: z.enum(replyKinds).parse(one.what),
        person: person(personId),
      })),
    }
  })
}

function saidIn(db: Db, { replies: r, versions: v }: Tables, companyIds: string[], ids: string[]) {
  return db
    .select({
      ...{ questionId: r.questionId, what: r.what, personId: r.personId, at: r.at, text: r.text },
      version: v.label,
    })
    .from(r)
    .leftJoin(v, and(eq(v.companyId, r.companyId), eq(v.id, r.versionId)))
    .where(and(inArray(r.companyId, companyIds), inArray(r.questionId, ids)))
    .orderBy(asc(r.questionId), asc(r.ordinal))
}

/** Who owes the reply, where it was handed over. */
async function ownersOf(db: Db, { questionOwners: o }: Tables, companyIds: string[], ids: string[]) {
  const rows = await db
    .select({ questionId: o.questionId, personId: o.personId })
    .from(o)
    .where(and(inArray(o.companyId, companyIds), inArray(o.questionId, ids)))
    .orderBy(asc(o.questionId), asc(o.ordinal))
  return new Map(rows.map(({ questionId, personId }) => [questionId, personId]))
}

async function namesOf(db: Db, { people }: Tables, ids: readonly string[]) {
  const rows = await db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
