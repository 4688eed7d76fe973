import { eq } from "drizzle-orm"
import { describe, expect, test } from "vitest"
import { peopleOf, rolesOf, teamsOf } from "../../app/people/company-lists.server"
import { memberOf, membershipsOf } from "../../app/people/memberships.server"
import { welcome } from "../../app/people/people.server"
import { askForCode, tryCode } from "../../app/people/sign-ins.server"
import { legendsIn } from "../../app/reading/companies.server"
import * as companies from "../../app/routes/companies"
import * as company from "../../app/routes/companies.$company"
import * as names from "../../app/routes/companies.$company.names"
import * as people from "../../app/routes/companies.$company.people"
import * as person from "../../app/routes/companies.$company.people.$person"
import * as erasing from "../../app/routes/companies.$company.people.$person.erasing"
import * as leaving from "../../app/routes/companies.$company.people.$person.leaving"
import * as roles from "../../app/routes/companies.$company.roles"
import * as teams from "../../app/routes/companies.$company.teams"
import { foundNorthlight } from "../cast"
import { engines } from "../engines"
import { at, directWorker, handsOn, hour, signedIn, thrownBy } from "../hands"

describe.each(engines)("the pages of a company on $name", ({ fresh }) => {
  async function northlight() {
    const store = await fresh()
    const cast = await foundNorthlight(store)
    const hands = handsOn(store)
    const params = { company: cast.companyId }
    return {
      store,
      cast,
      hands,
      params,
      ruth: await signedIn(hands, cast.ruth),
      lars: await signedIn(hands, cast.lars),
    }
  }

  test("somebody in no company founds one, and only one however often they send it", async () => {
    const store = await fresh()
    const hands = handsOn(store)
    const nora = await welcome(store, { email: "nora@oak.example", name: "Nora", at: hour })
    const asks = await signedIn(hands, nora)
    const found = () => companies.action(at(hands, asks("/companies", { company: "Oak", name: "Nora Vik" })))
    const answers = await Promise.all([found(), found()])
    const members = await membershipsOf(store, nora)
    expect(members).toMatchObject([
      { company: { name: "Oak" }, person: { name: "Nora Vik" }, seats: ["author", "reader", "admin"] },
    ])
    const redirects = answers.filter((answer) => answer instanceof Response)
    expect(redirects.map((answer) => answer.headers.get("location"))).toEqual([
      `/companies/${members[0]?.company.id}/people`,
    ])
  })

  test("a company founded where nobody knows the time zone works by UTC", async () => {
    const store = await fresh()
    const hands = handsOn(store)
    const nora = await welcome(store, { email: "nora@oak.example", name: "Nora", at: hour })
    const asks = await signedIn(hands, nora)
    const { TZ } = process.env
    process.env.TZ = ""
    await companies.action(at(hands, asks("/companies", { company: "Oak", name: "Nora Vik" })))
    if (TZ === undefined) delete process.env.TZ
    else process.env.TZ = TZ
    const [oak] = await store.read.select().from(store.t.companies)
    expect(oak?.timeZone).toBe("UTC")
  })

  test("an admin writes the names that matter; what cannot be kept comes back, and others are not asked", async () => {
    const { hands, params, ruth, lars } = await northlight()
    const page = () => company.loader(at(hands, ruth("/companies"), params))
    const write = (names: string) => company.action(at(hands, ruth("/companies", { names }), params))
    const kept = (await write(" Kolibri\r\n\r\nkolibri\nBlue  Desk ")) as Response
    expect(kept.headers.get("location")).toBe(`/companies/${params.company}?kept=1#own-names`)
    expect((await page()).names).toEqual({ text: "Kolibri\nBlue Desk", refused: null })
    const long = "x".repeat(81)
    expect(await write(long)).toMatchObject({
      data: { names: { text: long, refused: expect.stringContaining("at most 80") } },
      init: { status: 422 },
    })
    expect((await page()).names?.text).toBe("Kolibri\nBlue Desk")
    const tried = () => company.action(at(hands, lars("/companies", { names: "Lars" }), params))
    expect((await thrownBy(tried)).status).toBe(404)
  })

  test("a company without a name is refused, and what was typed comes back", async () => {
    const { hands, ruth } = await northlight()
    const answer = await companies.action(at(hands, ruth("/companies", { company: "  ", name: "Ruth" })))
    expect(answer).toMatchObject({
      data: { typed: { company: "  ", name: "Ruth" }, refused: expect.stringContaining("name of the company") },
      init: { status: 422 },
    })
  })

  test.each([
    ["the legends", company.loader],
    ["the people", people.loader],
    ["the teams", teams.loader],
    ["the roles", roles.loader],
    ["an invitation", people.action],
    ["a team", teams.action],
    ["a role", roles.action],
    ["the names", names.action],
  ])("%s of a company are not there for its readers, nor for another company", async (_what, door) => {
    const { hands, params, lars, cast } = await northlight()
    const otto = await signedIn(hands, cast.other.otto)
    for (const asks of [lars, otto]) {
      const fields = door.name === "action" ? { name: "Sales", list: "x@y.example" } : undefined
      const answer = await thrownBy(() => door(at(hands, asks("/companies/x", fields), params)))
      expect(answer.status).toBe(404)
    }
  })

  test("the consultant sees the legends, and not the people", async () => {
    const { hands, params, cast } = await northlight()
    const tess = await signedIn(hands, cast.tess)
    expect(await company.loader(at(hands, tess("/companies/x"), params))).toMatchObject({ legends: [] })
    expect((await thrownBy(() => people.loader(at(hands, tess("/"), params)))).status).toBe(404)
  })

  test("a pasted list is invited whole: each a member, in the team, with one mail in the outbox", async () => {
    const { store, hands, params, ruth, cast } = await northlight()
    const fields = {
      list: "Ben Ode <ben@northlight.example>\nlars@northlight.example\nKim@northlight.example",
      seat: ["reader"],
      team: cast.teams.support,
    }
    const answer = await people.action(at(hands, ruth("/companies/x/people", fields), params))
    expect(answer).toBeInstanceOf(Response)
    expect((answer as Response).headers.get("location")).toContain("?invited=2&known=1")
    const all = await peopleOf(store, cast.companyId)
    const of = (name: string) => all.find((one) => one.name.startsWith(name))
    expect(of("Ben")).toMatchObject({ name: "Ben Ode", seats: ["reader"], teams: [{ name: "Support" }] })
    expect(of("Kim")).toMatchObject({ email: "kim@northlight.example" })
    expect(of("Lars")?.teams.map((team) => team.name)).toEqual(["Sales", "Support"])
    const mails = await store.read.select().from(store.t.notices).where(eq(store.t.notices.companyId, cast.companyId))
    expect(mails.map((mail) => mail.email).sort()).toEqual(["ben@northlight.example", "kim@northlight.example"])
    expect(mails[0]?.body).toContain("http://reread.test/sign-in")
  })

  test("inviting an address does not tell whose it is, until they sign in", async () => {
    const { store, hands, params, ruth, cast } = await northlight()
    const fields = { list: "Somebody <otto@kernmobel.example>", seat: ["reader"], team: "" }
    await people.action(at(hands, ruth("/x", fields), params))
    const page = async () => JSON.stringify(await people.loader(at(hands, ruth("/x"), params)))
    expect(await page()).toContain('"Somebody"')
    expect(await page()).not.toContain("Otto Kern")
    const outcome = await askForCode(hands, "otto@kernmobel.example")
    const code = /\d{6}/.exec(hands.posted.at(-1)?.text ?? "")?.[0] ?? ""
    await tryCode(hands, { asked: "asked" in outcome ? outcome.asked : "", email: "otto@kernmobel.example", code })
    expect(await page()).toContain("Otto Kern")
    expect((await memberOf(store, cast.other.otto, cast.other.companyId))?.person.name).toBe("Otto Kern")
  })

  test("a list with one line that cannot be read invites nobody", async () => {
    const { store, hands, params, ruth, cast } = await northlight()
    const before = await peopleOf(store, cast.companyId)
    const typed = { list: "ben@northlight.example\nKim", seats: ["reader"], team: "" }
    const answer = await people.action(at(hands, ruth("/x", { list: typed.list, seat: ["reader"], team: "" }), params))
    expect(answer).toMatchObject({
      data: { typed, refused: "Line 2 has no mail address: “Kim”." },
      init: { status: 422 },
    })
    expect(await peopleOf(store, cast.companyId)).toEqual(before)
  })

  test("nobody is invited into a team of another company", async () => {
    const { hands, params, ruth, cast } = await northlight()
    const fields = { list: "ben@northlight.example", seat: ["reader"], team: cast.other.team }
    expect((await thrownBy(() => people.action(at(hands, ruth("/x", fields), params)))).status).toBe(404)
  })

  test("teams and roles are added by name, and an empty name is told", async () => {
    const { store, hands, params, ruth, cast } = await northlight()
    await teams.action(at(hands, ruth("/x", { name: " Night  shift " }), params))
    await roles.action(at(hands, ruth("/x", { name: "Installer" }), params))
    expect((await teamsOf(store, cast.companyId)).map((team) => team.name)).toContain("Night shift")
    expect((await rolesOf(store, cast.companyId)).map((role) => role.name)).toContain("Installer")
    expect(await teams.action(at(hands, ruth("/x", { name: "" }), params))).toMatchObject({ init: { status: 422 } })
  })

  test("a place is set as it is ticked, and nothing of another company can be ticked", async () => {
    const { store, hands, params, ruth, cast } = await northlight()
    const place = {
      seat: ["reader", "author"],
      team: [cast.teams.support, cast.other.team],
      role: [cast.roles.coordinator],
    }
    await person.action(at(hands, ruth("/x", place), { ...params, person: cast.lars }))
    expect(await memberOf(store, cast.lars, cast.companyId)).toMatchObject({
      seats: ["author", "reader"],
      teams: [{ name: "Support" }],
      roles: ["Sales coordinator"],
    })
    const absent = () => person.action(at(hands, ruth("/x", place), { ...params, person: cast.other.otto }))
    expect((await thrownBy(absent)).status).toBe(404)
  })

  test("the last admin keeps the seat and the place", async () => {
    const { store, hands, params, ruth, cast } = await northlight()
    const mine = { ...params, person: cast.ruth }
    const given = await person.action(at(hands, ruth("/x", { seat: ["author"] }), mine))
    expect(given).toMatchObject({ data: { refused: expect.stringContaining("only admin") }, init: { status: 422 } })
    expect(await leaving.action(at(hands, ruth("/x", {}), mine))).toMatchObject({ init: { status: 409 } })
    expect(await memberOf(store, cast.ruth, cast.companyId)).not.toBeNull()
  })

  test("who has left is erased in one step, and only then", async () => {
    const { store, hands, params, ruth, lars, cast } = await northlight()
    const his = { ...params, person: cast.lars }
    const listed = async () => (await people.loader(at(hands, ruth("/x"), params))).leavers
    const sentence = expect.stringContaining("Only somebody who has left")
    expect(await erasing.loader(at(hands, ruth("/x"), his))).toMatchObject({ refused: sentence })
    expect(await erasing.action(at(hands, ruth("/x", {}), his))).toMatchObject({
      ...{ data: { refused: sentence }, init: { status: 409 } },
    })
    expect(await memberOf(store, cast.lars, cast.companyId)).toMatchObject({ person: { name: "Lars Berg" } })
    expect((await thrownBy(() => erasing.action(at(hands, lars("/x", {}), his)))).status).toBe(404)
    expect(await listed()).toEqual([])

    await leaving.action(at(hands, ruth("/x", {}), his))
    expect(await listed()).toMatchObject([{ id: cast.lars, name: "Lars Berg" }])
    expect(await erasing.loader(at(hands, ruth("/x"), his))).toMatchObject({
      ...{ refused: null, person: { name: "Lars Berg" } },
    })
    const answer = await erasing.action(at(hands, ruth("/x", {}), his))
    expect(answer instanceof Response && answer.headers.get("location")).toMatch(/\/people\?erased=all$/)
    expect(await listed()).toEqual([])
    expect((await thrownBy(() => erasing.loader(at(hands, ruth("/x"), his)))).status).toBe(404)
    const rows = await store.read.select().from(store.t.people).where(eq(store.t.people.id, cast.lars))
    expect(JSON.stringify(rows)).not.toMatch(/Lars|lars@/)
  })

  test("of many who have left each is found by name", async () => {
    const { store, hands, params, ruth, cast } = await northlight()
    const { companyId } = cast
    const many = Array.from({ length: 101 }, (_, i) => ({ id: `left-${i}`, name: `Leaver ${i}.` }))
    const { people: p, memberships, personSalts } = store.t
    await store.write(companyId, async (tx) => {
      await tx.insert(p).values(many.map((one) => ({ ...one, email: `${one.id}@left.example`, createdAt: hour })))
      const own = many.map(({ id }) => ({ companyId, personId: id }))
      await tx.insert(personSalts).values(own.map((one) => ({ ...one, salt: "5a" })))
      const left = { seats: ["reader"], joinedAt: hour }
      await tx.insert(memberships).values(own.map((one, i) => ({ ...one, ...left, leftAt: hour + i })))
    })
    const listed = (query: string) => people.loader(at(hands, ruth(`/x${query}`), params))
    const page = await listed("")
    expect(page.leavers.map(({ name }) => name)).not.toContain("Leaver 0.")
    expect(page).toMatchObject({ moreLeft: true, leavers: { length: 100 } })
    expect(await listed("?search=leaver 0.")).toMatchObject({ moreLeft: false, leavers: [{ name: "Leaver 0." }] })
  })

  test("a name by which somebody was only invited is erased too", async () => {
    const { store, hands, params, ruth, cast } = await northlight()
    const fields = { list: "Somebody Else <otto@kernmobel.example>", seat: ["reader"], team: "" }
    await people.action(at(hands, ruth("/x", fields), params))
    const his = { ...params, person: cast.other.otto }
    await leaving.action(at(hands, ruth("/x", {}), his))
    const answer = await erasing.action(at(hands, ruth("/x", {}), his))
    expect(answer instanceof Response && answer.headers.get("location")).toMatch(/\/people\?erased=here$/)
    expect(JSON.stringify(await store.read.select().from(store.t.memberships))).not.toContain("Somebody Else")
    expect((await memberOf(store, cast.other.otto, cast.other.companyId))?.person.name).toBe("Otto Kern")
  })

  test("who leaves is gone from the lists, and the ledger knows", async () => {
    const { store, hands, params, ruth, cast } = await northlight()
    await leaving.action(at(hands, ruth("/x", {}), { ...params, person: cast.lars }))
    expect(await memberOf(store, cast.lars, cast.companyId)).toBeNull()
    const entries = await store.read
      .select({ kind: store.t.ledgerEntries.kind })
      .from(store.t.ledgerEntries)
      .where(eq(store.t.ledgerEntries.companyId, cast.companyId))
      .orderBy(store.t.ledgerEntries.number)
    expect(entries.map((entry) => entry.kind)).toEqual([...Array(5).fill("joined"), "left"])
  })

  test("names may be hidden from all but an independent consultant", async () => {
    const { store, hands, params, ruth, cast } = await northlight()
    await names.action(at(hands, ruth("/x", { names: "teams" }), params))
    expect((await memberOf(store, cast.ruth, cast.companyId))?.company.names).toBe("teams")
    await names.action(at(hands, ruth("/x", { names: "teams" }), params))
    const { kind, entry } = store.t.ledgerEntries
    const chosen = await store.read.select({ entry }).from(store.t.ledgerEntries).where(eq(kind, "names_chosen"))
    expect(chosen.map(({ entry }) => JSON.parse(entry))).toEqual([
      expect.objectContaining({ names: "teams", at: hour, by: expect.not.stringContaining(cast.ruth) }),
    ])
  })

  test("a company's legends come with the newest version and how many of its audience know it", async () => {
    const { store, cast } = await northlight()
    const { companyId } = cast
    const { legends, versions, audienceMembers, readingStates } = store.t
    const legend = (id: string, title: string) => ({ companyId, id, title, createdBy: cast.ruth, createdAt: hour })
    const version = (ordinal: number) => ({
      companyId,
      id: `v${ordinal}`,
      legendId: "maya",
      ordinal,
      label: `${ordinal}`,
      title: "Maya",
      documentHash: `h${ordinal}`,
      lineage: [],
      engine: "e",
      patch: "{}",
      publishedBy: cast.ruth,
      publishedAt: hour,
    })
    const addressed = (versionId: string, personId: string) => ({
      companyId,
      versionId,
      legendId: "maya",
      personId,
      because: [],
    })
    const knows = (personId: string, knownOrdinal: number) => ({
      companyId,
      legendId: "maya",
      personId,
      knownOrdinal,
      knownHash: `h${knownOrdinal}`,
      changes: 1,
      confirmed: 1,
    })
    await store.write(companyId, async (tx) => {
      await tx
        .insert(legends)
        .values([legend("maya", "Maya"), legend("anna", "Anna"), { ...legend("old", "Old"), retiredAt: 1 }])
      await tx.insert(versions).values([version(1), version(2)])
      await tx
        .insert(audienceMembers)
        .values([
          addressed("v1", cast.jana),
          addressed("v2", cast.lars),
          addressed("v2", cast.mina),
          addressed("v2", cast.jana),
        ])
      await tx.insert(readingStates).values([knows(cast.lars, 2), knows(cast.mina, 1)])
    })
    expect(await legendsIn(store, directWorker, companyId)).toEqual([
      { id: "anna", title: "Anna", version: null },
      {
        id: "maya",
        title: "Maya",
        version: { label: "2", readBy: null, publishedAt: hour, counted: { people: 3, finished: 1 } },
      },
    ])
    expect(await legendsIn(store, directWorker, cast.other.companyId)).toEqual([])
  })
})
