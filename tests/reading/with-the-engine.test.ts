import { and, eq } from "drizzle-orm"
import type { Node } from "prosemirror-model"
import { describe, expect, test } from "vitest"
import { confirmChange } from "../../app/reading/confirmations.server"
import { openChange } from "../../app/reading/openings.server"
import { readingListOf } from "../../app/reading/readings.server"
import { split } from "../../app/versions/announcement"
import { announce } from "../../app/versions/announcements.server"
import { noCheck } from "../../app/versions/check"
import { originText } from "../../app/versions/origins"
import { publishDraft } from "../../app/versions/publishing.server"
import { reviewOf } from "../../app/versions/reviews.server"
import { newestIn } from "../../app/versions/versions.server"
import type { Store } from "../../db/store"
import { engines } from "../engines"
import { directWorker, hour } from "../hands"
import { after, before, foundChairs } from "../versions/chairs"

const minute = 60_000
const origin = "http://reread.test"

/** Ruth publishes what she likes; Lars reads it. */
async function northlight(store: Store) {
  const chairs = await foundChairs(store)
  const where = { companyId: chairs.companyId, legendId: chairs.legendId }
  const who = { ...where, personId: chairs.lars }
  let at = hour
  const later = () => {
    at += minute
    return at
  }
  const list = async () => (await readingListOf(store, directWorker, who)) ?? null
  const titles = async () => (await list())?.list.changes.map(({ shown }) => shown.title)
  const read = async (title: string) => {
    const change = (await list())?.list.changes.find(({ shown }) => shown.title === title)
    const fp = change?.fp ?? ""
    await openChange(store, directWorker, { ...who, fp, at: later() })
    const stand = (await list())?.progress.get(fp)
    if (stand?.is !== "open") throw new Error(`“${title}” did not open.`)
    const { openingId, shownHash } = stand
    const outcome = await confirmChange(store, { ...who, fp, openingId, shownHash, at: later() })
    if ("refused" in outcome) throw new Error(outcome.refused)
  }
  return {
    publish: async (doc: Node, correction = false, bySentence = false) => {
      await chairs.write(doc)
      const asked = { ...where, by: chairs.ruth, at: later(), origin }
      const whole = await reviewOf(store, directWorker, asked)
      if (bySentence)
        for (const { maySplit } of whole.reviewed)
          await announce(store, where, (now) => ({ announcement: maySplit ? split(now, maySplit) : now }))
      const { page, announced } = await reviewOf(store, directWorker, asked)
      const said = page.changes.map((change, i) => ({
        fps: [...(announced[i]?.fps ?? [])],
        key: announced[i]?.key ?? "",
        title: (bySentence ? change.shown.now : null) ?? change.shown.title,
        reason: "Maya asks three suppliers at once.",
        pillar: null,
        raised: false,
        concerns: null,
        notes: {},
        careful: false,
        ...noCheck,
      }))
      await announce(store, where, (now) => ({
        announcement: { ...now, said, correction, teams: [chairs.teams.sales] },
      }))
      const outcome = await publishDraft(store, directWorker, asked)
      if ("refused" in outcome) throw new Error(JSON.stringify(outcome))
    },
    list,
    titles,
    read,
    readAll: async () => {
      for (const title of (await titles()) ?? []) await read(title)
    },
    known: async () => {
      const { readingStates: s } = store.t
      const [state] = await store.read
        .select({ ordinal: s.knownOrdinal, hash: s.knownHash })
        .from(s)
        .where(and(eq(s.companyId, who.companyId), eq(s.legendId, who.legendId), eq(s.personId, who.personId)))
      return state
    },
    target: async () => (await newestIn(store.read, store.t, where.companyId, where.legendId))?.hash,
  }
}

/** The same text with other words in it. */
const reworded = (doc: Node, was: string, now: string) =>
  doc.type.schema.nodeFromJSON(JSON.parse(JSON.stringify(doc.toJSON()).replace(was, now)))

