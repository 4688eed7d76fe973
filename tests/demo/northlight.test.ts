import { describe, expect, test } from "vitest"
import { told } from "../../app/demo/northlight"
import { story } from "../../app/demo/story"
import { wordCount } from "../../app/document/text"
import { review } from "../../app/versions/jobs"
import { emptyDocument } from "../../app/versions/known"
import type { Known } from "../../app/versions/net"

const ordinals = [1, 2, 3, 4, 5] as const

/** The changes from each version to the next, as the publish page computes them. */
function reviewed() {
  let base: Known = emptyDocument("en")
  return ordinals.map((ordinal) => {
    const draft = JSON.stringify(story(ordinal).toJSON())
    const version = String(ordinal)
    const known = ordinal === 1 ? null : String(ordinal - 1)
    const { changes, target } = review({ base, draft, merged: [], version, known, author: "Ruth Adler" })
    base = target
    return changes.map(({ shown }) => shown)
  })
}
const changes = reviewed()

describe("Maya replaces forty chairs before the audit", () => {
  test("is told in about 1,200 words", () => {
    expect(wordCount(story(5))).toBeGreaterThan(1100)
    expect(wordCount(story(5))).toBeLessThan(1300)
  })

  test("changes from version 4 to 5 in exactly six ways, computed", () => {
    expect(changes[4]?.map(({ kind, where }) => [kind, where])).toEqual([
      ["promise_changed", "The inquiry"],
      ["responsibility_changed", "First call"],
      ["step_added", "The call note"],
      ["wording", "Road sign: the offer"],
      ["detour_added", "Maya calls after office hours"],
      ["step_removed", "The questionnaire"],
    ])
  })

  test("takes the first call from Sales and gives it to the sales coordinator", () => {
    const [, call] = changes[4] ?? []
    expect(call).toMatchObject({ was: "Sales", now: "Sales coordinator", severity: "major" })
    expect(call?.concerns.roles).toEqual(["Sales", "Sales coordinator"])
  })

  test.each(ordinals.slice(1))("has two to seven changes in version %i", (ordinal) => {
    const count = changes[ordinal - 1]?.length ?? 0
    expect(count).toBeGreaterThanOrEqual(2)
    expect(count).toBeLessThanOrEqual(7)
  })

  test("has a sentence by its author only about changes that are there", () => {
    for (const [index, { says }] of told.entries())
      for (const say of says)
        expect(changes[index]?.map(({ kind, where }) => `${kind} ${where}`)).toContain(`${say.kind} ${say.where}`)
  })
})
