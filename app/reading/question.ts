// "I read it, but …": what a reader may add to a confirmation, in whose name, and what may stand in the way.
import { z } from "zod"
import type { Names } from "../people/person"
import { cut } from "../ui/text"

export const whats = ["question", "objection"] as const
export type What = (typeof whats)[number]

/** The four forces that hold a company back, by the words in which a reader is offered them. */
export const forces = [
  "organizational_focus",
  "maintaining_the_status_quo",
  "competitor_focus",
  "misplaced_accountability",
] as const
export type Force = (typeof forces)[number]

export const forceWords: Record<Force, string> = {
  organizational_focus: "It follows our departments, not the customer",
  maintaining_the_status_quo: "The way we do it now works",
  competitor_focus: "We copy a competitor",
  misplaced_accountability: "It makes the wrong people answerable",
}

/**
 * Who hears whose it is. `name`: authors and consultants; `unnamed`: authors hear it without a name, where the company
 * shows teams only; `consultant`: the consultant alone, and authors what the consultant passes on.
 */
export const voices = ["name", "unnamed", "consultant"] as const
export type Voice = (typeof voices)[number]

export const longestText = 2000

/** What somebody typed: with one kind of line end and nothing around it. */
export const Sentence = z.string().transform((text) => cut(text.replace(/\r\n?/g, "\n").trim(), longestText))

/** The form under "I read it, but …". */
export const Raising = z.object({
  what: z.enum(whats),
  text: Sentence,
  /** Asked of objections only. */
  force: z.enum(forces).nullable(),
  voice: z.enum(voices),
})
export type Raising = z.infer<typeof Raising>

/** In whose name one may ask here: through the consultant only where there is one who is no author. */
export const voicesOffered = (names: Names, consultants: number): Voice[] => [
  names === "teams" ? "unnamed" : "name",
  ...(consultants > 0 ? (["consultant"] as const) : []),
]

/**
 * The voice something is raised in. A form from before the company chose *teams only* shows no name any more; without a
 * consultant nothing is shown to anybody else instead: it is refused.
 */
export function decideVoice(
  asked: Voice,
  facts: { readonly names: Names; readonly consultants: number },
): { readonly voice: Voice } | { readonly refused: "nobody-between" } {
  if (asked === "consultant") return facts.consultants > 0 ? { voice: asked } : { refused: "nobody-between" }
  return { voice: facts.names === "teams" ? "unnamed" : asked }
}

/** "question 3", "objection 12": what it is called wherever it is spoken of. */
export const calledBy = ({ what, number }: { readonly what: What; readonly number: number }) => `${what} ${number}`

/** Where a question has its page. */
export const questionHref = (legendId: string, number: number) => `/legends/${legendId}/questions/${number}`
