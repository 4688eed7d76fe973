// What likeness counts, as numbers: the words of a text and the pairs of neighbouring words, the second of the same with a number of its own.

/** A list of numbers with more room. */
export function roomier(list: Int32Array, atLeast: number) {
  const roomy = new Int32Array(Math.max(2 * list.length, atLeast))
  roomy.set(list)
  return roomy
}

/** Of which keys a text is: a stretch of the list of all. Each of them is another one. */
export interface Features {
  readonly from: number
  readonly to: number
  /** How many words. */
  readonly words: number
}

/** Gives keys to words and word pairs. They count up from 1. */
export class Keys {
  /** The keys of one text after the other. */
  list = new Int32Array(2048)
  /** By key the one of the same word or pair when it is met first in a text. */
  first = new Int32Array(1024)
  #end = 0
  #count = 0
  /** By key the one of the same once more; 0 as long as no text had it. */
  #again = new Int32Array(1024)
  /** By first key the last text that has it, and the last key it had there. */
  #met = new Int32Array(1024)
  #latest = new Int32Array(1024)
  #texts = 0
  #ofWord = new Int32Array(1024)
  /** Keys of pairs, found by their words. Open addressing. */
  #places = new Int32Array(2048)
  #pairs = 0
  #before = new Int32Array(1024)
  #word = new Int32Array(1024)

  /** How many keys there are. */
  get count(): number {
    return this.#count
  }

  /** Takes up a text by the numbers of its words. */
  put(words: ArrayLike<number>): Features {
    const from = this.#end
    const room = from + 2 * words.length
    if (room > this.list.length) this.list = roomier(this.list, room)
    this.#texts++
    let before = 0
    for (let at = 0; at < words.length; at++) {
      const word = words[at]!
      this.list[this.#end++] = this.#once(this.#keyOf(word))
      if (at > 0) this.list[this.#end++] = this.#once(this.#keyOfPair(before, word))
      before = word
    }
    return { from, to: this.#end, words: words.length }
  }

  /** The key for a word or pair where it stands in a text: another one each time. */
  #once(first: number): number {
    const isMet = this.#met[first] === this.#texts
    const key = isMet ? this.#more(this.#latest[first]!) : first
    this.#met[first] = this.#texts
    this.#latest[first] = key
    return key
  }

  #more(key: number): number {
    if (this.#again[key]! > 0) return this.#again[key]!
    const more = this.#new()
    this.first[more] = this.first[key]!
    this.#again[key] = more
    return more
  }

  #new(): number {
    const key = ++this.#count
    if (key === this.first.length) {
      this.first = roomier(this.first, 0)
      this.#again = roomier(this.#again, 0)
      this.#met = roomier(this.#met, 0)
      this.#latest = roomier(this.#latest, 0)
      this.#before = roomier(this.#before, 0)
      this.#word = roomier(this.#word, 0)
    }
    this.first[key] = key
    return key
  }

  #keyOf(word: number): number {
    if (word >= this.#ofWord.length) this.#ofWord = roomier(this.#ofWord, word + 1)
    const known = this.#ofWord[word]!
    if (known > 0) return known
    const key = this.#new()
    this.#ofWord[word] = key
    return key
  }

  #keyOfPair(before: number, word: number): number {
    let place = this.#first(before, word)
    for (let key = this.#places[place]!; key > 0; key = this.#places[place]!) {
      if (this.#before[key] === before && this.#word[key] === word) return key
      place = (place + 1) & (this.#places.length - 1)
    }
    const key = this.#new()
    this.#before[key] = before
    this.#word[key] = word
    this.#places[place] = key
    if (2 * ++this.#pairs > this.#places.length) this.#grow()
    return key
  }

  #grow() {
    const known = this.#places
    this.#places = new Int32Array(4 * known.length)
    for (const key of known) {
      if (key === 0) continue
      let place = this.#first(this.#before[key]!, this.#word[key]!)
      while (this.#places[place]! > 0) place = (place + 1) & (this.#places.length - 1)
      this.#places[place] = key
    }
  }

  #first(before: number, word: number): number {
    const sum = Math.imul(before ^ Math.imul(word, 0x5f356495), 0x9e3779b1)
    return (sum ^ (sum >>> 15)) & (this.#places.length - 1)
  }
}
