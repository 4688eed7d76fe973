// How much it weighs that words of a text became others: numbers, duties, negations, names and who acts; then what is said.
import { housekeepingIn, type Language, numberOf, setOf } from "./language/language"
import type { Severity } from "./patch"
import { plainSigns } from "./spelling"
import { type Word, wordsOf } from "./words"

export type Judgement = { readonly severity: Severity; readonly reasons: readonly string[] }
export const judge = (severity: Severity, ...reasons: string[]): Judgement => ({ severity, reasons })

/** So many words that took the place of others are another way to say it, when none of them weighs by itself. */
const fewWords = 2

/**
 * Words that changed inside a text that stayed. Compared as counts: a sentence that keeps its "must" is not major for it.
 * `names` are the company's own: its people, roles, systems.
 */
export function ofWords(
  before: string,
  after: string,
  language: Language | null,
  names: readonly string[] = [],
): Judgement {
  if (housekeepingIn(before, language) && housekeepingIn(after, language)) return judge("minor", "housekeeping")
  if (plainSigns(before) === plainSigns(after)) return judge("cosmetic", "typography")
  const was = unnumbered(before, language)
  const now = unnumbered(after, language)
  if (was !== before || now !== after)
    return was === now ? judge("minor", "renumbered") : ofWords(was, now, language, names)

  const olds = lettersOf(before)
  const nexts = lettersOf(after)
  const gone = minus(olds, nexts, language)
  const came = minus(nexts, olds, language)
  const changed = [...gone, ...came]
  if (signs(before) !== signs(after)) return judge("major", "number")
  if (changed.length === 0) {
    if (numbersIn(olds, language) !== numbersIn(nexts, language)) return judge("major", "number")
    const said = (words: readonly Word[], key: (text: string) => string) =>
      words.map((word) => key(word.text)).join(" ")
    const same = (key: (text: string) => string) => said(olds, key) === said(nexts, key)
    if (same((text) => plainSigns(text))) return judge("cosmetic", "punctuation")
    return same((text) => numberOf(text, language) ?? text) ? judge("minor", "wording") : judge("normal", "order")
  }
  const together = (words: readonly Word[]) => words.map((word) => word.text.replace(/[-‑]/g, "")).join("")
  if (/\p{L}/u.test(together(gone)) && together(gone).toLowerCase() === together(came).toLowerCase())
    return gone.length === came.length && !/[-‑]/.test(changed.map((word) => word.text).join(""))
      ? judge("cosmetic", "capitals")
      : judge("minor", "spelling")
  const reasons = new Set<string>()
  if (changed.some((word) => /\p{N}/u.test(word.text))) reasons.add("number")
  if (isNamedOtherwise(names, before, after)) reasons.add("name")
  const both: Both = { before, after, olds, nexts }
  if (language) for (const reason of weighty(gone, came, both, language)) reasons.add(reason)
  if (reasons.size > 0) return judge("major", ...reasons)
  const lower = (words: readonly Word[]) =>
    words
      .map((word) => word.spelling.small)
      .sort()
      .join(" ")
  if (lower(olds) === lower(nexts)) return judge("cosmetic", "capitals")
  if (!language) return judge("normal", "unknown language")
  if (gone.length === 1 && came.length === 1 && isTypo(gone[0]!.text, came[0]!.text)) return judge("minor", "spelling")
  return ofMeaning(gone, came, both, language)
}

/** Two texts, and their words. */
interface Both {
  readonly before: string
  readonly after: string
  readonly olds: readonly Word[]
  readonly nexts: readonly Word[]
}

