import { describe, expect, test } from "vitest"
import { renameLegend } from "../../app/legends/legends.server"
import { enterAbsence } from "../../app/people/absences.server"
import { endSession } from "../../app/people/sessions.server"
import { askAgain } from "../../app/reading/asking-again.server"
import { loader as me } from "../../app/routes/me"
import { loader as record } from "../../app/routes/me.record[.]json"
import { engines } from "../engines"
import { exportBy, foundStand } from "../evidence/stand"
import { at, signedIn } from "../hands"

describe.each(engines)("what is recorded about me on $name", ({ fresh }) => {
  test("has every row that names Lars, and none that names others only", async () => {
    const stand = await foundStand(await fresh())
    const { store, hands, lars, mina } = stand
    const asLars = await signedIn(hands, lars)
    const answer = await record(at(hands, asLars("/me/record.json")))
    expect(answer.headers.get("content-disposition")).toContain("attachment")
    const text = await answer.text()
    const told: { tables: Record<string, unknown[]>; ledger: { entries: unknown[] }[] } = JSON.parse(text)
    for (const [name, table] of Object.entries(store.t)) {
      const rows = await store.read.select().from(table)
      const naming = rows.filter((row) => JSON.stringify(row).includes(lars))
      expect(told.tables[name] ?? [], name).toHaveLength(naming.length)
    }
    expect(Object.keys(told.tables)).toEqual(expect.arrayContaining(["openings", "confirmations", "undos", "notices"]))
    const { length: confirmed } = told.tables.confirmations ?? []
    const { length: opened } = told.tables.openings ?? []
    // joined, opened, confirmed, taken back
    expect(told.ledger[0]?.entries).toHaveLength(1 + opened + confirmed + 1)
    for (const other of [mina, "Mina", "tokenHash", "codeHash"]) expect(text).not.toContain(other)
  })

  test("has what an author asked again, and not the days that others are away, whoever entered them", async () => {
    const { store, hands, ruth, lars, companyId, legendId, teams } = await foundStand(await fresh())
    const asked = { companyId, legendId, changeId: null, teams: [teams.sales], reason: "The table is new." }
    await askAgain(store, { ...asked, by: { id: ruth, name: "Ruth Adler" }, origin: hands.origin, at: hands.now() })
    const away = { from: "2026-06-01", to: "2026-06-05" }
    await enterAbsence(store, { companyId, personId: lars, by: ruth, at: hands.now() }, away)
    const told = await (await record(at(hands, (await signedIn(hands, ruth))("/me/record.json")))).json()
    expect(told.tables.askedAgain).toMatchObject([{ reason: "The table is new." }])
    expect(told.tables).not.toHaveProperty("absences")
  })

  test("calls a legend as it was published, whatever its draft is called by now", async () => {
    const { store, hands, lars, companyId, legendId } = await foundStand(await fresh())
    await renameLegend(store, { companyId, legendId, title: "Fifty chairs" })
    const text = await (await record(at(hands, (await signedIn(hands, lars))("/me/record.json")))).text()
    expect(JSON.parse(text).names[legendId]).toBe("Forty chairs")
    expect(text).not.toContain("Fifty")
  })

  test("says on how many devices somebody is signed in, without those they signed out on", async () => {
    const { hands, lars } = await foundStand(await fresh())
    const [desk, phone] = [await signedIn(hands, lars), await signedIn(hands, lars)]
    await endSession(hands, phone("/sign-out", {}))
    const { recorded } = await me(at(hands, desk("/me")))
    expect(recorded.sessions).toHaveLength(1)
  })

  test("says who took a copy of the evidence, and whether by name", async () => {
    const stand = await foundStand(await fresh())
    const { hands, lars, ruth, tess, second } = stand
    await exportBy(stand, ruth, second)
    const { recorded } = await me(at(hands, (await signedIn(hands, lars))("/me")))
    expect(recorded).toMatchObject({
      addressed: 2,
      mails: 2,
      copies: [{ by: "Ruth Adler", legend: "Forty chairs", version: "2", day: "2026-05-07", names: true }],
    })
    const copiesOf = async (person: string) =>
      (await me(at(hands, (await signedIn(hands, person))("/me")))).recorded.copies
    expect(await copiesOf(tess)).toEqual([])
    // The third version is not addressed to Jana's team; reading on from the second, she reads it all the same.
    const third = await stand.third([stand.teams.sales])
    await exportBy(stand, ruth, third)
    expect((await copiesOf(stand.jana)).map(({ version }) => version)).toEqual(["2"])
    await stand.reads(stand.jana, 1)
    expect((await copiesOf(stand.jana)).map(({ version }) => version)).toEqual(["3", "2"])
    expect((await copiesOf(stand.mina)).map(({ version }) => version)).toEqual(["2"])
  })
})
