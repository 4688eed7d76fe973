// Careful reading: whether a guess found what is new. A guess that did not is answered and forgotten: nothing keeps it.
import type { Careful } from "../versions/shown"
import type { Opening, Refusal } from "./confirmation"

/** What a reader asks: a sentence they chose (its index; null for none), or to be shown what is new. */
export type Guess = { readonly sentence: number | null } | "show"

export type RevealFacts = {
  /** The version that applies now. */
  readonly currentVersionId: string
  /** The opening asked with, whoever's it is, not consumed by a confirmation; null when there is none. */
  readonly opening: Opening | null
  /** The passage of the change in this person's reading; null when the change is not in it, or was not left unmarked. */
  readonly careful: Careful | null
  /** Whether it was revealed to them before. */
  readonly revealed: boolean
}

export type RevealRefusal = Extract<Refusal, "absent" | "not-opened" | "superseded" | "not-new" | "none-chosen">
export type RevealDecision =
  | { readonly reveal: "found" | "shown" }
  | { readonly again: true }
  | { readonly refused: RevealRefusal }

/** Reveals the change (`found`, or `shown` to who asked for it), knows it already (`again`), or refuses. */
export function decideReveal(
  { currentVersionId, opening, careful, revealed }: RevealFacts,
  asked: { readonly personId: string; readonly fp: string; readonly guess: Guess },
): RevealDecision {
  if (!opening || opening.personId !== asked.personId) return { refused: careful ? "not-opened" : "absent" }
  if (opening.changeFp !== asked.fp) return { refused: "not-opened" }
  if (opening.versionId !== currentVersionId) return { refused: "superseded" }
  if (!careful) return { refused: "absent" }
  if (revealed) return { again: true }
  if (asked.guess === "show") return { reveal: "shown" }
  if (asked.guess.sentence === null) return { refused: "none-chosen" }
  return careful.sentences[asked.guess.sentence]?.changed ? { reveal: "found" } : { refused: "not-new" }
}
