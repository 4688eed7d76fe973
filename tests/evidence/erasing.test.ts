import { describe, expect, test } from "vitest"
import { verdictOn } from "../../app/evidence/verdict"
import { newestCheckpoint } from "../../app/ledger/checkpoints.server"
import { foundCompany, invite, leaveCompany } from "../../app/people/companies.server"
import { erasePerson } from "../../app/people/erasing.server"
import { personWith } from "../../app/people/people.server"
import type { Store } from "../../db/store"
import { engines } from "../engines"
import { exportBy, foundStand } from "./stand"

/** Every row there is, as text, by table. */
async function everything({ read, t }: Store): Promise<string> {
  const tables = await Promise.all(
    Object.entries(t).map(async ([name, table]) => [name, await read.select().from(table)] as const),
  )
  return JSON.stringify(tables)
}

describe.each(engines)("erasing somebody on $name", ({ fresh }) => {
  test("leaves no trace of who they were, and every proof whole", async () => {
    const stand = await foundStand(await fresh())
    const { store, companyId, lars, ruth, second, hands } = stand
    const held = (await hands.checkpoint(companyId))?.text ?? ""
    const salts = await store.read.select().from(store.t.personSalts)
    const salt = salts.find(({ personId }) => personId === lars)?.salt ?? ""
    expect(await erasePerson(store, { companyId, personId: lars })).toEqual({ refused: "still-here" })
    await leaveCompany(store, { companyId, personId: lars, at: hands.now() })
    expect(await erasePerson(store, { companyId, personId: lars })).toEqual({ erased: true, name: true })
    expect(await erasePerson(store, { companyId, personId: lars })).toEqual({ erased: true, name: true })
    const left = await everything(store)
    for (const trace of ["Lars Berg", "lars@northlight.example", salt]) {
      expect(trace).not.toBe("")
      // Lars stands in the story as well: what was published is no record of a person.
      expect(left.split(trace).length, trace).toBe(1)
    }

    const { files } = await exportBy(stand, ruth, second)
    expect(verdictOn(files, { checkpoints: [held], keys: [] })).toMatchObject({
      is: "authentic",
      summary: { addressed: 3 },
    })
    const text = [...files].map(([, bytes]) => new TextDecoder().decode(bytes)).join()
    expect(text).not.toContain("Lars Berg")
    expect(new TextDecoder().decode(files.get("audience.csv"))).toContain('"Somebody who was erased","erased","Sales"')
    expect((await newestCheckpoint(store.read, store.t, companyId))?.text).toBe(
      new TextDecoder().decode(files.get("ledger/checkpoint.txt")),
    )
  })

  test("keeps the name of somebody who was invited anew while they were erased", async () => {
    const { store, companyId, lars, hands } = await foundStand(await fresh())
    await leaveCompany(store, { companyId, personId: lars, at: hands.now() })
    const again = {
      companyId,
      email: "lars@northlight.example",
      name: "Lars",
      seats: ["reader"] as const,
      at: hands.now(),
    }
    let invited = false
    const write: Store["write"] = async (company, body) => {
      if (company === "" && !invited) {
        invited = true
        await invite(store, again)
      }
      return store.write(company, body)
    }
    const between: Store = { ...store, write }
    expect(await erasePerson(between, { companyId, personId: lars })).toEqual({ erased: true, name: false })
    expect(await personWith(store, "lars@northlight.example")).toMatchObject({ id: lars, name: "Lars Berg" })
  })

  test("keeps the name where another company needs it, and touches nobody else", async () => {
    const stand = await foundStand(await fresh())
    const { store, companyId, lars, mina, hands } = stand
    await foundCompany(store, { name: "Bergwerk", by: lars, at: hands.now() })
    await leaveCompany(store, { companyId, personId: lars, at: hands.now() })
    expect(await erasePerson(store, { companyId, personId: lars })).toEqual({ erased: true, name: false })
    const salts = await store.read.select().from(store.t.personSalts)
    expect(salts.filter(({ personId }) => personId === lars).map((one) => one.companyId)).not.toContain(companyId)
    expect(salts.some(({ personId }) => personId === mina)).toBe(true)
    expect(await erasePerson(store, { companyId, personId: "nobody" })).toEqual({ refused: "absent" })
    const { files } = await exportBy(stand, stand.ruth, stand.second)
    expect(verdictOn(files)).toMatchObject({ is: "consistent" })
    expect(new TextDecoder().decode(files.get("evidence.json"))).not.toContain("Lars Berg")
  })
})
