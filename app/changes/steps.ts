// The steps of a walk through the blocks of a document, and where two walks meet.
import type { Book, Draft, Strand } from "./draft"
import type { Fresh } from "./fresh"
import type { Moved, MovedThings } from "./moves"
import type { Thing } from "./tree"

/** Leaves that became each other and stay where they are, several on one side for a split or a merge; or containers that stayed as they were. */
export interface Station {
  readonly olds: readonly Thing[]
  readonly nexts: readonly Thing[]
  /** The unit of the split or merge. */
  readonly seam: Draft | null
}

/** One step through the blocks of a document: a container opens or closes, a leaf (or all of a container) stands, a moved stretch stands. */
export interface Step {
  readonly kind: "open" | "close" | "leaf" | "slot"
  readonly thing: Thing
  readonly moved: Moved | undefined
  /** The step on the other side it was paired with. */
  pair: Step | undefined
}

/** The steps of both sides between two stations. */
export interface Gap {
  readonly olds: readonly Step[]
  readonly nexts: readonly Step[]
}

export interface Weaving {
  readonly moved: MovedThings
  readonly owners: Fresh
  readonly stretch: Moved | null
  readonly book: Book
  weaveStation(station: Station): Strand[]
}
