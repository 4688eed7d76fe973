// A piece of a changed sentence begins and ends where a reader sees a sign begin and end.
import { expect, test } from "vitest"
import { compare } from "../../app/changes/compare"
import { cutsIn } from "./forms"
import { p, row, step, strong, t, table } from "./telling"

const changes: [what: string, before: string, after: string, was: string, now: string][] = [
  ["a family", "The team 👩‍👩‍👧‍👦 is ready.", "The team 👩‍👩‍👦 is ready.", "👩‍👩‍👧‍👦", "👩‍👩‍👦"],
  ["a shade of skin", "Fine 👍🏽 she says.", "Fine 👍🏿 she says.", "👍🏽", "👍🏿"],
  ["a flag", "From 🇩🇪 it comes.", "From 🇩🇰 it comes.", "🇩🇪", "🇩🇰"],
  ["a pair of halves", "Sold for 𝟓 coins.", "Sold for 𝟔 coins.", "𝟓", "𝟔"],
  ["an accent", "The cafe\u0301 opens at noon.", "The cafe\u0300 opens at noon.", "cafe\u0301", "cafe\u0300"],
  ["an accent over a space", "Must she wait \u0300c there?", "Must she wait \u0300b there?", " \u0300c", " \u0300b"],
  ["an accent over the second space", "She waits  \u0300c there.", "She waits  \u0300b there.", " \u0300c", " \u0300b"],
  ["a vowel above its letter", "ก็าน ข้าว", "ก้าน ข้าว", "ก็", "ก้"],
]

test.each(changes)("%s", (_, before, after, was, now) => {
  const [old, next] = [step(p(before)), step(p(after))]
  const cuts = [cutsIn(old), cutsIn(next)] as const
  const parts = compare(old, next).units.flatMap((unit) => unit.parts)
  expect(parts.map((part) => old.textBetween(part.old.from, part.old.to))).toEqual([was])
  expect(parts.map((part) => next.textBetween(part.new.from, part.new.to))).toEqual([now])
  for (const part of parts) {
    expect([part.old.from, part.old.to].some(cuts[0])).toBe(false)
    expect([part.new.from, part.new.to].some(cuts[1])).toBe(false)
  }
})

// What the engine itself writes between one thing and the next when it puts content into a text: signs of control.
const disguised = Array.from({ length: 20 }, (_, number) => [
  [step(p(t("abc", strong()))), step(p(`abc\u00030,3,${number},0`))] as const,
  [step(table(row(p("one ", t("van", strong()))))), step(table(row(p(`one \u0005"strong\u0004van`))))] as const,
]).flat()

test("a text of signs of control is never taken for what it looks like", () => {
  for (const [old, next] of disguised) {
    const { units, status } = compare(old, next)
    expect(units.length).toBeGreaterThan(0)
    expect(status).toBe("exact")
  }
})
