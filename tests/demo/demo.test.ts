import { eq } from "drizzle-orm"
import { beforeAll, describe, expect, test } from "vitest"
import { foundDemo } from "../../app/demo/demo.server"
import { legendsOf } from "../../app/legends/legends.server"
import { peopleOf, teamsOf } from "../../app/people/company-lists.server"
import { demoPerson } from "../../app/people/demo-people"
import { membershipsOf } from "../../app/people/memberships.server"
import { personWith } from "../../app/people/people.server"
import { readingListOf } from "../../app/reading/readings.server"
import { standingOf } from "../../app/reading/standings.server"
import type { Store } from "../../db/store"
import { engines } from "../engines"
import { directWorker, hour } from "../hands"

const hands = (store: Store) => ({ store, worker: directWorker, now: () => hour, origin: "http://reread.test" })

describe.each(engines)("the demo company on $name", ({ fresh }) => {
  let store: Store
  let companyId: string
  let legendId: string
  /** Milliseconds of processor time: a slow machine is no fault of the demo. */
  let took: number
  const idOf = async (slug: string) => (await personWith(store, demoPerson(slug)?.email ?? ""))?.id ?? ""
  const toRead = async (slug: string) => {
    const list = await readingListOf(store, directWorker, { companyId, legendId, personId: await idOf(slug) })
    return (
      list && {
        of: list.list.changes.length,
        read: [...list.progress.values()].filter(({ is }) => is === "read").length,
      }
    )
  }

  beforeAll(async () => {
    store = await fresh()
    const began = process.cpuUsage()
    await foundDemo(hands(store))
    took = process.cpuUsage(began).user / 1000
    const [member] = await membershipsOf(store, await idOf("ruth"))
    companyId = member?.company.id ?? ""
    legendId = (await legendsOf(store, companyId))[0]?.id ?? ""
  }, 120_000)

  test("is founded with less than ten seconds of work", () => expect(took).toBeLessThan(10_000))

  test("has Sales 11, Support 7, Coordination 2, Marketing 3", async () => {
    const teams = await teamsOf(store, companyId)
    expect(Object.fromEntries(teams.map(({ name, members }) => [name, members]))).toEqual({
      Sales: 11,
      Support: 7,
      Coordination: 2,
      Marketing: 3,
    })
    expect((await peopleOf(store, companyId)).filter(({ teams }) => teams.length > 0)).toHaveLength(23)
  })

  test("Lars knows version 4 and has the six changes of version 5 to read", async () => {
    expect(await toRead("lars")).toEqual({ of: 6, read: 0 })
  })

  test("Mina is in the middle, Jana has finished", async () => {
    expect(await toRead("mina")).toEqual({ of: 6, read: 2 })
    expect(await toRead("jana")).toEqual({ of: 6, read: 6 })
  })

  test("the standing of version 5 counts who has finished it", async () => {
    const standing = await standingOf(store, directWorker, { companyId, legendId })
    expect(standing).toMatchObject({ people: 23, finished: 15 })
    expect(standing?.changes).toHaveLength(6)
  })

  test("Otto's company shows nowhere in it, nor it in Otto's", async () => {
    const [otto] = await membershipsOf(store, await idOf("otto"))
    expect(otto?.company.id).not.toBe(companyId)
    expect((await legendsOf(store, companyId)).map(({ title }) => title)).toEqual([
      "Maya replaces forty chairs before the audit",
    ])
    expect(await legendsOf(store, otto?.company.id ?? "")).toHaveLength(1)
  })

  test("founding it again changes nothing", async () => {
    await foundDemo(hands(store))
    const { legends } = store.t
    expect(await store.read.select().from(legends).where(eq(legends.companyId, companyId))).toHaveLength(1)
  })
})
