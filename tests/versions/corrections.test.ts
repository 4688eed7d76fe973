import { eq } from "drizzle-orm"
import type { Node } from "prosemirror-model"
import { describe, expect, test } from "vitest"
import { correctionLabel, isCorrection, nextLabel, wholeLabel } from "../../app/legends/legend"
import { joinTeam, leaveCompany, leaveTeam } from "../../app/people/companies.server"
import { announce } from "../../app/versions/announcements.server"
import { comparisonOf } from "../../app/versions/comparisons.server"
import { publishDraft } from "../../app/versions/publishing.server"
import { reviewOf } from "../../app/versions/reviews.server"
import { versionsOf } from "../../app/versions/versions.server"
import type { Store } from "../../db/store"
import { engines } from "../engines"
import { directWorker, hour } from "../hands"
import { before, foundChairs } from "./chairs"

test.each([
  ["5", "5.1", "6"],
  ["5.1", "5.2", "6"],
  ["5.9", "5.10", "6"],
  ["5.10", "5.11", "6"],
])("after version %s: correction %s, version %s", (label, correction, next) => {
  expect(correctionLabel(label)).toBe(correction)
  expect(nextLabel({ current: { ordinal: 7, label } })).toBe(next)
  expect([isCorrection(label), isCorrection(correction)]).toEqual([label !== "5", true])
  expect([label, correction, next].map(wholeLabel)).toEqual(["5", "5", "6"])
})

const reworded = (words: string): Node =>
  before.type.schema.nodeFromJSON(JSON.parse(JSON.stringify(before.toJSON()).replace("brochure", words)))

async function northlight(store: Store) {
  const chairs = await foundChairs(store)
  const where = { companyId: chairs.companyId, legendId: chairs.legendId }
  const asked = { ...where, by: chairs.ruth, origin: "http://reread.test", at: hour }
  const { sales, coordination } = chairs.teams
  const review = async () => (await reviewOf(store, directWorker, asked)).page
  const say = (more: { correction?: boolean; teams?: string[]; readBy?: string; inForceFrom?: string }) =>
    announce(store, where, (now) => ({ announcement: { ...now, ...more } }))
  const publish = () => publishDraft(store, directWorker, asked)
  await say({ teams: [sales, coordination], readBy: "2026-05-15", inForceFrom: "2026-05-18" })
  await publish()
  await chairs.write(reworded("drawing"))
  return { ...chairs, where, review, say, publish }
}

describe.each(engines)("a correction on $name", ({ fresh }) => {
  test("inherits audience and dates, whatever else was chosen, and has its own changes", async () => {
    const { store, companyId, teams, lars, mina, jana, say, publish, review } = await northlight(await fresh())
    await joinTeam(store, { companyId, teamId: teams.sales, personId: mina })
    await leaveTeam(store, { companyId, teamId: teams.coordination, personId: jana })
    await say({ correction: true, teams: [teams.support], readBy: "2026-06-01" })
    const page = await review()
    expect(page).toMatchObject({
      ...{ label: "1.1", next: "2", people: 2, problems: [], warnings: [] },
      correction: { label: "1.1", people: 2, readBy: "2026-05-15", inForceFrom: "2026-05-18" },
    })
    expect(page.mail?.subject).toMatch(/^Correction 1\.1/)
    expect(await publish()).toMatchObject({ version: { ordinal: 2, label: "1.1" }, people: 2 })
    const [version] = await store.read.select().from(store.t.versions).where(eq(store.t.versions.ordinal, 2))
    expect(version).toMatchObject({ label: "1.1", readBy: "2026-05-15", inForceFrom: "2026-05-18" })
    const audience = await store.read
      .select({ personId: store.t.audienceMembers.personId, because: store.t.audienceMembers.because })
      .from(store.t.audienceMembers)
      .where(eq(store.t.audienceMembers.versionId, version!.id))
    expect(audience).toHaveLength(2)
    expect(audience).toContainEqual({ personId: lars, because: [{ id: teams.sales, name: "Sales" }] })
    expect(audience).toContainEqual({ personId: jana, because: [{ id: teams.coordination, name: "Coordination" }] })
    const subjects = await store.read.select({ subject: store.t.notices.subject }).from(store.t.notices)
    expect(subjects.filter(({ subject }) => subject.startsWith("Correction 1.1"))).toHaveLength(2)
    expect(await store.read.$count(store.t.changes, eq(store.t.changes.versionId, version!.id))).toBe(1)
  })

  test("leaves out who has left the company, and stops when nobody is there", async () => {
    const { store, companyId, lars, jana, say, publish } = await northlight(await fresh())
    await say({ correction: true })
    await leaveCompany(store, { companyId, personId: lars, at: hour })
    await leaveCompany(store, { companyId, personId: jana, at: hour })
    expect(await publish()).toMatchObject({
      refused: "problems",
      problems: [{ at: "audience", sentence: "Nobody to whom version 1 was addressed is here any more." }],
    })
  })

  test("may be corrected again; the version after it is a whole one, and all can be compared", async () => {
    const { store, where, companyId, legendId, say, write, publish, review } = await northlight(await fresh())
    await say({ correction: true })
    await publish()
    expect((await review()).version.correction).toBe(false)
    await write(reworded("plan"))
    await say({ correction: true })
    await publish()
    await write(reworded("map"))
    await publish()
    const labels = (await versionsOf(store, companyId, legendId)).map(({ label, ordinal }) => [ordinal, label])
    expect(labels).toEqual([
      [4, "2"],
      [3, "1.2"],
      [2, "1.1"],
      [1, "1"],
    ])
    const compared = await comparisonOf(store, directWorker, { ...where, from: "1", to: "1.2" })
    expect(compared?.found?.changes.map(({ known, version }) => [known, version])).toEqual([["1", "1.2"]])
  })

  test("before the first version there is nothing to correct", async () => {
    const store = await fresh()
    const chairs = await foundChairs(store)
    const where = { companyId: chairs.companyId, legendId: chairs.legendId }
    const asked = { ...where, by: chairs.ruth, origin: "http://reread.test", at: hour }
    await announce(store, where, (now) => ({
      announcement: { ...now, correction: true, teams: [chairs.teams.sales] },
    }))
    expect((await reviewOf(store, directWorker, asked)).page).toMatchObject({ label: "1", correction: null })
    expect(await publishDraft(store, directWorker, asked)).toMatchObject({ version: { label: "1" }, people: 1 })
  })
})
