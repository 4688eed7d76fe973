// The shortest edit is the one the engine's results were always made of: that of diff 9.0.0, ties included.
import { diffArrays } from "diff"
import { expect, test } from "vitest"
import { numbered, type Replaced, shortestEdit } from "../../app/changes/shortest"
import { chance } from "./stories"

/** What `diffArrays` says, as stretches that were replaced. */
function known(was: readonly number[], now: readonly number[], most: number): Replaced[] | null {
  const pieces = diffArrays([...was], [...now], { maxEditLength: most })
  if (!pieces) return null
  const found: Replaced[] = []
  let [i, j] = [0, 0]
  let open: Replaced | null = null
  for (const { removed, added, count } of pieces) {
    if (!removed && !added) open = null
    else if (!open) {
      open = { i, j, olds: 0, nexts: 0 }
      found.push(open)
    }
    if (open) open[removed ? "olds" : "nexts"] += count
    if (!added) i += count
    if (!removed) j += count
  }
  return found
}

/** Two rows of so many kinds of items: one made from the other by some edits, or by chance alone. */
function rows(seed: number, length: number) {
  const roll = chance(seed)
  const kinds = 1 + Math.floor(roll() * 9)
  const item = () => Math.floor(roll() * kinds)
  const row = () => Array.from({ length: Math.floor(roll() * length) }, item)
  const was = row()
  const kept = roll()
  const now =
    roll() < 0.3 ? row() : was.flatMap((each) => (roll() < kept ? [each] : roll() < 0.5 ? [] : [item(), each]))
  return { was, now, most: Math.floor(roll() * 1.5 * length) }
}

test("short rows, whatever they are", () => {
  for (let seed = 1; seed < 20_000; seed++) {
    const { was, now, most } = rows(seed, 16)
    expect(shortestEdit(was, now, most), JSON.stringify({ was, now, most })).toEqual(known(was, now, most))
  }
})

test("long rows, up to the limit of work and beyond", () => {
  for (let seed = 1; seed < 60; seed++) {
    const { was, now } = rows(seed, 1200)
    expect(shortestEdit(was, now, 600), `seed ${seed}`).toEqual(known(was, now, 600))
  }
})

test("equal words have equal numbers", () => {
  expect(numbered(["a", "b", "a"], ["b", "c"])).toEqual([
    [0, 1, 0],
    [1, 2],
  ])
})
