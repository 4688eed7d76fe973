// P16: the engine works in proportion to what there is to read and what changed in it. Steps are counted, time never is.
import { execFileSync } from "node:child_process"
import type { Node } from "prosemirror-model"
import { afterAll, beforeAll, expect, test } from "vitest"
import { compare } from "../../app/changes/compare"
import { prove } from "../../app/changes/prove"
import { growing, openCounter, tokensIn } from "./work"

/** Steps for each token that is read, and for each that changed times its logarithm: the dearest pair takes 165. */
const stepsAtMost = 220

/** Four times as much is four times the work; a little more where what changed is put in order. */
const growthAtMost = 5

const counter = openCounter()
beforeAll(() => {
  for (const [, of] of growing) compare(...of(20))
})
afterAll(counter.close)

function counted([old, next]: [Node, Node]) {
  let changed = 0
  const steps = counter.stepsOf(() => {
    const { copies } = compare(old, next)
    const size = old.content.size + next.content.size
    changed = 1 - copies.reduce((sum, [, , length]) => sum + 2 * length, 0) / size
  })
  const tokens = tokensIn(old) + tokensIn(next)
  return { steps, allowed: stepsAtMost * (tokens + tokens * changed * Math.log2(1 + tokens * changed)), tokens }
}

test.each(growing)("work grows as the document does: %s", { timeout: 60_000 }, (_, of) => {
  const [some, many] = [counted(of(300)), counted(of(1200))]
  expect(many.steps).toBeGreaterThan(many.tokens / 4)
  expect(many.steps).toBeLessThan(many.allowed)
  expect(many.steps / some.steps).toBeLessThan(growthAtMost)
})

test("the same comparison takes about the same steps", () => {
  const pair = growing[2]![1](100)
  const [first, second] = [counted(pair).steps, counted(pair).steps]
  expect(Math.abs(first - second) / first).toBeLessThan(0.05)
})

test("the proof, too, grows as the document does", () => {
  const [some, many] = [300, 1200].map((count) => {
    const [old, next] = growing[2]![1](count)
    const patch = compare(old, next)
    return counter.stepsOf(() => expect(prove(old, next, patch)).toBeNull())
  })
  expect(many! / some!).toBeLessThan(growthAtMost)
})

test("a hundred thousand words, few of them edited or all rewritten, are compared in 128 MB", {
  timeout: 120_000,
}, () => {
  const said = execFileSync(
    process.execPath,
    ["--max-old-space-size=128", "--import", "tsx", "tests/changes/large.ts"],
    {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    },
  )
  expect(said).toBe("a fifth edited: exact, true\nall rewritten: exact, true\n")
})
