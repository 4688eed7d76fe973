// The demo company, founded through the same keepers as every company; and a second one, of which nothing may show in it.
import type { Store } from "../../db/store"
import type { Hands } from "../context"
import { replaceDraft } from "../legends/drafts.server"
import { createLegend } from "../legends/legends.server"
import { addRole, addTeam, foundCompany, holdRole, invite, joinTeam } from "../people/companies.server"
import { demoPeople, demoPerson } from "../people/demo-people"
import { personWith, welcome } from "../people/people.server"
import { dayOf, dayStart } from "../ui/day"
import { type Colleague, colleagues, roleOf, type TeamName, teamNames } from "./colleagues"
import { elsewhere, elsewhereTitle } from "./elsewhere"
import { title, told } from "./northlight"
import { readOn } from "./reading-on.server"
import { publishTold } from "./telling.server"

const day = 86_400_000
const timeZone = "Europe/Berlin"
const hour = 3_600_000

type Founding = Pick<Hands, "store" | "worker" | "now" | "origin">
type Settled = Colleague & { readonly personId: string }

/** Founds both companies, unless they are there. The last thing founded is Otto's, so a founding cut short is noticed. */
export async function foundDemo(hands: Founding): Promise<void> {
  const has = async (slug: string) => (await personWith(hands.store, demoPerson(slug)?.email ?? "")) !== null
  if (await has("otto")) return
  if (await has("ruth")) throw new Error("The demo was cut short while it was founded. Begin anew with --fresh.")
  await foundNorthlight(hands)
  await foundElsewhere(hands)
}

const called = (slug: string) => {
  const { name, email } = demoPerson(slug) ?? demoPeople[0]
  return { name, email }
}

/** Half past eight (UTC) on the last working day at least so many days ago. */
function morning(now: number, daysAgo: number): number {
  const weekday = new Date(now - daysAgo * day).getUTCDay()
  const earlier = weekday === 6 ? 1 : weekday === 0 ? 2 : 0
  return (dayStart(dayOf(now - (daysAgo + earlier) * day)) ?? now) + 8.5 * hour
}

/** The first working day on or after the one so many days after an hour. */
function workingDay(at: number, days: number): string {
  const weekday = new Date(at + days * day).getUTCDay()
  return dayOf(at + (days + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0)) * day)
}

async function foundNorthlight(hands: Founding) {
  const { store, now } = hands
  const founded = morning(now(), 200)
  const ruth = await welcome(store, { ...called("ruth"), at: founded })
  const companyId = await foundCompany(store, { name: "Northlight", by: ruth, timeZone, at: founded })
  await invite(store, { companyId, ...called("tess"), seats: ["consultant"], at: founded })
  const places = await foundPlaces(store, companyId)
  const settle = (some: readonly Colleague[], at: number) =>
    Promise.all(some.map((one) => settled(store, companyId, places, one, at)))
  const people = await settle(
    colleagues.filter(({ isNew }) => !isNew),
    founded + day,
  )

  const first = told[0]
  if (!first) throw new Error("The demo has no version.")
  const begun = { companyId, by: ruth, title, lang: "en", doc: first.doc, at: founded + 2 * day }
  const legendId = await createLegend(store, begun)
  const ben = people.find(({ isAuthor }) => isAuthor)?.personId ?? ruth
  const teams = [...places.teams.values()]
  for (const [index, { doc, daysAgo, summary, says }] of told.entries()) {
    const at = morning(now(), daysAgo)
    const ordinal = index + 1
    const by = ordinal === 2 || ordinal === 3 ? ben : ruth
    if (ordinal === told.length)
      people.push(
        ...(await settle(
          colleagues.filter(({ isNew }) => isNew),
          at - day,
        )),
      )
    if (index > 0) await replaceDraft(store, hands.worker, { companyId, legendId, by, doc, at: at - hour })
    const version = {
      ...{ summary, correction: false, teams, answering: [], replies: {} },
      ...{ readBy: workingDay(at, 10), inForceFrom: workingDay(at, 13) },
    }
    await publishTold(hands, { companyId, legendId, by, at, says, version })
    await Promise.all(people.map((one, n) => read(hands, { companyId, legendId }, one, places, { at, n, ordinal })))
  }
}

/** What one colleague has read of a version by now. */
async function read(
  hands: Founding,
  where: { companyId: string; legendId: string },
  { personId, team, knows, begun }: Settled,
  places: Places,
  { at, n, ordinal }: { at: number; n: number; ordinal: number },
) {
  const most = knows >= ordinal ? undefined : ordinal === told.length ? begun : 0
  if (most === 0 || (knows < ordinal && most === undefined)) return
  const reader = { roles: [roleOf[team]], teams: [{ id: places.teams.get(team) ?? "", name: team }] }
  await readOn(hands, { ...where, personId, reader }, { at: at + (n % 5) * day + (1 + (n % 7)) * 0.9 * hour, most })
}

type Places = Awaited<ReturnType<typeof foundPlaces>>

async function foundPlaces(store: Store, companyId: string) {
  const teams = new Map<TeamName, string>()
  const roles = new Map<TeamName, string>()
  for (const name of teamNames) {
    teams.set(name, await addTeam(store, { companyId, name }))
    roles.set(name, await addRole(store, { companyId, name: roleOf[name] }))
  }
  return { teams, roles }
}

async function settled(store: Store, companyId: string, { teams, roles }: Places, one: Colleague, at: number) {
  const { name, email, team, isAuthor } = one
  const seats = isAuthor ? (["author", "reader"] as const) : (["reader"] as const)
  const personId = await invite(store, { companyId, name, email, seats, at })
  await joinTeam(store, { companyId, teamId: teams.get(team) ?? "", personId })
  await holdRole(store, { companyId, roleId: roles.get(team) ?? "", personId })
  return { ...one, personId }
}

async function foundElsewhere(hands: Founding) {
  const { store, now } = hands
  const at = morning(now(), 30)
  const otto = await welcome(store, { ...called("otto"), at })
  const companyId = await foundCompany(store, { name: "Kern Möbel", by: otto, timeZone, at })
  const team = await addTeam(store, { companyId, name: "Workshop" })
  await joinTeam(store, { companyId, teamId: team, personId: otto })
  await holdRole(store, { companyId, roleId: await addRole(store, { companyId, name: "Workshop" }), personId: otto })
  const legend = { companyId, by: otto, title: elsewhereTitle, lang: "en", doc: elsewhere, at }
  const legendId = await createLegend(store, legend)
  const version = {
    ...{ summary: "How we answer Henrik.", correction: false, teams: [team], readBy: "", inForceFrom: "" },
    ...{ answering: [], replies: {} },
  }
  await publishTold(hands, { companyId, legendId, by: otto, at: at + day, says: [], version })
}
