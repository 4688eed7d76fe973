import "../people/company.css"
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { requireMember } from "../people/memberships.server"
import { OnePerson } from "../people/one-person"
import { seatsAmong } from "../people/person"
import { personPageOf } from "../people/person-pages.server"
import { placeSentences } from "../people/place"
import { keepPlace } from "../people/places.server"
import { formOf, notFound } from "../ui/answers"
import { Frame } from "../ui/frame"
import { addressToJoined } from "../versions/joining.server"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.person.name} – Reread` }]

export const loader = ({ request, params, context }: LoaderFunctionArgs) => personPageOf(context, request, params)

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { company } = await requireMember(context, request, params.company, "admin")
  const form = await formOf(request)
  const all = (name: string) => form.getAll(name).map(String)
  const place = { seats: [...seatsAmong(all("seat"))], teams: all("team"), roles: all("role") }
  const whose = { companyId: company.id, personId: params.person ?? "" }
  const told = { at: context.now(), origin: context.origin }
  const outcome = await keepPlace(context.store, whose, place, (tx, joined) =>
    addressToJoined(tx, context.store.t, { ...joined, ...told }),
  )
  if (!outcome) throw notFound()
  context.noticesWaiting()
  if ("refused" in outcome) return data({ typed: place, refused: placeSentences[outcome.refused] }, 422)
  return redirect(`/companies/${company.id}/people?kept=1`)
}

export default function Person() {
  const page = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>() ?? { typed: null, refused: null }
  return (
    <Frame person={page.member.person}>
      <OnePerson {...page} {...outcome} away={null} />
    </Frame>
  )
}