describe.each(engines)("reading what the engine found on $name", ({ fresh }) => {
  test("the first version is read part by part, the second change by change", async () => {
    const lars = await northlight(await fresh())
    await lars.publish(before)
    expect(await lars.titles()).toEqual(["Maya", "The inquiry", "First call", "Forty chairs"])
    await lars.readAll()
    expect(await lars.known()).toEqual({ ordinal: 1, hash: await lars.target() })
    await lars.publish(after)
    expect((await lars.list())?.list.changes.map(({ shown }) => shown.kind)).toEqual([
      "promise_changed",
      "responsibility_changed",
      "detour_added",
      "wording",
    ])
    await lars.readAll()
    expect(await lars.known()).toEqual({ ordinal: 2, hash: await lars.target() })
    expect(await lars.titles()).toHaveLength(4)
  })

  test("a version in the middle of a first reading asks only for what is not read", async () => {
    const lars = await northlight(await fresh())
    await lars.publish(before)
    await lars.read("Maya")
    await lars.read("The inquiry")
    await lars.publish(after)
    const list = await lars.list()
    expect(list?.list.changes.map(({ shown }) => shown.where)).not.toContain("Maya")
    expect(list?.fresh).not.toBeNull()
    await lars.readAll()
    expect(await lars.known()).toEqual({ ordinal: 2, hash: await lars.target() })
  })

  test("a change split by sentence is read sentence by sentence, and a version in the middle asks for the others", async () => {
    const lars = await northlight(await fresh())
    const [plan, offer, fee] = ["He asks for the plan.", "The offer names a price.", "The visit costs nothing."]
    const more = reworded(before, "It is Lars from Sales.", `It is Lars from Sales. ${plan} ${offer} ${fee}`)
    await lars.publish(before)
    await lars.readAll()
    await lars.publish(more, false, true)
    expect(await lars.titles()).toEqual([plan, offer, fee])
    await lars.read(offer)
    await lars.publish(reworded(more, "a brochure", "a drawing"))
    expect(await lars.titles()).toEqual([plan, fee, expect.stringContaining("drawing")])
    expect((await lars.list())?.fresh).toBe(1)
    await lars.readAll()
    expect(await lars.known()).toEqual({ ordinal: 3, hash: await lars.target() })
  })

  test("a version in the middle of the changes keeps what was read, and asks for the rest with its origin", async () => {
    const lars = await northlight(await fresh())
    await lars.publish(before)
    await lars.readAll()
    await lars.publish(after)
    const [promise = ""] = (await lars.titles()) ?? []
    await lars.read(promise)
    const shorter = after.type.create(
      after.attrs,
      after.content.cut(0, after.content.size - (after.lastChild?.nodeSize ?? 0)),
    )
    await lars.publish(shorter)
    const list = await lars.list()
    const kinds = list?.list.changes.map(({ shown }) => shown.kind)
    expect(kinds).toContain("responsibility_changed")
    expect(kinds).not.toContain("promise_changed")
    const hands = list?.list.changes.find(({ shown }) => shown.kind === "responsibility_changed")
    expect(hands && originText(hands.shown, "from")).toBe("from version 2")
    expect(hands?.shown.reason).toBe("Maya asks three suppliers at once.")
    await lars.readAll()
    expect(await lars.known()).toEqual({ ordinal: 3, hash: await lars.target() })
  })

  test("the same text known as another version has a list of its own", async () => {
    const store = await fresh()
    const lars = await northlight(store)
    await lars.publish(before)
    await lars.readAll()
    await lars.publish(after)
    await lars.publish(before)
    await lars.publish(after)
    const known = async () => (await lars.list())?.list.changes.map((change) => change.shown.known)
    expect(await known()).toEqual(Array(4).fill("1"))
    await lars.readAll()
    expect(await known()).toEqual(Array(4).fill("1"))
    const { nets: n, versions: v } = store.t
    const rows = await store.read
      .select({ key: n.baseKey, hash: n.baseHash })
      .from(n)
      .innerJoin(v, eq(v.id, n.versionId))
      .where(eq(v.ordinal, 4))
    expect(rows.map(({ key }) => key).sort()).toEqual(["0", "1", "3"])
    expect(new Set(rows.map(({ hash }) => hash)).size).toBe(2)
  })

  test("a correction asks only for what it touches, of those who read the version it corrects", async () => {
    const lars = await northlight(await fresh())
    await lars.publish(before)
    await lars.readAll()
    await lars.publish(after)
    await lars.readAll()
    await lars.publish(reworded(after, "a drawing", "an honest drawing"), true)
    const reading = await lars.list()
    expect(reading).toMatchObject({ version: { label: "2.1", ordinal: 3 }, fresh: null })
    expect(reading?.list.changes.map(({ shown }) => [shown.where, shown.known, shown.version])).toEqual([
      ["Forty chairs", "2", "2.1"],
    ])
    await lars.readAll()
    expect(await lars.known()).toEqual({ ordinal: 3, hash: await lars.target() })
  })

  test("a correction shows what it puts right beside what this person read, and the rest as it was", async () => {
    const lars = await northlight(await fresh())
    await lars.publish(before)
    await lars.readAll()
    await lars.publish(after)
    const promise = (await lars.list())?.list.changes.find(({ shown }) => shown.kind === "promise_changed")
    await lars.read(promise?.shown.title ?? "")
    await lars.publish(reworded(after, '"value":"5"', '"value":"10"'), true)
    const reading = await lars.list()
    const seen = reading?.list.changes.map(({ shown }) => [shown.kind, shown.was, shown.now, originText(shown, "from")])
    expect(seen).toContainEqual(["promise_changed", "5 minutes", "10 minutes", null])
    expect(seen).toContainEqual(["responsibility_changed", "Sales", "Sales coordinator", "from version 2"])
    expect(reading?.fresh).toBe(1)
    await lars.readAll()
    expect(await lars.known()).toEqual({ ordinal: 3, hash: await lars.target() })
  })

  test("changed and changed back is not asked, and a confirmed change that is reverted is", async () => {
    const lars = await northlight(await fresh())
    await lars.publish(before)
    await lars.readAll()
    await lars.publish(after)
    await lars.publish(before)
    expect(await lars.list()).toMatchObject({ list: { changes: [], cancelled: 4 } })
    await lars.publish(after)
    await lars.readAll()
    await lars.publish(before)
    expect(await lars.titles()).toHaveLength(4)
  })
})
