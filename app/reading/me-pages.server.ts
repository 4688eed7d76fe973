// What /me shows. Also answers the refused forms of that page.
import type { Hands } from "../context"
import { rowsOf } from "../people/absence-forms.server"
import { absencesOf } from "../people/absences.server"
import { membershipsOf } from "../people/memberships.server"
import { requirePerson } from "../people/sessions.server"
import { dayOf } from "../ui/day"
import { keysOn } from "./keys"
import type { Me } from "./me"
import { recordedOf } from "./recorded.server"

/** The page of the one who is signed in. */
export async function mePageOf({ store, ...hands }: Hands, request: Request): Promise<Me> {
  const person = await requirePerson({ store, ...hands }, request)
  const [members, recorded] = await Promise.all([
    membershipsOf(store, person.id),
    recordedOf(store, person.id, hands.now()),
  ])
  const companies = members.map(({ company }) => company.id)
  const absences = await absencesOf(store, person.id, companies)
  return {
    person,
    members: members.map(({ company, teams, roles }) => ({ company, teams, roles })),
    absences: Object.fromEntries(companies.map((id) => [id, rowsOf(absences.get(id) ?? [], person.id, hands.now())])),
    recorded,
    keys: keysOn(request.headers.get("cookie")),
    today: dayOf(hands.now()),
  }
}
