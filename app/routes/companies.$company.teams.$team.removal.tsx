import "../people/company.css"
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { requireMember } from "../people/memberships.server"
import { OneNamed } from "../people/one-named"
import { namedSentence } from "../people/team-or-role"
import { removeTeam, teamOf } from "../people/teams-and-roles.server"
import { notFound } from "../ui/answers"
import { Frame } from "../ui/frame"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.named.name} – Reread` }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(context, request, params.company, "admin")
  const named = await teamOf(context.store, { companyId: member.company.id, id: params.team ?? "" })
  if (!named) throw notFound()
  return { member, named }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { company } = await requireMember(context, request, params.company, "admin")
  const outcome = await removeTeam(context.store, { companyId: company.id, id: params.team ?? "" })
  if (!outcome) throw notFound()
  if ("refused" in outcome) return data({ refused: namedSentence(outcome, "team") }, 409)
  return redirect(`/companies/${company.id}/people?removed=1#teams`)
}

export default function Removal() {
  const { member, named } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused ?? null
  return (
    <Frame person={member.person}>
      <OneNamed company={member.company} what="teams" one="team" named={named} typed={null} refused={refused} />
    </Frame>
  )
}
