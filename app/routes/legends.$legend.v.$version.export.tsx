import "../reading/reading.css"
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { exportsOf } from "../evidence/exports.server"
import { TakeEvidence } from "../evidence/take-evidence"
import { requireLegend } from "../legends/legends.server"
import { seesNames } from "../reading/standing"
import { notFound } from "../ui/answers"
import { dayOf } from "../ui/day"
import { Frame } from "../ui/frame"
import { versionOf } from "../versions/versions.server"

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Evidence for version ${data.page.version.label}: ${data.page.version.title} – Reread` : "Reread" },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { member, legend } = await requireLegend(context, request, params, ["author", "consultant", "admin"])
  const version = await versionOf(context.store, legend.companyId, legend.id, params.version ?? "")
  if (!version) throw notFound()
  const taken = await exportsOf(context.store, legend.companyId, version.id)
  const page = {
    legendId: legend.id,
    version: { label: version.label, title: version.title },
    names: seesNames(member.company.names, member.seats),
    taken: taken.map(({ at, ...copy }) => ({ ...copy, day: dayOf(at) })),
    today: dayOf(context.now()),
  }
  return { person: member.person, company: { id: member.company.id, name: member.company.name }, page }
}

export default function Export() {
  const { person, company, page } = useLoaderData<typeof loader>()
  return (
    <Frame person={person} company={company}>
      <TakeEvidence page={page} />
    </Frame>
  )
}
