// How alike two items must be to count as one, place by place.

/** Thresholds of likeness. */
export interface Measure {
  /** The only pair of a gap. */
  readonly lone: number
  /** Among several in a gap. */
  readonly gap: number
  /** Of several that were cut from one. */
  readonly split: number
  readonly splitAtMost: number
  /** Of an edited item in another place. */
  readonly move: number
  /** Shortest text that may be called moved, and shortest when it occurs once in each document. */
  readonly moveLength: number
  readonly shortMove: number
  /** Work limit: among more pairs of what is left, one with another, none is looked for. */
  readonly amongAtMost: number
}
