// An author splits a change by sentence; readers read, confirm and keep each sentence.
import { describe, expect, test } from "vitest"
import { announcedChanges } from "../../app/versions/announced-changes"
import { nothingSaid } from "../../app/versions/announcement"
import { net, review, state } from "../../app/versions/jobs"
import { publication } from "../../app/versions/publication"
import { chain, jobFrom, p, part, type Step, story } from "./maya"

const walk = "Maya walks through the rooms and counts the chairs."
const [call, offer, fee] = [
  "Sales calls her the same day and asks for the plan.",
  "The offer names a price for forty chairs with delivery.",
  "Support takes the fee for the second visit.",
]
const told = (...sentences: string[]) =>
  story(part("step", "First call", "Sales", p("Her phone rings."), p(sentences.join(" "))))
const before = told(walk)
const after = told(walk, call, offer, fee)

const asked = (base: Step, draft = after) => ({
  ...{
    base: base.known,
    draft: JSON.stringify(draft.toJSON()),
    merged: [],
    version: "2",
    known: "1",
    author: "Ruth Adler",
  },
})

/** Version 1, and version 2 whose one change is split by sentence. */
function published() {
  const [one] = chain(before) as [Step]
  const unit = review(asked(one)).changes[0]!.maySplit!
  const found = review({ ...asked(one), split: [unit] })
  const changes = announcedChanges(found.changes, nothingSaid)
  let n = 0
  const two: Step = {
    known: found.target,
    label: "2",
    published: publication({ ordinal: 2, label: "2", newId: () => `change ${++n}` }, { review: found, changes }),
  }
  return { one, two, found, unit }
}

describe("a change that an author split", () => {
  test("is as many changes as it has sentences, in the patch that is stored too", () => {
    const { found, unit } = published()
    expect(found.changes.map(({ pieceOf, maySplit }) => [pieceOf, maySplit])).toEqual(Array(3).fill([[unit], null]))
    expect(found.patch.units.map(({ after }) => after)).toEqual([call, offer, fee])
  })

  test("is whole for the author who did not split it, and whole again when it is taken back", () => {
    const { one } = published()
    expect(review(asked(one)).changes).toHaveLength(1)
    expect(review({ ...asked(one), split: ["of a draft that moved on"] })).toEqual(review(asked(one)))
  })

  test("is merged again where the author merges its sentences", () => {
    const { one, found, unit } = published()
    const [first, second] = found.changes
    const merged = [[...first!.unitFps, ...second!.unitFps]]
    expect(review({ ...asked(one), split: [unit], merged }).changes.map(({ merged }) => merged)).toEqual([true, false])
  })

  test("is read sentence by sentence, in whatever order, and what is left stays what it was", () => {
    const { one, two } = published()
    for (const order of [
      [0, 1, 2],
      [2, 0, 1],
      [1, 2, 0],
    ]) {
      let job = jobFrom([one, two], one)
      const all = net(job).changes
      expect(all.map(({ shown }) => shown)).toEqual(two.published.map(({ shown }) => shown))
      const left = new Set(all.map(({ fp }) => fp))
      for (const at of order) {
        const change = net(job).changes.find(({ fp }) => fp === all[at]!.fp)!
        job = { ...job, base: state({ ...job, unitFps: change.unitFps }) }
        left.delete(change.fp)
        expect(new Set(net(job).changes.map(({ fp }) => fp))).toEqual(left)
      }
      expect(job.base.hash).toBe(two.known.hash)
    }
  })

  test("is told by its sentences to who missed a version, and one of them changed again alone is told with both origins", () => {
    const { one, two } = published()
    const last = told(walk, call, offer.replace("forty", "fifty"), fee)
    const found = review({ ...asked(two, last), version: "3", known: "2" })
    const changes = announcedChanges(found.changes, nothingSaid)
    const three = {
      known: found.target,
      label: "3",
      published: publication({ ordinal: 3, label: "3", newId: () => "last" }, { review: found, changes }),
    }
    const { changes: list } = net(jobFrom([one, two, three], one))
    expect(list.map(({ shown }) => shown.origins.map(({ label }) => label))).toEqual([["2"], ["2", "3"], ["2"]])
  })
})

