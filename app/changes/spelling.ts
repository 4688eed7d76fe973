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

export class Spelling {
  readonly text: string
  /** Whether there is a letter or a digit in it. */
  readonly letters: boolean
  readonly sum: number
  #plain: string | undefined = undefined
  #small: string | undefined = undefined

  constructor(text: string, letters: boolean, sum: number) {
    this.text = text
    this.letters = letters
    this.sum = sum
  }
  /** With typographic signs as typed ones. */
  get plain(): string {
    if (this.#plain === undefined) this.#plain = plainSigns(this.text)
    return this.#plain
  }
  /** In small letters. */
  get small(): string {
    if (this.#small === undefined) this.#small = this.text.toLowerCase()
    return this.#small
  }
}

/** Adds a sign to the sum a spelling is looked up by. */
export const sumWith = (sum: number, code: number): number => Math.imul(sum ^ code, 0x9e3779b1)

/** Limit of memory: beyond so many it begins anew, which changes no result. */
const spellingsAtMost = 16_384

/** Spellings by their signs, found without cutting the word out of its text. Open addressing. */
export class Spellings {
  readonly #places = new Int32Array(2 * spellingsAtMost)
  #known: Spelling[] = []

  /** The spelling of a stretch of a text; `sum` is that of its signs, `letters` whether there are any. */
  of(text: string, from: number, to: number, sum: number, letters: boolean): Spelling {
    const places = this.#places
    const last = places.length - 1
    let place = (sum ^ (sum >>> 15)) & last
    for (let at = places[place]!; at > 0; at = places[place]!) {
      const known = this.#known[at - 1]!
      if (known.sum === sum && isAt(text, from, to, known.text)) return known
      place = (place + 1) & last
    }
    if (this.#known.length >= spellingsAtMost) {
      this.forget()
      place = (sum ^ (sum >>> 15)) & last
    }
    const made = new Spelling(text.slice(from, to), letters, sum)
    places[place] = this.#known.push(made)
    return made
  }

  forget() {
    if (this.#known.length === 0) return
    this.#places.fill(0)
    this.#known = []
  }
}

function isAt(text: string, from: number, to: number, said: string): boolean {
  const { length } = said
  if (to - from !== length) return false
  if (length > 24) return text.startsWith(said, from)
  for (let at = 0; at < length; at++) if (text.charCodeAt(from + at) !== said.charCodeAt(at)) return false
  return true
}
