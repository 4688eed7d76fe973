// What the signs of a text are: letters, digits, spaces, what ends a sentence. Each is looked at once, and known from then on.

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

/** What a character of the basic plane is. */
export const is = {
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
  typographic: 8192,
  capital: 16384,
} as const
const kinds = new Uint16Array(65536)
export function kindOf(code: number): number {
  const known = kinds[code]!
  return known !== 0 ? known : newKindOf(code)
}

/** Signs of scripts that are written without spaces. */
export const unspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]/u
const lettered = /[\p{L}\p{N}\uFFFC]/u
const ofWords = /[\p{L}\p{M}\p{N}_]|\u200c|\u200d|\u00ad/u
const firstOfWords = /\p{L}/u
const marks = /\p{M}/u
const pictures = /[\p{Extended_Pictographic}\p{Cs}]/u
function newKindOf(code: number): number {
  const sign = String.fromCharCode(code)
  let kind: number = is.known | kindOfWord(sign)
  if (ofWords.test(sign)) kind |= is.word
  if (firstOfWords.test(sign)) kind |= is.first
  if (/\s/.test(sign)) kind |= is.space
  if (/['’.,:\-‑]/.test(sign)) kind |= is.joiner
  if (marks.test(sign)) kind |= is.mark
  if (unspaced.test(sign) || pictures.test(sign)) kind |= is.fine
  if (/[.!?\u2026]/.test(sign)) kind |= is.stop
  if (/["'”’»)\]]/.test(sign)) kind |= is.closer
  if (/[\u3002\uff01\uff1f]/.test(sign)) kind |= is.final
  if (/\d/.test(sign)) kind |= is.digit
  if (sign === "\n" || sign === "\u2029") kind |= is.line
  kinds[code] = kind
  return kind
}

/** Of what all its signs are together what matters in a word: whether it has letters or digits, capitals, typographic signs. */
export function kindOfWord(text: string): number {
  let kind = 0
  if (lettered.test(text)) kind |= is.letter
  if (text.toLowerCase() !== text) kind |= is.capital
  if (typographic.test(text)) kind |= is.typographic
  return kind
}

/** Whether the sign at a place is of a kind. */
export const isOf = (kind: number, text: string, at: number): boolean => (kindOf(text.charCodeAt(at)) & kind) !== 0
export const isSpace = (text: string, at: number): boolean => isOf(is.space, text, at)
