import { describe, expect, test } from "vitest"
import { rightPlace } from "../../app/reading/check-order"
import { confirmChange, undoConfirmation } from "../../app/reading/confirmations.server"
import type { Guess } from "../../app/reading/reveal"
import { revealChange } from "../../app/reading/reveals.server"
import { served } from "../../app/reading/served"
import type { Shown } from "../../app/versions/shown"
import { engines } from "../engines"
import { foundMaya, type Maya, publishedKind, type Says, whoCalls } from "./careful"

async function secondVersion(maya: Maya, says: Says) {
  const outcome = await maya.publish(maya.after, says)
  if ("refused" in outcome) throw new Error(JSON.stringify(outcome))
  return outcome
}

const rows = async ({ store }: Maya, name: "reveals" | "changeFigures" | "confirmations") =>
  store.read.select().from(store.t[name])
const entries = async ({ store }: Maya, kind: string) =>
  (await store.read.select().from(store.t.ledgerEntries).orderBy(store.t.ledgerEntries.number))
    .filter((entry) => entry.kind === kind)
    .map(({ entry }) => JSON.parse(entry) as Record<string, unknown>)

async function guess(maya: Maya, personId: string, fp: string, guess: Guess) {
  const stand = (await maya.list(personId)).progress.get(fp)
  const openingId = stand?.is === "open" ? stand.openingId : ""
  return revealChange(maya.store, { ...maya.where, personId, fp, openingId, guess, at: maya.later() })
}

const newOne = ({ careful }: Shown) => ({ sentence: careful?.sentences.findIndex(({ changed }) => changed) ?? -1 })

describe.each(engines)("careful reading on $name", ({ fresh }) => {
  test("shows the passage first, and the change itself once it is found", async () => {
    const maya = await foundMaya(await fresh())
    await secondVersion(maya, { wording: {}, promise_changed: { careful: true, title: "Five minutes" } })
    const { fp, id, shown } = await publishedKind(maya, "promise_changed")
    const seen = async () => (await maya.list(maya.lars)).list.changes.find((change) => change.fp === fp)?.shown
    expect((await seen())?.title).toBe("Something new in “The inquiry”")
    await maya.open(maya.lars, fp)
    expect((await seen())?.find?.sentences.map(({ text }) => text)).toContain("Maya goes to fetch a coffee.")

    expect(await maya.confirm(maya.lars, fp)).toEqual({ refused: "not-revealed" })
    expect(await maya.confirm(maya.lars, fp, { shownHash: served(shown).hash })).toEqual({ refused: "not-revealed" })
    expect(await guess(maya, maya.lars, fp, { sentence: 0 })).toEqual({ refused: "not-new" })
    expect(await rows(maya, "reveals")).toEqual([])
    expect(await rows(maya, "changeFigures")).toEqual([])

    expect(await guess(maya, maya.lars, fp, newOne(shown))).toEqual({ revealed: "found" })
    expect(await guess(maya, maya.lars, fp, "show")).toEqual({ revealed: "before" })
    expect((await seen())?.title).toBe("Five minutes")
    const [reveal] = await rows(maya, "reveals")
    expect(reveal).toMatchObject({ personId: maya.lars, changeFp: fp, how: "found", shownHash: served(shown).hash })
    expect(await rows(maya, "changeFigures")).toEqual([
      { companyId: maya.companyId, changeId: id, found: 1, shown: 0, answered: 0, atOnce: 0 },
    ])

    expect(await maya.confirm(maya.lars, fp)).toEqual({ refused: "not-opened" })
    expect(await maya.confirm(maya.lars, fp, { shownHash: served(shown).hash })).toMatchObject({
      confirmed: expect.any(String),
    })
    const [revealed] = await entries(maya, "revealed")
    expect(revealed).toMatchObject({ how: "found", change: fp, shown: served(shown).hash, day: "2026-05-06" })
    expect(revealed).not.toHaveProperty("at")
    const confirmed = (await entries(maya, "confirmed")).at(-1)
    expect(confirmed).toMatchObject({ change: fp, shown: served(shown).hash })
    const opened = (await entries(maya, "opened")).find((entry) => entry.opening === confirmed?.opening)
    expect(opened?.shown).not.toBe(served(shown).hash)
  })

  test("is asked once: who took it back opens the change itself, and so does who was interrupted", async () => {
    const maya = await foundMaya(await fresh())
    await secondVersion(maya, { promise_changed: { careful: true } })
    const { fp, shown } = await publishedKind(maya, "promise_changed")
    const { hash } = served(shown)
    await maya.open(maya.lars, fp)
    expect(await guess(maya, maya.lars, fp, "show")).toEqual({ revealed: "shown" })
    const outcome = await maya.confirm(maya.lars, fp, { shownHash: hash })
    if ("refused" in outcome) throw new Error(outcome.refused)
    await undoConfirmation(maya.store, {
      ...maya.where,
      ...{ personId: maya.lars, confirmationId: outcome.confirmed, at: maya.later() },
    })
    await maya.open(maya.lars, fp)
    expect((await maya.list(maya.lars)).progress.get(fp)).toMatchObject({ is: "open", shownHash: hash })
    expect(await maya.confirm(maya.lars, fp)).toMatchObject({ confirmed: expect.any(String) })
  })

  test("opens the passage, not the change, when going on from another one", async () => {
    const maya = await foundMaya(await fresh())
    await secondVersion(maya, { responsibility_changed: { careful: true, ...whoCalls } })
    const first = await publishedKind(maya, "promise_changed")
    const second = await publishedKind(maya, "responsibility_changed")
    await maya.open(maya.lars, first.fp)
    await maya.confirm(maya.lars, first.fp)
    const { changes } = (await maya.list(maya.lars)).list
    for (const { fp } of changes) await maya.open(maya.lars, fp)
    const held = (await maya.list(maya.lars)).progress.get(second.fp)
    expect(held).toMatchObject({ is: "open" })
    expect(held).not.toMatchObject({ shownHash: served(second.shown).hash })
  })

  test("belongs to the person: another one has still to find it", async () => {
    const maya = await foundMaya(await fresh())
    await secondVersion(maya, { promise_changed: { careful: true } })
    const { fp } = await publishedKind(maya, "promise_changed")
    await maya.open(maya.mina, (await publishedKind(maya, "step_added")).fp)
    await maya.open(maya.lars, fp)
    await guess(maya, maya.lars, fp, "show")
    const minas = (await maya.list(maya.mina)).list.changes.find((change) => change.fp === fp)?.shown
    expect(minas?.kind).toBe("careful_reading")
    const larss = (await maya.list(maya.lars)).progress.get(fp)
    const openingId = larss?.is === "open" ? larss.openingId : ""
    const theft = { ...maya.where, personId: maya.mina, fp, openingId, guess: "show" as const, at: maya.later() }
    expect(await revealChange(maya.store, theft)).toEqual({ refused: "not-opened" })
  })

  test("shows the old passage of a step that is gone", async () => {
    const maya = await foundMaya(await fresh())
    await secondVersion(maya, { step_removed: { careful: true, title: "No questionnaire" } })
    const { fp, shown } = await publishedKind(maya, "step_removed")
    const seen = (await maya.list(maya.lars)).list.changes.find((change) => change.fp === fp)?.shown
    expect(seen).toMatchObject({ title: "Something new in “The visit”", where: "The visit", find: { side: "was" } })
    await maya.open(maya.lars, fp)
    expect(await guess(maya, maya.lars, fp, newOne(shown))).toEqual({ revealed: "found" })
  })
})

