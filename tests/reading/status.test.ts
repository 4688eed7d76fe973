import { eq } from "drizzle-orm"
import { describe, expect, test } from "vitest"
import { invite, leaveCompany, showNames } from "../../app/people/companies.server"
import type { Seat } from "../../app/people/person"
import { legendsIn } from "../../app/reading/companies.server"
import { confirmChange } from "../../app/reading/confirmations.server"
import { openChange } from "../../app/reading/openings.server"
import { readingListOf } from "../../app/reading/readings.server"
import { standingSeenBy } from "../../app/reading/standing"
import { standingOf } from "../../app/reading/standings.server"
import { loader } from "../../app/routes/legends.$legend.status"
import { engines, freshSqlite } from "../engines"
import { at, handsOn, signedIn, thrownBy } from "../hands"
import { foundToy, monday, type Toy, toyWorker } from "./toy"

const minute = 60_000

/** Reads the first `most` changes of the current version, a minute each, in an hour of that version. */
async function reads(toy: Toy, personId: string, most = Number.POSITIVE_INFINITY) {
  const { store, companyId, legendId } = toy
  const [worker, who] = [toyWorker(), { companyId, legendId, personId }]
  const list = await readingListOf(store, worker, who)
  let hour = monday + Number(list?.version.label) * 60 * minute
  for (const { fp } of list?.list.changes.slice(0, most) ?? []) {
    hour += minute
    await openChange(store, worker, { ...who, fp, at: hour })
    const stand = (await readingListOf(store, worker, who))?.progress.get(fp)
    if (stand?.is !== "open") throw new Error("It was not opened.")
    hour += minute
    await confirmChange(store, { ...who, fp, openingId: stand.openingId, shownHash: stand.shownHash, at: hour })
  }
}

describe.each(engines)("where we stand on $name", ({ fresh }) => {
  test("tells who has read which change of the current version, by team", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish({ Hero: "Maya buys chairs.", Call: "Lars calls." })
    await reads(toy, toy.lars)
    await reads(toy, toy.mina, 1)
    const standing = await standingOf(toy.store, toyWorker(), toy)
    expect(standing).toMatchObject({ people: 2, finished: 1, version: { label: "1" } })
    expect(standing?.teams.map(({ name, people }) => `${name} ${people}`)).toEqual(["Sales 1", "Support 1"])
    expect(standing?.changes.map(({ readers, byTeam }) => [readers, byTeam.sales ?? 0, byTeam.support ?? 0])).toEqual([
      [2, 1, 1],
      [1, 1, 0],
    ])
    expect(standing?.persons.map(({ name, finished, finishedOn }) => [name, finished, finishedOn])).toEqual([
      ["Lars", true, "2026-05-04"],
      ["Mina", false, null],
    ])
  })

  test("begins anew with each version", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish({ Hero: "Maya buys chairs." })
    await reads(toy, toy.lars)
    await toy.publish({ Hero: "Maya buys forty chairs." }, [toy.lars])
    const standing = await standingOf(toy.store, toyWorker(), toy)
    expect(standing).toMatchObject({ people: 1, finished: 0, version: { label: "2" } })
    expect(standing?.persons).toMatchObject([{ name: "Lars", finished: false, finishedOn: null }])
  })

  test("counts who knows that very text already: what was changed and changed back is not asked", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish({ Call: "Lars calls." })
    await reads(toy, toy.lars)
    await toy.publish({ Call: "Jana calls." })
    await toy.publish({ Call: "Lars calls." })
    const standing = await standingOf(toy.store, toyWorker(), toy)
    expect(standing).toMatchObject({ people: 2, finished: 1 })
    expect(standing?.changes).toMatchObject([{ readers: 1, byTeam: { sales: 1, support: 0 } }])
    expect(standing?.persons).toMatchObject([
      { name: "Lars", finished: true },
      { name: "Mina", finished: false },
    ])
  })

  test("counts who was interrupted half-way when all that was left was changed back", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish({ Hero: "Maya buys chairs.", Call: "Lars calls." })
    for (const personId of [toy.lars, toy.mina]) await reads(toy, personId)
    await toy.publish({ Hero: "Maya buys forty chairs.", Call: "Jana calls." })
    await reads(toy, toy.lars, 1)
    expect(await standingOf(toy.store, toyWorker(), toy)).toMatchObject({ finished: 0 })
    await toy.publish({ Hero: "Maya buys forty chairs.", Call: "Lars calls." })
    const standing = await standingOf(toy.store, toyWorker(), toy)
    expect(standing).toMatchObject({ people: 2, finished: 1 })
    expect(standing?.changes.map(({ readers, byTeam }) => [readers, byTeam])).toEqual([[1, { sales: 1, support: 0 }]])
    expect(standing?.persons.map(({ name, finished }) => [name, finished])).toEqual([
      ["Lars", true],
      ["Mina", false],
    ])
    expect((await legendsIn(toy.store, toyWorker(), toy.companyId))[0]?.version?.counted).toEqual({
      people: 2,
      finished: 1,
    })
  })

  test("leaves who left out of every figure and names them with the day, and has them back when they come back", async () => {
    const toy = await foundToy(await fresh())
    await toy.publish({ Hero: "Maya buys chairs.", Call: "Lars calls." })
    await reads(toy, toy.lars, 1)
    await reads(toy, toy.mina)
    const told = async () => {
      const standing = await standingOf(toy.store, toyWorker(), toy)
      const [legend] = await legendsIn(toy.store, toyWorker(), toy.companyId)
      return {
        finished: `${standing?.finished} of ${standing?.people}`,
        atAGlance: `${legend?.version?.counted.finished} of ${legend?.version?.counted.people}`,
        readers: standing?.changes.map(({ readers }) => readers),
        teams: standing?.teams.map(({ name }) => name),
        left: standing?.persons.flatMap(({ name, leftOn }) => (leftOn ? `${name} ${leftOn}` : [])),
      }
    }
    const all = { finished: "1 of 2", atAGlance: "1 of 2", readers: [2, 1], teams: ["Sales", "Support"], left: [] }
    expect(await told()).toEqual(all)
    const leaves = (personId: string) => leaveCompany(toy.store, { companyId: toy.companyId, personId, at: monday })
    await leaves(toy.lars)
    const alone = { finished: "1 of 1", atAGlance: "1 of 1", readers: [1, 1], teams: ["Support"] }
    expect(await told()).toEqual({ ...alone, left: ["Lars 2026-05-04"] })
    await leaves(toy.mina)
    const nobody = { finished: "0 of 0", atAGlance: "0 of 0", readers: [0, 0], teams: [] }
    expect(await told()).toEqual({ ...nobody, left: ["Lars 2026-05-04", "Mina 2026-05-04"] })
    for (const name of ["lars", "mina"])
      await invite(toy.store, {
        ...{ companyId: toy.companyId, name, email: `${name}@northlight.example`, seats: ["reader"] as const },
        at: monday,
      })
    expect(await told()).toEqual(all)
  })

  test("is not there before anything is published, nor for another company", async () => {
    const toy = await foundToy(await fresh())
    expect(await standingOf(toy.store, toyWorker(), toy)).toBeNull()
    await toy.publish({ Hero: "Maya buys chairs." })
    expect(await standingOf(toy.store, toyWorker(), { companyId: toy.elsewhere, legendId: toy.legendId })).toBeNull()
  })
})

