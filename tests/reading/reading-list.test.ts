import { describe, expect, test } from "vitest"
import { drawn } from "../../app/reading/change-page"
import { coveredBy, difference } from "../../app/reading/covering"
import { isObliged } from "../../app/reading/obligation"
import { inOrder, newerOf, nextUnread } from "../../app/reading/reading-list"
import { originText } from "../../app/versions/origins"
import { minutesFor } from "../../app/versions/shown"
import { change } from "./changes"

const lars = { roles: ["Sales"], teams: [{ id: "t-sales", name: "Sales" }] }
const order = (changes: ReturnType<typeof change>[], reader = lars) => inOrder(changes, reader).map((item) => item.fp)

describe("the order", () => {
  test("is what concerns my role first, then good to know, each in story order", () => {
    const list = [change("a"), change("b", { roles: ["Sales"] }), change("c"), change("d", { teams: ["t-sales"] })]
    expect(order(list)).toEqual(["b", "d", "a", "c"])
    expect(inOrder(list, lars).map((item) => item.n)).toEqual([1, 2, 3, 4])
  })
  test("is the story's for somebody who knows nothing yet", () => {
    const parts = [change("hero"), change("call", { roles: ["Sales"] })].map((part) => ({
      ...part,
      shown: { ...part.shown, known: null },
    }))
    expect(order(parts)).toEqual(["hero", "call"])
  })
  test("is the story's for somebody without a role", () => {
    expect(order([change("a"), change("b", { roles: ["Sales"] })], { roles: [], teams: [] })).toEqual(["a", "b"])
  })
  test("names a role and a team of one name once", () => {
    const [item] = inOrder([change("a", { roles: ["Sales"], teams: ["t-sales"] })], lars)
    expect(item?.concerns).toEqual(["Sales"])
  })
})

describe("the next unread change", () => {
  const items = inOrder([change("a"), change("b"), change("c")], lars)
  test.each([
    ["the first at the beginning", [], undefined, "a"],
    ["the first not read", ["a"], undefined, "b"],
    ["the one after", [], "a", "b"],
    ["the one after that is not read", ["b"], "a", "c"],
    ["an earlier one after the last", ["c"], "c", "a"],
    ["none when all are read", ["a", "b", "c"], "b", undefined],
  ])("is %s", (_, read, after, next) => {
    expect(nextUnread(items, new Set(read), after)?.fp).toBe(next)
  })
})

test.each([
  [[], 0],
  [[3], 1],
  [[34, 34, 34], 1],
  [[180, 180, 180], 3],
])("changes of %j words take %i minutes", (words, minutes) => {
  expect(minutesFor(words)).toBe(minutes)
})

test.each([
  ["nothing for a change of the version itself", [5], null],
  ["the one earlier version", [3], "from version 3"],
  ["the earlier version and the later one", [3, 5], "from version 3, changed again in 5"],
  ["all of them in order", [4, 3, 5], "from version 3, changed again in 4 and 5"],
])("a net change says %s", (_, versions, text) => {
  expect(originText(change("a", { origins: versions.map((version) => ({ version })) }).shown, "from")).toBe(text)
})

describe("the newer change", () => {
  const old = change("old", { where: "First call", origins: [{ version: 5, id: "c2" }] })
  test("is the same one when it is still there", () => {
    expect(newerOf(old, [change("x", { where: "First call" }), old])?.fp).toBe("old")
  })
  test("is the one of the same origin", () => {
    expect(
      newerOf(old, [change("x", { where: "First call" }), change("y", { origins: [{ version: 5, id: "c2" }] })])?.fp,
    ).toBe("y")
  })
  test("is one in the same part", () => {
    expect(newerOf(old, [change("z"), change("x", { where: "First call" })])?.fp).toBe("x")
  })
  test("is none when the passage reads as before", () => {
    expect(newerOf(old, [change("z")])).toBeNull()
  })
})

test.each([
  ["nobody who knows the current version", 5, [1, 5], false],
  ["somebody addressed since", 4, [5], true],
  ["somebody addressed in between though not now", 2, [3], true],
  ["nobody never addressed", 0, [], false],
])("obliged is %s", (_, known, addressed, obliged) => {
  expect(isObliged(known, addressed)).toBe(obliged)
})

describe("coverage", () => {
  const a = change("a", { origins: [{ version: 3, id: "3-1" }] })
  const b = change("b", {
    origins: [
      { version: 3, id: "3-2" },
      { version: 5, id: "5-1" },
    ],
  })
  const c = change("c", { origins: [{ version: 5, id: "5-1" }] })
  const covered = (confirmed: string[]) =>
    [
      ...coveredBy({ changes: [a, b, c], confirmed: new Set(confirmed), published: ["3-1", "3-2", "4-1", "5-1"] }),
    ].sort()
  test("counts a published change through the net change it went into", () => {
    expect(covered(["a"])).toEqual(["3-1"])
  })
  test("waits until every net change of one origin is confirmed", () => {
    expect(covered(["b"])).toEqual(["3-2"])
    expect(covered(["b", "c"])).toEqual(["3-2", "5-1"])
  })
  test("covers everything on the way, what cancelled out included, when finished", () => {
    expect(covered(["a", "b", "c"])).toEqual(["3-1", "3-2", "4-1", "5-1"])
  })
  test("tells what one step adds and takes", () => {
    expect(difference(new Set(["a", "b"]), new Set(["b", "c"]))).toEqual({ added: ["c"], taken: ["a"] })
  })
})

test("a page draws one view, and the notes for the reader's own roles", () => {
  const { shown } = change("a")
  const passage = { where: "First call", changes: "<ins>Jana</ins>", now: "Jana", before: "Lars", part: null }
  const whole = { ...shown, passages: [passage], notes: { Sales: "You ring back.", Support: "You do not." } }
  expect(drawn(whole, "now", ["Sales"])).toMatchObject({
    passages: [{ changes: "", now: "Jana", before: "" }],
    notes: { Sales: "You ring back." },
  })
  expect(drawn(whole, "changes", []).notes).toEqual({})
})
