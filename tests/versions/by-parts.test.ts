import { describe, expect, test } from "vitest"
import { isALot } from "../../app/versions/a-lot"
import { net, state } from "../../app/versions/jobs"
import type { NetJob } from "../../app/versions/net"
import { after, before, chain, jobFrom, p, part, rewritten, story, withoutPart } from "./maya"

const parts = (job: NetJob) => net({ ...job, byParts: true })
const titles = (list: ReturnType<typeof net>) => list.changes.map(({ shown }) => shown.title)
const steps = chain(before, after)
const job = jobFrom(steps, steps[0]!)
const now = after.children.map((one) => one.firstChild?.textContent)

test.each([
  [12, 1, 1000, false],
  [13, 1, 1000, true],
  [2, 250, 1000, false],
  [2, 251, 1000, true],
  [0, 0, 0, false],
])("%i changes of %i words each, of %i, are a lot: %s", (count, words, all, lot) =>
  expect(isALot(Array(count).fill({ words }), all)).toBe(lot),
)

describe("the whole legend part by part, for who knows an older version", () => {
  test("is every part as it is now, and one change more for each that is gone", () => {
    const list = parts(job)
    expect(titles(list).slice(0, now.length)).toEqual(now)
    expect(list.changes.slice(now.length).map(({ shown }) => shown.kind)).toContain("step_removed")
    expect(list.changes.slice(0, now.length).every(({ shown }) => shown.kind === "part_read_again")).toBe(true)
    expect(new Set(list.changes.map(({ shown }) => shown.known))).toEqual(new Set(["1"]))
  })

  test("marks nothing in a part, and says why its changes came and where they come from", () => {
    const said = job.published.map((one) =>
      one.shown.kind === "responsibility_changed"
        ? { ...one, shown: { ...one.shown, reason: "Jana sits there.", notes: { Sales: "Not you." } } }
        : one,
    )
    const call = parts({ ...job, published: said }).changes.find(({ shown }) => shown.title === "First call")!.shown
    expect(call.passages.map(({ changes }) => changes).join()).not.toMatch(/<(ins|del)/)
    expect(call.reason).toMatch(/Sales coordinator.*Jana sits there\./)
    expect(call.notes).toEqual({ Sales: "Not you." })
    expect(call.concerns.roles).toEqual(expect.arrayContaining(["Sales", "Sales coordinator"]))
    expect(call.origins.length).toBeGreaterThan(0)
  })

  test("leaves a part without changes as nobody's: it owns no unit, and has a fingerprint all the same", () => {
    const twice = chain(before, rewritten(before, "coffee", "tea"))
    const list = parts(jobFrom(twice, twice[0]!))
    const same = list.changes.filter(({ unitFps }) => unitFps.length === 0)
    expect(same).toHaveLength(before.childCount - 1)
    expect(new Set(list.changes.map(({ fp }) => fp)).size).toBe(list.changes.length)
  })

  test("shows a part that moved once more, as a change", () => {
    const moved = story(...after.children.slice(1, 2), ...after.children.slice(0, 1), ...after.children.slice(2))
    const there = chain(after, moved)
    const list = parts(jobFrom(there, there[0]!))
    expect(list.changes).toHaveLength(moved.childCount + 1)
    expect(list.changes.at(-1)?.shown.kind).toMatch(/moved/)
  })

  test("shows what lies in two parts as a change of its own", () => {
    const told = "Her phone rings at nine. Then comes the one-page offer with a red bow around it."
    const at = (first: string[], second: string[]) =>
      story(
        part("step", "First call", "Sales", ...first.map((text) => p(text))),
        part("step", "The visit", "Sales", ...second.map((text) => p(text))),
      )
    const there = chain(
      at(["She waits.", told], ["They bring two chairs."]),
      at(["She waits."], ["They bring two chairs.", told]),
    )
    const list = parts(jobFrom(there, there[0]!))
    const owned = list.changes.slice(0, 2).flatMap(({ unitFps }) => unitFps)
    const moves = list.changes.slice(2)
    // Whether it is one move or two units is the engine's to say: a move is never half in each part.
    expect(owned.length === 0 ? moves.length : owned.length).toBeGreaterThan(0)
    const { hash } = state({ ...jobFrom(there, there[0]!), unitFps: list.changes.flatMap(({ unitFps }) => unitFps) })
    expect(hash).toBe(there[1]!.known.hash)
  })

  test.each([["careful"], ["check"]] as const)("never takes in what has a %s", (what) => {
    const given =
      what === "careful"
        ? { careful: { side: "now" as const, sentences: [{ where: "First call", text: "New.", changed: true }] } }
        : { check: { question: "Who?", answers: ["a", "b"], right: 0, explanation: "" } }
    const secret = { ...given, title: "Hush", reason: "Because of Hush.", notes: { Sales: "Hush." } }
    const published = job.published.map((one) =>
      one.shown.kind === "responsibility_changed" ? { ...one, shown: { ...one.shown, ...secret } } : one,
    )
    const list = parts({ ...job, published })
    const own = list.changes.slice(now.length)
    expect(own.map(({ shown }) => shown.title)).toContain("Hush")
    expect(JSON.stringify(list.changes.slice(0, now.length))).not.toContain("Hush")
  })

  test("owns every difference exactly once, whoever reads it", () => {
    const all = chain(before, after, withoutPart(rewritten(after, "coffee", "tea"), "After hours"), before, after)
    for (const base of all.slice(0, -1)) {
      const asked = jobFrom(all, base)
      const list = parts(asked)
      const owned = list.changes.flatMap(({ unitFps }) => unitFps)
      expect(new Set(owned)).toEqual(new Set(net(asked).changes.flatMap(({ unitFps }) => unitFps)))
      expect(new Set(owned).size).toBe(owned.length)
      expect(state({ ...asked, unitFps: owned }).hash).toBe(asked.target.hash)
    }
  })

  test("may be left after any part: what is known then lacks only what was not confirmed", () => {
    const list = parts(job)
    for (const [at] of list.changes.entries()) {
      const done = list.changes.slice(0, at + 1).flatMap(({ unitFps }) => unitFps)
      const known = state({ ...job, unitFps: done })
      const rest = net(jobFrom(steps, steps[0]!, known)).changes.flatMap(({ unitFps }) => unitFps)
      const open = list.changes.slice(at + 1).flatMap(({ unitFps }) => unitFps)
      expect(rest.length === 0).toBe(open.length === 0)
    }
  })
})
