// How alike two texts are: the share of words and pairs of neighbouring words they have in common (Dice), order aside.
import { wordNumbersIn } from "./cut"

export interface Features {
  /** Numbers of words and word pairs, ascending. */
  readonly keys: Float64Array
  /** How many words. */
  readonly words: number
  /** Texts of the same words in the same order have the same sum; others hardly ever. */
  readonly sum: number
}

/** Remembers what it read, for one comparison. */
export class Likeness {
  readonly #known = new Map<string, Features>()
  /** Of each word how often it was met; all 0 between two questions. */
  #counts = new Int32Array(1024)

  featuresOf(text: string): Features {
    const known = this.#known.get(text)
    if (known) return known
    const words = wordNumbersIn(text)
    const count = words.length
    const keys = new Float64Array(count === 0 ? 0 : 2 * count - 1)
    let before = 0
    for (let at = 0; at < count; at++) {
      const word = words[at]!
      keys[at] = word
      if (at > 0) keys[count + at - 1] = before * 1048576 + word
      before = word
    }
    keys.sort()
    const features = { keys, words: count, sum: keys.reduce((sum, key) => (sum * 31 + key) % 9007199254740881, 0) }
    this.#known.set(text, features)
    return features
  }

  /** Whether two texts are at least so alike. Words that are shared often tell it without word pairs. */
  isAtLeast(one: string, other: string, least: number): boolean {
    if (one === other) return least <= 1
    if (this.#known.has(one) && this.#known.has(other)) return this.of(one, other) >= least
    const a = wordNumbersIn(one)
    const b = wordNumbersIn(other)
    const all = Math.max(0, 2 * a.length - 1) + Math.max(0, 2 * b.length - 1)
    const shared = this.#shared(a, b)
    if (shared > 0 && (2 * shared) / all >= least) return true
    // A pair that is shared begins with a word that is shared.
    if (shared > 0 && (4 * shared) / all < least) return false
    return this.of(one, other) >= least
  }

  /** How many words two texts share. */
  #shared(a: number[] | Int32Array, b: number[] | Int32Array): number {
    let most = 0
    for (const word of a) most = Math.max(most, word)
    if (most >= this.#counts.length) this.#counts = new Int32Array(2 * most)
    const counts = this.#counts
    for (const word of a) counts[word]!++
    let shared = 0
    for (const word of b) if (word <= most && counts[word]!-- > 0) shared++
    for (const word of a) counts[word] = 0
    for (const word of b) if (word <= most) counts[word] = 0
    return shared
  }

  /** 0 (nothing in common) to 1 (the same words in the same order). What is less than `least` may be told as 0. */
  of(one: string, other: string, least = 0): number {
    if (one === other) return 1
    const a = this.featuresOf(one)
    const b = this.featuresOf(other)
    const all = a.keys.length + b.keys.length
    return all === 0 ? 0 : (2 * common(a, b, Math.floor((least * all) / 2))) / all
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
    for (const other of others) words += this.featuresOf(other).words
    const joined = Math.max(0, 2 * words - 1)
    return own + joined === 0 ? 0 : (2 * Math.min(own, joined)) / (own + joined)
  }

  /** Share of the part's features that the whole has too. */
  contained(part: string, whole: string): number {
    const features = this.featuresOf(part)
    return features.keys.length === 0 ? 0 : common(features, this.featuresOf(whole)) / features.keys.length
  }
}

/** After so many keys it is seen whether enough can still be shared. */
const keysAtOnce = 24

/** How many keys two texts share; 0 as soon as it is seen that they are fewer than `least`. */
function common(one: Features, other: Features, least = 0): number {
  const a = one.keys
  const b = other.keys
  let i = 0
  let j = 0
  let shared = 0
  for (let until = keysAtOnce; i < a.length && j < b.length; until += keysAtOnce) {
    const end = Math.min(until, a.length)
    while (i < end && j < b.length) {
      const x = a[i]!
      const y = b[j]!
      if (x === y) {
        shared++
        i++
        j++
      } else if (x < y) i++
      else j++
    }
    if (shared + Math.min(a.length - i, b.length - j) < least) return 0
  }
  return shared
}
