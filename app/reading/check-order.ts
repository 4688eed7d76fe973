// The answers of a check in an order of its own for each opening: the same on every page of it, and no answer's place is known
// to somebody else.
import { createHash } from "node:crypto"
import type { Check } from "../versions/shown"

/** Indexes of the answers in the order this opening shows them. */
export function orderFor({ answers }: Check, openingId: string): number[] {
  const weight = (index: number) => createHash("sha256").update(`${openingId} ${index}`).digest("hex")
  return answers.map((_, index) => index).sort((a, b) => (weight(a) < weight(b) ? -1 : 1))
}

/** What a reader sees of a check: never which answer is right, nor why. */
export type Asking = { readonly question: string; readonly answers: readonly string[] }

/** The check as this opening shows it. */
export const askingOf = (check: Check, openingId: string): Asking => ({
  question: check.question,
  answers: orderFor(check, openingId).map((index) => check.answers[index] ?? ""),
})

/** The place of the right answer in that order. */
export const rightPlace = (check: Check, openingId: string): number => orderFor(check, openingId).indexOf(check.right)
