// The author's question at a change, as it stands in the form of the publish page, and when it is whole.
import type { Check } from "./shown"

/** The places of answers in the form, in their order. */
export const answerPlaces = ["1", "2", "3", "4"] as const

/** What an author typed: texts by place, and the place of the right one. */
export type CheckFields = {
  readonly question: string
  readonly answers: Readonly<Record<string, string>>
  readonly right: string
  readonly explanation: string
}

export const noCheck: CheckFields = { question: "", answers: {}, right: "", explanation: "" }

const placesOf = ({ answers }: CheckFields) => answerPlaces.filter((place) => (answers[place] ?? "").trim() !== "")

/** Whether anything of a question is written. The place that is ticked says nothing alone. */
export const hasCheck = (fields: CheckFields): boolean =>
  [fields.question, fields.explanation].some((text) => text.trim() !== "") || placesOf(fields).length > 0

/** The check as readers get it; null while it is not whole. */
export function checkOf(fields: CheckFields): Check | null {
  if (!hasCheck(fields) || missingIn(fields).length > 0) return null
  const places = placesOf(fields)
  return {
    question: fields.question,
    answers: places.map((place) => fields.answers[place] ?? ""),
    right: places.findIndex((place) => place === fields.right),
    explanation: fields.explanation,
  }
}

type Missing = { readonly at: "question" | "answers" | "explanation"; readonly sentence: string }

/** What a question that was begun still needs, each as a sentence at its field. */
export function missingIn(fields: CheckFields): Missing[] {
  if (!hasCheck(fields)) return []
  const places = placesOf(fields)
  const texts = places.map((place) => (fields.answers[place] ?? "").trim().toLowerCase())
  const missing: Missing[] = []
  const about = (at: Missing["at"], sentence: string) => missing.push({ at, sentence })
  if (fields.question.trim() === "") about("question", "Write the question, or take its answers out.")
  if (places.length < 2) about("answers", "A question needs two answers at least.")
  else if (new Set(texts).size < texts.length) about("answers", "Two answers say the same.")
  else if (!places.some((place) => place === fields.right)) about("answers", "Say which answer is right.")
  if (fields.explanation.trim() === "")
    about("explanation", "Say why that answer is right: who chose another one reads it.")
  return missing
}
