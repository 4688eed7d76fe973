// Texts by the rare words and word pairs in them: which of many texts share most of what is rare with another one.

/** Among so many texts a word is rare. */
const rareAtMost = 12

/** Each key with the texts it stands in. Open addressing; keys are whole numbers from 1 on. */
export class RareKeys {
  readonly #keys: Float64Array
  readonly #counts: Int32Array
  /** The last holding of each key; each holding knows its text and the holding before it. */
  readonly #last: Int32Array
  readonly #text: Int32Array
  readonly #before: Int32Array
  readonly #points: Float64Array
  #holdings = 0

  /** The keys of each text in ascending order. */
  constructor(texts: readonly Float64Array[]) {
    let total = 0
    for (const keys of texts) total += keys.length
    let room = 16
    while (room < 2 * total) room *= 2
    this.#keys = new Float64Array(room)
    this.#counts = new Int32Array(room)
    this.#last = new Int32Array(room)
    this.#text = new Int32Array(total + 1)
    this.#before = new Int32Array(total + 1)
    this.#points = new Float64Array(texts.length)
    for (const [text, keys] of texts.entries())
      for (let at = 0; at < keys.length; at++) if (at === 0 || keys[at] !== keys[at - 1]) this.#hold(keys[at]!, text)
  }

  /** So many texts that share most with these keys, by their index, the best one first; a key that fewer texts have counts more. */
  best(keys: Float64Array, count: number): number[] {
    const points = this.#points
    const met: number[] = []
    for (let at = 0; at < keys.length; at++) {
      const place = this.#placeOf(keys[at]!)
      const holders = this.#counts[place]!
      if (holders === 0 || holders > rareAtMost) continue
      for (let each = this.#last[place]!; each > 0; each = this.#before[each]!) {
        const text = this.#text[each]!
        if (points[text] === 0) met.push(text)
        points[text]! += 1 / holders
      }
    }
    const top: number[] = []
    const isBetter = (one: number, other: number) =>
      points[one]! > points[other]! || (points[one] === points[other] && one < other)
    for (const text of met) {
      if (top.length === count && !isBetter(text, top[count - 1]!)) continue
      if (top.length < count) top.push(text)
      let at = top.length - 1
      for (; at > 0 && isBetter(text, top[at - 1]!); at--) top[at] = top[at - 1]!
      top[at] = text
    }
    for (const text of met) points[text] = 0
    return top
  }

  #hold(key: number, text: number) {
    const place = this.#placeOf(key)
    this.#keys[place] = key
    if (this.#counts[place]! > rareAtMost) return
    this.#counts[place]!++
    this.#holdings++
    this.#text[this.#holdings] = text
    this.#before[this.#holdings] = this.#last[place]!
    this.#last[place] = this.#holdings
  }

  /** Where a key stands, or would. */
  #placeOf(key: number): number {
    const keys = this.#keys
    const last = keys.length - 1
    const sum = Math.imul((key >>> 0) ^ Math.imul(key / 4294967296, 0x5f356495), 0x9e3779b1)
    let place = (sum ^ (sum >>> 15)) & last
    while (keys[place] !== 0 && keys[place] !== key) place = (place + 1) & last
    return place
  }
}
