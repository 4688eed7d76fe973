import { describe, expect, test } from "vitest"
import { canonical } from "../../app/changes/canonical"
import { compare } from "../../app/changes/compare"
import { renderFragment } from "../../app/document/render"
import { plainText } from "../../app/document/text"
import { draw } from "../../app/versions/draw"
import { withoutSide } from "../../app/versions/excerpt"
import { changesOf } from "../../app/versions/grouping"
import { shownChange } from "../../app/versions/shown-change"
import { row, table } from "../changes/telling"
import { after, before, list, p, part, promise, role, story } from "./maya"

type Doc = typeof before

function shown(old: Doc, next: Doc) {
  const patch = compare(old, next)
  const compared = { old: canonical(old), next: canonical(next), patch, version: "5", known: "4", author: "Ruth Adler" }
  return changesOf(patch.units).map((change) => shownChange(compared, change))
}

const one = (old: Doc, next: Doc) => {
  const all = shown(old, next)
  expect(all).toHaveLength(1)
  return all[0]!
}
const step = (...blocks: Parameters<typeof part>[3][]) => story(part("step", "First call", "Sales", ...blocks))

test("a long sentence without a space is cut between two signs, never through one", () => {
  const signs = (n: number) => "😀".repeat(n)
  const { was, now } = one(step(p(`${signs(400)}a`)), step(p(`${signs(400)}b`)))
  expect(
    [was, now].map((text) => text !== null && !/\p{Surrogate}/u.test(text) && Array.from(text).length <= 282),
  ).toEqual([true, true])
})

test.each(["1", "a", "-"])("a hundred thousand %j in a row are compared in moments, not in minutes", (sign) => {
  const begun = performance.now()
  const row = sign.repeat(100_000)
  expect(shown(step(p(`x ${row} y`)), step(p(`x ${row}5 z`)))).toHaveLength(1)
  expect(performance.now() - begun).toBeLessThan(10_000)
})

describe("Maya’s version 5", () => {
  const all = shown(before, after)

  test("is these changes", () => {
    expect(all.map(({ kind, title, was, now }) => [kind, title, was, now])).toEqual([
      [
        "wording",
        "“brochure” becomes “one-page offer”",
        "The brochure lies on her desk.",
        "The one-page offer lies on her desk.",
      ],
      ["promise_changed", "Answer time: 1 hour → 5 minutes", "1 hour", "5 minutes"],
      ["responsibility_changed", "First call: Sales → Sales coordinator", "Sales", "Sales coordinator"],
      ["step_added", "The call note", null, "Jana writes three lines."],
      ["step_removed", "Questionnaire", "After a week Maya gets thirty questions.", "This is no longer done."],
      ["detour_added", "After hours", null, "Maya calls at nine."],
      ["small_corrections", "A small correction in “The visit”", null, null],
    ])
  })

  test("shows the changed sentence with the one before and the one after", () => {
    expect(all[1]?.passages.map(({ changes }) => changes)).toEqual([
      '<p><span class="dim">Maya goes to fetch a coffee.</span> <del>Within the hour</del> <ins>Before it is cold, five minutes later,</ins> somebody has written back. <span class="dim">The others answer the next morning.</span></p>',
    ])
  })

  test("shows the same passage as it is now and as it was, without a mark", () => {
    const [passage] = all[1]!.passages
    expect(passage?.now).toContain("</span> Before it is cold, five minutes later, somebody has written back.")
    expect(passage?.before).toContain("</span> Within the hour somebody has written back.")
    expect(`${passage?.now}${passage?.before}`).not.toMatch(/<(ins|del)/)
  })

  test("concerns who loses the step as well as who gains it", () => {
    expect(all[2]?.concerns.roles.toSorted()).toEqual(["Sales", "Sales coordinator"])
  })

  test("shows a new step as it will be, and an old one struck through", () => {
    expect(all[3]?.passages[0]).toMatchObject({ before: null, part: null })
    expect(all[3]?.passages[0]?.changes).toContain('<ins class="whole">')
    expect(all[4]?.passages[0]).toMatchObject({ now: null })
    expect(all[4]?.passages[0]?.changes).toContain('<del class="whole">')
  })

  test("lists small corrections as lines", () => {
    expect(all[6]?.corrections).toEqual([
      { where: "The visit", was: "Recieve her thanks politely.", now: "Receive her thanks politely." },
    ])
  })

  test("shows one change in several places as several passages", () => {
    expect(all[0]?.passages.map(({ where }) => where)).toEqual(["Maya", "First call", "The visit"])
  })

  test("offers the whole part as it is now", () => {
    expect(all[1]?.passages[0]?.part).toBe(renderFragment(after.child(1).content))
  })
})

