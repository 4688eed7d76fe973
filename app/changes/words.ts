// Words and sentences of a text.
import { cutOf, isWord, spellingOf } from "./cut"
import { is, isOf, isSpace, kindOf, plainSigns } from "./signs"
import type { Spelling } from "./spelling"

export type Span = { readonly from: number; readonly to: number }

/** A word in its place. */
export interface Word extends Span {
  readonly spelling: Spelling
}

/** The words of a text: what has a letter or a digit in it. */
export function wordsOf(text: string): Word[] {
  const { spellings, starts } = cutOf(text)
  const words: Word[] = []
  for (let at = 0; at < spellings.length; at++) {
    const number = spellings[at]!
    if (isWord(number)) words.push({ from: starts[at]!, to: starts[at + 1]!, spelling: spellingOf(number) })
  }
  return words
}

/** The words alone, in small letters, with typographic signs as typed ones. */
export const plainWords = (text: string): string[] => wordsOf(plainSigns(text)).map(({ spelling }) => spelling.small)

/** Words that begin with a letter, in small letters. */
export function letteredIn(text: string): string[] {
  const words: string[] = []
  for (const { spelling } of wordsOf(text)) {
    const code = spelling.text.charCodeAt(0)
    const begins = code >= 0xd800 && code < 0xe000 ? /^\p{L}/u.test(spelling.text) : (kindOf(code) & is.first) !== 0
    if (begins) words.push(spelling.small)
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
export const linesOf = (text: string): Span[] => cutAt(text, false, Number.POSITIVE_INFINITY)

/** Sentences of a text without the spaces between them, in order. A hard break or a joint of blocks ends one as well. */
export const sentencesOf = (text: string): Span[] => cutAt(text, true, Number.POSITIVE_INFINITY)

/** The first so many of them. */
export const firstSentencesOf = (text: string, count: number): Span[] => cutAt(text, true, count)

function cutAt(text: string, atStops: boolean, atMost: number): Span[] {
  const sentences: Span[] = []
  let start = 0
  const close = (end: number) => {
    let from = start
    let to = end
    while (from < to && isSpace(text, from)) from++
    while (to > from && isSpace(text, to - 1)) to--
    if (to > from) sentences.push({ from, to })
    start = end
  }
  const ends = atStops ? stops : lineEnds
  for (let at = nextOf(ends, text, 0); at < text.length && sentences.length < atMost; at = nextOf(ends, text, at)) {
    const kind = kindOf(text.charCodeAt(at))
    if (kind & is.line) {
      at = endOfLine(text, at)
      close(at)
    } else if (kind & is.stop) {
      const from = at
      const stop = runOf(is.stop, text, from)
      at = runOf(is.closer, text, stop)
      if (at < text.length && !isSpace(text, at)) at = stop
      else if (text[from] !== "." || !isInside(text, start, from, at)) close(at)
    } else {
      at = runOf(is.final, text, at)
      if (/[」』”]/.test(text[at] ?? "")) at++
      close(at)
    }
  }
  if (sentences.length < atMost) close(text.length)
  return sentences
}

/** Where a line ends, and where a sentence may end. */
const lineEnds = /[\n\u2029]/g
const stops = /[\n\u2029.!?\u2026\u3002\uff01\uff1f]/g

/** The next place, from one on, of what an expression finds; the end of the text when there is none. */
function nextOf(expression: RegExp, text: string, from: number): number {
  expression.lastIndex = from
  return expression.test(text) ? expression.lastIndex - 1 : text.length
}

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
