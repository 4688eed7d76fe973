import "../reading/status.css"
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { requireLegend } from "../legends/legends.server"
import { holds } from "../people/person"
import { questionsOf } from "../reading/asked-questions.server"
import { asksFor } from "../reading/asks.server"
import { lookerFrom, questionSeenBy } from "../reading/question-seen"
import { raisedAsSeen } from "../reading/raised"
import { countedFor, standingSeenBy } from "../reading/standing"
import { standingOf } from "../reading/standings.server"
import { asTold, concealedTitles } from "../reading/waiting.server"
import { NotPublishedYet, WhereWeStand } from "../reading/where-we-stand"
import { dayOf } from "../ui/day"
import { Frame } from "../ui/frame"

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Where we stand: ${data.legend.title} – Reread` : "Reread" },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { member, legend } = await requireLegend(context, request, params, ["author", "consultant", "admin"])
  const place = { companyId: legend.companyId, legendId: legend.id }
  const [standing, questions, concealed] = await Promise.all([
    standingOf(context.store, context.worker, { ...place, today: dayOf(context.now()) }),
    questionsOf(context.store, place),
    concealedTitles(context, member, legend),
  ])
  const seen = questions.flatMap((question) => questionSeenBy(question, lookerFrom(member)) ?? [])
  const mustFind = concealed.size > 0
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
    raised: raisedAsSeen(seen.map((question) => asTold(concealed, question))),
    hears: holds(member, "author", "consultant"),
    mayPublish: holds(member, "author"),
    today: dayOf(context.now()),
  }
}

export default function Status() {
  const { seen, mayPublish, ...page } = useLoaderData<typeof loader>()
  return (
    <Frame person={page.person} company={page.company}>
      {seen ? (
        <WhereWeStand {...page} seen={seen} mayAsk={mayPublish} />
      ) : (
        <NotPublishedYet legend={page.legend} mayPublish={mayPublish} />
      )}
    </Frame>
  )
}
