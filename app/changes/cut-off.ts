// Where the beginning or the end of a text became a block of its own, however much was added to it: one that was cut in two, or joined.
import type { Pairs } from "./exact"
import type { Item } from "./item"
import type { Measure } from "./measure"
import type { Paired } from "./pairing"
import { firstSentencesOf, sentencesOf } from "./words"

/** Joins a pair with the free neighbour that holds the first or the last sentence of one of them, and the other does not. */
export function findCutOff({ old, next, toNext, toOld, moved, joints }: Pairs, { moveLength }: Measure) {
  const joined = new Set(joints.flatMap((joint) => joint.old))
  const isFree = (items: readonly Item[], pairs: Int32Array, at: number) => items[at]?.kind === "text" && pairs[at]! < 0
  for (let i = 0; i < old.length; i++) {
    const j = toNext[i]!
    if (j < 0 || moved[i] || joined.has(i) || toOld[j] !== i || old[i]!.same === next[j]!.same) continue
    const [one, other] = [old[i]!, next[j]!]
    if (one.kind !== "text" || one.type !== other.type || one.type === "sentence") continue
    for (const side of [1, -1] as const) {
      const holds = (whole: Item, part: Item, rest: Item) =>
        part.type === whole.type && holdsEnd(whole.said, part.said, rest.said, side, moveLength)
      let found: Paired | null = null
      if (isFree(next, toOld, j + side) && holds(one, next[j + side]!, other))
        found = { old: [i], next: side > 0 ? [j, j + 1] : [j - 1, j] }
      else if (isFree(old, toNext, i + side) && holds(other, old[i + side]!, one))
        found = { old: side > 0 ? [i, i + 1] : [i - 1, i], next: [j] }
      if (!found) continue
      joints.push(found)
      for (const each of found.old) toNext[each] = found.next[0]!
      for (const each of found.next) toOld[each] = found.old[0]!
      break
    }
  }
}

/** Whether the last (or first) of several sentences of a text stands in a part beside it, and no longer in the rest. */
function holdsEnd(whole: string, part: string, rest: string, side: 1 | -1, atLeast: number): boolean {
  const sentences = side > 0 ? sentencesOf(whole) : firstSentencesOf(whole, 2)
  const end = sentences.at(side > 0 ? -1 : 0)
  if (sentences.length < 2 || !end || end.to - end.from < atLeast) return false
  const said = whole.slice(end.from, end.to)
  return part.includes(said) && !rest.includes(said)
}
