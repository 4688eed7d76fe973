// The cast of the tests: Ruth (author), Lars (sales), Mina (support), Jana (sales coordinator), Tess (consultant), and
// Otto of another company.
import { addRole, addTeam, foundCompany, holdRole, invite, joinTeam } from "../app/people/companies.server"
import { welcome } from "../app/people/people.server"
import type { Seat } from "../app/people/person"
import type { Store } from "../db/store"
import { hour } from "./hands"

export interface Northlight {
  readonly companyId: string
  readonly ruth: string
  readonly lars: string
  readonly mina: string
  readonly jana: string
  readonly tess: string
  readonly teams: { readonly sales: string; readonly support: string; readonly coordination: string }
  readonly roles: { readonly sales: string; readonly support: string; readonly coordinator: string }
  /** Another company, of which nothing may ever show. */
  readonly other: { readonly companyId: string; readonly otto: string; readonly team: string }
}

/** A small company, and a second one: everybody's ids. */
export async function foundNorthlight(store: Store, at = hour): Promise<Northlight> {
  const ruth = await welcome(store, { email: "ruth@northlight.example", name: "Ruth Adler", at })
  const companyId = await foundCompany(store, { name: "Northlight", by: ruth, at })
  const comes = (email: string, name: string, ...seats: Seat[]) => invite(store, { companyId, email, name, seats, at })
  const lars = await comes("lars@northlight.example", "Lars Berg", "reader")
  const mina = await comes("mina@northlight.example", "Mina Haddad", "reader")
  const jana = await comes("jana@northlight.example", "Jana Novak", "reader")
  const tess = await comes("tess@tessmorgan.example", "Tess Morgan", "consultant")

  const teams = {
    sales: await addTeam(store, { companyId, name: "Sales" }),
    support: await addTeam(store, { companyId, name: "Support" }),
    coordination: await addTeam(store, { companyId, name: "Coordination" }),
  }
  await joinTeam(store, { companyId, teamId: teams.sales, personId: lars })
  await joinTeam(store, { companyId, teamId: teams.support, personId: mina })
  await joinTeam(store, { companyId, teamId: teams.coordination, personId: jana })

  const roles = {
    sales: await addRole(store, { companyId, name: "Sales" }),
    support: await addRole(store, { companyId, name: "Support" }),
    coordinator: await addRole(store, { companyId, name: "Sales coordinator" }),
  }
  await holdRole(store, { companyId, roleId: roles.sales, personId: lars })
  await holdRole(store, { companyId, roleId: roles.support, personId: mina })
  await holdRole(store, { companyId, roleId: roles.coordinator, personId: jana })

  const otto = await welcome(store, { email: "otto@kernmobel.example", name: "Otto Kern", at })
  const otherId = await foundCompany(store, { name: "Kern Möbel", by: otto, at })
  const team = await addTeam(store, { companyId: otherId, name: "Sales" })
  await joinTeam(store, { companyId: otherId, teamId: team, personId: otto })
  return { companyId, ruth, lars, mina, jana, tess, teams, roles, other: { companyId: otherId, otto, team } }
}
