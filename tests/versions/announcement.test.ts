import { describe, expect, test } from "vitest"
import {
  type Announced,
  announced,
  changeFieldsOf,
  merged,
  nothingSaid,
  saidOf,
  saidOfPieces,
  split,
  takenApart,
  versionFieldsOf,
  wholeAgain,
} from "../../app/versions/announcement"

const change = (fp: string, key: string, other: Partial<Announced> = {}): Announced => ({
  fps: [fp],
  key,
  title: `Change at ${key}`,
  concerns: { roles: ["Sales"], teams: [] },
  ...other,
})
const first = change("a", "first call")
const second = change("b", "answer time")
const among = [first, second]
const version = versionFieldsOf(nothingSaid)
const fields = changeFieldsOf(null, first)
const because = (reason: string) => ({ fp: "a", change: { ...fields, reason }, version })
const say = (reason: string, now = nothingSaid) =>
  announced(now, { change: first, among }, because(reason), { change: fields, version })

describe("what is said about a change", () => {
  test("is kept for its units", () => {
    const { announcement } = say("Nobody can keep it.")
    expect(changeFieldsOf(saidOf(announcement, first, among), first).reason).toBe("Nobody can keep it.")
    expect(saidOf(announcement, second, among)).toBeNull()
  })

  test("survives that its words are edited again", () => {
    const { announcement } = say("Nobody can keep it.")
    const edited = change("a2", "first call")
    expect(saidOf(announcement, edited, [edited, second])?.reason).toBe("Nobody can keep it.")
  })

  test("is not said of another change at the same place", () => {
    const { announcement } = say("Nobody can keep it.")
    const neighbour = change("c", "first call")
    expect(saidOf(announcement, neighbour, [first, neighbour])).toBeNull()
  })

  test("leaves the change's own title and concerns alone when they were not touched", () => {
    const { announcement } = say("Nobody can keep it.")
    expect(announcement.said[0]).toMatchObject({ title: "", concerns: null })
  })

  test("is cut to its limits and takes no pillar that does not exist", () => {
    const words = { fp: "a", change: { ...fields, title: "x".repeat(900), pillar: "luck" }, version }
    const { announcement } = announced(nothingSaid, { change: first, among }, words, { change: fields, version })
    expect(announcement.said[0]).toMatchObject({ title: "x".repeat(160), pillar: null })
  })

  test("is not cut through a sign of two halves", () => {
    const long = `${"x".repeat(599)}😀`
    expect(say(long).announcement.said[0]?.reason).toBe("x".repeat(599))
  })
})

test("looking at a change and saving says nothing", () => {
  const { announcement } = announced(nothingSaid, { change: first, among }, because(""), { change: fields, version })
  expect(announcement).toBe(nothingSaid)
})

describe("two authors", () => {
  test("who write about two things both keep their words", () => {
    const one = say("Mine.").announcement
    const words = { fp: "a", change: { ...fields, title: "Theirs" }, version: { ...version, summary: "All of it" } }
    const { announcement, clash } = announced(one, { change: first, among }, words, { change: fields, version })
    expect(clash).toBeNull()
    expect(announcement.said[0]).toMatchObject({ title: "Theirs", reason: "Mine." })
    expect(announcement.summary).toBe("All of it")
  })

  test("who write the same field are told, and nobody's words are lost", () => {
    const { announcement, clash } = say("Mine.", say("Theirs.").announcement)
    expect(clash?.fields).toEqual(["reason"])
    expect(clash?.change).toMatchObject({ base: { reason: "Theirs." }, typed: { reason: "Mine." } })
    expect(announcement.said[0]?.reason).toBe("Theirs.")
  })

  test("once told, saving again keeps the later words", () => {
    const theirs = say("Theirs.").announcement
    const { clash } = say("Mine.", theirs)
    const words = { fp: "a", change: clash?.change?.typed ?? null, version }
    const was = { change: clash?.change?.base ?? null, version }
    const again = announced(theirs, { change: first, among }, words, was)
    expect(again.clash).toBeNull()
    expect(again.announcement.said[0]?.reason).toBe("Mine.")
  })
})

test("words about a change that is gone leave what was said of the version", () => {
  const words = { ...because("Late."), version: { ...version, teams: ["sales", "sales"], readBy: "2026-05-15" } }
  const { announcement } = announced(nothingSaid, { change: null, among }, words, { change: fields, version })
  expect(announcement).toEqual({ ...nothingSaid, teams: ["sales"], readBy: "2026-05-15" })
})

test("two changes merge into one, which keeps what was said of the first, and come apart again", () => {
  const { announcement } = say("Both.")
  const both = merged(announcement, [first, second], among)
  expect(both.merged).toEqual([["a", "b"]])
  const whole = change("ab", "first call", { fps: ["a", "b"] })
  expect(saidOf(both, whole, [whole])?.reason).toBe("Both.")
  expect(takenApart(both, whole).merged).toEqual([])
})

test("a third change joins the two that were merged", () => {
  const both = merged(nothingSaid, [first, second], among)
  const whole = change("ab", "first call", { fps: ["a", "b"] })
  const third = change("c", "destination")
  expect(merged(both, [whole, third], [whole, third]).merged).toEqual([["a", "b", "c"]])
})

describe("a change split by sentence", () => {
  const one = change("a1", "first call")
  const other = change("a2", "first call")
  const { announcement } = announced(
    nothingSaid,
    { change: first, among },
    { fp: "a", change: { ...fields, title: "The call", reason: "Both.", notes: { Sales: "Call." } }, version },
    { change: fields, version },
  )
  const apart = saidOfPieces(split(announcement, "a"), saidOf(announcement, first, among), [one, other])
  const pieces = [one, other, second]

  test("is said of its sentences: the reason and the notes of all, the title of the first", () => {
    expect(apart.split).toEqual(["a"])
    const fieldsOf = (piece: Announced) => changeFieldsOf(saidOf(apart, piece, pieces), piece)
    expect(fieldsOf(one)).toMatchObject({ title: "The call", reason: "Both.", notes: { Sales: "Call." } })
    expect(fieldsOf(other)).toMatchObject({ title: "Change at first call", reason: "Both.", notes: { Sales: "Call." } })
  })

  test("is split once, however often it is asked, and nothing is said where nothing was", () => {
    expect(split(apart, "a").split).toEqual(["a"])
    expect(saidOfPieces(nothingSaid, null, [one, other])).toBe(nothingSaid)
  })

  test("is whole again with what was said of the first, and other splits stay", () => {
    const back = wholeAgain(split(apart, "z"), { first: one, units: ["a"], among: pieces })
    expect(back.split).toEqual(["z"])
    expect(saidOf(back, first, among)).toMatchObject({ title: "The call", reason: "Both." })
  })
})
