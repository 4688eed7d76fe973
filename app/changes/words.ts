// Words and sentences by rules of our own: linear in the length of the text, the same on every machine.
import { plainSigns, type Spelling, Spellings, sumWith } from "./spelling"

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
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: joiners belong to the word they stand in, and a space under an accent
  /(?:\s(?=\p{M}))?[\p{L}\p{M}\p{N}\u200c\u200d\u00ad_]+(?:['’.,:\-‑][\p{L}\p{M}\p{N}\u200c\u200d\u00ad_]+)*|(?:\s(?!\p{M}))+|\p{RI}\p{RI}|\p{Extended_Pictographic}(?:\p{EMod}|\ufe0f|\u200d\p{Extended_Pictographic})*|[^\s]\p{M}*/gu
const lettered = /[\p{L}\p{N}\uFFFC]/u

/** Words, spaces and signs of a text, without gaps. Scripts without spaces go by the character with its marks. */
export function wordsOf(text: string): readonly Word[] {
  const known = text.length > rememberedLength ? undefined : remembered.get(text)
  if (known) return known
  const words: Word[] = []
  let at = 0
  for (const spelling of spellingsIn(text)) {
    words.push(new Word(at, at + spelling.text.length, spelling))
    at += spelling.text.length
  }
  if (text.length > rememberedLength) return words
  if (remembered.size >= rememberedAtMost) remembered.clear()
  remembered.set(text, words)
  return words
}

/** Sentences are asked for several times in one comparison: by likeness, by the edit, by severity. */
const remembered = new Map<string, readonly Word[]>()
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
  stop: 256,
  closer: 512,
  final: 1024,
  line: 2048,
  digit: 4096,
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
  if (/[.!?\u2026]/.test(sign)) kind |= is.stop
  if (/["'”’»)\]]/.test(sign)) kind |= is.closer
  if (/[\u3002\uff01\uff1f]/.test(sign)) kind |= is.final
  if (/\d/.test(sign)) kind |= is.digit
  if (sign === "\n" || sign === "\u2029") kind |= is.line
  kinds[code] = kind
  return kind
}

/** How the words, spaces and signs of a text are written, in order: together they are the text. */
const spellingsIn = (text: string): Spelling[] => plainlyCut(text) ?? finelyCut(text)

/** By the character, for texts of spaced scripts without pictures; null for others. The same words as by the expression. */
function plainlyCut(text: string): Spelling[] | null {
  const found: Spelling[] = []
  const end = text.length
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
      sum = sumWith(sum, code)
    }
    if (all & is.fine || first & is.mark) return null
    found.push(spellings.of(text, from, at, sum, (all & is.letter) !== 0))
  }
  return found
}

function finelyCut(text: string): Spelling[] {
  const spelled = (said: string) => {
    let sum = 0
    for (let at = 0; at < said.length; at++) sum = sumWith(sum, said.charCodeAt(at))
    return spellings.of(said, 0, said.length, sum, lettered.test(said))
  }
  const found: Spelling[] = []
  for (const [said] of text.matchAll(word)) {
    if (said.length > 1 && unspaced.test(said))
      for (const [sign] of said.matchAll(/[\p{L}\p{N}]\p{M}*|[^\p{L}\p{N}]\p{M}*/gu)) found.push(spelled(sign))
    else found.push(spelled(said))
  }
  return found
}

/** The words alone, in small letters: what likeness counts. */
export function plainWords(text: string): string[] {
  const words: string[] = []
  const plain = plainSigns(text)
  for (const spelling of spellingsIn(plain)) if (spelling.letters) words.push(spelling.small)
  return words
}

/** Words that begin with a letter, in small letters. */
export function letteredIn(text: string): string[] {
  const words: string[] = []
  for (const { text: said, small } of spellingsIn(text)) {
    const code = said.charCodeAt(0)
    const begins = code >= 0xd800 && code < 0xe000 ? /^\p{L}/u.test(said) : (kindOf(code) & is.first) !== 0
    if (begins) words.push(small)
  }
  return words
}

const short =
  /(?:^|[\s("'“„])(?:Dr|Mr|Mrs|Ms|Prof|St|Jr|Sr|Inc|Ltd|Co|Corp|e\.g|i\.e|etc|vs|cf|al|No|Nos|approx|Art|Sec|Fig|Vol|pp?|Nr|para|Ch|Rev|Dept|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|ABl|BGBl|GBl|GVBl|v|Buchst|Kap|Anh|Rn|Str|Tel|Std|Okt|Dez|ca|bzw|usw|ggf|vgl|inkl|evtl|Abs|Satz|Ziff|lit|ff?|z\.\s?B|d\.\s?h|u\.\s?a|i\.\s?d\.\s?R|o\.\s?ä|(?:\p{Lu}\.)*\p{Lu}|\d{1,2})\.$/u
/** A small number and a stop count something ("2. March"), unless words came before and the next sentence opens plainly. */
const numberedEnd = /\S\s+\S+\s+\S+\s+\d{1,2}$/
const plainOpening =
  /^(?:The|This|That|These|Those|There|Then|They|An?|It|He|She|We|You|If|In|On|At|For|From|When|Who|And|But|Or|Our|Your|His|Her|Their|To|By|With|After|Before|No|Not|Nobody|All|Each|Every|Any|Der|Die|Das|Den|Dem|Des|Eine?|Einen|Es|Er|Sie|Wir|Ihr|Wer|Wenn|Dann|Danach|Davor|Im|Am|Auf|Für|Bei|Mit|Und|Aber|Oder|Nach|Vor|Alle|Jede[rs]?|Keine?|Niemand)\s/u
const opening = /^[\p{Lu}\p{Lt}\p{Lo}\p{N}"'“”„‘’«»([*_\uFFFC\p{Extended_Pictographic}-]/u

/** Lines of a text: what a heading is told by, however many stops are in it. */
export const linesOf = (text: string): Span[] => cutAt(text, false)

/** Sentences of a text without the spaces between them, in order. A hard break or a joint of blocks ends one as well. */
export const sentencesOf = (text: string): Span[] => cutAt(text, true)

function cutAt(text: string, atStops: boolean): Span[] {
  const sentences: Span[] = []
  let start = 0
  const close = (end: number) => {
    let from = start
    let to = end
    while (from < to && isOf(is.space, text, from)) from++
    while (to > from && isOf(is.space, text, to - 1)) to--
    if (to > from) sentences.push({ from, to })
    start = end
  }
  for (let at = 0; at < text.length; ) {
    const kind = kindOf(text.charCodeAt(at))
    if (kind & is.line) {
      at = endOfLine(text, at)
      close(at)
    } else if (atStops && kind & is.stop) {
      const from = at
      const stop = runOf(is.stop, text, from)
      at = runOf(is.closer, text, stop)
      if (at < text.length && !isOf(is.space, text, at)) at = stop
      else if (text[from] !== "." || !isInside(text, start, from, at)) close(at)
    } else if (atStops && kind & is.final) {
      at = runOf(is.final, text, at)
      if (/[」』”]/.test(text[at] ?? "")) at++
      close(at)
    } else at++
  }
  close(text.length)
  return sentences
}

const isOf = (kind: number, text: string, at: number) => (kindOf(text.charCodeAt(at)) & kind) !== 0

/** Where a run of signs of a kind ends. */
function runOf(kind: number, text: string, from: number): number {
  let at = from
  while (at < text.length && isOf(kind, text, at)) at++
  return at
}

/** Line ends are one, the joint of two blocks stands alone. */
function endOfLine(text: string, from: number): number {
  let at = from + 1
  if (text[from] === "\n") while (text[at] === "\n") at++
  return at
}

/** Whether a full stop and what closes after it, up to `end`, end no sentence: what follows goes on, or a short form ends there. */
function isInside(text: string, start: number, from: number, end: number): boolean {
  const next = text.slice(end, end + 24).trimStart()
  if (next === "") return false
  if (!opening.test(next)) return true
  if (end > from + 1 || isLong(text, from) || !short.test(text.slice(Math.max(start, from - 12), end))) return false
  return !plainOpening.test(next) || !numberedEnd.test(text.slice(Math.max(start, from - 80), from))
}

/** Whether so long a word or number ends at a place that it is no short form. */
function isLong(text: string, end: number): boolean {
  const kind = isOf(is.first, text, end - 1) ? is.first : is.digit
  const from = end - (kind === is.first ? 7 : 3)
  if (from < 0) return false
  for (let at = from; at < end; at++) if (!isOf(kind, text, at)) return false
  return true
}