test("a cell is shown with the other cells of its row, and they are not counted", () => {
  const dates = (year: string) =>
    step(table(row(`March ${year}`, "Every team sends its numbers."), row("May 2019", "Doors open.")))
  const { passages, words } = one(dates("2019"), dates("2020"))
  expect(passages.map(({ changes }) => changes)).toEqual([
    '<table><tbody><tr><td><p>March <del>2019</del> <ins>2020</ins></p></td><td><p><span class="dim">Every team sends its numbers.</span></p></td></tr></tbody></table>',
  ])
  expect(words).toBe(3)
})

test("an empty line that is filled is one change", () => {
  const change = one(step(p("It rings.")), step(p("It rings."), p("Then Jana asks three things.")))
  const filled = one(step(p("It rings."), p()), step(p("It rings."), p("Then Jana asks three things.")))
  expect(filled.passages.map(({ now }) => now)).toEqual(change.passages.map(({ now }) => now))
  expect(filled).toMatchObject({ kind: "wording", title: "New text in “First call”" })
})

test("an empty line by itself is a small correction", () => {
  expect(one(step(p("It rings.")), step(p("It rings."), p()))).toMatchObject({
    kind: "small_corrections",
    corrections: [{ where: "First call", was: null, now: "an empty line" }],
  })
})

describe("a change is called", () => {
  test.each<[string, string, Doc, Doc]>([
    ["by the words", "“chair” becomes “stool”", step(p("The chair is red.")), step(p("The stool is red."))],
    ["by its new sentence", "New sentence in “First call”", step(p("It rings.")), step(p("It rings. Nobody answers."))],
    [
      "by what is gone",
      "A sentence is gone from “First call”",
      step(p("It rings. Nobody answers.")),
      step(p("It rings.")),
    ],
    [
      "by a new text",
      "New text in “First call”",
      step(p("It rings.")),
      step(p("It rings."), p("Then Jana asks three things.")),
    ],
    [
      "by its promise",
      "New promise: Answer time within 5 minutes",
      step(p("It rings.")),
      step(p("It rings."), promise("5", "minutes")),
    ],
    [
      "by a promise that is gone",
      "No longer promised: Answer time within 5 minutes",
      step(p("It rings."), promise("5", "minutes")),
      step(p("It rings.")),
    ],
    [
      "by how often a promise is kept",
      "Answer time, kept in: 90 % → 95 %",
      step(promise("5", "minutes", { share: "90 %" })),
      step(promise("5", "minutes", { share: "95 %" })),
    ],
    [
      "by a role that has the step now",
      "First call: nobody named → Sales",
      story(part("step", "First call", null, p("It rings."))),
      story(part("step", "First call", "Sales", p("It rings."))),
    ],
    [
      "by its kind",
      "“First call” is now a detour",
      story(part("step", "First call", null, p("It rings."))),
      story(part("detour", "First call", null, p("It rings."))),
    ],
    [
      "by its heading",
      "“First call” is now called “The call”",
      story(part("step", "First call", null, p("It rings."))),
      story(part("step", "The call", null, p("It rings."))),
    ],
  ])("%s", (_, title, old, next) => expect(one(old, next).title).toBe(title))
})

