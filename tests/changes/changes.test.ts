// The properties of the change engine on documents by chance. A failure names its case: try it alone with that seed.
import fc from "fast-check"
import { expect, test } from "vitest"
import { appliesAnySet, isExact, keepsTheRest } from "./properties"

const someCase = fc.record({
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  parts: fc.integer({ min: 1, max: 5 }),
  edits: fc.integer({ min: 1, max: 10 }),
  tables: fc.boolean(),
})
const runs = { numRuns: 150, endOnFailure: true }

test("every difference belongs to exactly one unit, proven and the same in every run", () => {
  fc.assert(fc.property(someCase, isExact), runs)
})

test("any closed set of units gives a valid document", () => {
  fc.assert(fc.property(someCase, appliesAnySet), runs)
})

test("what was not confirmed stays to be read, nearly always under the same fingerprint", () => {
  let [lost, left] = [0, 0]
  fc.assert(
    fc.property(someCase, (given) => {
      const result = keepsTheRest(given)
      lost += result.lost
      left += result.left
    }),
    runs,
  )
  expect(lost / left).toBeLessThan(0.12)
})
