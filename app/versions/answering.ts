// Questions and objections that a version answers: ticked on the publish page, each with one sentence to whoever raised it.
import { listed } from "../ui/text"
import type { Problem, ToAnswer, VersionFields } from "./review-page"

export type Answer = { readonly number: number; readonly text: string }
export type Answered = Pick<ToAnswer, "number" | "what">

/** What is ticked, in the order of the numbers, with what was written beside it. */
export const answersIn = ({ answering, replies }: Pick<VersionFields, "answering" | "replies">): Answer[] =>
  [...new Set(answering)]
    .map((number) => ({ number: Number(number), text: (replies[number] ?? "").trim() }))
    .toSorted((a, b) => a.number - b.number)

/** What is ticked without a word to its reader. What does not wait any more is not asked for (see `answeredElsewhere`). */
export function missingReplies(version: VersionFields, open: readonly ToAnswer[]): Problem[] {
  return answersIn(version).flatMap(({ number, text }): Problem[] => {
    const asked = open.find((one) => one.number === number)
    const sentence = `Say in one sentence how this version answers ${asked?.what} ${number}: its reader gets it.`
    return asked && text === "" ? [{ at: "replies", fp: null, number, sentence }] : []
  })
}

/** What was ticked and got its reply meanwhile: told before it is published, because it would not be answered by this. */
export function answeredElsewhere(version: VersionFields, open: readonly ToAnswer[]): Problem[] {
  const gone = answersIn(version).filter(({ number }) => !open.some((one) => one.number === number))
  return gone.map(({ number }) => ({
    ...{ at: "replies", fp: null, number },
    sentence: `Number ${number} got a reply meanwhile and does not wait any more. Publish again to go on without it.`,
  }))
}

/** "Answers objections 3 and 7 and question 4."; null where it answers none. */
export function answersSentence(answered: readonly Answered[]): string | null {
  const named = (what: Answered["what"]) => {
    const numbers = answered.flatMap((one) => (one.what === what ? [one.number] : [])).sort((a, b) => a - b)
    if (numbers.length === 0) return []
    return [`${what}${numbers.length === 1 ? "" : "s"} ${listed(numbers.map(String))}`]
  }
  const told = [...named("objection"), ...named("question")]
  return told.length === 0 ? null : `Answers ${told.join(" and ")}.`
}
