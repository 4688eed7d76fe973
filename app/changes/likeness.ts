// How alike two texts are: the share of words and pairs of neighbouring words they have in common (Dice), order aside.
import { plainWords } from "./words"

export interface Features {
  /** Numbers of words and word pairs, ascending. */
  readonly keys: Float64Array
  readonly words: readonly string[]
}

/** Remembers the numbers of words for one comparison. */
export class Likeness {
  readonly #numbers = new Map<string, number>()
  readonly #known = new Map<string, Features>()

  featuresOf(text: string): Features {
    const known = this.#known.get(text)
    if (known) return known
    const words = plainWords(text)
    const count = words.length
    const keys = new Float64Array(count === 0 ? 0 : 2 * count - 1)
    let before = 0
    for (let at = 0; at < count; at++) {
      const word = words[at]!
      let number = this.#numbers.get(word)
      if (number === undefined) {
        number = this.#numbers.size + 1
        this.#numbers.set(word, number)
      }
      keys[at] = number
      if (at > 0) keys[count + at - 1] = before * 1048576 + number
      before = number
    }
    keys.sort()
    const features = { keys, words }
    this.#known.set(text, features)
    return features
  }

  /** 0 (nothing in common) to 1 (the same words in the same order). */
  of(one: string, other: string): number {
    if (one === other) return 1
    const a = this.featuresOf(one)
    const b = this.featuresOf(other)
    return a.keys.length + b.keys.length === 0 ? 0 : (2 * common(a, b)) / (a.keys.length + b.keys.length)
  }

  /** What the likeness of two texts cannot exceed, told by their lengths. */
  atMostOf(one: string, other: string): number {
    const a = this.featuresOf(one).keys.length
    const b = this.featuresOf(other).keys.length
    return a + b === 0 ? 0 : (2 * Math.min(a, b)) / (a + b)
  }

  /** The same for a text with some others in a row. */
  atMost(one: string, others: readonly string[]): number {
    const own = this.featuresOf(one).keys.length
    let words = 0
    for (const other of others) words += this.featuresOf(other).words.length
    const joined = Math.max(0, 2 * words - 1)
    return own + joined === 0 ? 0 : (2 * Math.min(own, joined)) / (own + joined)
  }

  /** Share of the part's features that the whole has too. */
  contained(part: string, whole: string): number {
    const features = this.featuresOf(part)
    return features.keys.length === 0 ? 0 : common(features, this.featuresOf(whole)) / features.keys.length
  }
}

function common(one: Features, other: Features): number {
  const a = one.keys
  const b = other.keys
  let i = 0
  let j = 0
  let shared = 0
  while (i < a.length && j < b.length) {
    const x = a[i]!
    const y = b[j]!
    if (x === y) {
      shared++
      i++
      j++
    } else if (x < y) i++
    else j++
  }
  return shared
}
