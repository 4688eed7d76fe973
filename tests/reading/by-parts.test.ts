import { eq } from "drizzle-orm"
import { describe, expect, test } from "vitest"
import { questionsAbout, questionsOf } from "../../app/reading/asked-questions.server"
import { readByParts } from "../../app/reading/by-parts.server"
import { raiseQuestion } from "../../app/reading/questions.server"
import { receiptOf } from "../../app/reading/receipts.server"
import { revealChange } from "../../app/reading/reveals.server"
import { standingOf } from "../../app/reading/standings.server"
import type { ChangeWorker } from "../../app/versions/worker"
import type { Store } from "../../db/store"
import { engines } from "../engines"
import { directWorker } from "../hands"
import { rewritten } from "../versions/maya"
import { foundMaya, type Maya, type Says, whoCalls } from "./careful"
import { brokenRules } from "./rules"

const nobody = { roles: [], teams: [] }
const choose = ({ store, where, later }: Maya, personId: string) =>
  readByParts(store, directWorker, { ...where, personId, reader: nobody, at: later() })

/** Lars knows version 1 of Maya's story; version 2 changes nearly all of it. */
async function aLot(store: Store, says: Says = {}) {
  const maya = await foundMaya(store)
  await maya.publish(maya.after, says)
  return maya
}

