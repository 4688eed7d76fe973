import { describe, expect, test } from "vitest"
import { schema } from "../../app/document/schema"
import { createLegend } from "../../app/legends/legends.server"
import { invite } from "../../app/people/companies.server"
import { peopleOf, peoplePage, rolesOf, teamsOf } from "../../app/people/company-lists.server"
import * as people from "../../app/routes/companies.$company.people"
import * as role from "../../app/routes/companies.$company.roles.$role"
import * as roleRemoval from "../../app/routes/companies.$company.roles.$role.removal"
import * as team from "../../app/routes/companies.$company.teams.$team"
import * as teamRemoval from "../../app/routes/companies.$company.teams.$team.removal"
import { announce, announcementOf } from "../../app/versions/announcements.server"
import { foundNorthlight } from "../cast"
import { engines } from "../engines"
import { at, handsOn, hour, signedIn, thrownBy } from "../hands"

const told = (answer: unknown) =>
  answer instanceof Response
    ? [answer.status, answer.headers.get("location")?.replace(/^.*people/, "")]
    : [(answer as { init: { status: number } }).init.status, (answer as { data: { refused: string } }).data.refused]

describe.each(engines)("teams and roles on $name", ({ fresh }) => {
  async function northlight() {
    const store = await fresh()
    const cast = await foundNorthlight(store)
    const hands = handsOn(store)
    const ruth = await signedIn(hands, cast.ruth)
    const { companyId } = cast
    const rename = (what: typeof team | typeof role, id: string, name: string) =>
      what.action(at(hands, ruth("/x", { name }), { company: companyId, team: id, role: id }))
    const remove = (what: typeof teamRemoval | typeof roleRemoval, id: string) =>
      what.action(at(hands, ruth("/x", {}), { company: companyId, team: id, role: id }))
    const names = async () => [
      (await teamsOf(store, companyId)).map(({ name }) => name),
      (await rolesOf(store, companyId)).map(({ name }) => name),
    ]
    const writes = (...blocks: ReturnType<typeof schema.node>[]) => {
      const part = schema.node("part", { kind: "step", owner: "Support" }, [
        schema.node("heading", { level: 2 }, schema.text("First call")),
        ...blocks,
      ])
      const doc = schema.node("doc", { lang: "en" }, [part])
      return createLegend(store, { companyId, by: cast.ruth, title: "Maya", lang: "en", doc, at: hour })
    }
    return { store, cast, hands, ruth, rename, remove, names, writes }
  }

  test("a team gets another name, but not another team's", async () => {
    const { cast, rename, names } = await northlight()
    expect(told(await rename(team, cast.teams.sales, " The  sales team "))).toEqual([302, "?kept=1#teams"])
    expect((await names())[0]).toEqual(["Coordination", "Support", "The sales team"])
    const taken = "There is another team of this name."
    expect(told(await rename(team, cast.teams.sales, "Support"))).toEqual([422, taken])
    expect(told(await rename(team, cast.teams.sales, " "))).toEqual([422, expect.stringContaining("Enter the name")])
  })

  test("a team is removed when nobody is in it, and no draft is addressed to it any more", async () => {
    const { store, cast, hands, ruth, remove, names, writes } = await northlight()
    const legendId = await writes()
    const where = { companyId: cast.companyId, legendId }
    await announce(store, where, (now) => ({ announcement: { ...now, teams: [cast.teams.sales, cast.teams.support] } }))
    expect(told(await remove(teamRemoval, cast.teams.sales))).toEqual([409, expect.stringContaining("1 person is in")])
    await store.write(cast.companyId, (tx) => tx.delete(store.t.teamMembers))
    const page = await team.loader(at(hands, ruth("/x"), { company: cast.companyId, team: cast.teams.sales }))
    expect(page.named.name).toBe("Sales")
    expect(told(await remove(teamRemoval, cast.teams.sales))).toEqual([302, "?removed=1#teams"])
    expect((await names())[0]).toEqual(["Coordination", "Support"])
    expect((await announcementOf(store.read, store.t, where))?.announcement.teams).toEqual([cast.teams.support])
  })

  test("a role that a text names keeps its name and its place", async () => {
    const { cast, rename, remove, names, writes } = await northlight()
    await writes(schema.node("paragraph", null, [schema.node("role", { name: "Sales coordinator" })]))
    const inText = "It is named in “Maya”. Write another role there and publish it first."
    expect(told(await rename(role, cast.roles.support, "Help"))).toEqual([422, inText])
    expect(told(await rename(role, cast.roles.coordinator, "Planner"))).toEqual([422, inText])
    expect(told(await rename(role, cast.roles.sales, "Seller"))).toEqual([302, "?kept=1#roles"])
    expect(told(await remove(roleRemoval, cast.roles.sales))).toEqual([409, expect.stringContaining("1 person holds")])
    expect((await names())[1]).toEqual(["Sales coordinator", "Seller", "Support"])
  })

  test("a role that nobody holds and no text names is removed", async () => {
    const { store, cast, remove, names, writes } = await northlight()
    await writes()
    await store.write(cast.companyId, (tx) => tx.delete(store.t.roleHolders))
    expect(told(await remove(roleRemoval, cast.roles.support))).toEqual([409, expect.stringContaining("“Maya”")])
    expect(told(await remove(roleRemoval, cast.roles.sales))).toEqual([302, "?removed=1#roles"])
    expect((await names())[1]).toEqual(["Sales coordinator", "Support"])
  })

  test("what is another company's is not there", async () => {
    const { hands, cast, remove, rename } = await northlight()
    expect((await thrownBy(() => rename(team, cast.other.team, "Mine"))).status).toBe(404)
    expect((await thrownBy(() => remove(teamRemoval, cast.other.team))).status).toBe(404)
    expect((await thrownBy(() => rename(role, "nothing", "Mine"))).status).toBe(404)
    expect((await thrownBy(() => remove(roleRemoval, "nothing"))).status).toBe(404)
    const lars = await signedIn(hands, cast.lars)
    const params = { company: cast.companyId, team: cast.teams.sales, role: cast.roles.sales }
    for (const door of [team.loader, team.action, teamRemoval.action, role.loader, role.action, roleRemoval.action])
      expect((await thrownBy(() => door(at(hands, lars("/x", { name: "Mine" }), params)))).status).toBe(404)
  })

  test("people are shown a hundred a page, each once and in order, and found by name or address", async () => {
    const { store, cast, hands, ruth } = await northlight()
    const { companyId } = cast
    for (let n = 0; n < 105; n++) {
      const email = `p${n}@northlight.example`
      await invite(store, {
        companyId,
        email,
        name: n === 50 ? "Ünal 100%" : `Person ${n % 7}`,
        seats: ["reader"],
        at: hour,
      })
    }
    const all = (await peopleOf(store, companyId)).map(({ id }) => id)
    const page = async (query = "") =>
      people.loader(at(hands, ruth(`/companies/${companyId}/people${query}`), { company: companyId }))
    const first = await page()
    expect([first.people.length, first.count]).toEqual([100, 110])
    const second = await page(`?after=${first.next}`)
    expect(second.next).toBeNull()
    expect([...first.people, ...second.people].map(({ id }) => id)).toEqual(all)
    expect(second.people.every(({ seats }) => seats.length > 0)).toBe(true)
    const found = async (search: string) =>
      (await peoplePage(store, companyId, { search })).people.map(({ name }) => name)
    expect(await found("ünal")).toEqual(["Ünal 100%"])
    expect(await found("0%")).toEqual(["Ünal 100%"])
    expect(await found(" HADDAD ")).toEqual(["Mina Haddad"])
    expect(await found("mina@north")).toEqual(["Mina Haddad"])
    expect((await found("person")).length).toBe(100)
    expect((await page("?search=mina")).people[0]?.teams).toMatchObject([{ name: "Support" }])
  })
})
