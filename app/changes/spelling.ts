// Words as they are written, each kept once for all the places it stands in: its forms are made once, and equal words are one thing.
import { is, kindOfWord, plainSigns } from "./signs"

// Made once: where built for the server, an expression of kinds of letters is made anew wherever it stands.
const digit = /\p{N}/u
const beginsCapital = /^\p{Lu}/u

export interface Spelling {
  readonly text: string
  /** With typographic signs as typed ones. */
  readonly plain: string
  /** In small letters. */
  readonly small: string
  /** Whether it begins with a capital, and whether there is a digit in it. */
  readonly capital: boolean
  readonly digits: boolean
}

/** A list of numbers as long as one likes. */
const longer = <List extends Int32Array | Uint16Array>(
  list: List,
  room: number,
  made: new (room: number) => List,
): List => {
  const roomy = new made(room)
  roomy.set(list)
  return roomy
}

/** Adds a sign to the sum a spelling is looked up by. */
export const sumWith = (sum: number, code: number): number => Math.imul(sum ^ code, 0x9e3779b1)

/** Spellings by number, found by their signs without cutting the word out of its text. Open addressing. */
export class Spellings {
  #places = new Int32Array(2048)
  #count = 0
  /** By number a text it stands in, and where. */
  #texts: string[] = []
  #starts = new Int32Array(1024)
  /** Those that were asked for. */
  #known: (Spelling | null)[] = []
  /** The signs of all spellings, one after the other; by number the sum of each and where it ends. */
  #signs = new Uint16Array(8192)
  #sums = new Int32Array(1024)
  #ends = new Int32Array(1024)
  /** By the number of a spelling: the same number for the same plain text; the same for the same small letters, 0 without letters and digits. */
  keys = new Int32Array(1024)
  words = new Int32Array(1024)

  /** The number of the spelling of a stretch of a text, given its signs; `sum` is theirs, `kind` what they are together. */
  of(text: string, signs: Uint16Array, from: number, to: number, sum: number, kind: number): number {
    let place = this.#first(sum)
    for (let at = this.#places[place]!; at > 0; at = this.#places[place]!) {
      if (this.#sums[at - 1] === sum && this.#isAt(signs, from, to, at - 1)) return at - 1
      place = (place + 1) & (this.#places.length - 1)
    }
    return this.#add(text, signs, from, to, sum, kind)
  }

  at(number: number): Spelling {
    const known = this.#known[number]
    if (known) return known
    const from = this.#starts[number]!
    const text = this.#texts[number]!.slice(from, from + this.#ends[number]! - this.#beginningOf(number))
    const isWord = this.words[number]! > 0
    const made = {
      text,
      plain: plainSigns(text),
      small: text.toLowerCase(),
      capital: isWord && beginsCapital.test(text),
      digits: isWord && digit.test(text),
    }
    this.#known[number] = made
    return made
  }

  /** Begins anew. */
  forget() {
    if (this.#count === 0) return
    this.#places = new Int32Array(2048)
    this.#count = 0
    this.#texts = []
    this.#known = []
    this.#signs = new Uint16Array(8192)
    for (const list of ["keys", "words"] as const) this[list] = new Int32Array(1024)
    this.#starts = new Int32Array(1024)
    this.#sums = new Int32Array(1024)
    this.#ends = new Int32Array(1024)
  }

  /** Where the signs of a spelling begin among all. */
  #beginningOf(number: number): number {
    return number === 0 ? 0 : this.#ends[number - 1]!
  }

  #isAt(signs: Uint16Array, from: number, to: number, number: number): boolean {
    const start = this.#beginningOf(number)
    if (this.#ends[number]! - start !== to - from) return false
    const own = this.#signs
    for (let at = from; at < to; at++) if (signs[at] !== own[start + at - from]) return false
    return true
  }

  #add(text: string, signs: Uint16Array, from: number, to: number, sum: number, kind: number): number {
    const number = this.#count++
    if (number === this.keys.length) this.#grow()
    this.#texts.push(text)
    this.#known.push(null)
    this.#starts[number] = from
    const start = this.#beginningOf(number)
    const end = start + to - from
    if (end > this.#signs.length) this.#signs = longer(this.#signs, 2 * end, Uint16Array)
    for (let at = from; at < to; at++) this.#signs[start + at - from] = signs[at]!
    this.#ends[number] = end
    this.#sums[number] = sum
    this.#place(number)
    // Most words are plain and small, and found by their own number.
    const said = kind & (is.typographic | is.capital) ? text.slice(from, to) : ""
    const key = kind & is.typographic ? this.keys[this.#numberOf(plainSigns(said))]! : number + 1
    const small = kind & is.capital ? this.words[this.#numberOf(said.toLowerCase())]! : number + 1
    this.keys[number] = key
    this.words[number] = kind & is.letter ? small : 0
    return number
  }

  /** The number of the spelling that is all of a text. */
  #numberOf(text: string): number {
    const signs = new Uint16Array(text.length)
    let sum = 0
    for (let at = 0; at < text.length; at++) {
      signs[at] = text.charCodeAt(at)
      sum = sumWith(sum, signs[at]!)
    }
    return this.of(text, signs, 0, text.length, sum, kindOfWord(text))
  }

  #grow() {
    const room = 2 * this.keys.length
    this.keys = longer(this.keys, room, Int32Array)
    this.words = longer(this.words, room, Int32Array)
    this.#starts = longer(this.#starts, room, Int32Array)
    this.#sums = longer(this.#sums, room, Int32Array)
    this.#ends = longer(this.#ends, room, Int32Array)
    this.#places = new Int32Array(2 * room)
    for (let number = 0; number + 1 < this.#count; number++) this.#place(number)
  }

  #place(number: number) {
    let place = this.#first(this.#sums[number]!)
    while (this.#places[place]! > 0) place = (place + 1) & (this.#places.length - 1)
    this.#places[place] = number + 1
  }

  #first(sum: number): number {
    return (sum ^ (sum >>> 15)) & (this.#places.length - 1)
  }
}
