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
  /** Words that carry no meaning of their own. */
  readonly fillers: readonly string[]
  /** In this language every noun has a capital: a capital says nothing about names. */
  readonly nounsAreCapital: boolean
}

/** Whether a text is a stamp, a version line or a credit. */
export const housekeepingIn = (text: string, language: Language | null): boolean =>
  language?.housekeeping.some((pattern) => new RegExp(pattern, "iu").test(text.trim())) ?? false
