// How alike two texts are: the share of words and pairs of neighbouring words they have in common (Dice), order aside.
import { cutOf, wordNumbersIn } from "./cut"
import { type Features, Keys, roomier } from "./keys"
import { Rare } from "./rare"

/** Work limit: where the beginnings of two long texts, of so many signs, are alike, the texts are. */
const beginningAtMost = 20_000

/** How many words and word pairs a text has. */
const sizeOf = ({ from, to }: Features) => to - from

/** Remembers what it read, for one comparison. */
export class Likeness {
  readonly #keys = new Keys()
  readonly #known = new Map<string, Features>()
  /** Of each word how often it was met; all 0 between two questions. */
  #counts = new Int32Array(1024)
  /** The two texts compared last, and how much they share. */
  #one: Features | null = null
  #other: Features | null = null
  #common = 0
  /** By key the last text whose keys were laid out to be asked for, and which text that is. */
  #laid = new Int32Array(1024)
  #layings = 0
  #lying: Features | null = null
  readonly #rare = new Rare(this.#keys)

  featuresOf(text: string): Features {
    const known = this.#known.get(text)
    if (known) return known
    const features = this.#keys.put(wordNumbersIn(text))
    this.#known.set(text, features)
    return features
  }

  /** Texts of the same words in the same order have the same sum; others hardly ever. */
  sumOf(text: string): number {
    const { from, to } = this.featuresOf(text)
    const { list } = this.#keys
    let sum = to - from
    for (let at = from; at < to; at++) sum = Math.imul(sum ^ list[at]!, 0x9e3779b1)
    return sum
  }

  /** Texts among which those that share most of what is rare with another one can be asked for, until the next ones are gathered. */
  gather(texts: readonly Features[]): Rare {
    this.#rare.gather(texts)
    return this.#rare
  }

  /** Whether two texts are at least so alike. Words that are shared often tell it without word pairs. */
  isAtLeast(one: string, other: string, least: number): boolean {
    if (one === other) return least <= 1
    if (Math.min(one.length, other.length) > beginningAtMost) {
      const [first, second] = [one.slice(0, beginningAtMost), other.slice(0, beginningAtMost)]
      if (this.isAtLeast(first, second, least)) return true
    }
    if (this.#known.has(one) && this.#known.has(other)) return this.of(one, other) >= least
    // What became something else will be cut once more.
    cutOf(one)
    cutOf(other)
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
    for (let at = 0; at < a.length; at++) if (a[at]! > most) most = a[at]!
    if (most >= this.#counts.length) this.#counts = new Int32Array(2 * most)
    const counts = this.#counts
    for (let at = 0; at < a.length; at++) counts[a[at]!]!++
    let shared = 0
    for (let at = 0; at < b.length; at++) {
      const word = b[at]!
      if (word > most || counts[word] === 0) continue
      counts[word]!--
      shared++
    }
    for (let at = 0; at < a.length; at++) counts[a[at]!] = 0
    return shared
  }

  /** 0 (nothing in common) to 1 (the same words in the same order). */
  of(one: string, other: string): number {
    return one === other ? 1 : this.alike(this.featuresOf(one), this.featuresOf(other))
  }

  /** The same for texts that were read. What is less than `least` may be told as 0. */
  alike(one: Features, other: Features, least = 0): number {
    const all = sizeOf(one) + sizeOf(other)
    if (all === 0 || (2 * Math.min(sizeOf(one), sizeOf(other))) / all < least) return 0
    return (2 * this.#commonOf(one, other, Math.floor((least * all) / 2))) / all
  }

  /** What the likeness of a text with some others in a row cannot exceed, told by their lengths. */
  atMost(one: string, others: readonly string[]): number {
    const own = sizeOf(this.featuresOf(one))
    let words = 0
    for (const other of others) words += this.featuresOf(other).words
    const joined = Math.max(0, 2 * words - 1)
    return own + joined === 0 ? 0 : (2 * Math.min(own, joined)) / (own + joined)
  }

  /** Share of the part's words and word pairs that the whole has too. */
  contained(part: Features, whole: Features): number {
    return sizeOf(part) === 0 ? 0 : this.#commonOf(part, whole) / sizeOf(part)
  }

  /** How many keys two texts share; some number below `least` where there are fewer. */
  #commonOf(one: Features, other: Features, least = 0): number {
    const isKnown = one === this.#one ? other === this.#other : one === this.#other && other === this.#one
    if (isKnown) return this.#common
    const asked = this.#lying === other ? one : other
    this.#lay(asked === one ? other : one)
    const list = this.#keys.list
    const places = this.#laid
    const laying = this.#layings
    let common = 0
    let missing = sizeOf(asked) - least
    for (let at = asked.from; at < asked.to; at++) {
      if (places[list[at]!] === laying) common++
      else if (--missing < 0) return common
    }
    this.#one = one
    this.#other = other
    this.#common = common
    return common
  }

  #lay(text: Features) {
    if (this.#lying === text) return
    this.#lying = text
    const { list, count } = this.#keys
    if (count >= this.#laid.length) this.#laid = roomier(this.#laid, count + 1)
    const laying = ++this.#layings
    for (let at = text.from; at < text.to; at++) this.#laid[list[at]!] = laying
  }
}
