import "../people/company.css"
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Erasing } from "../people/erasing"
import { erasePerson } from "../people/erasing.server"
import { knownPerson } from "../people/leavers.server"
import { requireMember } from "../people/memberships.server"
import { notFound } from "../ui/answers"
import { Frame } from "../ui/frame"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Erase ${data?.person.name} – Reread` }]

const stillHere = "Only somebody who has left can be erased. Let them leave first."

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(context, request, params.company, "admin")
  const whose = { companyId: member.company.id, personId: params.person ?? "" }
  const person = await knownPerson(context.store, whose)
  if (!person) throw notFound()
  return { member, person, refused: person.leftAt === null ? stillHere : null }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { company } = await requireMember(context, request, params.company, "admin")
  const outcome = await erasePerson(context.store, { companyId: company.id, personId: params.person ?? "" })
  if (!("refused" in outcome))
    return redirect(`/companies/${company.id}/people?erased=${outcome.name ? "all" : "here"}`)
  if (outcome.refused === "absent") throw notFound()
  return data({ refused: stillHere }, 409)
}

export default function ErasingPerson() {
  const { member, person, refused } = useLoaderData<typeof loader>()
  return (
    <Frame person={member.person}>
      <Erasing company={member.company} person={person} refused={useActionData<typeof action>()?.refused ?? refused} />
    </Frame>
  )
}
