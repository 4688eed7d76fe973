import { describe, expect, test } from "vitest"
import { net, review, state } from "../../app/versions/jobs"
import { emptyDocument } from "../../app/versions/known"
import { after, before, chain, jobFrom, p, part, rewritten, story, withoutPart } from "./maya"

const titles = (list: ReturnType<typeof net>) => list.changes.map(({ shown }) => shown.title)
const call = (words: string) => story(part("step", "First call", "Sales", p("Her phone rings."), p(words)))

test("who knows the version before reads its published changes as they are", () => {
  const steps = chain(before, after)
  const list = net(jobFrom(steps, steps[0]!))
  expect(list.changes.map(({ shown }) => shown)).toEqual(steps[1]!.published.map(({ shown }) => shown))
  expect(list.cancelled).toBe(0)
})

describe("who knows nothing", () => {
  const steps = chain(before, after)
  const list = net(jobFrom(steps, null))

  test("reads part by part, in the order of the story", () => {
    expect(titles(list)).toEqual(after.children.map((part) => part.firstChild?.textContent))
    expect(new Set(list.changes.map(({ shown }) => shown.kind))).toEqual(new Set(["part_as_it_is"]))
  })

  test("knows the version when every part is confirmed", () => {
    const { base, target } = jobFrom(steps, null)
    const known = state({ base, target, unitFps: list.changes.flatMap(({ unitFps }) => unitFps) })
    expect(known).toMatchObject({ hash: target.hash, lineage: target.lineage })
  })

  test("goes on part by part when a newer version comes in between", () => {
    const { base, target } = jobFrom(steps.slice(0, 1), null)
    const first = net(jobFrom(steps.slice(0, 1), null))
    const known = state({ base, target, unitFps: first.changes[5]!.unitFps })
    const next = net(jobFrom(steps, null, known))
    expect(titles(next)).toEqual(titles(list).slice(0, -1))
  })
})

describe("who missed versions", () => {
  test("reads what was changed again once, with both origins", () => {
    const steps = chain(
      call("She asks for red chairs."),
      call("She asks for blue chairs."),
      call("She asks for green chairs."),
    )
    const [change, ...others] = net(jobFrom(steps, steps[0]!)).changes
    expect(others).toEqual([])
    expect(change?.shown).toMatchObject({ title: "“red” becomes “green”", known: "1", version: "3" })
    expect(change?.shown.origins.map(({ label }) => label)).toEqual(["2", "3"])
  })

  test("reads the reasons and notes of what it comes from, each with its version", () => {
    const steps = chain(call("She asks for red chairs."), call("She asks for blue chairs."), call("She asks for oak."))
    const job = jobFrom(steps, steps[0]!)
    const words = [
      { reason: "Blue is cheaper", author: "Ruth", notes: { Sales: "Offer blue." } },
      { reason: "Oak lasts.", author: "Ruth", notes: { Sales: "Offer oak." } },
    ]
    const said = (more: readonly object[]) =>
      net({ ...job, published: job.published.map((one, i) => ({ ...one, shown: { ...one.shown, ...more[i] } })) })
    expect(said(words).changes.map(({ shown }) => shown)).toMatchObject([
      {
        reason: "From version 2: Blue is cheaper. From version 3: Oak lasts.",
        author: "Ruth",
        notes: { Sales: "From version 2: Offer blue. From version 3: Offer oak." },
      },
    ])
    const [, second] = words
    expect(said([words[0]!, { ...second, author: "Tess" }]).changes[0]?.shown).toMatchObject({
      reason: "From version 2, Ruth: Blue is cheaper. From version 3, Tess: Oak lasts.",
      author: "",
    })
    expect(said([{ reason: "Oak lasts." }, { reason: "Oak lasts." }]).changes[0]?.shown.reason).toBe(
      "From version 3: Oak lasts.",
    )
    expect(said([{}, {}]).changes[0]?.shown).toMatchObject({ reason: "", notes: {} })
  })

  test("does not read what was changed and changed back", () => {
    const steps = chain(
      call("She asks for red chairs."),
      call("She asks for blue chairs."),
      call("She asks for red chairs."),
    )
    expect(net(jobFrom(steps, steps[0]!))).toEqual({ changes: [], cancelled: 1 })
  })

  test("reads a change that stayed as it was published, with its words, against the version they know", () => {
    const steps = chain(before, after, rewritten(after, "Maya smiles", "Maya laughs"))
    const list = net(jobFrom(steps, steps[0]!))
    const call = list.changes.find(({ shown }) => shown.kind === "responsibility_changed")
    expect(call?.fp).toBe(steps[1]!.published.find(({ shown }) => shown.kind === "responsibility_changed")?.shown.fp)
    expect(call?.shown).toMatchObject({ known: "1", version: "3", origins: [{ label: "2" }] })
  })

  test("reads nothing of a step that came and went", () => {
    const steps = chain(before, after, withoutPart(after, "The call note"))
    expect(titles(net(jobFrom(steps, steps[0]!)))).not.toContain("The call note")
  })
})

