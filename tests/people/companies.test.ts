import { eq } from "drizzle-orm"
import { describe, expect, test } from "vitest"
import {
  foundCompany,
  holdRole,
  invite,
  joinTeam,
  keepOwnNames,
  leaveCompany,
  ownNamesOf,
} from "../../app/people/companies.server"
import { peopleOf, rolesOf, teamsOf } from "../../app/people/company-lists.server"
import { memberOf, membershipsOf } from "../../app/people/memberships.server"
import { foundNorthlight } from "../cast"
import { engines } from "../engines"
import { hour } from "../hands"

describe.each(engines)("companies on $name", ({ fresh }) => {
  test("who founds a company writes, reads and runs it", async () => {
    const store = await fresh()
    const { companyId, ruth } = await foundNorthlight(store)
    const member = await memberOf(store, ruth, companyId)
    expect(member?.seats).toEqual(["author", "reader", "admin"])
    expect(member?.company).toEqual({ id: companyId, name: "Northlight", names: "everyone" })
  })

  test("a member comes with seats, teams and roles in one query", async () => {
    const store = await fresh()
    const { companyId, jana, teams } = await foundNorthlight(store)
    await joinTeam(store, { companyId, teamId: teams.sales, personId: jana })
    const [member, ...others] = await membershipsOf(store, jana)
    expect(others).toEqual([])
    expect(member).toEqual({
      person: { id: jana, name: "Jana Novak", email: "jana@northlight.example" },
      company: { id: companyId, name: "Northlight", names: "everyone" },
      seats: ["reader"],
      teams: [
        { id: teams.coordination, name: "Coordination" },
        { id: teams.sales, name: "Sales" },
      ],
      roles: ["Sales coordinator"],
    })
  })

  test("a person may belong to several companies, and is one person", async () => {
    const store = await fresh()
    const { companyId, lars, other } = await foundNorthlight(store)
    const again = await invite(store, {
      companyId: other.companyId,
      email: "LARS@northlight.example",
      name: "Somebody Else",
      seats: ["consultant"],
      at: hour,
    })
    expect(again).toBe(lars)
    const companies = await membershipsOf(store, lars)
    expect(companies.map(({ company, seats, person }) => [company.name, seats, person.name])).toEqual([
      ["Kern Möbel", ["consultant"], "Lars Berg"],
      ["Northlight", ["reader"], "Lars Berg"],
    ])
    expect(await memberOf(store, lars, companyId)).toMatchObject({ teams: [{ name: "Sales" }] })
  })

  test("a company keeps the names that matter to it, and no other's", async () => {
    const store = await fresh()
    const { companyId, other } = await foundNorthlight(store)
    expect(await ownNamesOf(store, companyId)).toEqual([])
    await keepOwnNames(store, { companyId, names: ["Kolibri", "d'Arcy"] })
    expect(await ownNamesOf(store, companyId)).toEqual(["Kolibri", "d'Arcy"])
    expect(await ownNamesOf(store, other.companyId)).toEqual([])
  })

  test("otto is nobody in Northlight", async () => {
    const store = await fresh()
    const { companyId, other } = await foundNorthlight(store)
    expect(await memberOf(store, other.otto, companyId)).toBeNull()
  })

  test("who left is not a member, and counts in no list; who comes back has new seats", async () => {
    const store = await fresh()
    const { companyId, lars } = await foundNorthlight(store)
    await leaveCompany(store, { companyId, personId: lars, at: hour })
    expect(await memberOf(store, lars, companyId)).toBeNull()
    expect((await teamsOf(store, companyId)).find(({ name }) => name === "Sales")?.members).toBe(0)
    expect((await rolesOf(store, companyId)).find(({ name }) => name === "Sales")?.holders).toBe(0)
    expect((await peopleOf(store, companyId)).map(({ name }) => name)).not.toContain("Lars Berg")
    const email = "lars@northlight.example"
    await invite(store, { companyId, email, name: "Lars", seats: ["author"], at: hour + 1 })
    expect((await memberOf(store, lars, companyId))?.seats).toEqual(["author"])
  })

  test("joining and leaving stand in the company's ledger, without gaps", async () => {
    const store = await fresh()
    const { companyId, lars } = await foundNorthlight(store)
    await leaveCompany(store, { companyId, personId: lars, at: hour })
    await leaveCompany(store, { companyId, personId: lars, at: hour })
    const entries = await store.read
      .select({ number: store.t.ledgerEntries.number, kind: store.t.ledgerEntries.kind })
      .from(store.t.ledgerEntries)
      .where(eq(store.t.ledgerEntries.companyId, companyId))
      .orderBy(store.t.ledgerEntries.number)
    expect(entries).toEqual([1, 2, 3, 4, 5, 6].map((number) => ({ number, kind: number < 6 ? "joined" : "left" })))
  })

  test("the lists of a company hold nobody of another one", async () => {
    const store = await fresh()
    const { companyId, roles, mina, teams } = await foundNorthlight(store)
    await holdRole(store, { companyId, roleId: roles.coordinator, personId: mina })
    await holdRole(store, { companyId, roleId: roles.coordinator, personId: mina })
    expect(await teamsOf(store, companyId)).toEqual([
      { id: teams.coordination, name: "Coordination", members: 1 },
      { id: teams.sales, name: "Sales", members: 1 },
      { id: teams.support, name: "Support", members: 1 },
    ])
    expect((await rolesOf(store, companyId)).map(({ name, holders }) => [name, holders])).toEqual([
      ["Sales", 1],
      ["Sales coordinator", 2],
      ["Support", 1],
    ])
    const people = await peopleOf(store, companyId)
    expect(people.map(({ name }) => name)).toEqual([
      "Jana Novak",
      "Lars Berg",
      "Mina Haddad",
      "Ruth Adler",
      "Tess Morgan",
    ])
    expect(people[2]?.roles.map(({ name }) => name)).toEqual(["Sales coordinator", "Support"])
  })

  test("two companies inviting the same new person at once make one person", async () => {
    const store = await fresh()
    const { companyId, ruth, other } = await foundNorthlight(store)
    const third = await foundCompany(store, { name: "Third", by: ruth, at: hour })
    const email = "new@example.com"
    const ids = await Promise.all(
      [companyId, other.companyId, third].map((companyId) =>
        invite(store, { companyId, email, name: "New", seats: ["reader"], at: hour }),
      ),
    )
    expect(new Set(ids).size).toBe(1)
  })
})
