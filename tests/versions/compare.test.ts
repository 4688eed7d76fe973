import { beforeEach, describe, expect, test } from "vitest"
import { loader as comparePage } from "../../app/routes/legends.$legend.compare.$range"
import { loader as history } from "../../app/routes/legends.$legend.history"
import { loader as versionPage } from "../../app/routes/legends.$legend.v.$version"
import { announce } from "../../app/versions/announcements.server"
import { noCheck } from "../../app/versions/check"
import { isOlder, kindsText, lastTwo, rangeFrom } from "../../app/versions/compare-page"
import { changedAgain, originText } from "../../app/versions/origins"
import { publishDraft } from "../../app/versions/publishing.server"
import { reviewOf } from "../../app/versions/reviews.server"
import { freshSqlite } from "../engines"
import { at, directWorker, handsOn, hour, signedIn, thrownBy } from "../hands"
import { after, before, foundChairs } from "./chairs"
import { shownOf } from "./six-changes"

test.each([
  ["3...5", { from: "3", to: "5" }],
  ["5...5.1", { from: "5", to: "5.1" }],
  ["3..5", null],
  ["...5", null],
  ["a...b", null],
  ["3...5...7", null],
  [undefined, null],
])("the range %s", (text, expected) => expect(rangeFrom(text)).toEqual(expected))

test.each([
  ["3", "5", true],
  ["5", "3", false],
  ["5", "5", false],
  ["9", "10", true],
  ["5", "5.1", true],
  ["5.2", "5.10", true],
])("version %s is older than %s: %s", (one, other, expected) => expect(isOlder(one, other)).toBe(expected))

test("the last two of some versions; the only one twice", () => {
  expect(lastTwo([{ label: "3" }, { label: "2" }, { label: "1" }])).toEqual({ from: "2", to: "3" })
  expect(lastTwo([{ label: "1" }])).toEqual({ from: "1", to: "1" })
  expect(lastTwo([])).toBeNull()
})

describe("in words", () => {
  const from = (...labels: string[]) => ({
    origins: labels.map((label, n) => ({ version: Number(label), label, change: n, id: `${label}-${n}` })),
    version: "5",
  })

  test("what kinds of changes there are", () => {
    const kinds = ["promise_changed", "step_added", "step_removed", "wording"] as const
    expect(kindsText(kinds.map((kind) => shownOf({ kind })))).toBe("1 promise, 2 steps, 1 wording")
  })

  test.each([
    [["5"], null],
    [["4"], "made in version 4"],
    [["4", "5"], "made in version 4, changed again in 5"],
    [["5", "3", "4"], "made in version 3, changed again in 4 and 5"],
  ])("where a change from versions %j was made", (labels, expected) =>
    expect(originText(from(...labels), "made in")).toBe(expected),
  )

  test("how many were changed again", () => {
    expect(changedAgain([from("4"), from("5")])).toBe("")
    expect(changedAgain([from("5", "4"), from("5")])).toBe(
      "1 change was made in version 4 and changed again in version 5.",
    )
    expect(changedAgain([from("4", "5"), from("3", "5")])).toMatch(/^2 changes/)
  })
})

async function published() {
  const chairs = await foundChairs(await freshSqlite())
  const hands = handsOn(chairs.store)
  const where = { companyId: chairs.companyId, legendId: chairs.legendId }
  const asked = { ...where, by: chairs.ruth, origin: hands.origin, at: hour }
  const publish = async () => {
    const { announced } = await reviewOf(chairs.store, directWorker, asked)
    const said = announced.map(({ fps, key }) => ({
      ...{ fps: [...fps], key, title: "", reason: "Because.", pillar: null, raised: false, concerns: null, notes: {} },
      ...{ ...noCheck, careful: false },
    }))
    await announce(chairs.store, where, (now) => ({ announcement: { ...now, said, teams: [chairs.teams.sales] } }))
    const outcome = await publishDraft(chairs.store, directWorker, asked)
    if ("refused" in outcome) throw new Error(JSON.stringify(outcome))
  }
  await publish()
  await chairs.write(after)
  await publish()
  await chairs.write(before)
  await publish()
  const legend = chairs.legendId
  const door = async (personId: string, path: string, params: Record<string, string>) => {
    const asks = await signedIn(hands, personId)
    return at(hands, asks(`/legends/${legend}${path}`), { legend, ...params })
  }
  return {
    ...chairs,
    compare: async (personId: string, range: string, query = "") =>
      comparePage(await door(personId, `/compare/${range}${query}`, { range })),
    history: async (personId: string, query = "") => history(await door(personId, `/history${query}`, {})),
    version: async (personId: string, version: string) =>
      versionPage(await door(personId, `/v/${version}`, { version })),
  }
}

