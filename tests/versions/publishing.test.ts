import { and, eq } from "drizzle-orm"
import { describe, expect, test } from "vitest"
import { saveSteps } from "../../app/legends/drafts.server"
import { joinTeam, leaveTeam } from "../../app/people/companies.server"
import { askAgain } from "../../app/reading/asking-again.server"
import { announce } from "../../app/versions/announcements.server"
import { noCheck } from "../../app/versions/check"
import { NetList } from "../../app/versions/net"
import { publishDraft } from "../../app/versions/publishing.server"
import { reviewOf } from "../../app/versions/reviews.server"
import { Shown } from "../../app/versions/shown"
import { newestIn, versionOf, versionsOf } from "../../app/versions/versions.server"
import type { ChangeWorker } from "../../app/versions/worker"
import type { Db, Store } from "../../db/store"
import { engines } from "../engines"
import { directWorker, hour } from "../hands"
import { after, before, foundChairs } from "./chairs"

const origin = "http://reread.test"

async function northlight(store: Store) {
  const chairs = await foundChairs(store)
  const where = { companyId: chairs.companyId, legendId: chairs.legendId }
  const review = () => reviewOf(store, directWorker, { ...where, by: chairs.ruth, origin, at: hour })
  const publish = (worker: ChangeWorker = directWorker, on: Store = store) =>
    publishDraft(on, worker, { ...where, by: chairs.ruth, at: hour, origin })
  const address = (...teams: string[]) => announce(store, where, (now) => ({ announcement: { ...now, teams } }))
  const reasons = async (reason = "Maya asks three suppliers at once.") => {
    const { page, announced } = await review()
    const said = page.changes.map((_, i) => ({
      ...{ fps: [...announced[i]!.fps], key: announced[i]!.key, title: "", reason, pillar: null },
      ...{ raised: false, concerns: null, notes: {} },
      ...{ ...noCheck, careful: false },
    }))
    await announce(store, where, (now) => ({ announcement: { ...now, said } }))
  }
  const count = async (name: keyof Store["t"]) => store.read.$count(store.t[name])
  /** Publishes the first version to Sales and Coordination, and writes on. */
  const first = async () => {
    await address(chairs.teams.sales, chairs.teams.coordination)
    const outcome = await publish()
    await chairs.write(after)
    await address(chairs.teams.sales, chairs.teams.coordination)
    return outcome
  }
  return { ...chairs, where, review, publish, address, reasons, count, first }
}

const everything = [
  "versions",
  "documents",
  "changes",
  "changeUnits",
  "audienceMembers",
  "notices",
  "nets",
  "ledgerEntries",
] as const

/** The same store, whose writes break when they come to insert into a table. */
function breaking(store: Store, table: unknown): Store {
  return {
    ...store,
    write: (company, body) =>
      store.write(company, (tx) => {
        const insert = (into: Parameters<Db["insert"]>[0]) => {
          if (into === table) throw new Error("The power went out.")
          return tx.insert(into)
        }
        return body(new Proxy(tx, { get: (db, name) => (name === "insert" ? insert : Reflect.get(db, name)) }))
      }),
  }
}

