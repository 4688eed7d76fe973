// What is the same at both ends needs no closer look: items of two lists, signs of two texts.
import type { Item } from "./item"
import type { Window } from "./unique"

/** Two lists, and how an item of each is paired. */
interface Lists {
  readonly old: readonly Item[]
  readonly next: readonly Item[]
  pair(i: number, j: number): void
}

/** Pairs what is equal at both ends of a window; returns what is left between them. */
export function pairEnds(pairs: Lists, [oldFrom, oldTo, nextFrom, nextTo]: Window): Window {
  const { old, next } = pairs
  let a0 = oldFrom
  let a1 = oldTo
  let b0 = nextFrom
  let b1 = nextTo
  while (a0 < a1 && b0 < b1 && old[a0]!.same === next[b0]!.same) pairs.pair(a0++, b0++)
  while (a1 > a0 && b1 > b0 && old[a1 - 1]!.same === next[b1 - 1]!.same) pairs.pair(--a1, --b1)
  return [a0, a1, b0, b1]
}

const twoWords = /\p{L}{2}.*\p{L}{2}/u

/** Whether two texts begin and end the same for most of their length: alike without counting words. */
export function haveMostInPlace(one: string, other: string): boolean {
  const short = Math.min(one.length, other.length)
  const long = Math.max(one.length, other.length)
  if (short < 20 || short * 2 < long) return false
  let head = 0
  while (head < short && one.charCodeAt(head) === other.charCodeAt(head)) head++
  let tail = 0
  while (tail < short - head && one.charCodeAt(one.length - 1 - tail) === other.charCodeAt(other.length - 1 - tail))
    tail++
  return (head + tail) * 2 > long && twoWords.test(head > tail ? one.slice(0, head) : one.slice(one.length - tail))
}
