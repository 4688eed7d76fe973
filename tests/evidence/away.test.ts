import { expect, test } from "vitest"
import { verdictOn } from "../../app/evidence/verdict"
import { enterAbsence } from "../../app/people/absences.server"
import { showNames } from "../../app/people/companies.server"
import { dayOf } from "../../app/ui/day"
import { announce } from "../../app/versions/announcements.server"
import { freshSqlite } from "../engines"
import { exportBy, foundStand } from "./stand"

const day = 86_400_000
const textIn = (files: ReadonlyMap<string, Uint8Array>, path: string) => new TextDecoder().decode(files.get(path))

/** The third version, to be read within ten days; Lars is away for two of them. */
async function lastVersion() {
  const stand = await foundStand(await freshSqlite())
  const { companyId, legendId, lars, store, hands } = stand
  const inDays = (days: number) => dayOf(hands.now() + days * day)
  await announce(store, { companyId, legendId }, (now) => ({ announcement: { ...now, readBy: inDays(11) } }))
  const whose = { companyId, personId: lars, by: lars, at: hands.now() }
  await enterAbsence(store, whose, { from: inDays(3), to: inDays(4) })
  return { stand, version: await stand.third(), readBy: inDays(10), moved: inDays(12) }
}

test("an export says by when each was to read it, where somebody was away and the date has passed, and agrees with itself", async () => {
  const { stand, version, readBy, moved } = await lastVersion()
  stand.hands.pass(10 * day)
  const early = await exportBy(stand, stand.ruth, version)
  expect(verdictOn(early.files)).toMatchObject({ is: "consistent" })
  for (const [path, bytes] of early.files)
    expect([path, new TextDecoder().decode(bytes).includes(moved)]).toEqual([path, false])
  stand.hands.pass(day)
  const { files } = await exportBy(stand, stand.ruth, version)
  expect(verdictOn(files)).toMatchObject({ is: "consistent" })
  const [columns = "", ...rows] = textIn(files, "audience.csv").trim().split("\r\n")
  expect(columns).toMatch(/"to be read by"$/)
  for (const row of rows) expect(row).toContain(row.includes("Lars Berg") ? `"${moved}"` : `"${readBy}"`)
  expect(textIn(files, "READ-ME-FIRST.html")).toContain("it waits for who is away")
})

test("without anybody away it is what it was, and where names are not shown no day is anybody's", async () => {
  const { stand, version, moved } = await lastVersion()
  const before = await exportBy(stand, stand.ruth, stand.second)
  expect(textIn(before.files, "audience.csv")).not.toContain("to be read by")
  stand.hands.pass(11 * day)
  await showNames(stand.store, { companyId: stand.companyId, names: "teams", by: stand.ruth, at: stand.hands.now() })
  const { files } = await exportBy(stand, stand.ruth, version)
  expect(verdictOn(files)).toMatchObject({ is: "consistent" })
  for (const [path, bytes] of files)
    expect([path, new TextDecoder().decode(bytes).includes(moved)]).toEqual([path, false])
})
