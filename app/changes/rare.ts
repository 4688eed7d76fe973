// Texts by the rare words and word pairs in them: which of many texts share most of what is rare with another one.
import { type Features, type Keys, roomier } from "./keys"

/** Among so many texts a word is rare. */
const rareAtMost = 12
/** What a key that all texts have counts that are asked for it: a number that each count up to `rareAtMost` divides. */
const whole = 27_720

/** Each key with the texts it stands in. */
export class Rare {
  readonly #keys: Keys
  /** By key: for which texts it was met last, in how many of them, and its last holding; each holding knows its text and the holding before it. */
  #met = new Int32Array(1024)
  #asked = 0
  #counts = new Int32Array(1024)
  #last = new Int32Array(1024)
  #text = new Int32Array(1024)
  #before = new Int32Array(1024)
  /** The points of each text, 0 between two questions, and the texts that have any. */
  #points = new Float64Array(64)
  #sharing = new Int32Array(64)

  constructor(keys: Keys) {
    this.#keys = keys
  }

  /** From now on it is these texts that are asked for. */
  gather(texts: readonly Features[]) {
    this.#asked++
    const { list, first, count } = this.#keys
    if (count >= this.#met.length) {
      this.#met = roomier(this.#met, count + 1)
      this.#counts = roomier(this.#counts, count + 1)
      this.#last = roomier(this.#last, count + 1)
    }
    if (texts.length > this.#points.length) {
      this.#points = new Float64Array(2 * texts.length)
      this.#sharing = new Int32Array(2 * texts.length)
    }
    let holdings = 0
    for (const [text, { from, to }] of texts.entries()) {
      if (holdings + to - from >= this.#text.length) {
        this.#text = roomier(this.#text, holdings + to - from + 1)
        this.#before = roomier(this.#before, holdings + to - from + 1)
      }
      for (let at = from; at < to; at++) {
        const key = list[at]!
        if (first[key] !== key) continue
        if (this.#met[key] !== this.#asked) {
          this.#met[key] = this.#asked
          this.#counts[key] = 0
          this.#last[key] = 0
        }
        if (this.#counts[key]! > rareAtMost) continue
        this.#counts[key]!++
        holdings++
        this.#text[holdings] = text
        this.#before[holdings] = this.#last[key]!
        this.#last[key] = holdings
      }
    }
  }

  /** So many texts that share most with this one, by their index, the best one first; a key that fewer texts have counts more. */
  best({ from, to }: Features, count: number): number[] {
    const points = this.#points
    const sharing = this.#sharing
    let some = 0
    const { list, first } = this.#keys
    for (let at = from; at < to; at++) {
      const key = first[list[at]!]!
      if (this.#met[key] !== this.#asked) continue
      const holders = this.#counts[key]!
      if (holders > rareAtMost) continue
      for (let each = this.#last[key]!; each > 0; each = this.#before[each]!) {
        const text = this.#text[each]!
        if (points[text] === 0) sharing[some++] = text
        points[text]! += whole / holders
      }
    }
    const top: number[] = []
    const isBetter = (one: number, other: number) =>
      points[one]! > points[other]! || (points[one] === points[other] && one < other)
    for (let each = 0; each < some; each++) {
      const text = sharing[each]!
      if (top.length === count && !isBetter(text, top[count - 1]!)) continue
      if (top.length < count) top.push(text)
      let at = top.length - 1
      for (; at > 0 && isBetter(text, top[at - 1]!); at--) top[at] = top[at - 1]!
      top[at] = text
    }
    for (let each = 0; each < some; each++) points[sharing[each]!] = 0
    return top
  }
}
