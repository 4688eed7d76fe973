// Steps that were kept on this computer, brought over what was saved in the meantime: as prosemirror-collab rebases,
// but from the steps alone, for a page that was closed has no document left to undo them in.
import { Mapping, type Step } from "prosemirror-transform"
import type { Json } from "./json"
import { stepFrom } from "./moving-part"
import type { Since } from "./saving"

export type Unsaved = { readonly clientId: string; readonly revision: number; readonly steps: readonly Json[] }

/** Steps over others' steps: each mapped back over its own predecessors, over the others, and forward again. */
function over(mine: readonly Step[], theirs: readonly Step[]): Step[] {
  const mapping = new Mapping()
  for (const step of mine.toReversed()) mapping.appendMap(step.getMap().invert())
  for (const step of theirs) mapping.appendMap(step.getMap())
  const kept: Step[] = []
  mine.forEach((step, n) => {
    const mapped = step.map(mapping.slice(mine.length - n))
    if (!mapped) return
    mapping.appendMap(mapped.getMap(), mine.length - 1 - n)
    kept.push(mapped)
  })
  return kept
}

/**
 * What of the kept steps is still to be saved, over everything saved since their revision. Steps with the same client
 * id among those are the kept ones themselves: they had arrived, only the answer had not.
 */
export function stillUnsaved(unsaved: Unsaved, since: Since): Step[] {
  let mine = unsaved.steps.map(stepFrom)
  let theirs: Step[] = []
  since.steps.forEach((step, n) => {
    if (since.clientIds[n] !== unsaved.clientId) {
      theirs.push(stepFrom(step))
      return
    }
    mine = over(mine, theirs).slice(1)
    theirs = []
  })
  return over(mine, theirs)
}
