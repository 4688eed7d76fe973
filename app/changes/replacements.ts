// Which words of a sentence were replaced by which: what stayed between two replacements must be worth reading.
import { isWord } from "./cut"
import { type Replaced, shortestEdit } from "./shortest"

/** Work limit: beyond so many edits a sentence is replaced whole. */
const editsAtMost = 600

/** So many words that stayed between two replacements make them two changes: another fact of the same sentence. */
export const wordsApart = 8

/** Replacements in order; between them the keys are equal. */
export function replacements(
  was: ArrayLike<number>,
  now: ArrayLike<number>,
  olds: ArrayLike<number>,
  nexts: ArrayLike<number>,
): Replaced[] {
  const raw = shortestEdit(was, now, editsAtMost)
  if (!raw) return [{ i: 0, j: 0, olds: was.length, nexts: now.length }]
  const merged: Replaced[] = []
  for (const each of raw) {
    const last = merged[merged.length - 1]
    if (last && !worthReading(wordsBetween(olds, last.i + last.olds, each.i, 2), last, each)) {
      last.olds = each.i + each.olds - last.i
      last.nexts = each.j + each.nexts - last.j
    } else merged.push({ ...each })
  }
  return merged.map((each) => trimmed(each, was, now, olds, nexts))
}

/** How many words stand between two places; no more than `most` are counted. */
export function wordsBetween(words: ArrayLike<number>, from: number, to: number, most: number): number {
  let count = 0
  for (let at = from; at < to && count < most; at++) if (isWord(words[at]!)) count++
  return count
}

/** What stands between two replacements: signs never, a single word only beside small ones. */
function worthReading(words: number, before: Replaced, after: Replaced): boolean {
  const smaller = Math.min(Math.max(before.olds, before.nexts), Math.max(after.olds, after.nexts))
  return words > 1 || (words === 1 && smaller < 3)
}

/** Without what is equal at both ends; a space goes with the word after it. */
function trimmed(
  each: Replaced,
  was: ArrayLike<number>,
  now: ArrayLike<number>,
  olds: ArrayLike<number>,
  nexts: ArrayLike<number>,
) {
  const one = { ...each }
  while (one.olds > 0 && one.nexts > 0 && was[one.i] === now[one.j]) {
    one.i++
    one.j++
    one.olds--
    one.nexts--
  }
  while (one.olds > 0 && one.nexts > 0 && was[one.i + one.olds - 1] === now[one.j + one.nexts - 1]) {
    one.olds--
    one.nexts--
  }
  return alignedOnWord(one, was, now, olds, nexts)
}

/** Where only one side has words, they may slide: begin with a word rather than a space when that is possible. */
function alignedOnWord(
  one: Replaced,
  was: ArrayLike<number>,
  now: ArrayLike<number>,
  olds: ArrayLike<number>,
  nexts: ArrayLike<number>,
) {
  if (one.olds > 0 && one.nexts > 0) return one
  const [keys, words, from, count] =
    one.olds > 0 ? ([was, olds, one.i, one.olds] as const) : ([now, nexts, one.j, one.nexts] as const)
  if (
    count === 0 ||
    isWord(words[from]!) ||
    keys[from] !== keys[from + count] ||
    from + 1 >= words.length ||
    !isWord(words[from + 1]!)
  )
    return one
  return { ...one, i: one.i + 1, j: one.j + 1 }
}
