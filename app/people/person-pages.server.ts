// What an admin sees of one person. Also answers the refused forms of that page.
import type { Params } from "@remix-run/react"
import type { Hands } from "../context"
import { notFound } from "../ui/answers"
import { dayOf } from "../ui/day"
import { rowsOf } from "./absence-forms.server"
import { absencesOf } from "./absences.server"
import { colleagueOf, rolesOf, teamsOf } from "./company-lists.server"
import { requireMember } from "./memberships.server"

/** One who is there, with what there is to choose from; of their days away only those that are not over. */
export async function personPageOf(hands: Hands, request: Request, params: Params) {
  const { store } = hands
  const member = await requireMember(hands, request, params.company, "admin")
  const { id } = member.company
  const whose = { companyId: id, personId: params.person ?? "" }
  const [person, teams, roles] = await Promise.all([colleagueOf(store, whose), teamsOf(store, id), rolesOf(store, id)])
  if (!person) throw notFound()
  const own = (await absencesOf(store, person.id, [id])).get(id) ?? []
  const absences = rowsOf(own, person.id, hands.now()).filter(({ mayEnd }) => mayEnd)
  return { member, person, teams, roles, absences, today: dayOf(hands.now()) }
}
