import "../people/company.css"
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { letGo } from "../notices/notices.server"
import { absenceFrom } from "../people/absence-forms.server"
import { requireMember } from "../people/memberships.server"
import { OnePerson } from "../people/one-person"
import { personPageOf } from "../people/person-pages.server"
import { formOf } from "../ui/answers"
import { Frame } from "../ui/frame"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.person.name} – Reread` }]

export const loader = ({ request, params, context }: LoaderFunctionArgs) => personPageOf(context, request, params)

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { company, person } = await requireMember(context, request, params.company, "admin")
  const whose = { companyId: company.id, personId: params.person ?? "", by: person.id }
  const { t } = context.store
  const refused = await absenceFrom(context, whose, await formOf(request), (tx, back) => letGo(tx, t, back))
  if (refused) return data({ away: refused }, { status: 422 })
  return redirect(`/companies/${company.id}/people/${whose.personId}#away-${company.id}`, 303)
}

export default function Away() {
  const page = useLoaderData<typeof loader>()
  return (
    <Frame person={page.member.person}>
      <OnePerson {...page} typed={null} refused={null} away={useActionData<typeof action>()?.away ?? null} />
    </Frame>
  )
}
