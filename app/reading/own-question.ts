// What a reader raised about a change, as their own pages tell it.
import { calledBy, type What } from "./question"

/** One of their own questions: about which change, and how often somebody replied. */
export type Own = {
  readonly fp: string
  readonly number: number
  readonly what: What
  readonly text: string
  readonly replies: number
}

/** "Your objection 3 waits for a reply", "There is a reply to your question 4" */
export const ownSentence = (own: Own): string =>
  own.replies > 0 ? `There is a reply to your ${calledBy(own)}` : `Your ${calledBy(own)} waits for a reply`
