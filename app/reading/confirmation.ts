// Whether a reader's word that they read one change is taken. It consumes an opening of exactly what they were shown.

/** Why a confirmation is not taken. The last six belong to careful reading, checks and "I read it, but …". */
export type Refusal =
  | "absent"
  | "not-opened"
  | "superseded"
  | "too-soon"
  | "not-revealed"
  | "not-new"
  | "none-chosen"
  | "wrong-answer"
  | "text-missing"
  | "nobody-between"

/** The answer each refusal goes out with. */
export const refusalStatus: Record<Refusal, 404 | 409 | 422> = {
  absent: 404,
  "not-opened": 409,
  superseded: 409,
  "too-soon": 422,
  "not-revealed": 422,
  "not-new": 422,
  "none-chosen": 422,
  "wrong-answer": 422,
  "text-missing": 422,
  "nobody-between": 422,
}

/** What a reader asks: this change, with the opening and the content they hold, at this hour (ms). */
export type Asked = {
  readonly personId: string
  readonly fp: string
  readonly openingId: string
  readonly shownHash: string
  /** The place of the answer they chose, where the change has a check. */
  readonly answer?: number | null
  readonly at: number
}

/** An opening as it lies in the store. */
export type Opening = {
  readonly id: string
  readonly personId: string
  readonly versionId: string
  readonly changeFp: string
  readonly shownHash: string
}

export type Facts = {
  /** The version that applies now. */
  readonly currentVersionId: string
  /** The opening asked with, whoever's it is; null when there is none. */
  readonly opening: Opening | null
  /** The confirmation that consumed this opening, and whether it was taken back. */
  readonly consumedBy: { readonly id: string; readonly undone: boolean } | null
  /** The change as it stands in this person's reading; null when it is not in it. */
  readonly change: {
    readonly shownHash: string
    readonly words: number
    /** Where it is left for careful reading: hash of what is served before it is revealed, and whether it was. */
    readonly careful?: { readonly concealedHash: string; readonly revealed: boolean } | null
    /** Where it has a check: the place of the right answer for this opening. */
    readonly check?: { readonly right: number; readonly explanation: string } | null
  } | null
  /** A confirmation of this change through another opening, not taken back. */
  readonly readBy: string | null
  /** This person's last opening or confirmation anywhere in the company (ms). */
  readonly lastAt: number | null
}

export type Refused = {
  readonly refused: Refusal
  readonly words?: number
  /** Why another answer is right; none when no answer was chosen. */
  readonly explanation?: string
  /** What was chosen, so that it stays: the place of an answer, or of a sentence. */
  readonly chosen?: number | null
}
export type Decision = { readonly confirm: true; readonly answered?: true } | { readonly again: string } | Refused

/** Milliseconds that must have passed since the last opening or confirmation: 0.15 s a word, at least 2 s, at most 20 s. */
export const floorMs = (words: number): number => Math.min(Math.max(words * 150, 2_000), 20_000)

/**
 * Takes the confirmation (`confirm`), knows it already (`again`, with its id: the same opening sent twice, or the
 * change read through another one), or refuses it. Somebody else's opening is the same as none, and so is
 * one whose confirmation was taken back.
 */
export function decideConfirmation(facts: Facts, asked: Asked): Decision {
  const { opening, change } = facts
  if (!opening || opening.personId !== asked.personId) return { refused: change ? "not-opened" : "absent" }
  if (opening.changeFp !== asked.fp) return { refused: "not-opened" }
  if (facts.consumedBy) return facts.consumedBy.undone ? { refused: "not-opened" } : { again: facts.consumedBy.id }
  if (opening.versionId !== facts.currentVersionId) return { refused: "superseded" }
  if (!change) return { refused: "absent" }
  const { careful = null, check = null } = change
  if (careful && !careful.revealed) return { refused: "not-revealed" }
  const holds = opening.shownHash === asked.shownHash || opening.shownHash === careful?.concealedHash
  if (!holds || change.shownHash !== asked.shownHash) return { refused: "not-opened" }
  if (facts.readBy !== null) return { again: facts.readBy }
  if (check) return decideAnswer(check, asked.answer ?? null)
  if (facts.lastAt === null || asked.at - facts.lastAt < floorMs(change.words))
    return { refused: "too-soon", words: change.words }
  return { confirm: true }
}

/** A right answer stands in for the floor. */
function decideAnswer({ right, explanation }: { right: number; explanation: string }, chosen: number | null): Decision {
  if (chosen === right) return { confirm: true, answered: true }
  return chosen === null ? { refused: "wrong-answer" } : { refused: "wrong-answer", explanation, chosen }
}

/** Whether a confirmation can be taken back: it is this person's, not yet taken back, and its version still applies. */
export function decideUndo(
  confirmation: { personId: string; versionId: string; undone: boolean } | null,
  asked: { personId: string; currentVersionId: string },
): { undo: true } | { again: true } | { refused: "absent" | "superseded" } {
  if (!confirmation || confirmation.personId !== asked.personId) return { refused: "absent" }
  if (confirmation.undone) return { again: true }
  if (confirmation.versionId !== asked.currentVersionId) return { refused: "superseded" }
  return { undo: true }
}

/** What the reader is told; `what` is the newer version for what came too late. */
export function refusalSentence(refused: Refused, newer?: string): string {
  switch (refused.refused) {
    case "too-soon":
      return `Take one more look: ${refused.words === 1 ? "1 word" : `${refused.words} words`} changed here.`
    case "superseded":
      return newer
        ? `Version ${newer} came out while you read. This is how the change stands now.`
        : "A new version came out while you read."
    case "not-opened":
      return "Open this change first, then confirm that you have read it."
    case "not-revealed":
      return "Find what is new first, or have it shown."
    case "wrong-answer":
      return refused.explanation === undefined ? "Choose an answer first." : `Not quite. ${refused.explanation}`
    case "not-new":
      return "Not this one: it is as you know it. Look again, or have it shown."
    case "none-chosen":
      return "Choose a sentence first, or have it shown."
    case "text-missing":
      return "Please write one sentence."
    case "nobody-between":
      return "Your company has no consultant to go between any more. Choose again who sees it."
    case "absent":
      return "This change is not on your list."
  }
}
