import { describe, expect, test } from "vitest"
import { type Answer, Question } from "../../app/evidence/knowledge"
import { whoKnew } from "../../app/evidence/knowledge.server"
import { showNames } from "../../app/people/companies.server"
import { memberOf } from "../../app/people/memberships.server"
import { engines } from "../engines"
import { foundStand, type Stand } from "./stand"

const nothing = Question.parse({})

async function ask(stand: Stand, question: Partial<Question>, by = stand.ruth): Promise<Answer> {
  const { store, companyId, legendId } = stand
  const member = await memberOf(store, by, companyId)
  if (!member) throw new Error("no member")
  return whoKnew(store, { companyId, legendId, member, question: { ...nothing, ...question }, today: "2026-05-07" })
}

const told = ({ people }: Answer) =>
  Object.fromEntries(
    (people ?? []).map(({ name, knew, confirmed, of, opened }) => [name, [knew, confirmed, of, opened]]),
  )

describe.each(engines)("who knew what on $name", ({ fresh }) => {
  test("is told for each day from the ledger", async () => {
    const stand = await foundStand(await fresh())
    expect((await ask(stand, { on: "2026-05-05" })).version).toBeNull()
    const first = await ask(stand, { on: "2026-05-06" })
    expect(first).toMatchObject({ version: { label: "1" }, counted: { knew: 1, people: 3 } })
    expect(told(first)).toEqual({
      "Jana Novak": [null, 0, 0, 0],
      "Lars Berg": ["1", 4, 4, 4],
      "Mina Haddad": [null, 0, 0, 0],
    })
    const second = await ask(stand, { on: "2026-05-07" })
    expect(second).toMatchObject({ version: { label: "2" }, counted: { knew: 0, people: 3 } })
    const { length: all } = second.changes
    expect(told(second)).toMatchObject({ "Lars Berg": ["1", all - 1, all, all], "Mina Haddad": [null, 2, 5, 3] })
    expect(await ask(stand, {})).toEqual(second)
  })

  test("is told for one team, one person, one change", async () => {
    const stand = await foundStand(await fresh())
    const { teams, mina, lars } = stand
    const names = async (question: Partial<Question>) => (await ask(stand, question)).people?.map(({ name }) => name)
    expect(await names({ who: `team:${teams.sales}` })).toEqual(["Lars Berg"])
    expect(await names({ who: `person:${mina}` })).toEqual(["Mina Haddad"])
    const { changes } = await ask(stand, {})
    const knew = await Promise.all(
      changes.map(async ({ id }) => (await ask(stand, { who: `person:${lars}`, change: id })).people?.[0]?.change),
    )
    expect(knew.filter((one) => one === false)).toHaveLength(1)
    const own = (await ask(stand, { who: `person:${lars}` })).people?.[0]?.said ?? []
    expect(own).toHaveLength(changes.length - 1)
    for (const { at, title, number } of own)
      expect([at.slice(0, 10), title === "", number > 0]).toEqual(["2026-05-07", false, true])
  })

  test("names nobody where the company shows teams only, and counts no few", async () => {
    const stand = await foundStand(await fresh())
    const { store, companyId, ruth, tess, lars } = stand
    await showNames(store, { companyId, names: "teams", by: ruth, at: stand.hands.now() })
    const answer = await ask(stand, { who: `person:${lars}` })
    expect(answer).toMatchObject({ people: null, counted: null, teams: [], persons: [] })
    expect((await ask(stand, {}, tess)).people).toHaveLength(3)
  })
})

test("what is no question is left out of it", () => {
  expect(Question.parse({ on: "yesterday", who: "Lars", change: "<b>" })).toEqual(nothing)
})
