import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { requireLegend } from "../legends/legends.server"
import { standingOf } from "../reading/standings.server"
import { notFound } from "../ui/answers"
import { dayOf } from "../ui/day"
import { Frame } from "../ui/frame"
import { Published } from "../versions/published"

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Version ${data.version.label} is published – Reread` : "Reread" },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { member, legend } = await requireLegend(context, request, params, ["author"])
  const standing = await standingOf(context.store, context.worker, { companyId: legend.companyId, legendId: legend.id })
  if (!standing) throw notFound()
  const { version, people } = standing
  const { id, title } = legend
  const company = { id: member.company.id, name: member.company.name }
  return { person: member.person, company, legend: { id, title }, version, people, today: dayOf(context.now()) }
}

export default function Done() {
  const { person, company, ...published } = useLoaderData<typeof loader>()
  return (
    <Frame person={person} company={company}>
      <Published {...published} />
    </Frame>
  )
}
