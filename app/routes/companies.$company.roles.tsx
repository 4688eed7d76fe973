import "../people/company.css"
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { addRole } from "../people/companies.server"
import { AddAgain } from "../people/company-places"
import { requireMember } from "../people/memberships.server"
import { Name } from "../people/person"
import { formOf } from "../ui/answers"
import { Frame } from "../ui/frame"

export const meta: MetaFunction = () => [{ title: "Add a role – Reread" }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return { member: await requireMember(context, request, params.company, "admin") }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { company } = await requireMember(context, request, params.company, "admin")
  const typed = String((await formOf(request)).get("name") ?? "")
  const name = Name.safeParse(typed)
  if (!name.success) return data({ typed, refused: "Enter the name of the role: up to 80 letters." }, 422)
  await addRole(context.store, { companyId: company.id, name: name.data })
  return redirect(`/companies/${company.id}/people?added=1#roles`)
}

export default function Roles() {
  const { member } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>() ?? { typed: "", refused: null }
  return (
    <Frame person={member.person}>
      <AddAgain company={member.company} what="roles" one="role" {...outcome} />
    </Frame>
  )
}
