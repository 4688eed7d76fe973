// Texts cut into words, spaces and signs by rules of our own: linear in the length of the text, the same on every machine.
import { is, kindOf, kindOfWord, plainSigns, unspaced } from "./signs"
import { type Spelling, Spellings, sumWith } from "./spelling"

/** A text in words, spaces and signs, without gaps. Scripts without spaces go by the character with its marks. */
export interface Cut {
  /** How each is written, by its number. */
  readonly spellings: ArrayLike<number>
  /** Where each begins; in the end the length of the text. */
  readonly starts: ArrayLike<number>
  /** Whether there are no typographic signs in it. */
  readonly isPlain: boolean
}

const spellings = new Spellings()

/** Sentences are asked for several times in one comparison, by the edit and by severity: so many signs of them are remembered. */
const rememberedAtMost = 400_000
const remembered = new Map<string, Cut>()
let rememberedSigns = 0

/** Begins anew: a comparison starts with nothing in memory. Numbers of spellings and words hold until then. */
export function forgetWords() {
  remembered.clear()
  rememberedSigns = 0
  spellings.forget()
  if (found.length > roomAtMost) makeRoom(roomAtMost)
}

export const spellingOf = (number: number): Spelling => spellings.at(number)

/** What each word, space or sign is compared by: the same number for the same, typographic signs as typed ones. */
export function keysOf({ spellings: numbers }: Cut): ArrayLike<number> {
  const keys = listOf(numbers.length)
  for (let at = 0; at < keys.length; at++) keys[at] = spellings.keys[numbers[at]!]!
  return keys
}

/** From so many numbers on a list of them is better kept apart from what is small and lives short. */
const manyNumbers = 4096
const listOf = (length: number): number[] | Int32Array =>
  length < manyNumbers ? new Array<number>(length).fill(0) : new Int32Array(length)
function firstOf(list: Int32Array, length: number): number[] | Int32Array {
  const first = listOf(length)
  for (let at = 0; at < length; at++) first[at] = list[at]!
  return first
}

/** Whether what a number stands for has a letter or a digit in it. */
export const isWord = (number: number): boolean => spellings.words[number]! > 0

export function cutOf(text: string): Cut {
  const known = remembered.get(text)
  if (known) return known
  const all = kindsIn(text)
  const count = cutSigns(text, all, false)
  starts[count] = text.length
  const cut = {
    spellings: firstOf(found, count),
    starts: firstOf(starts, count + 1),
    isPlain: (all & is.typographic) === 0,
  }
  rememberedSigns += text.length
  if (rememberedSigns > rememberedAtMost) {
    remembered.clear()
    rememberedSigns = text.length
  }
  remembered.set(text, cut)
  return cut
}

/** The words alone, each by the number of its small letters: what likeness counts. */
export function wordNumbersIn(text: string): number[] | Int32Array {
  const known = remembered.get(text)
  if (known?.isPlain) return wordsAmong(known.spellings, known.spellings.length)
  const all = kindsIn(text)
  const plain = all & is.typographic ? plainSigns(text) : text
  return wordsAmong(found, cutSigns(plain, plain === text ? all : kindsIn(plain), true))
}

function wordsAmong(numbers: ArrayLike<number>, count: number): number[] | Int32Array {
  const [wordOf, words] = [spellings.words, found]
  let length = 0
  for (let at = 0; at < count; at++) {
    const word = wordOf[numbers[at]!]!
    if (word > 0) words[length++] = word
  }
  return firstOf(words, length)
}

/** The text that is cut, in signs and their kinds, and what it was cut into until the next one is: numbers of spellings, and where each begins. */
let signs = new Uint16Array(1024)
let signKinds = new Uint16Array(1024)
let found = new Int32Array(1024)
let starts = new Int32Array(1025)
/** More room than this is given back. */
const roomAtMost = 65_536

function makeRoom(room: number) {
  signs = new Uint16Array(room)
  signKinds = new Uint16Array(room)
  found = new Int32Array(room)
  starts = new Int32Array(room + 1)
}

/** Reads the signs of a text that is to be cut; returns all kinds that are among them. */
function kindsIn(text: string): number {
  if (text.length > found.length) makeRoom(Math.ceil(1.25 * text.length))
  let all = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const kind = kindOf(code)
    signs[at] = code
    signKinds[at] = kind
    all |= kind
  }
  return all
}

/** Cuts a text that was read into these; returns how many words, spaces and signs there are. What is no word may be left out. */
const cutSigns = (text: string, all: number, wordsAlone: boolean): number =>
  (all & is.fine ? null : plainlyCut(text, wordsAlone)) ?? finelyCut(text)

/** By the sign, for texts of spaced scripts without pictures; null where a mark stands alone. The same words as by the expression. */
function plainlyCut(text: string, wordsAlone: boolean): number | null {
  const end = text.length
  const [sign, kinds, from, numbers] = [signs, signKinds, starts, found]
  let count = 0
  for (let at = 0; at < end; ) {
    const begin = at
    const first = kinds[at]!
    let sum = sumWith(0, sign[at++]!)
    let all = first
    if (first & is.mark) return null
    if (first & is.word) {
      for (; at < end; at++) {
        const kind = kinds[at]!
        if (!(kind & is.word) && (!(kind & is.joiner) || at + 1 === end || !(kinds[at + 1]! & is.word))) break
        all |= kind
        sum = sumWith(sum, sign[at]!)
      }
    } else {
      const more = first & is.space ? is.space : is.mark
      for (; at < end && kinds[at]! & more; at++) {
        all |= kinds[at]!
        sum = sumWith(sum, sign[at]!)
      }
    }
    if (wordsAlone && !(all & is.letter)) continue
    from[count] = begin
    numbers[count++] = spellings.of(text, sign, begin, at, sum, all)
  }
  return count
}

const words =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: joiners belong to the word they stand in, and a space under an accent
  /(?:\s(?=\p{M}))?[\p{L}\p{M}\p{N}\u200c\u200d\u00ad_]+(?:['’.,:\-‑][\p{L}\p{M}\p{N}\u200c\u200d\u00ad_]+)*|(?:\s(?!\p{M}))+|\p{RI}\p{RI}|\p{Extended_Pictographic}(?:\p{EMod}|\ufe0f|\u200d\p{Extended_Pictographic})*|[^\s]\p{M}*/gu

const signsAlone = /[\p{L}\p{N}]\p{M}*|[^\p{L}\p{N}]\p{M}*/gu

function finelyCut(text: string): number {
  let count = 0
  const put = (said: string, from: number) => {
    let sum = 0
    const to = from + said.length
    for (let at = from; at < to; at++) sum = sumWith(sum, signs[at]!)
    starts[count] = from
    found[count] = spellings.of(text, signs, from, to, sum, kindOfWord(said))
    count++
  }
  for (const { 0: said, index } of text.matchAll(words)) {
    if (said.length > 1 && unspaced.test(said))
      for (const sign of said.matchAll(signsAlone)) put(sign[0], index + sign.index)
    else put(said, index)
  }
  return count
}
