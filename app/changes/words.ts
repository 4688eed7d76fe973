// Words and sentences by rules of our own: linear in the length of the text, the same on every machine.
import { isTypographic, plainSigns, type Spelling, Spellings, sumWith } from "./spelling"

export type Span = { readonly from: number; readonly to: number }

/** A word, a space or a sign in its place. */
export class Word implements Span {
  readonly from: number
  readonly to: number
  readonly spelling: Spelling

  constructor(from: number, to: number, spelling: Spelling) {
    this.from = from
    this.to = to
    this.spelling = spelling
  }
  get text(): string {
    return this.spelling.text
  }
  get letters(): boolean {
    return this.spelling.letters
  }
}

const unspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]/u
const word =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: joiners belong to the word they stand in
  /[\p{L}\p{M}\p{N}\u200c\u200d\u00ad_]+(?:['’.,:\-‑][\p{L}\p{M}\p{N}\u200c\u200d\u00ad_]+)*|\s+|\p{RI}\p{RI}|\p{Extended_Pictographic}(?:\p{EMod}|\ufe0f|\u200d\p{Extended_Pictographic})*|[^\s]\p{M}*/gu
const lettered = /[\p{L}\p{N}\uFFFC]/u

/** A text cut into words, and whether it has typographic signs. */
interface Cut {
  readonly words: readonly Word[]
  readonly typographic: boolean
}

/** Words, spaces and signs of a text, without gaps. Scripts without spaces go by the character with its marks. */
export const wordsOf = (text: string): readonly Word[] => cutOf(text).words

function cutOf(text: string): Cut {
  if (text.length > rememberedLength) return plainlyCut(text) ?? finelyCut(text)
  const known = remembered.get(text)
  if (known) return known
  const cut = plainlyCut(text) ?? finelyCut(text)
  if (remembered.size >= rememberedAtMost) remembered.clear()
  remembered.set(text, cut)
  return cut
}

/** Sentences are asked for several times in one comparison: by likeness, by the edit, by severity. */
const remembered = new Map<string, Cut>()
const rememberedAtMost = 2000
const rememberedLength = 600
const spellings = new Spellings()

/** Begins anew: a comparison starts with nothing in memory, and leaves little there. */
export function forgetWords() {
  remembered.clear()
  spellings.forget()
}

/** What a character of the basic plane is; found out when it is met first. */
const is = {
  known: 1,
  word: 2,
  letter: 4,
  space: 8,
  joiner: 16,
  mark: 32,
  fine: 64,
  first: 128,
  typographic: 256,
} as const
const kinds = new Uint16Array(65536)
function kindOf(code: number): number {
  const known = kinds[code]!
  return known !== 0 ? known : newKindOf(code)
}
function newKindOf(code: number): number {
  const sign = String.fromCharCode(code)
  let kind: number = is.known
  if (/[\p{L}\p{M}\p{N}_]|\u200c|\u200d|\u00ad/u.test(sign)) kind |= is.word
  if (lettered.test(sign)) kind |= is.letter
  if (/\p{L}/u.test(sign)) kind |= is.first
  if (/\s/.test(sign)) kind |= is.space
  if (/['’.,:\-‑]/.test(sign)) kind |= is.joiner
  if (/\p{M}/u.test(sign)) kind |= is.mark
  if (unspaced.test(sign) || /[\p{Extended_Pictographic}\p{Cs}]/u.test(sign)) kind |= is.fine
  if (isTypographic(sign)) kind |= is.typographic
  kinds[code] = kind
  return kind
}

/** By the character, for texts of spaced scripts without pictures; null for others. The same words as by the expression. */
function plainlyCut(text: string): Cut | null {
  const words: Word[] = []
  const end = text.length
  let met = 0
  for (let at = 0; at < end; ) {
    const from = at
    let code = text.charCodeAt(at++)
    let sum = sumWith(0, code)
    const first = kindOf(code)
    let all = first
    for (; at < end; at++) {
      code = text.charCodeAt(at)
      const kind = kindOf(code)
      if (first & is.word) {
        if (!(kind & is.word)) {
          if (!(kind & is.joiner) || at + 1 === end || !(kindOf(text.charCodeAt(at + 1)) & is.word)) break
        }
        all |= kind
      } else if (!(kind & (first & is.space ? is.space : is.mark))) break
      met |= kind
      sum = sumWith(sum, code)
    }
    if (all & is.fine) return null
    met |= first
    words.push(new Word(from, at, spellings.of(text, from, at, sum, (all & is.letter) !== 0)))
  }
  return { words, typographic: (met & is.typographic) !== 0 }
}

function finelyCut(text: string): Cut {
  const words: Word[] = []
  const put = (from: number, said: string) => {
    let sum = 0
    for (let at = 0; at < said.length; at++) sum = sumWith(sum, said.charCodeAt(at))
    words.push(new Word(from, from + said.length, spellings.of(said, 0, said.length, sum, lettered.test(said))))
  }
  for (const found of text.matchAll(word)) {
    const from = found.index
    if (unspaced.test(found[0]) && found[0].length > 1)
      for (const sign of found[0].matchAll(/[\p{L}\p{N}]\p{M}*|[^\p{L}\p{N}]/gu)) put(from + sign.index, sign[0])
    else put(from, found[0])
  }
  return { words, typographic: isTypographic(text) }
}

/** The words alone, in small letters: what likeness counts. */
export function plainWords(text: string): string[] {
  const words: string[] = []
  const cut = cutOf(text)
  for (const { spelling } of cut.typographic ? wordsOf(plainSigns(text)) : cut.words)
    if (spelling.letters) words.push(spelling.small)
  return words
}

/** Words that begin with a letter, in small letters. */
export function letteredIn(text: string): string[] {
  const words: string[] = []
  for (const { text: said, spelling } of wordsOf(text)) {
    const code = said.charCodeAt(0)
    const begins = code >= 0xd800 && code < 0xe000 ? /^\p{L}/u.test(said) : (kindOf(code) & is.first) !== 0
    if (begins) words.push(spelling.small)
  }
  return words
}

const ending = /[.!?\u2026]+["'”’»)\]]*(?=\s|$)|[\u3002\uff01\uff1f]+[」』”]?|\n+|\u2029/gu
const short =
  /(?:^|[\s("'“„])(?:Dr|Mr|Mrs|Ms|Prof|St|Jr|Sr|Inc|Ltd|Co|Corp|e\.g|i\.e|etc|vs|cf|al|No|Nos|approx|Art|Sec|Fig|Vol|pp?|Nr|para|Ch|Rev|Dept|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|ABl|BGBl|GBl|GVBl|v|Buchst|Kap|Anh|Rn|Str|Tel|Std|Okt|Dez|ca|bzw|usw|ggf|vgl|inkl|evtl|Abs|Satz|Ziff|lit|ff?|z\.\s?B|d\.\s?h|u\.\s?a|i\.\s?d\.\s?R|o\.\s?ä|(?:\p{Lu}\.)*\p{Lu}|\d{1,2})\.$/u
const opening = /^[\p{Lu}\p{Lt}\p{Lo}\p{N}"'“”„‘’«»([*_\uFFFC\p{Extended_Pictographic}-]/u

const line = /\n+|\u2029/gu

/** Lines of a text: what a heading is told by, however many stops are in it. */
export const linesOf = (text: string): Span[] => cutAt(text, line)

/** Sentences of a text without the spaces between them, in order. A hard break or a joint of blocks ends one as well. */
export const sentencesOf = (text: string): Span[] => cutAt(text, ending)

function cutAt(text: string, ending: RegExp): Span[] {
  const sentences: Span[] = []
  let start = 0
  const close = (end: number) => {
    let from = start
    let to = end
    while (from < to && /\s/.test(text[from]!)) from++
    while (to > from && /\s/.test(text[to - 1]!)) to--
    if (to > from) sentences.push({ from, to })
    start = end
  }
  for (const found of text.matchAll(ending)) {
    const end = found.index + found[0].length
    if (found[0][0] === ".") {
      const next = text.slice(end, end + 24).trimStart()
      if (next !== "" && !opening.test(next)) continue
      const before = text.slice(Math.max(start, found.index - 12), found.index + 1)
      if (next !== "" && found[0] === "." && short.test(before)) continue
    }
    close(end)
  }
  close(text.length)
  return sentences
}