test("small corrections that nobody touched since keep what their author said", () => {
  const steps = chain(before, after, rewritten(after, "Maya smiles", "Maya laughs"))
  const small = steps[1]!.published.find(({ shown }) => shown.kind === "small_corrections")!
  const said = { ...small, shown: { ...small.shown, reason: "Two slips of the pen." } }
  const job = jobFrom(steps, steps[0]!)
  const list = net({ ...job, published: job.published.map((one) => (one === small ? said : one)) })
  expect(list.changes.find(({ fp }) => fp === small.shown.fp)?.shown.reason).toBe("Two slips of the pen.")
})

describe("who read half of a version when the next one came", () => {
  const steps = chain(before, after, rewritten(after, "Maya smiles", "Maya laughs"))
  const half = jobFrom(steps.slice(0, 2), steps[0]!)
  const list = net(half)
  const done = list.changes.slice(0, 3)
  const known = state({ ...half, unitFps: done.flatMap(({ unitFps }) => unitFps) })
  const rest = net(jobFrom(steps, steps[0]!, known))

  test("is not asked again for what they confirmed", () => {
    const fps = new Set(rest.changes.map(({ fp }) => fp))
    expect(done.filter(({ fp }) => fps.has(fp))).toEqual([])
  })

  test("keeps what they had not confirmed, and gets what is new", () => {
    const fps = rest.changes.map(({ fp }) => fp)
    for (const { fp, shown } of list.changes.slice(3)) if (shown.kind !== "small_corrections") expect(fps).toContain(fp)
    expect(titles(rest).some((title) => title.includes("laughs"))).toBe(true)
  })

  test("is not told that something was changed back", () => expect(rest.cancelled).toBe(0))

  test("sees a confirmed change again when it is taken back", () => {
    const back = chain(before, after, before)
    const sees = net(jobFrom(back, back[0]!, known))
    expect(titles(sees)).toContain("Answer time: 5 minutes → 1 hour")
  })
})

test("every difference is in exactly one change of every list", () => {
  const steps = chain(before, after, withoutPart(rewritten(after, "coffee", "tea"), "After hours"), before, after)
  for (const base of [null, ...steps.slice(0, -1)]) {
    const job = jobFrom(steps, base)
    const owned = net(job).changes.flatMap(({ unitFps }) => unitFps)
    expect(new Set(owned).size).toBe(owned.length)
    expect(state({ ...job, unitFps: owned }).hash).toBe(job.target.hash)
  }
})

test("merging makes one change of two, and what was merged is published so", () => {
  const [one] = chain(before)
  const asked = { base: one!.known, draft: JSON.stringify(after.toJSON()), version: "2", known: "1", author: "Ruth" }
  const apart = review({ ...asked, merged: [] })
  const pick = (title: string) => apart.changes.find(({ shown }) => shown.title === title)!
  const merged = [[...pick("The call note").unitFps, ...pick("After hours").unitFps]]
  const together = review({ ...asked, merged })
  expect(together.changes).toHaveLength(apart.changes.length - 1)
  const whole = together.changes.find((change) => change.merged)
  expect(whole?.shown.passages.map(({ where }) => where)).toEqual(["The call note", "After hours"])
})

test("a draft that says the same has no change, whatever its ids are", () => {
  const [one] = chain(before)
  const asked = { base: one!.known, merged: [], version: "2", known: "1", author: "Ruth" }
  expect(review({ ...asked, draft: one!.known.doc }).changes).toEqual([])
  const empty = { ...asked, base: emptyDocument("en"), draft: emptyDocument("en").doc }
  expect(review(empty).changes).toEqual([])
})