describe("two versions", () => {
  let chairs: Awaited<ReturnType<typeof published>>
  beforeEach(async () => {
    chairs = await published()
  })

  test("stand beside each other, with what changed between them", async () => {
    const { page } = await chairs.compare(chairs.tess, "1...2")
    expect(page).toMatchObject({ from: "1", to: "2", layout: "text" })
    expect(page.versions.map(({ label, by }) => [label, by])).toEqual([
      ["3", "Ruth Adler"],
      ["2", "Ruth Adler"],
      ["1", "Ruth Adler"],
    ])
    expect(page.found?.changes.map(({ kind, reason }) => [kind, reason])).toEqual(
      ["promise_changed", "responsibility_changed", "detour_added", "wording"].map((kind) => [kind, "Because."]),
    )
    expect(page.found?.parts.map(({ title, before }) => [title, before !== null])).toEqual([
      ["Maya", true],
      ["The inquiry", true],
      ["First call", true],
      ["After hours", false],
      ["Forty chairs", true],
    ])
    const inquiry = page.found?.parts[1]
    expect(inquiry?.both).toMatch(/<del>.*hour.*<ins>.*five minutes/)
    expect(inquiry?.before).not.toContain("<ins>")
    expect(inquiry?.now).not.toContain("<del>")
    expect(page.found?.parts[2]?.both).toContain("Who does it: <del>Sales</del> <ins>Sales coordinator</ins>")
  })

  test("are never inverted, whatever the address says", async () => {
    const answer = await thrownBy(() => chairs.compare(chairs.ruth, "2...1", "?show=sides"))
    expect([answer.status, answer.headers.get("location")]).toEqual([
      302,
      `/legends/${chairs.legendId}/compare/1...2?show=sides`,
    ])
  })

  test("that say the same have no change, but something was changed back in between", async () => {
    const { page } = await chairs.compare(chairs.tess, "1...3")
    expect(page.found?.changes).toEqual([])
    expect(page.found?.cancelled).toBeGreaterThan(0)
  })

  test("are two: the same one twice is asked for again", async () => {
    expect((await chairs.compare(chairs.tess, "2...2")).page.found).toBeNull()
  })

  test.each(["1...9", "9...9", "1..2", "first...last"])("%s is not there", async (range) => {
    expect((await thrownBy(() => chairs.compare(chairs.ruth, range))).status).toBe(404)
  })

  test("are for authors and consultants: to a reader and to another company they are not there", async () => {
    for (const stranger of [chairs.lars, chairs.other.otto]) {
      expect((await thrownBy(() => chairs.compare(stranger, "1...2"))).status).toBe(404)
      expect((await thrownBy(() => chairs.history(stranger))).status).toBe(404)
    }
  })

  test.each([
    ["", "/compare/2...3"],
    ["?from=1&to=3&show=changes", "/compare/1...3?show=changes"],
    ["?from=x&to=3", "/compare/2...3"],
  ])("the history%s leads to %s", async (query, path) => {
    const answer = await chairs.history(chairs.tess, query)
    expect(answer.headers.get("location")).toBe(`/legends/${chairs.legendId}${path}`)
  })

  test("can each be read in full, by readers too, and an old one says which applies", async () => {
    const { page } = await chairs.version(chairs.lars, "2")
    expect(page).toMatchObject({ version: { label: "2" }, current: "3", older: "1", newer: "3", mayCompare: false })
    expect(page.html).toContain("Within five minutes")
    expect((await chairs.version(chairs.tess, "3")).page).toMatchObject({ current: "3", newer: null, mayCompare: true })
  })

  test("a version that was never published is not there, nor is another company’s", async () => {
    expect((await thrownBy(() => chairs.version(chairs.lars, "4"))).status).toBe(404)
    expect((await thrownBy(() => chairs.version(chairs.other.otto, "1"))).status).toBe(404)
  })
})
