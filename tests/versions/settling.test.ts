import { expect, test } from "vitest"
import { rebase, sameValue, settle } from "../../app/versions/settling"

const was = { title: "First call", reason: "", roles: ["Sales"] }

test.each([
  ["nobody touched anything", was, was, was, []],
  ["only I wrote", was, { ...was, reason: "Mine" }, { ...was, reason: "Mine" }, []],
  ["only the other wrote", { ...was, title: "Theirs" }, was, { ...was, title: "Theirs" }, []],
  [
    "each wrote in another field",
    { ...was, title: "Theirs" },
    { ...was, reason: "Mine" },
    { ...was, title: "Theirs", reason: "Mine" },
    [],
  ],
  ["both wrote the same", { ...was, reason: "Same" }, { ...was, reason: "Same" }, { ...was, reason: "Same" }, []],
  [
    "both wrote in one field",
    { ...was, reason: "Theirs" },
    { ...was, reason: "Mine", title: "Mine" },
    { ...was, reason: "Theirs", title: "Mine" },
    ["reason"],
  ],
])("when %s", (_, now, mine, settled, clash) => expect(settle(was, now, mine)).toEqual({ settled, clash }))

test.each([
  [["Sales", "Support"], ["Support", "Sales"], true],
  [["Sales"], ["Sales", "Support"], false],
  [{ Sales: "", Support: "x" }, { Support: "x" }, true],
  ["a", "b", false],
  [true, false, false],
])("%j and %j say the same: %s", (a, b, same) => expect(sameValue(a, b)).toBe(same))

test("fresh values fill untouched fields and leave what is being typed", () => {
  const typed = { ...was, reason: "I am typing" }
  const fresh = { title: "Theirs", reason: "Theirs too", roles: ["Sales"] }
  const { base, typed: shown } = rebase(was, typed, fresh)
  expect(shown).toEqual({ title: "Theirs", reason: "I am typing", roles: ["Sales"] })
  expect(settle(base, fresh, shown).clash).toEqual(["reason"])
})

test("once my words are saved, later words over them are no clash", () => {
  const mine = { ...was, reason: "Mine" }
  const after = rebase(was, mine, mine)
  const more = { ...after.typed, reason: "Mine, and more" }
  expect(settle(after.base, mine, more)).toEqual({ settled: more, clash: [] })
})

test("what I typed while my own words were being saved is no clash", () => {
  const sent = { ...was, reason: "Mine" }
  const typed = { ...was, reason: "Mine, and more" }
  const after = rebase(was, typed, sent, sent)
  expect(settle(after.base, sent, after.typed)).toEqual({ settled: typed, clash: [] })
})
