import "../legends/legend.css"
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { readStored } from "../document/check"
import { renderParts } from "../document/render"
import { requireLegend } from "../legends/legends.server"
import { holds } from "../people/person"
import { answeredBy } from "../reading/answering.server"
import { requireFound } from "../reading/waiting.server"
import { notFound } from "../ui/answers"
import { dayOf } from "../ui/day"
import { Frame } from "../ui/frame"
import { OneVersion, type VersionPage } from "../versions/one-version"
import { versionOf, versionsOf } from "../versions/versions.server"

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Version ${data.page.version.label}: ${data.page.version.title} – Reread` : "Reread" },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { member, legend } = await requireLegend(context, request, params)
  const { companyId, id } = legend
  const [version, all, answered] = await Promise.all([
    versionOf(context.store, companyId, id, params.version ?? ""),
    versionsOf(context.store, companyId, id),
    answeredBy(context.store, { companyId, legendId: id }),
  ])
  if (!version) throw notFound()
  const at = all.findIndex(({ label }) => label === version.label)
  if (at > 0) await requireFound(context, member, legend)
  const { label, title, by, summary, inForceFrom } = version
  const page: VersionPage = {
    legend: { id, lang: legend.lang },
    version: { label, title, by, summary, inForceFrom, day: dayOf(version.publishedAt) },
    current: all[0]?.label ?? label,
    newer: all[at - 1]?.label ?? null,
    older: all[at + 1]?.label ?? null,
    answers: answered.get(label) ?? [],
    html: renderParts(readStored(version.doc)),
    mayCompare: holds(member, "author", "consultant"),
    today: dayOf(context.now()),
  }
  return { person: member.person, company: { id: member.company.id, name: member.company.name }, page }
}

export default function Version() {
  const { person, company, page } = useLoaderData<typeof loader>()
  return (
    <Frame person={person} company={company}>
      <OneVersion page={page} />
    </Frame>
  )
}
