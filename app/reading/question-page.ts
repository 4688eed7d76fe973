// What the page of one question is made of.
import type { QuestionSeen } from "./question-seen"

export type QuestionPage = {
  readonly person: { readonly name: string }
  readonly legend: { readonly id: string; readonly title: string }
  readonly question: QuestionSeen
  /** Whom an author may hand it to; empty for who may not. */
  readonly authors: readonly { readonly id: string; readonly name: string }[]
  readonly today: string
}

/** "Objection 3: The sales coordinator makes the first call – Reread" */
export function questionTitle(page: QuestionPage | undefined): string {
  if (!page) return "Reread"
  const { question } = page
  const about = question.change.title && `: ${question.change.title}`
  return `${headOf(question)}${about} – Reread`
}

/** "Objection 3", "Question 4": as its page is called. */
export const headOf = ({ what, number }: Pick<QuestionSeen, "what" | "number">) =>
  what === "objection" ? `Objection ${number}` : `Question ${number}`
