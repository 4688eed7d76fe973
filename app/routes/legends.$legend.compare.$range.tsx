import "../versions/compare.css"
import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { requireLegend } from "../legends/legends.server"
import { answeredBy } from "../reading/answering.server"
import { requireFound } from "../reading/waiting.server"
import { notFound } from "../ui/answers"
import { dayOf } from "../ui/day"
import { Frame } from "../ui/frame"
import { type ComparePage, isOlder, layouts, rangeFrom } from "../versions/compare-page"
import { ComparedVersions } from "../versions/compared-versions"
import { comparisonOf } from "../versions/comparisons.server"

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Compare version ${data.page.from} with version ${data.page.to} – Reread` : "Reread" },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { member, legend } = await requireLegend(context, request, params, ["author", "consultant"])
  const range = rangeFrom(params.range)
  if (!range) throw notFound()
  const { search, searchParams } = new URL(request.url)
  if (isOlder(range.to, range.from))
    throw redirect(`/legends/${legend.id}/compare/${range.to}...${range.from}${search}`)
  await requireFound(context, member, legend)
  const asked = { companyId: legend.companyId, legendId: legend.id, ...range }
  const compared = await comparisonOf(context.store, context.worker, asked)
  if (!compared) throw notFound()
  const answers = Object.fromEntries(await answeredBy(context.store, asked))
  const page: ComparePage = {
    legend: { id: legend.id, title: legend.title, lang: legend.lang },
    ...compared,
    ...range,
    answers,
    layout: layouts.find((layout) => layout === searchParams.get("show")) ?? "text",
    today: dayOf(context.now()),
  }
  return { person: member.person, company: { id: member.company.id, name: member.company.name }, page }
}

export default function Compare() {
  const { person, company, page } = useLoaderData<typeof loader>()
  return (
    <Frame person={person} company={company}>
      <ComparedVersions page={page} />
    </Frame>
  )
}