/** What the words themselves say: numbers, times, negations, duties, names, and who acts. */
function weighty(gone: readonly Word[], came: readonly Word[], both: Both, language: Language) {
  const reasons: string[] = []
  const changed = [...gone, ...came]
  const small = changed.map((word) => word.spelling.plain.toLowerCase())
  const has = (list: readonly string[]) => {
    const set = setOf(list)
    return small.some((word) => set.has(word))
  }
  if (has(language.numbers) || has(language.times)) reasons.push("number")
  if (has(language.negations) || small.some((word) => /n't$/.test(word))) reasons.push("negation")
  if (language.duties.some((duty) => timesIn(gone, duty) !== timesIn(came, duty)) || has(language.limits))
    reasons.push("obligation")
  const [lost, added] = meaning(gone, came, language)
  const actors = setOf(language.actors)
  if (lost.some((word) => actors.has(word)) || added.some((word) => actors.has(word))) reasons.push("actor")
  const named = (words: readonly Word[], text: string, others: readonly Word[]) => {
    const capital = words.filter((word) => word.from > 0 && /^\p{Lu}/u.test(word.text))
    if (capital.length === 0) return false
    const said = new Set(others.map((word) => word.text))
    const small = new Set(others.map((word) => word.spelling.small))
    return capital.some((word) => isName(word, text, said, small, language) && !restemmed(word, changed))
  }
  if (named(gone, both.before, both.nexts) || named(came, both.after, both.olds)) reasons.push("name")
  return reasons
}

function timesIn(words: readonly Word[], list: readonly string[]): number {
  const set = setOf(list)
  let times = 0
  for (const word of words) if (set.has(word.spelling.small)) times++
  return times
}

/** Words that mean something, when none of them weighs by itself. */
function ofMeaning(
  gone: readonly Word[],
  came: readonly Word[],
  { before, after, olds, nexts }: Both,
  language: Language,
): Judgement {
  const [lost, added] = meaning(gone, came, language)
  if (lost.length + added.length === 0) return judge("minor", "wording")
  const inText = (word: Word, text: string) => /[@]|https?:|www\./.test(around(word, text))
  if (gone.some((word) => inText(word, before)) || came.some((word) => inText(word, after)))
    return judge("major", "address")
  const stands = (words: readonly Word[]) => words.some((word) => language.pronouns.includes(word.text.toLowerCase()))
  const pronoun = (lost.length === 0 && stands(gone)) || (added.length === 0 && stands(came))
  if (pronoun && lost.length + added.length <= fewWords) return judge("normal", "wording")
  const unsaidIn = (words: readonly string[], others: readonly Word[]) => {
    const small = others.map((other) => other.text.toLowerCase())
    return words.filter((word) => !small.some((other) => sameStem(word, other)))
  }
  const unsaid = unsaidIn(lost, nexts)
  const fresh = unsaidIn(added, olds)
  if (unsaid.length + fresh.length === 0) return judge("normal", "wording")
  const replaced = lost.length === added.length && lost.length <= fewWords
  const single = lost.length + added.length === 1
  return replaced || single ? judge("normal", "wording") : judge("major", "content")
}

/** Changed words that mean something, in small letters, without those that only changed their ending. */
function meaning(gone: readonly Word[], came: readonly Word[], language: Language): [string[], string[]] {
  const little = [setOf(language.fillers), ...language.duties.map(setOf)]
  const content = (words: readonly Word[]) =>
    words.map((word) => word.spelling.small).filter((word) => !little.some((list) => list.has(word)))
  const lost = content(gone)
  const added = content(came)
  for (const word of [...lost]) {
    const at = added.findIndex((other) => sameStem(word, other))
    if (at < 0) continue
    added.splice(at, 1)
    lost.splice(lost.indexOf(word), 1)
  }
  return [lost, added]
}

function lettersOf(text: string): Word[] {
  const words: Word[] = []
  for (const word of wordsOf(text)) if (word.spelling.letters) words.push(word)
  return words
}

/** Without the number an item or a heading is counted by; "2. March" and "3 vans" are no such number. */
function unnumbered(text: string, language: Language | null): string {
  const counted = /^\s*(?:\d{1,3}[.)]|\(?[a-z]\)|\d+(?:\.\d+)+[.)]?)\s+(?=(\p{L}+))/u.exec(text)
  const month = language?.times.includes((counted?.[1] ?? "").toLowerCase())
  return counted && !month ? text.slice(counted[0].length) : text
}

/** Whether a changed word only changed its ending. */
const restemmed = (word: Word, changed: readonly Word[]) =>
  changed.some((other) => other !== word && sameStem(other.text.toLowerCase(), word.text.toLowerCase()))

const sameStem = (one: string, other: string) => {
  let shared = 0
  while (shared < one.length && one[shared] === other[shared]) shared++
  return shared >= Math.max(3, Math.max(one.length, other.length) - 3)
}

/** The unbroken text a word stands in: an address is one thing. */
const around = (word: Word, text: string) =>
  `${text.slice(0, word.from).split(/\s/).at(-1)}${word.text}${text.slice(word.to).split(/\s/, 1)[0]}`

