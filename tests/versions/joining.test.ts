import { and, eq } from "drizzle-orm"
import { describe, expect, test } from "vitest"
import { takeExport } from "../../app/evidence/exports.server"
import { entriesAbout, readersByName, readersByNumber } from "../../app/evidence/gathered.server"
import { verdictOn } from "../../app/evidence/verdict"
import { sizeOf } from "../../app/ledger/trees.server"
import { memberOf } from "../../app/people/memberships.server"
import type { Place } from "../../app/people/place"
import { keepPlace } from "../../app/people/places.server"
import { readingListOf } from "../../app/reading/readings.server"
import { standingOf } from "../../app/reading/standings.server"
import { action as inviting } from "../../app/routes/companies.$company.people"
import { action as placing } from "../../app/routes/companies.$company.people.$person"
import { announce } from "../../app/versions/announcements.server"
import { addressToJoined } from "../../app/versions/joining.server"
import { publishDraft } from "../../app/versions/publishing.server"
import type { Store } from "../../db/store"
import { unzipped } from "../../server/unzip"
import { engines } from "../engines"
import { at, directWorker, handsOn, signedIn } from "../hands"
import { foundChairs } from "./chairs"

async function northlight(store: Store) {
  const chairs = await foundChairs(store)
  const { companyId, legendId, ruth, teams } = chairs
  const hands = handsOn(store)
  await announce(store, { companyId, legendId }, (now) => ({ announcement: { ...now, teams: [teams.sales] } }))
  const outcome = await publishDraft(store, directWorker, {
    ...{ companyId, legendId, by: ruth, at: hands.now(), origin: hands.origin },
  })
  if ("refused" in outcome) throw new Error(outcome.refused)
  const asks = await signedIn(hands, ruth)
  const { audienceMembers: a, notices: n, ledgerEntries: l } = store.t
  return {
    ...chairs,
    hands,
    version: outcome.version,
    /** The form of one person, as an admin sends it. */
    place: (personId: string, team: readonly string[]) =>
      placing(
        at(hands, asks("/", { seat: ["reader"], team, role: [] }), {
          ...{ company: companyId, person: personId },
        }),
      ),
    invite: (list: string, team: string) =>
      inviting(at(hands, asks("/", { list, seat: ["reader"], team }), { company: companyId })),
    audience: async (personId?: string) =>
      store.read
        .select({ personId: a.personId, because: a.because })
        .from(a)
        .where(and(eq(a.versionId, outcome.version.id), personId ? eq(a.personId, personId) : undefined)),
    notices: async (personId: string) =>
      (await store.read.select().from(n).where(eq(n.personId, personId))).filter(({ about }) =>
        about.startsWith("ver"),
      ),
    addressed: async () =>
      (await store.read.select({ entry: l.entry }).from(l).where(eq(l.kind, "addressed"))).map(({ entry }) =>
        JSON.parse(entry),
      ),
    list: (personId: string) => readingListOf(store, directWorker, { companyId, legendId, personId }),
  }
}

describe.each(engines)("who joins a team on $name", ({ fresh }) => {
  test("to which the current version is addressed reads it by parts, and everything says so", async () => {
    const store = await fresh()
    const { place, audience, addressed, notices, list, mina, lars, teams, ...stand } = await northlight(store)
    const { companyId, legendId, hands, version, ruth } = stand
    expect(await list(mina)).toBeNull()
    await place(mina, [teams.support, teams.sales])
    expect(await audience(mina)).toEqual([
      { personId: mina, because: [{ id: teams.sales, name: "Sales", joinedOn: "2026-05-06" }] },
    ])
    expect((await list(mina))?.list.changes.map(({ shown }) => shown.kind)).toEqual(Array(4).fill("part_as_it_is"))
    const body = expect.stringContaining("You joined Sales, and version 1 of “Forty chairs” is")
    expect(await notices(mina)).toMatchObject([
      { subject: "Version 1: Forty chairs", body, inHours: true, waits: true },
    ])
    expect((await addressed()).map(({ people }) => people.length)).toEqual([1, 1])
    expect(await standingOf(store, directWorker, { companyId, legendId })).toMatchObject({ people: 2, finished: 0 })
    const member = await memberOf(store, ruth, companyId)
    const taken = await takeExport(hands, {
      companyId,
      legendId,
      versionId: version.id,
      member: member!,
      at: hands.now(),
    })
    const files = unzipped(taken?.zip ?? new Uint8Array())
    expect(verdictOn(files)).toMatchObject({ is: "consistent", summary: { addressed: 2 } })
    expect(new TextDecoder().decode(files.get("audience.csv"))).toContain("Sales, joined 2026-05-06")
    expect((await audience(lars)).length).toBe(1)
  })

  test("while evidence is put together is in the next one", async () => {
    const store = await fresh()
    const { place, mina, teams, version, companyId, legendId } = await northlight(store)
    const about = { companyId, legendId, versionId: version.id }
    const entries = await entriesAbout(store, about, await sizeOf(store.read, store.t, companyId))
    await place(mina, [teams.sales])
    const { audience, people } = await readersByName(store, { ...about, today: "2026-05-06" }, entries)
    expect([audience.length, people.length]).toEqual([1, 1])
    const looker = { names: "teams" as const, seats: ["author" as const] }
    const hands = { store, worker: directWorker }
    expect(await readersByNumber(hands, about, looker, entries)).toMatchObject({ addressed: 1 })
  })

  test("is not addressed twice, nor for a team that was not meant", async () => {
    const { place, audience, addressed, lars, jana, teams } = await northlight(await fresh())
    await place(lars, [])
    await place(lars, [teams.sales])
    await place(jana, [teams.coordination, teams.support])
    expect((await audience()).map(({ personId }) => personId)).toEqual([lars])
    expect(await addressed()).toHaveLength(1)
  })

  test("by an invitation gets that one mail, and finds what there is to read", async () => {
    const store = await fresh()
    const { invite, audience, notices, teams } = await northlight(store)
    await invite("Nora Falk <nora@northlight.example>", teams.sales)
    const [nora] = await store.read
      .select()
      .from(store.t.people)
      .where(eq(store.t.people.email, "nora@northlight.example"))
    expect(await audience(nora!.id)).toHaveLength(1)
    expect(await notices(nora!.id)).toEqual([])
  })

  test("is in the team and in the audience, or in neither", async () => {
    const store = await fresh()
    const { audience, companyId, mina, teams } = await northlight(store)
    const place: Place = { seats: ["reader"], teams: [teams.sales], roles: [] }
    const joining = keepPlace(store, { companyId, personId: mina }, place, async (tx, joined) => {
      await addressToJoined(tx, store.t, { ...joined, at: 1, origin: null })
      throw new Error("The power went out.")
    })
    await expect(joining).rejects.toThrow("The power went out.")
    expect(await audience(mina)).toEqual([])
    const { teamMembers: m } = store.t
    expect(await store.read.$count(m, and(eq(m.personId, mina), eq(m.teamId, teams.sales)))).toBe(0)
  })
})
