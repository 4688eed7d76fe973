import "../reading/status.css"
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { requireLegend } from "../legends/legends.server"
import { AskATeam } from "../reading/ask-a-team"
import { askAgain } from "../reading/asking-again.server"
import { askingFrom } from "../reading/reading-forms"
import { standingOf } from "../reading/standings.server"
import { formOf, notFound } from "../ui/answers"
import { Frame } from "../ui/frame"

export const meta: MetaFunction = () => [{ title: "Ask a team to read it again – Reread" }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { member, legend } = await requireLegend(context, request, params, ["author"])
  const standing = await standingOf(context.store, context.worker, { companyId: legend.companyId, legendId: legend.id })
  if (!standing) throw notFound()
  const { version, changes, teams } = standing
  return {
    person: { name: member.person.name },
    company: { id: member.company.id, name: member.company.name },
    page: {
      legend: { id: legend.id, title: legend.title },
      version: version.label,
      changes: changes.map(({ id, ordinal, title }) => ({ id, ordinal, title })),
      teams,
    },
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { member, legend } = await requireLegend(context, request, params, ["author"])
  const typed = askingFrom(await formOf(request))
  const where = { companyId: legend.companyId, legendId: legend.id, origin: context.origin, at: context.now() }
  const outcome = await askAgain(context.store, { ...where, ...typed, by: member.person })
  if ("refused" in outcome) return data({ ...outcome, typed }, { status: 422 })
  context.noticesWaiting()
  return redirect(`/legends/${legend.id}/status#again`, 303)
}

export default function Again() {
  const { person, company, page } = useLoaderData<typeof loader>()
  return (
    <Frame person={person} company={company}>
      <AskATeam page={page} refused={useActionData<typeof action>()} />
    </Frame>
  )
}