/** Words of one text that the other has not (or not so often). A number is the same in words and in digits. */
function minus(some: readonly Word[], others: readonly Word[], language: Language | null): Word[] {
  const key = ({ spelling }: Word) => numberOf(spelling.small, language) ?? spelling.plain
  let same = 0
  while (some[same] && some[same]!.spelling === others[same]?.spelling) same++
  const counts = new Map<string, number>()
  for (let at = same; at < others.length; at++) {
    const own = key(others[at]!)
    counts.set(own, (counts.get(own) ?? 0) + 1)
  }
  const left: Word[] = []
  for (let at = same; at < some.length; at++) {
    const own = key(some[at]!)
    const count = counts.get(own) ?? 0
    if (count > 0) counts.set(own, count - 1)
    else left.push(some[at]!)
  }
  return left
}

const numbersIn = (words: readonly Word[], language: Language | null) =>
  words
    .map((word) => (/\p{N}/u.test(word.text) ? word.text : numberOf(word.text, language)))
    .filter((each) => each !== null)
    .join(" ")

/** Signs that make a number another number. */
const signs = (text: string) => (/[€$£¥%]/.test(text) ? signsIn(text) : "")
const signsIn = (text: string) =>
  (text.match(/[€$£¥%]\s?\d[\d.,]*|\d[\d.,]*(\s?[€$£¥%])?/gu) ?? []).filter((one) => /[€$£¥%]/u.test(one)).join(" ")

/** Whether one of two texts gets or loses a name. */
function isNamedOtherwise(names: readonly string[], before: string, after: string): boolean {
  if (names.length === 0) return false
  const was = before.toLowerCase()
  const now = after.toLowerCase()
  return names.some((name) => {
    const small = name.trim().toLowerCase()
    return small !== "" && countOf(small, was) !== countOf(small, now)
  })
}

/** How often a name stands in a text, as words of its own; both in small letters. */
function countOf(small: string, said: string): number {
  let count = 0
  for (let at = said.indexOf(small); at >= 0; at = said.indexOf(small, at + small.length)) {
    const edges = `${said[at - 1] ?? " "}${said[at + small.length] ?? " "}`
    if (!/[\p{L}\p{N}]/u.test(edges)) count++
  }
  return count
}

/**
 * A word that is written as a name in the middle of a sentence, on one side only. Where every noun has a capital, a name
 * is what has several, or what a title stands before. The full name of a thing that had its name in small letters is none.
 */
function isName(
  word: Word,
  text: string,
  inOther: ReadonlySet<string>,
  smallInOther: ReadonlySet<string>,
  language: Language,
): boolean {
  if (!/^\p{Lu}/u.test(word.text) || smallInOther.has(word.text.toLowerCase())) return false
  if (/[.!?:]\s*$/.test(text.slice(Math.max(0, word.from - spaceAtMost), word.from))) return false
  if (language.nounsAreCapital) {
    const titled = language.titles.some((title) =>
      new RegExp(`\\b${title}\\.?\\s+$`, "u").test(text.slice(0, word.from)),
    )
    return titled || /\p{L}.*\p{Lu}/u.test(word.text.replace(/[\p{L}]+-/gu, ""))
  }
  const run = /^[\p{Lu}\p{N}][^\s]*(?:\s+\p{Lu}[^\s]*)*/u.exec(text.slice(runFrom(text, word.from)))?.[0] ?? word.text
  return !inOther.has(lettersOf(run).at(-1)?.text.toLowerCase() ?? "")
}

/** Work limit: so much is read for the sign that ends the sentence before a word. */
const spaceAtMost = 200

/** Where the words with capitals begin that lead to this one. */
function runFrom(text: string, from: number): number {
  const before = /(?:\p{Lu}[^\s.!?:]*\s+)+$/u.exec(text.slice(0, from))
  return before ? before.index : from
}

/** Work limit: what is longer than this is no word. */
const signsAtMost = 80

/** One slip of the finger: one sign more, less, other or swapped; two in long words. */
export function isTypo(one: string, other: string): boolean {
  const a = one.toLowerCase()
  const b = other.toLowerCase()
  if (Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 2) return false
  const most = Math.max(a.length, b.length) > 7 ? 2 : 1
  if (a.length > signsAtMost) return false
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, rows[i - 2]![j - 2]! + 1)
      row.push(best)
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]! <= most
}
