// What severity knows of a language: words that change what somebody must do. Data, one file for each language.
export interface Language {
  readonly code: string
  /** Not, never, without, only: who and what is in or out. */
  readonly negations: readonly string[]
  /** Must, may, within: what is asked or allowed, and until when. */
  readonly obligations: readonly string[]
  /** Numbers written out, from 0 upwards where the place is the value, and other words of number and time. */
  readonly numbers: readonly string[]
  readonly times: readonly string[]
  /** Stamps, versions, credits: a sentence with one of these is housekeeping. Regular expressions without flags. */
  readonly housekeeping: readonly string[]
  /** Who acts: another one there is another story. */
  readonly actors: readonly string[]
  /** Pointers and courtesies: text that tells nobody to do anything. Regular expressions without flags. */
  readonly courtesies: readonly string[]
  /** Words that carry no meaning of their own. */
  readonly fillers: readonly string[]
  /** In this language every noun has a capital: a capital says nothing about names. */
  readonly nounsAreCapital: boolean
}

const matches = (patterns: readonly string[] | undefined, text: string) =>
  patterns?.some((pattern) => new RegExp(pattern, "iu").test(text.trim())) ?? false

/** A row of a revision table: a version number first, a date in it. */
const revisionRow = /^v?\d+(\.\d+)+\s*\|.*\b\d{2,4}\b/u

/** Whether a text is a stamp, a version line, a credit, or a row of a revision table. */
export const housekeepingIn = (text: string, language: Language | null): boolean =>
  revisionRow.test(text.trim()) || matches(language?.housekeeping, text)

/** Whether a text only points to another one, or is only courtesy. */
export const courtesyIn = (text: string, language: Language | null): boolean => matches(language?.courtesies, text)