describe.each(engines)("publishing on $name", ({ fresh }) => {
  test("the first version is read part by part, and asks for no reasons", async () => {
    const { store, where, first, legendId, companyId, lars, jana } = await northlight(await fresh())
    const outcome = await first()
    expect(outcome).toMatchObject({ version: { ordinal: 1, label: "1" }, people: 2 })
    const version = await newestIn(store.read, store.t, companyId, legendId)
    expect(version).toMatchObject({ label: "1", title: "Forty chairs", by: "Ruth Adler", publishedAt: hour })
    const rows = await store.read.select({ shown: store.t.changes.shown }).from(store.t.changes)
    const shown = rows.map((row) => Shown.parse(row.shown))
    expect(shown.map(({ kind }) => kind)).toEqual(Array(4).fill("part_as_it_is"))
    const audience = await store.read.select().from(store.t.audienceMembers)
    expect(audience.map(({ personId }) => personId).sort()).toEqual([lars, jana].sort())
    expect(await versionsOf(store, where.companyId, where.legendId)).toHaveLength(1)
  })

  test("the next version holds its changes as computed, each with the reason its author gave", async () => {
    const { store, first, reasons, publish, review } = await northlight(await fresh())
    await first()
    await reasons()
    const { page } = await review()
    expect(page.problems).toEqual([])
    expect(await publish()).toMatchObject({ version: { ordinal: 2, label: "2" } })
    const rows = await store.read
      .select({ shown: store.t.changes.shown, fp: store.t.changes.fp })
      .from(store.t.changes)
      .innerJoin(store.t.versions, eq(store.t.versions.id, store.t.changes.versionId))
      .where(eq(store.t.versions.ordinal, 2))
      .orderBy(store.t.changes.ordinal)
    const shown = rows.map((row) => Shown.parse(row.shown))
    expect(shown.map(({ kind }) => kind)).toEqual([
      "promise_changed",
      "responsibility_changed",
      "detour_added",
      "wording",
    ])
    expect(shown[0]).toMatchObject({ was: "1 hour", now: "5 minutes", reason: "Maya asks three suppliers at once." })
    expect(shown[1]).toMatchObject({ was: "Sales", now: "Sales coordinator", severity: "major" })
    expect(shown[1]?.concerns.roles).toEqual(expect.arrayContaining(["Sales", "Sales coordinator"]))
    expect(page.changes.map(({ shown }) => shown.passages)).toEqual(shown.map(({ passages }) => passages))
  })

  test("every unit of the patch is in exactly one change", async () => {
    const { store, first, reasons, publish } = await northlight(await fresh())
    await first()
    await reasons()
    await publish()
    const [version] = await store.read.select().from(store.t.versions).where(eq(store.t.versions.ordinal, 2))
    const units = await store.read
      .select({ fp: store.t.changeUnits.unitFp })
      .from(store.t.changeUnits)
      .where(eq(store.t.changeUnits.versionId, version!.id))
    const patch = JSON.parse(version!.patch) as { units: { fp: string }[] }
    expect(units.map(({ fp }) => fp).sort()).toEqual(patch.units.map(({ fp }) => fp).sort())
  })

  test("the lists of those who know the version before, and of those who know nothing, lie ready", async () => {
    const { store, first, reasons, publish, companyId, legendId } = await northlight(await fresh())
    await first()
    await reasons()
    const one = await versionOf(store, companyId, legendId, "1")
    const outcome = await publish()
    const id = "version" in outcome ? outcome.version.id : ""
    const nets = await store.read.select().from(store.t.nets).where(eq(store.t.nets.versionId, id))
    const lists = nets.map(({ baseHash, list }) => ({ baseHash, list: NetList.parse(JSON.parse(list)) }))
    expect(lists.find(({ baseHash }) => baseHash === one?.hash)?.list.changes).toHaveLength(4)
    expect(lists.find(({ baseHash }) => baseHash !== one?.hash)?.list.changes.map(({ shown }) => shown.kind)).toEqual(
      Array(5).fill("part_as_it_is"),
    )
  })

  test("everybody in the audience gets one notice, and nobody else", async () => {
    const { store, first, lars, jana } = await northlight(await fresh())
    await first()
    const notices = await store.read.select().from(store.t.notices)
    expect(notices.map(({ personId }) => personId).sort()).toEqual([lars, jana].sort())
    expect(notices[0]?.subject).toContain("Version 1")
    expect(notices[0]?.body).toContain("/read")
  })

  test("the mail of a version takes the place of an earlier one that is not sent, and only of that", async () => {
    const { store, publish, first, reasons, address, teams, lars, jana, count } = await northlight(await fresh())
    await first()
    await reasons()
    await address(teams.sales)
    await publish()
    const { notices: n } = store.t
    const subjects = async () =>
      (await store.read.select().from(n).orderBy(n.createdAt, n.subject)).map(
        ({ personId, subject }) =>
          `${personId === lars ? "Lars" : personId === jana ? "Jana" : ""}: ${subject.slice(0, 9)}`,
      )
    expect(await subjects()).toEqual(["Jana: Version 1", "Lars: Version 2"])
    expect(await count("audienceMembers")).toBe(3)
  })

  test("it takes the place of being asked again about an earlier one, too", async () => {
    const { store, where, publish, first, reasons, address, teams, lars, jana, ruth } = await northlight(await fresh())
    await first()
    const asked = { ...where, by: { id: ruth, name: "Ruth" }, changeId: null, reason: "Misread.", at: hour, origin }
    await askAgain(store, { ...asked, teams: [teams.sales, teams.coordination] })
    await reasons()
    await address(teams.sales)
    await publish()
    const rows = await store.read.select().from(store.t.notices)
    const about = (person: string) => rows.filter(({ personId }) => personId === person).map((row) => row.about)
    expect(about(lars)).toEqual([expect.stringMatching(/^version:/)])
    expect(about(jana)).toHaveLength(2)
  })

  test("a promise without a reason stops it, at its place", async () => {
    const { first, publish, count } = await northlight(await fresh())
    await first()
    const outcome = await publish()
    expect(outcome).toMatchObject({ refused: "problems" })
    const places = "problems" in outcome ? outcome.problems.map(({ at }) => at) : []
    expect(places).toEqual(["reason", "reason", "reason"])
    expect(await count("versions")).toBe(1)
  })

  test("an empty audience stops it", async () => {
    const { publish } = await northlight(await fresh())
    expect(await publish()).toMatchObject({ refused: "problems", problems: [{ at: "audience" }] })
  })

  test("a draft that says the same stops it", async () => {
    const { first, write, publish } = await northlight(await fresh())
    await first()
    await write(before)
    expect(await publish()).toMatchObject({
      refused: "problems",
      problems: [{ at: "changes", sentence: "The draft says the same as version 1." }],
    })
  })

  test("a draft without a part stops it", async () => {
    const { first, write, publish } = await northlight(await fresh())
    await first()
    await write(before.type.create(before.attrs))
    const outcome = await publish()
    const sentences = "problems" in outcome ? outcome.problems.map(({ sentence }) => sentence) : []
    expect(sentences).toContain("The draft is empty: a version has at least one part.")
  })

  test("two who publish at once make one version", async () => {
    const { publish, address, teams, count } = await northlight(await fresh())
    await address(teams.sales)
    const outcomes = await Promise.all([publish(), publish(), publish()])
    expect(outcomes.filter((outcome) => "version" in outcome)).toHaveLength(1)
    // Who comes when the first has ended is told that there is nothing more to publish.
    const tooLate = { at: "changes", fp: null, sentence: "The draft says the same as version 1." }
    for (const outcome of outcomes.filter((each) => !("version" in each)))
      expect([{ refused: "changed-meanwhile" }, { refused: "problems", problems: [tooLate] }]).toContainEqual(outcome)
    expect(await count("versions")).toBe(1)
    expect(await count("notices")).toBe(1)
  })

  test("a draft that is written on meanwhile is not published", async () => {
    const { publish, address, teams, write, count } = await northlight(await fresh())
    await address(teams.sales)
    const slow: ChangeWorker = {
      ...directWorker,
      review: async (job) => {
        await write(after)
        return directWorker.review(job)
      },
    }
    expect(await publish(slow)).toEqual({ refused: "changed-meanwhile" })
    expect(await count("versions")).toBe(0)
  })

  test.each(["audienceMembers", "nets", "notices", "ledgerEntries"] as const)(
    "nothing is half there when it breaks at %s",
    async (table) => {
      const { store, publish, address, teams, count, review } = await northlight(await fresh())
      await address(teams.sales)
      const before = await Promise.all(everything.map(count))
      await expect(publish(directWorker, breaking(store, store.t[table]))).rejects.toThrow("The power went out.")
      expect(await Promise.all(everything.map(count))).toEqual(before)
      expect((await review()).page.version.teams).toEqual([teams.sales])
      expect(await publish()).toHaveProperty("version")
    },
  )

  test("the audience stays as it was on the day of publishing", async () => {
    const { store, companyId, first, teams, lars, mina, legendId } = await northlight(await fresh())
    await first()
    await joinTeam(store, { companyId, teamId: teams.sales, personId: mina })
    await leaveTeam(store, { companyId, teamId: teams.sales, personId: lars })
    const audience = await store.read
      .select({ personId: store.t.audienceMembers.personId, because: store.t.audienceMembers.because })
      .from(store.t.audienceMembers)
      .where(and(eq(store.t.audienceMembers.companyId, companyId), eq(store.t.audienceMembers.legendId, legendId)))
    expect(audience).toContainEqual({ personId: lars, because: [{ id: teams.sales, name: "Sales" }] })
    expect(audience.some(({ personId }) => personId === mina)).toBe(false)
  })

  test("the draft goes on, and what was said about the published changes is said no more", async () => {
    const { store, where, first, reasons, publish, ruth, review, teams } = await northlight(await fresh())
    await first()
    await reasons()
    await publish()
    const { page } = await review()
    expect(page).toMatchObject({
      label: "3",
      previous: "2",
      changes: [],
      version: { teams: [teams.sales, teams.coordination] },
    })
    const saved = await saveSteps(store, {
      ...{ ...where, by: ruth, clientId: "c", at: hour },
      ...{ revision: page.revision, steps: [{ stepType: "replace", from: 2, to: 3 }] },
    })
    expect(saved).toHaveProperty("revision")
  })
})
