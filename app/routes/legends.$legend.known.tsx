import "../reading/reading.css"
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Question } from "../evidence/knowledge"
import { whoKnew } from "../evidence/knowledge.server"
import { WhoKnewWhat } from "../evidence/who-knew-what"
import { requireLegend } from "../legends/legends.server"
import { requireFound } from "../reading/waiting.server"
import { dayOf } from "../ui/day"
import { Frame } from "../ui/frame"

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Who knew what: ${data.page.legend.title} – Reread` : "Reread" },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { member, legend } = await requireLegend(context, request, params, ["author", "consultant", "admin"])
  await requireFound(context, member, legend)
  const { searchParams } = new URL(request.url)
  const question = Question.parse(
    Object.fromEntries(["on", "who", "change"].map((name) => [name, searchParams.get(name)])),
  )
  const today = dayOf(context.now())
  const answer = await whoKnew(context.store, {
    companyId: legend.companyId,
    legendId: legend.id,
    member,
    question,
    today,
  })
  const asked = answer.people ? question : { ...question, who: null }
  const page = { legend: { id: legend.id, title: legend.title }, question: asked, answer, today }
  return { person: member.person, company: { id: member.company.id, name: member.company.name }, page }
}

export default function Known() {
  const { person, company, page } = useLoaderData<typeof loader>()
  return (
    <Frame person={person} company={company}>
      <WhoKnewWhat page={page} />
    </Frame>
  )
}
