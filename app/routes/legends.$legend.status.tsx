import "../reading/status.css"
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { requireLegend } from "../legends/legends.server"
import { holds } from "../people/person"
import { questionsOf } from "../reading/asked-questions.server"
import { asksFor } from "../reading/asks.server"
import { lookerFrom, questionSeenBy } from "../reading/question-seen"
import { raisedAsSeen } from "../reading/raised"
import { concealedIn, countedFor, standingSeenBy } from "../reading/standing"
import { standingOf } from "../reading/standings.server"
import { hasToFind } from "../reading/waiting.server"
import { NotPublishedYet, WhereWeStand } from "../reading/where-we-stand"
import { dayOf } from "../ui/day"
import { Frame } from "../ui/frame"

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Where we stand: ${data.legend.title} – Reread` : "Reread" },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { member, legend } = await requireLegend(context, request, params, ["author", "consultant", "admin"])
  const place = { companyId: legend.companyId, legendId: legend.id }
  const [standing, questions, mustFind] = await Promise.all([
    standingOf(context.store, context.worker, place),
    questionsOf(context.store, place),
    hasToFind(context, member, legend),
  ])
  const seen = questions.flatMap((question) => questionSeenBy(question, lookerFrom(member)) ?? [])
  const seenHere = mustFind && standing ? seen.map((question) => concealedIn(standing, question)) : seen
  const looker = { names: member.company.names, seats: member.seats, mustFind }
  const asks = standing ? await asksFor(context.store, legend.companyId, standing.version) : []
  return {
    person: member.person,
    company: { id: member.company.id, name: member.company.name },
    legend: { id: legend.id, title: legend.title },
    seen: standing && standingSeenBy(standing, looker),
    asks: asks.map(({ figures, ...ask }) => ({
      ...ask,
      ...(mustFind ? { what: "a change" } : {}),
      counted: countedFor(figures, looker),
    })),
    raised: raisedAsSeen(seenHere),
    mayPublish: holds(member, "author"),
    today: dayOf(context.now()),
  }
}

export default function Status() {
  const { person, company, legend, seen, raised, asks, mayPublish, today } = useLoaderData<typeof loader>()
  return (
    <Frame person={person} company={company}>
      {seen ? (
        <WhereWeStand legend={legend} seen={seen} raised={raised} asks={asks} mayAsk={mayPublish} today={today} />
      ) : (
        <NotPublishedYet legend={legend} mayPublish={mayPublish} />
      )}
    </Frame>
  )
}