describe("the status page", () => {
  async function page(toy: Toy, personId: string) {
    const hands = handsOn(toy.store)
    const asks = await signedIn(hands, personId)
    return loader(at(hands, asks(`/legends/${toy.legendId}/status`), { legend: toy.legendId }))
  }

  const sit = async ({ store, companyId }: Toy, personId: string, ...seats: Seat[]) =>
    store.write(companyId, (tx) =>
      tx.update(store.t.memberships).set({ seats }).where(eq(store.t.memberships.personId, personId)),
    )

  test("is not there for readers and for other companies", async () => {
    const toy = await foundToy(await freshSqlite())
    await toy.publish({ Hero: "Maya buys chairs." })
    for (const personId of [toy.lars, toy.otto]) expect((await thrownBy(() => page(toy, personId))).status).toBe(404)
  })

  test("says that nothing is published, and lets an author publish", async () => {
    const toy = await foundToy(await freshSqlite())
    expect(await page(toy, toy.ruth)).toMatchObject({ seen: null, mayPublish: true })
  })

  test("in teams only holds no name for an author, but for an independent consultant", async () => {
    const toy = await foundToy(await freshSqlite())
    await toy.publish({ Hero: "Maya buys chairs." })
    await showNames(toy.store, { companyId: toy.companyId, names: "teams", by: toy.ruth, at: monday })
    const author = await page(toy, toy.ruth)
    expect(author.seen?.persons).toBeNull()
    expect(JSON.stringify(author.seen)).not.toMatch(/Lars|Mina/)
    await sit(toy, toy.mina, "consultant")
    const consultant = await page(toy, toy.mina)
    expect(consultant.seen?.persons?.waiting.map(({ name }) => name)).toEqual(["Lars", "Mina"])
  })

  test("asks the database the same few questions however many read", async () => {
    const toy = await foundToy(await freshSqlite())
    await toy.publish({ Hero: "Maya buys chairs.", Call: "Lars calls.", Visit: "A visit." })
    let selects = 0
    const read = new Proxy(toy.store.read, {
      get: (target, name, self) => {
        if (name === "select") selects += 1
        return Reflect.get(target, name, self)
      },
    })
    const seen = await standingOf({ ...toy.store, read }, toyWorker(), toy)
    expect(standingSeenBy(seen!, { names: "everyone", seats: ["author"] }).rows).toHaveLength(3)
    expect(selects).toBe(4)
  })
})