describe("a new paragraph that an author split", () => {
  const draft = story(
    part("step", "First call", "Sales", p("Her phone rings."), p(walk), p(`${call} ${offer} ${fee}`), p("She waits.")),
  )
  const base = story(part("step", "First call", "Sales", p("Her phone rings."), p(walk), p("She waits.")))
  const split = () => {
    const [one] = chain(base) as [Step]
    const unit = review(asked(one, draft)).changes[0]!.maySplit!
    const found = review({ ...asked(one, draft), split: [unit] })
    const changes = announcedChanges(found.changes, nothingSaid)
    let n = 0
    const published = publication({ ordinal: 2, label: "2", newId: () => `change ${++n}` }, { review: found, changes })
    return { one, unit, found, two: { known: found.target, label: "2", published } }
  }

  test("is one change for each sentence, the first of which brings the paragraph", () => {
    const { found, unit } = split()
    expect(found.changes.map(({ pieceOf, maySplit, unitFps }) => [pieceOf, maySplit, unitFps.length])).toEqual([
      [[unit], null, 2],
      [[unit], null, 1],
      [[unit], null, 1],
    ])
    expect(found.changes.map(({ shown }) => shown.now)).toEqual([call, offer, fee])
    expect(found.changes.map(({ shown }) => shown.severity)).toEqual(["major", "major", "major"])
  })

  test("shows of each sentence that it is new, and that nothing stood in its place", () => {
    for (const [at, said] of [call, offer, fee].entries()) {
      const [passage, ...more] = split().found.changes[at]!.shown.passages
      expect(more).toEqual([])
      expect(passage?.changes.match(/<ins>(.*?)<\/ins>/g)).toEqual([`<ins>${said}</ins>`])
      expect(passage?.before).toBe(`<p><span class="dim">${walk}</span></p><p><span class="dim">She waits.</span></p>`)
    }
  })

  test("is read sentence by sentence, in whatever order, and no sentence is known before it is confirmed", () => {
    const { one, two } = split()
    for (const order of [
      [0, 1, 2],
      [2, 0, 1],
      [1, 2, 0],
      [2, 1, 0],
    ]) {
      let job = jobFrom([one, two], one)
      const said = [call, offer, fee]
      for (const [done, at] of order.entries()) {
        const list = net(job).changes
        expect(list.map(({ shown }) => shown.now)).toEqual(
          said.filter((_, each) => !order.slice(0, done).includes(each)),
        )
        const change = list.find(({ shown }) => shown.now === said[at])!
        job = { ...job, base: state({ ...job, unitFps: change.unitFps }) }
        const known = JSON.stringify(JSON.parse(job.base.doc))
        for (const [each, sentence] of said.entries())
          expect(known.includes(sentence)).toBe(order.slice(0, done + 1).includes(each))
      }
      expect(job.base.hash).toBe(two.known.hash)
    }
  })
})

test("what cannot be cut is not offered: one sentence, a paragraph that goes, a part", () => {
  const [one] = chain(before) as [Step]
  const none = (draft: typeof after) => review(asked(one, draft)).changes.map(({ maySplit }) => maySplit)
  expect(none(told(walk, call))).toEqual([null])
  const paragraph = story(part("step", "First call", "Sales", p("Her phone rings."), p(walk), p(`${call} ${offer}`)))
  const [longer] = chain(paragraph) as [Step]
  expect(review(asked(longer, before)).changes.map(({ maySplit }) => maySplit)).toEqual([null])
  expect(none(story(...before.children, part("detour", "After hours", "Support", p(`${call} ${offer}`))))).toEqual([
    null,
  ])
  expect(review(asked(one)).changes[0]?.maySplit).not.toBeNull()
})

test("a name that matters to the company makes a sentence that gets it major", () => {
  const [one] = chain(told("Maya asks for chairs.")) as [Step]
  const job = asked(one, told("Maya asks kolibri for chairs."))
  expect(review(job).changes[0]?.shown.severity).not.toBe("major")
  expect(review({ ...job, names: ["kolibri"] }).changes[0]?.shown.severity).toBe("major")
})
