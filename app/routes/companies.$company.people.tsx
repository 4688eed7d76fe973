import "../people/company.css"
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { inviteAll } from "../notices/invitations.server"
import { addressesIn } from "../people/address-list"
import { timeZoneOf } from "../people/companies.server"
import { peoplePage, rolesOf, teamsOf } from "../people/company-lists.server"
import { CompanyPeople } from "../people/company-people"
import { doneSentence } from "../people/done"
import { leaversOf } from "../people/leavers.server"
import { requireMember } from "../people/memberships.server"
import { seatsAmong } from "../people/person"
import { timeZones } from "../people/working-hours"
import { formOf, notFound } from "../ui/answers"
import { dayOf } from "../ui/day"
import { Frame } from "../ui/frame"
import { addressToJoined } from "../versions/joining.server"

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `People of ${data?.member.company.name} – Reread` },
]

export async function loader({ request, params, context: { store, ...context } }: LoaderFunctionArgs) {
  const member = await requireMember({ store, ...context }, request, params.company, "admin")
  const { id } = member.company
  const query = new URL(request.url).searchParams
  const search = (query.get("search") ?? "").slice(0, 80)
  const asking = { search, after: query.get("after") }
  const [page, timeZone, teams, roles, { leavers: left, moreLeft }] = await Promise.all([
    peoplePage(store, id, asking),
    timeZoneOf(store, id),
    teamsOf(store, id),
    rolesOf(store, id),
    leaversOf(store, id, search),
  ])
  const leavers = left.map(({ id, name, leftAt }) => ({ id, name, leftOn: dayOf(leftAt ?? 0) }))
  const at = { timeZone, timeZones: timeZones(), today: dayOf(context.now()) }
  return { member, ...page, ...asking, ...at, teams, roles, leavers, moreLeft, done: doneSentence(query) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const by = await requireMember(context, request, params.company, "admin")
  const form = await formOf(request)
  const typed = {
    list: String(form.get("list") ?? ""),
    seats: seatsAmong(form.getAll("seat").map(String)),
    team: String(form.get("team") ?? ""),
  }
  const listed = addressesIn(typed.list)
  if ("wrong" in listed) return data({ typed, refused: listed.wrong }, 422)
  if (typed.seats.length === 0) return data({ typed, refused: "Choose at least one seat." }, 422)
  const { origin } = context
  const at = context.now()
  const asked = { by, people: listed.people, seats: typed.seats, teamId: typed.team || null, origin, at }
  // They get one mail, the invitation: what they have to read stands on Home.
  const outcome = await inviteAll(context.store, {
    ...asked,
    follows: (tx, joined) => addressToJoined(tx, context.store.t, { ...joined, at, origin: null }),
  })
  if (!outcome) throw notFound()
  context.noticesWaiting()
  return redirect(`/companies/${by.company.id}/people?invited=${outcome.invited}&known=${outcome.known}`)
}

export default function People() {
  const page = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>() ?? { typed: null, refused: null }
  return (
    <Frame person={page.member.person}>
      <CompanyPeople {...page} {...outcome} />
    </Frame>
  )
}