describe("a change an author merged is called by all its places", () => {
  const titles = ["Hero", "Inquiry", "Call", "Visit"]
  const text = (title: string) => `In ${title.toLowerCase()} there is one sentence that stays as it was.`
  const before = story(...titles.map((title) => part("step", title, null, p(text(title)))))
  const merged = (...changed: string[]) => {
    const now = (title: string) =>
      changed.includes(title) ? [p(text(title)), p(`New words in ${title}.`)] : [p(text(title))]
    const next = story(...titles.map((title) => part("step", title, null, ...now(title))))
    const patch = compare(before, next)
    const compared = { old: canonical(before), next: canonical(next), patch, version: "2", known: "1", author: "Ruth" }
    return changesOf(patch.units, [patch.units.map(({ fp }) => fp)]).map(
      (change) => shownChange(compared, change).title,
    )
  }
  test.each([
    [["Hero", "Call"], "New wording in “Hero” and “Call”"],
    [["Hero", "Inquiry", "Call", "Visit"], "New wording in “Hero”, “Inquiry” and 2 more"],
  ])("%j", (changed, title) => expect(merged(...changed)).toEqual([title]))
})

test("a step that moved says where it stood and where it stands", () => {
  const [a, b, c] = ["The inquiry", "The visit", "The audit"].map((title) =>
    part("step", title, null, p(`${title} is told here in one long sentence of its own, so that it is known again.`)),
  )
  const [moved] = shown(story(a!, b!, c!), story(b!, c!, a!))
  expect(moved).toMatchObject({
    kind: "step_moved",
    title: "The inquiry",
    was: "At the beginning",
    now: "After “The audit”",
  })
})

test("text is escaped, wherever it is shown", () => {
  const change = one(step(p("A promise.")), step(p("A promise."), p('A <script>bad("&")</script> promise.')))
  expect(change.passages[0]?.changes).not.toContain("<script")
  expect(change.passages[0]?.now).toContain('&lt;script&gt;bad("&amp;")&lt;/script&gt;'.replaceAll('"', "&quot;"))
})

test("words are counted in what changed, not in what stands around it", () => {
  const change = one(
    step(p("One two three four. The chair is red. Five six seven eight.")),
    step(p("One two three four. The stool is red. Five six seven eight.")),
  )
  expect(change.words).toBe(5)
})

test("a promise card shows what changed in it, and what stayed", () => {
  const [was, now] = [promise("1", "hour", { share: "90 %" }), promise("5", "minutes", { share: "95 %" })]
  expect(one(step(was), step(now)).passages[0]?.changes).toBe(
    '<aside class="promise"><p class="v">Answer time within <del>1 hour</del> <ins>5 minutes</ins></p><p>Who keeps it: Sales · <del>Kept in: 90 %</del> <ins>Kept in: 95 %</ins></p></aside>',
  )
})

describe("a drawing", () => {
  test.each<[string, Doc, Doc]>([
    ["Maya’s version 5", before, after],
    ["Maya’s version 5 taken back", after, before],
    [
      "a list",
      step(list("one chair", "two chairs", "three chairs")),
      step(list("one chair", "three chairs", "four desks")),
    ],
    [
      "a paragraph cut in two",
      step(p("It rings at once. Jana asks three things.")),
      step(p("It rings at once."), p("Jana asks three things.")),
    ],
    [
      "two paragraphs joined",
      step(p("It rings at once."), p("Jana asks three things.")),
      step(p("It rings at once. Jana asks three things.")),
    ],
    ["a role", step(p("It is ", role("Sales"), ".")), step(p("It is ", role("Support"), "."))],
    ["everything", before, story(part("section", "New", null, p("Nothing is left.")))],
  ])("of %s holds both texts, word for word", (_, old, next) => {
    const [one, other] = [canonical(old), canonical(next)]
    const drawn = draw({ old: one, next: other, patch: compare(old, next) }, () => "shown")
    const said = (side: "ins" | "del") => (withoutSide(drawn.children, side) ?? []).map(plainText).join("\n")
    const letters = (text: string) => text.replace(/\s/g, "")
    expect(letters(said("del"))).toBe(letters(plainText(other)))
    expect([...letters(said("ins"))].sort()).toEqual([...letters(plainText(one))].sort())
  })
})
