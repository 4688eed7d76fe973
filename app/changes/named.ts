// Names in a text: those a company gave, and words that are written as one.

import type { Language } from "./language/language"
import { isSpace } from "./signs"
import { type Word, wordsOf } from "./words"

/** Whether one of two texts gets or loses a name. */
export function isNamedOtherwise(names: readonly string[], before: string, after: string): boolean {
  if (names.length === 0) return false
  const was = before.toLowerCase()
  const now = after.toLowerCase()
  return names.some((name) => {
    const small = name.trim().toLowerCase()
    return small !== "" && countOf(small, was) !== countOf(small, now)
  })
}

const lettersOrDigits = /[\p{L}\p{N}]/u

/** How often a name stands in a text, as words of its own; both in small letters. */
function countOf(small: string, said: string): number {
  let count = 0
  for (let at = said.indexOf(small); at >= 0; at = said.indexOf(small, at + small.length)) {
    const edges = `${said[at - 1] ?? " "}${said[at + small.length] ?? " "}`
    if (!lettersOrDigits.test(edges)) count++
  }
  return count
}

const anyCapital = /\p{Lu}/u
// Looked for from the first letter alone, or a long word would be read once for each of its letters.
const severalCapitals = /^\P{L}*\p{L}.*\p{Lu}/u
const joinedWords = /(?<!\p{L})\p{L}+-/gu
/** Words with capitals, one after the other. */
const capitals = /^[\p{Lu}\p{N}][^\s]*(?:\s+\p{Lu}[^\s]*)*/u

/**
 * A word that is written as a name in the middle of a sentence, on one side only. Where every noun has a capital, a name
 * is what has several, or what a title stands before. The full name of a thing that had its name in small letters is none.
 */
export function isName(
  word: Word,
  text: string,
  inOther: ReadonlySet<string>,
  smallInOther: ReadonlySet<string>,
  language: Language,
): boolean {
  if (!word.spelling.capital || smallInOther.has(word.spelling.small)) return false
  if (/[.!?:]/.test(text[endBefore(text, word.from, spaceAtMost) - 1] ?? "")) return false
  if (language.nounsAreCapital) {
    const titled = language.titles.some((title) =>
      new RegExp(`\\b${title}\\.?\\s+$`, "u").test(text.slice(Math.max(0, word.from - spaceAtMost), word.from)),
    )
    return titled || severalCapitals.test(word.spelling.text.replace(joinedWords, ""))
  }
  const run = capitals.exec(text.slice(runFrom(text, word.from)))?.[0] ?? word.spelling.text
  return !inOther.has(wordsOf(run).at(-1)?.spelling.small ?? "")
}

/** Work limit: so much is read for the sign that ends the sentence before a word. */
const spaceAtMost = 200

/** Where the text before a position ends, spaces aside; so many are looked at. */
function endBefore(text: string, position: number, atMost = position): number {
  let at = position
  while (at > 0 && position - at < atMost && isSpace(text, at - 1)) at--
  return at
}

/** Where the words with capitals begin that lead to this one: a capital, no sign that ends a sentence, spaces; and so on. */
function runFrom(text: string, from: number): number {
  for (let at = from; ; ) {
    const end = endBefore(text, at)
    let start = end
    while (start > 0 && !/[\s.!?:]/.test(text[start - 1]!)) start--
    const capital = end < at ? text.slice(start, end).search(anyCapital) : -1
    if (capital < 0) return at
    at = start + capital
    if (capital > 0 || start === 0 || !isSpace(text, start - 1)) return at
  }
}