describe.each(engines)("the whole legend instead of what changed, on $name", ({ fresh }) => {
  test("is read part by part, and who finishes has covered every published change", async () => {
    const maya = await aLot(await fresh())
    const opened = await choose(maya, maya.lars)
    const { list, progress } = await maya.list(maya.lars)
    const parts = maya.after.children.map((part) => part.firstChild?.textContent)
    expect(list.changes.map(({ shown }) => shown.title).slice(0, parts.length)).toEqual(parts)
    expect(opened).toEqual({ opened: list.changes[0]?.fp })
    expect([...progress.values()].map(({ is }) => is)).toEqual(["open"])
    await maya.readAll(maya.lars)
    const { store, companyId, lars, where } = maya
    const receipt = await receiptOf(store, { ...where, personId: lars }, "2")
    expect(receipt).toMatchObject({ known: "1" })
    expect(receipt?.lines).toHaveLength(list.changes.length)
    const changes = (await store.read.select().from(store.t.changes)).filter(({ said }) => said)
    const second = await store.read.select().from(store.t.versions).where(eq(store.t.versions.ordinal, 2))
    const covered = await store.read.select().from(store.t.coverage)
    const published = changes.filter(({ versionId }) => versionId === second[0]?.id)
    for (const { id } of published)
      expect(covered.filter((one) => one.changeId === id && one.teamId === "").map(({ readers }) => readers)).toEqual([
        1,
      ])
    expect((await standingOf(store, directWorker, { companyId, legendId: maya.legendId }))?.finished).toBe(1)
    expect(await brokenRules(store, directWorker, where)).toEqual([])
  })

  test("leaves what is to be found and what is asked as changes of their own, and tells nothing of them before", async () => {
    const reason = "Because Maya asks three suppliers."
    const maya = await aLot(await fresh(), {
      promise_changed: { careful: true, title: "Five minutes it is", reason },
      responsibility_changed: { ...whoCalls, title: "Jana calls", reason },
    })
    await choose(maya, maya.lars)
    const { list } = await maya.list(maya.lars)
    const find = list.changes.find(({ shown }) => shown.find)
    const asked = list.changes.find(({ shown }) => shown.check)
    expect([find, asked].every((one) => one?.shown.kind !== "part_read_again")).toBe(true)
    const text = JSON.stringify(list)
    for (const secret of ["Five minutes it is", "Within the hour somebody", "1 hour", "promise_changed"])
      expect([secret, text.includes(secret)]).toEqual([secret, false])
    for (const { fp } of list.changes) {
      await maya.open(maya.lars, fp)
      await maya.confirm(maya.lars, fp)
    }
    const left = await maya.list(maya.lars)
    const read = (fp = "") => left.progress.get(fp)?.is === "read"
    expect(left.list.changes.filter(({ fp }) => !read(fp)).map(({ fp }) => fp)).toEqual([find?.fp, asked?.fp])
    const stand = left.progress.get(find?.fp ?? "")
    const openingId = stand?.is === "open" ? stand.openingId : ""
    const given = { ...maya.where, personId: maya.lars, fp: find?.fp ?? "", openingId, at: maya.later() }
    expect(await revealChange(maya.store, { ...given, guess: "show" })).toEqual({ revealed: "shown" })
    const found = (await maya.list(maya.lars)).list.changes.find(({ fp }) => fp === find?.fp)
    expect(found?.shown).toMatchObject({ kind: "promise_changed", title: "Five minutes it is" })
  })

  test("keeps what was read of it when a newer version comes, and asks for the rest as changes", async () => {
    const maya = await aLot(await fresh())
    await choose(maya, maya.lars)
    const parts = (await maya.list(maya.lars)).list.changes
    const call = parts.find(({ shown }) => shown.title === "First call")!
    await maya.open(maya.lars, call.fp)
    await maya.confirm(maya.lars, call.fp)
    await maya.publish(rewritten(maya.after, "nine", "ten"))
    const next = await maya.list(maya.lars)
    const units = new Set(next.list.changes.flatMap(({ unitFps }) => unitFps))
    expect(call.unitFps.filter((fp) => units.has(fp))).toEqual([])
    expect(next.list.changes.map(({ shown }) => shown.kind)).not.toContain("part_read_again")
    // Only what the third version says anew was not asked before, by itself or with its part.
    expect(next.fresh).toBe(1)
    await maya.readAll(maya.lars)
    expect(await brokenRules(maya.store, directWorker, maya.where)).toEqual([])
  })

  test("what is asked about a part is about its one change, and where it holds several, about the part", async () => {
    const maya = await aLot(await fresh())
    const { store, where, lars } = maya
    await maya.publish(rewritten(rewritten(maya.after, "nine", "ten"), "Maya smiles", "Maya laughs aloud"))
    await choose(maya, lars)
    const parts = (await maya.list(lars)).list.changes.filter(({ shown }) => shown.kind === "part_read_again")
    const one = parts.find(({ shown }) => shown.origins.length === 1)!
    const several = parts.find(({ shown }) => shown.origins.length > 1)!
    for (const { fp } of [one, several]) {
      await maya.open(lars, fp)
      const stand = (await maya.list(lars)).progress.get(fp)
      const held = stand?.is === "open" ? stand : { openingId: "", shownHash: "" }
      const words = { what: "question", text: "By mail, too?", force: null, voice: "name" } as const
      const asked = { ...where, personId: lars, fp, ...held, ...words, origin: "http://reread.test", at: maya.later() }
      expect(await raiseQuestion(store, asked)).toMatchObject({ number: expect.any(Number) })
    }
    const asked = await questionsOf(store, where)
    expect(asked.map(({ change }) => change.about)).toEqual([one.shown.origins[0]?.id, several.fp])
    expect(await questionsAbout(store, where, several.shown)).toHaveLength(1)
    for (const { id } of several.shown.origins)
      expect(await questionsAbout(store, where, { fp: "", origins: [{ id }] })).toEqual([])
  })

  test("is one reader's choice: others who knew the same text read what changed", async () => {
    const maya = await aLot(await fresh())
    await choose(maya, maya.lars)
    await maya.publish(rewritten(maya.after, "nine", "ten"))
    expect(await choose(maya, maya.jana)).toMatchObject({ opened: expect.any(String) })
    expect((await maya.list(maya.jana)).list.changes[0]?.shown.kind).toBe("part_read_again")
    expect((await maya.list(maya.lars)).list.changes[0]?.shown.kind).not.toBe("part_read_again")
  })

  test("is not there for who has little to read, knows nothing, or is not addressed", async () => {
    const maya = await foundMaya(await fresh())
    const long = rewritten(
      maya.after,
      "Maya calls at nine.",
      `Maya calls at nine. ${"She waits for a chair. ".repeat(200)}`,
    )
    await maya.publish(long)
    await maya.readAll(maya.lars)
    await maya.publish(rewritten(long, "calls at nine", "calls at ten"))
    expect(await choose(maya, maya.lars)).toEqual({ refused: "absent" })
    expect(await choose(maya, maya.ruth)).toEqual({ refused: "absent" })
    expect(await choose(maya, maya.other.otto)).toEqual({ refused: "absent" })
  })

  test("is not there any more once a change was opened", async () => {
    const maya = await aLot(await fresh())
    const [first] = (await maya.list(maya.lars)).list.changes
    await maya.open(maya.lars, first?.fp ?? "")
    expect(await choose(maya, maya.lars)).toEqual({ refused: "begun" })
  })

  test("is not there any more either when a change was opened while its parts were computed", async () => {
    const maya = await aLot(await fresh())
    const { store, where, lars, later } = maya
    const [first] = (await maya.list(lars)).list.changes
    const meanwhile: ChangeWorker = {
      ...directWorker,
      async net(job) {
        if (job.byParts) await maya.open(lars, first?.fp ?? "")
        return directWorker.net(job)
      },
    }
    const asked = { ...where, personId: lars, reader: nobody, at: later() }
    expect(await readByParts(store, meanwhile, asked)).toEqual({ refused: "begun" })
  })
})
