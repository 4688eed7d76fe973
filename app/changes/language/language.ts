// What severity knows of a language: words that change what somebody must do. Data, one file for each language.
export interface Language {
  readonly code: string
  /** Not, never, without, only: who and what is in or out. */
  readonly negations: readonly string[]
  /** Must, may, should: words of one list say the same; from one list to another is another duty. */
  readonly duties: readonly (readonly string[])[]
  /** Within, until, at least: how long and how much at most. */
  readonly limits: readonly string[]
  /** Numbers written out, from 0 to 20 where the place is the value, and other words of number and time. */
  readonly numbers: readonly string[]
  readonly times: readonly string[]
  /** Stamps, versions, credits: a sentence with one of these is housekeeping. Regular expressions without flags. */
  readonly housekeeping: readonly string[]
  /** Headings of sections that are housekeeping all through. Regular expressions without flags. */
  readonly records: readonly string[]
  /** Who acts: another one there is another story. */
  readonly actors: readonly string[]
  /** Pointers and courtesies: text that tells nobody to do anything. Regular expressions without flags. */
  readonly courtesies: readonly string[]
  /** Or: what stands behind it is allowed, or meant, as well. */
  readonly alternatives: readonly string[]
  /** Words that carry no meaning of their own. */
  readonly fillers: readonly string[]
  /** Those of them that stand for something said elsewhere. */
  readonly pronouns: readonly string[]
  /** In this language every noun has a capital: a capital says nothing about names. */
  readonly nounsAreCapital: boolean
  /** What stands before a person's name. */
  readonly titles: readonly string[]
}

type Test = (text: string) => boolean
const compiled = new WeakMap<readonly string[], Test>()
/** The patterns in two expressions: what stands at the beginning is not looked for at each sign. */
function testOf(patterns: readonly string[]): Test {
  const known = compiled.get(patterns)
  if (known) return known
  const opening = anyOf(patterns.filter((pattern) => pattern.startsWith("^")))
  const inside = anyOf(patterns.filter((pattern) => !pattern.startsWith("^")))
  const made = (text: string) => opening(text) || inside(text)
  compiled.set(patterns, made)
  return made
}

/** Capitals aside. Only where letters of all scripts are meant by their kind is it an expression of code points: that is slow. */
function anyOf(patterns: readonly string[]): Test {
  if (patterns.length === 0) return () => false
  const all = patterns.map((pattern) => `(?:${pattern})`).join("|")
  const expression = new RegExp(all, all.includes("\\p{") ? "iu" : "i")
  return (text) => expression.test(text)
}

const matches = (patterns: readonly string[] | undefined, text: string): boolean =>
  patterns !== undefined && testOf(patterns)(text.trim())

/** A row of a revision table: a version number first, a date in it. */
const revisionRow = /^v?\d+(\.\d+)+\s*\|.*\b\d{2,4}\b/u

/** Whether a text is a stamp, a version line, a credit, or a row of a revision table. */
export const housekeepingIn = (text: string, language: Language | null): boolean =>
  revisionRow.test(text.trim()) || matches(language?.housekeeping, text)

/** A date, or where one will stand: in digits, or x for each of them. */
const dated = /(?:19|20)\d\d|\d[./-]\d|xx/iu
const inBrackets = / ?\(([^()]*)\)/g

/** Whether all of a text is a dated stamp in brackets: "(last updated 2021-03-04)". */
export const isStamp = (text: string, language: Language | null): boolean =>
  text.trim() !== "" && unstamped(text, language).trim() === ""

/** Whether two texts are the same, their dated stamps in brackets aside, or nothing but housekeeping. */
export const isKeptAs = (before: string, after: string, language: Language | null): boolean =>
  (housekeepingIn(before, language) && housekeepingIn(after, language)) ||
  ((before.includes("(") || after.includes("(")) &&
    before !== after &&
    unstamped(before, language).trim() === unstamped(after, language).trim())

const unstamped = (text: string, language: Language | null) =>
  text.replace(inBrackets, (all, inside: string) => (dated.test(inside) && housekeepingIn(inside, language) ? "" : all))

/** Whether a heading opens a section of references, credits or revisions. */
export const isRecord = (heading: string, language: Language | null): boolean =>
  matches(language?.records, heading.replace(/^[\d.\s]+/, ""))

/** Whether a sentence only points to another text, or is only courtesy. */
export const courtesyIn = (text: string, language: Language | null): boolean => matches(language?.courtesies, text)

/** A number in digits, also when it is written out; null for other words. */
export function numberOf(word: string, language: Language | null): string | null {
  if (!language || word.length > longestNumber) return null
  return numbersOf(language).get(word.toLowerCase()) ?? null
}

const writtenNumbers = new WeakMap<Language, ReadonlyMap<string, string>>()
function numbersOf(language: Language): ReadonlyMap<string, string> {
  const known = writtenNumbers.get(language)
  if (known) return known
  const made = new Map<string, string>()
  for (const [value, word] of language.numbers.slice(0, 21).entries())
    if (!made.has(word)) made.set(word, String(value))
  writtenNumbers.set(language, made)
  return made
}

/** What a word is in a language, as bits: it may be several things at once. From `duty` on a bit for each list of duties. */
export const isA = { filler: 1, number: 2, negation: 4, limit: 8, actor: 16, pronoun: 32, duty: 64 } as const

const weights = new WeakMap<Language, ReadonlyMap<string, number>>()
/** For each word of the lists, in small letters, what it is; all others are nothing of this. */
export function weightsOf(language: Language): ReadonlyMap<string, number> {
  const known = weights.get(language)
  if (known) return known
  const made = new Map<string, number>()
  const put = (list: readonly string[], bit: number) => {
    for (const word of list) made.set(word, (made.get(word) ?? 0) | bit)
  }
  put(language.fillers, isA.filler)
  put([...language.numbers, ...language.times], isA.number)
  put(language.negations, isA.negation)
  put(language.limits, isA.limit)
  put(language.actors, isA.actor)
  put(language.pronouns, isA.pronoun)
  for (const [at, duty] of language.duties.entries()) put(duty, isA.duty << at)
  weights.set(language, made)
  return made
}

const sets = new WeakMap<readonly string[], ReadonlySet<string>>()
/** A word list as a set; each is made once. */
export function setOf(list: readonly string[]): ReadonlySet<string> {
  const known = sets.get(list)
  if (known) return known
  const made = new Set(list)
  sets.set(list, made)
  return made
}

/** Signs of the longest of the numbers from 0 to 20, in any language. */
const longestNumber = 12