describe.each(engines)("a check on $name", ({ fresh }) => {
  async function withCheck() {
    const maya = await foundMaya(await fresh())
    await secondVersion(maya, { responsibility_changed: { ...whoCalls } })
    const change = await publishedKind(maya, "responsibility_changed")
    await maya.open(maya.lars, change.fp)
    const stand = (await maya.list(maya.lars)).progress.get(change.fp)
    const right = rightPlace(change.shown.check ?? never(), stand?.is === "open" ? stand.openingId : "")
    return { maya, change, right, wrong: (right + 1) % 3 }
  }

  test("is answered as often as it takes, and a wrong answer is kept nowhere", async () => {
    const { maya, change, right, wrong } = await withCheck()
    expect(await maya.confirm(maya.lars, change.fp)).toEqual({ refused: "wrong-answer" })
    for (let times = 0; times < 3; times++)
      expect(await maya.confirm(maya.lars, change.fp, { answer: wrong })).toEqual({
        refused: "wrong-answer",
        explanation: whoCalls.explanation,
        chosen: wrong,
      })
    expect(await rows(maya, "changeFigures")).toEqual([])
    expect(await maya.confirm(maya.lars, change.fp, { answer: right })).toMatchObject({ confirmed: expect.any(String) })
    const confirmations = (await rows(maya, "confirmations")) as { changeFp: string; answered: boolean }[]
    expect(confirmations.filter(({ answered }) => answered).map(({ changeFp }) => changeFp)).toEqual([change.fp])
    expect((await entries(maya, "confirmed")).filter(({ check }) => check)).toMatchObject([
      { change: change.fp, check: "answered right" },
    ])
    expect(await rows(maya, "changeFigures")).toMatchObject([{ changeId: change.id, answered: 1, atOnce: 1 }])
  })

  test("replaces the floor when it is answered right, and counts who was wrong before", async () => {
    const { maya, change, right } = await withCheck()
    const stand = (await maya.list(maya.lars)).progress.get(change.fp)
    if (stand?.is !== "open") throw new Error("It did not open.")
    const { openingId, shownHash } = stand
    const at = maya.later() - 60_000 + 1
    const asked = { ...maya.where, personId: maya.lars, fp: change.fp, openingId, shownHash, at, answer: right }
    expect(await confirmChange(maya.store, { ...asked, firstAnswer: false })).toMatchObject({
      confirmed: expect.any(String),
    })
    expect(await rows(maya, "changeFigures")).toMatchObject([{ answered: 1, atOnce: 0 }])
  })
})

function never(): never {
  throw new Error("The change has no check.")
}

describe("publishing", () => {
  const [sqlite] = engines
  const refused = async (says: Says) => {
    const maya = await foundMaya(await (sqlite ?? never()).fresh())
    const outcome = await maya.publish(maya.after, says)
    return "refused" in outcome && outcome.refused === "problems" ? outcome.problems.map(({ at }) => at) : outcome
  }

  test("leaves a change of hands for careful reading only with a check", async () => {
    expect(await refused({ responsibility_changed: { careful: true } })).toEqual(["question"])
    expect(await refused({ responsibility_changed: { careful: true, ...whoCalls } })).toMatchObject({ people: 4 })
  })

  test("leaves at most three", async () => {
    const careful = { careful: true }
    const three = { promise_changed: careful, step_added: careful, step_removed: careful }
    expect(await refused(three)).toMatchObject({ people: 4 })
    expect(await refused({ ...three, detour_added: careful })).toEqual(["careful"])
  })

  test("marks what has nothing to find, whatever was said", async () => {
    const maya = await foundMaya(await (sqlite ?? never()).fresh())
    await secondVersion(maya, { small_corrections: { careful: true } })
    expect((await publishedKind(maya, "small_corrections")).shown).not.toHaveProperty("careful")
  })
})
