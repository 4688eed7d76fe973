// Questions and objections for Home: one's own, and those that wait for an author or a consultant.
import { and, eq, inArray, or, sql } from "drizzle-orm"
import type { Store } from "../../db/store"
import { holds, type Member } from "../people/person"
import { dayOf } from "../ui/day"
import { questionsWith } from "./asked-questions.server"
import type { Home } from "./home"
import { answersAmong, waitingAmong } from "./home-questions"
import { lookerFrom, questionSeenBy } from "./question-seen"

/** How long a reply stays on Home: sixty days. */
const shownFor = 60 * 86_400_000

/** One question to the database where there is nothing, four where there is. */
export async function questionsForHome(
  { read, t }: Store,
  personId: string,
  members: readonly Member[],
  at: number,
): Promise<Pick<Home, "answers" | "waiting">> {
  const { questions: q, replies: r } = t
  const all = members.map(({ company }) => company.id)
  if (all.length === 0) return { answers: [], waiting: [] }
  const authored = members.filter((member) => holds(member, "author", "consultant")).map(({ company }) => company.id)
  const last = sql`coalesce((select ${r.what} from ${r} where ${r.companyId} = ${q.companyId} and ${r.questionId} = ${q.id} order by ${r.ordinal} desc limit 1), '')`
  const own = and(inArray(q.companyId, all), eq(q.personId, personId))
  const open = authored.length > 0 ? and(inArray(q.companyId, authored), sql`${last} <> 'reply'`) : undefined
  const found = await questionsWith(read, t, open ? or(own, open) : own)
  const memberIn = new Map(members.map((member) => [member.company.id, member]))
  const placed = found.flatMap((question) => {
    const member = memberIn.get(question.companyId)
    const seen = member && questionSeenBy(question, lookerFrom(member))
    return seen ? [{ seen, legend: question.legend }] : []
  })
  return { answers: answersAmong(placed, dayOf(at - shownFor)), waiting: waitingAmong(placed) }
}
