import "../reading/reading.css"
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { letGo } from "../notices/notices.server"
import { absenceFrom } from "../people/absence-forms.server"
import { requireMember } from "../people/memberships.server"
import { requirePerson } from "../people/sessions.server"
import { MePage } from "../reading/me-page"
import { mePageOf } from "../reading/me-pages.server"
import { formOf } from "../ui/answers"
import { Frame } from "../ui/frame"

export const meta: MetaFunction = () => [{ title: "You – Reread" }]

export const loader = ({ request, context }: LoaderFunctionArgs) => mePageOf(context, request)

export async function action({ request, context }: ActionFunctionArgs) {
  await requirePerson(context, request)
  const form = await formOf(request)
  const { company, person } = await requireMember(context, request, String(form.get("company") ?? ""))
  const whose = { companyId: company.id, personId: person.id, by: person.id }
  const { t } = context.store
  const refused = await absenceFrom(context, whose, form, (tx, back) => letGo(tx, t, back))
  return refused ? data({ refused }, { status: 422 }) : redirect(`/me#away-${company.id}`, 303)
}

export default function Away() {
  const page = useLoaderData<typeof loader>()
  return (
    <Frame person={page.person}>
      <MePage me={page} refused={useActionData<typeof action>()?.refused ?? null} />
    </Frame>
  )
}
