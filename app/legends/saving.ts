// What may be saved into a draft: steps of the schema that lead to a document of the schema.
import type { Node } from "prosemirror-model"
import { z } from "zod"
import { problemIn, unstorable } from "../document/check"
import { Json } from "./json"
import { stepFrom } from "./moving-part"

/** What the editor sends: steps, and the revision of the draft they build on. */
export const Saving = z.object({
  revision: z.number().int().nonnegative(),
  clientId: z.string().regex(/^[\w-]{1,64}$/),
  steps: z.array(Json).min(1).max(5000),
})
export type Saving = z.infer<typeof Saving>

/** What others have saved since a revision: each step with the client it comes from. */
export type Since = {
  readonly revision: number
  readonly steps: readonly Json[]
  readonly clientIds: readonly string[]
}

export type Saved =
  | { readonly revision: number }
  | ({ readonly refused: "stale" } & Since)
  | { readonly refused: "invalid"; readonly problem: string }

/** The document after the steps; or why they cannot be taken. Never throws on unknown steps. */
export function applied(doc: Node, steps: readonly Json[]): { readonly doc: Node } | { readonly problem: string } {
  if (steps.some(isUnstorable)) return { problem: "The text holds a sign that cannot be kept." }
  let now = doc
  try {
    for (const json of steps) {
      const result = stepFrom(json).apply(now)
      if (!result.doc) return { problem: result.failed ?? "A step does not fit." }
      now = result.doc
    }
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return { problem: error.message }
    throw error
  }
  const problem = problemIn(now)
  return problem ? { problem } : { doc: now }
}

/** Does any text or name in it hold a sign the database cannot keep? */
function isUnstorable(json: Json): boolean {
  if (typeof json === "string") return unstorable.test(json)
  if (typeof json !== "object" || json === null) return false
  return Object.entries(json).some(([name, inner]) => unstorable.test(name) || isUnstorable(inner))
}
