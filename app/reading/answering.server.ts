// Questions and objections that a version answers: what an author may tick, and the replies it brings, in the transaction in
// which it is published. Only what waits for the authors is there: nothing that went through a consultant and was not passed on.
import { and, asc, eq, isNotNull } from "drizzle-orm"
import { z } from "zod"
import type { Tables } from "../../db/define"
import type { Db, Store } from "../../db/store"
import { grouped } from "../ui/grouped"
import type { Answered } from "../versions/answering"
import type { Answering } from "../versions/publishing.server"
import type { ToAnswer } from "../versions/review-page"
import { type Asked, questionsWith } from "./asked-questions.server"
import { whats } from "./question"
import { inOrderOfNeed, questionSeenBy, raisedBy } from "./question-seen"
import { decideReply } from "./question-thread"
import { keepReply } from "./replies.server"
import { type Seated, seatedIn } from "./seated.server"

type Place = { readonly companyId: string; readonly legendId: string }

/** The open ones an author may answer with the next version, and the replies of a version that is published. */
export const answering: Answering = {
  async open(db, t, { by, ...place }) {
    return (await waitingFor(db, t, place, await seatedAs(db, t, place, by))).map(({ seen }) => seen)
  },

  async keep(tx, t, { by, at, origin, versionId, answers, ...place }) {
    const author = await seatedAs(tx, t, place, by)
    const waiting = await waitingFor(tx, t, place, author)
    for (const { number, text } of answers) {
      const found = waiting.find(({ seen }) => seen.number === number)
      if (!found || !author) throw new Error(`Number ${number} of ${place.legendId} does not wait for this author.`)
      const decision = decideReply(found.question, { what: "reply", speaker: "author", text })
      if ("refused" in decision) throw new Error(`The reply to number ${number} is refused: ${decision.refused}.`)
      const reply = {
        what: "reply" as const,
        text,
        personId: by,
        name: author.name,
        names: author.names,
        versionId,
        origin,
        at,
      }
      await keepReply(tx, t, found.question, reply)
    }
  },
}

async function seatedAs(db: Db, t: Tables, { companyId }: Place, by: string): Promise<Seated | undefined> {
  return (await seatedIn(db, t, companyId)).find(({ personId }) => personId === by)
}

/** What waits for the authors, as one of them sees it; nothing for who is none. */
async function waitingFor(db: Db, t: Tables, { companyId, legendId }: Place, author: Seated | undefined) {
  if (!author) return []
  const { questions: q } = t
  const asked = await questionsWith(db, t, and(eq(q.companyId, companyId), eq(q.legendId, legendId)))
  const byNumber = new Map(asked.map((question) => [question.number, question]))
  const seen = asked.flatMap((question) => {
    const one = questionSeenBy(question, author)
    return one?.as === "author" && one.stand.waitsFor === "authors" ? [one] : []
  })
  return inOrderOfNeed(seen).open.map((one): { question: Asked; seen: ToAnswer } => ({
    question: byNumber.get(one.number)!,
    seen: {
      ...{ number: one.number, what: one.what, about: one.change.title, version: one.version },
      ...{ by: raisedBy(one), text: one.said.findLast(({ what }) => what === "written_back")?.text ?? one.text },
    },
  }))
}

const What = z.enum(whats)

/** Which questions and objections each version answers, by its label: their numbers, never whose they are. */
export async function answeredBy({ read, t }: Store, { companyId, legendId }: Place): Promise<Map<string, Answered[]>> {
  const { questions: q, replies: r, versions: v } = t
  const rows = await read
    .select({ label: v.label, number: q.number, what: q.what })
    .from(q)
    .innerJoin(r, and(eq(r.companyId, q.companyId), eq(r.questionId, q.id), isNotNull(r.versionId)))
    .innerJoin(v, and(eq(v.companyId, r.companyId), eq(v.id, r.versionId)))
    .where(and(eq(q.companyId, companyId), eq(q.legendId, legendId)))
    .orderBy(asc(q.number))
  return grouped(rows.map(({ label, number, what }) => [label, { number, what: What.parse(what) }]))
}
