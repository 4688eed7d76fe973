// The page of one question, for its reader, the authors and the consultant: each sees what is for them (question-seen.ts).
import type { Hands } from "../context"
import { requireLegend } from "../legends/legends.server"
import { notFound } from "../ui/answers"
import { dayOf } from "../ui/day"
import { questionWith } from "./asked-questions.server"
import type { QuestionPage } from "./question-page"
import { lookerFrom, questionSeenBy } from "./question-seen"
import { numberFrom } from "./reading-forms"
import { seatedIn } from "./seated.server"
import { asTold, concealedTitles } from "./waiting.server"

type Params = { readonly legend?: string | undefined; readonly number?: string | undefined }

/** The member who asks, and which question they ask about. */
export async function requireQuestion(hands: Hands, request: Request, params: Params) {
  const { member, legend } = await requireLegend(hands, request, params)
  const place = { companyId: legend.companyId, legendId: legend.id, number: numberFrom(params.number) }
  return { member, legend, place }
}

/** The page of `params.number`; absent (404) for whom the question is not. */
export async function questionPageOf(hands: Hands, request: Request, params: Params): Promise<QuestionPage> {
  const { member, legend, place } = await requireQuestion(hands, request, params)
  const { read, t } = hands.store
  const question = await questionWith(read, t, place)
  const seen = question && questionSeenBy(question, lookerFrom(member))
  if (!question || !seen) throw notFound()
  const told = await concealedTitles(hands, member, legend)
  // Their own was named when they raised it; a version that answers it may have left that very sentence to be found.
  const isKept = seen.as === "reader" && told.size > 0 && seen.said.some(({ version }) => version !== null)
  const own = isKept ? { ...seen, change: { ...seen.change, title: "" } } : seen
  const seated = seen.as === "author" ? await seatedIn(read, t, place.companyId) : []
  return {
    person: { name: member.person.name },
    legend: { id: place.legendId, title: question.legend.title },
    question: seen.as === "reader" ? own : asTold(told, seen),
    authors: seated
      .filter(({ seats }) => seats.includes("author"))
      .map(({ personId, name }) => ({ id: personId, name })),
    today: dayOf(hands.now()),
  }
}
