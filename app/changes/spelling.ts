// Words as they are written, each kept once for all the places it stands in: its forms are made once, and equal words are one thing.

const typographic = /[’‘‛ʼ`´“”„‟«»–—‑‐−\u00a0\u202f\u2009]/
/** Typographic signs as typed ones, character by character: quotes, apostrophes, dashes, spaces. */
export const plainSigns = (text: string): string =>
  typographic.test(text)
    ? text
        .replace(/[’‘‛ʼ`´]/g, "'")
        .replace(/[“”„‟«»]/g, '"')
        .replace(/[–—‑‐−]/g, "-")
        .replace(/[\u00a0\u202f\u2009]/g, " ")
    : text

// Made once: where built for the server, an expression of kinds of letters is made anew wherever it stands.
const digit = /\p{N}/u
const beginsCapital = /^\p{Lu}/u

export interface Spelling {
  readonly text: string
  /** With typographic signs as typed ones. */
  readonly plain: string
  /** In small letters. */
  readonly small: string
  /** The same number for the same small letters; 0 without letters and digits. */
  readonly word: number
  /** Whether it begins with a capital, and whether there is a digit in it. */
  readonly capital: boolean
  readonly digits: boolean
}

/** Gives texts numbers: the same for the same. */
class Count {
  readonly #known = new Map<string, number>()
  of(text: string): number {
    const known = this.#known.get(text)
    if (known !== undefined) return known
    this.#known.set(text, this.#known.size + 1)
    return this.#known.size
  }
  forget() {
    this.#known.clear()
  }
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

/** Spellings by number, found by their signs without cutting the word out of its text. Open addressing. */
export class Spellings {
  #places = new Int32Array(2048)
  #known: Spelling[] = []
  /** The signs of all spellings, one after the other; by number the sum of each and where it ends. */
  #signs = new Uint16Array(8192)
  #sums = new Int32Array(1024)
  #ends = new Int32Array(1024)
  readonly #keyed = new Count()
  readonly #worded = new Count()
  /** By the number of a spelling, those of its plain text and of its small letters. */
  keys = new Int32Array(1024)
  words = new Int32Array(1024)

  /** The number of the spelling of a stretch of a text, given its signs; `sum` is theirs, `letters` whether there are letters or digits. */
  of(text: string, signs: Uint16Array, from: number, to: number, sum: number, letters: boolean): number {
    let place = this.#first(sum)
    for (let at = this.#places[place]!; at > 0; at = this.#places[place]!) {
      if (this.#sums[at - 1] === sum && this.#isAt(signs, from, to, at - 1)) return at - 1
      place = (place + 1) & (this.#places.length - 1)
    }
    return this.#add(signs.subarray(from, to), text.slice(from, to), letters, sum)
  }

  at(number: number): Spelling {
    return this.#known[number]!
  }

  /** Begins anew. */
  forget() {
    if (this.#known.length === 0) return
    this.#places = new Int32Array(2048)
    this.#known = []
    this.#signs = new Uint16Array(8192)
    for (const list of ["keys", "words"] as const) this[list] = new Int32Array(1024)
    this.#sums = new Int32Array(1024)
    this.#ends = new Int32Array(1024)
    this.#keyed.forget()
    this.#worded.forget()
  }

  #isAt(signs: Uint16Array, from: number, to: number, number: number): boolean {
    const start = number === 0 ? 0 : this.#ends[number - 1]!
    if (this.#ends[number]! - start !== to - from) return false
    const own = this.#signs
    for (let at = from; at < to; at++) if (signs[at] !== own[start + at - from]) return false
    return true
  }

  #add(signs: Uint16Array, text: string, letters: boolean, sum: number): number {
    const number = this.#known.length
    if (number === this.keys.length) this.#grow()
    const plain = plainSigns(text)
    const small = text.toLowerCase()
    const word = letters ? this.#worded.of(small) : 0
    const digits = word > 0 && digit.test(text)
    this.#known.push({ text, plain, small, word, capital: word > 0 && beginsCapital.test(text), digits })
    const start = number === 0 ? 0 : this.#ends[number - 1]!
    const end = start + signs.length
    if (end > this.#signs.length) this.#signs = longer(this.#signs, 2 * end, Uint16Array)
    this.#signs.set(signs, start)
    this.#ends[number] = end
    this.#sums[number] = sum
    this.keys[number] = this.#keyed.of(plain)
    this.words[number] = word
    this.#place(number)
    return number
  }

  #grow() {
    const room = 2 * this.keys.length
    this.keys = longer(this.keys, room, Int32Array)
    this.words = longer(this.words, room, Int32Array)
    this.#sums = longer(this.#sums, room, Int32Array)
    this.#ends = longer(this.#ends, room, Int32Array)
    this.#places = new Int32Array(2 * room)
    for (let number = 0; number < this.#known.length; number++) this.#place(number)
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
