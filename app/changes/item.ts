// What is compared in lists, blocks or sentences or rows, and what is read of each of them.
import type { Features } from "./keys"
import type { Likeness } from "./likeness"
import { firstSentencesOf } from "./words"

export interface Item {
  /** Equal numbers: equal items. */
  readonly same: number
  /** Only items of one kind may become each other. */
  readonly kind: string
  /** Like kinds match more easily (a paragraph and a paragraph). */
  readonly type: string
  readonly said: string
  /** First cell of a row: what the row is about. */
  readonly lead?: string | undefined
  /** First row of a table. */
  readonly head?: string | undefined
  /** One of several entries of a list. */
  readonly isEntry?: boolean
  /** Block id or lineage, when known: a hint. */
  readonly hint?: string | null
}

/** A sentence of so many words says what the text that it opens is about. */
const openingWords = 6

/** A few words and a colon that a text opens with: `Mission: …`, `Review: …`. */
const labelled = /^(\p{L}[^\s:.!?]*(?: [^\s:.!?]+){0,2}):\s+\S/u

/** The items of one side; each is read once, when it is asked for. */
export class Side {
  readonly items: readonly Item[]
  readonly #likeness: Likeness
  readonly #features: Features[] = []
  readonly #openings: (Features | null)[] = []

  constructor(items: readonly Item[], likeness: Likeness) {
    this.items = items
    this.#likeness = likeness
  }

  features(at: number): Features {
    const known = this.#features[at]
    if (known) return known
    const features = this.#likeness.featuresOf(this.items[at]!.said)
    this.#features[at] = features
    return features
  }

  /** What each of some texts is labelled with, or nothing; a label that returns tells them apart no longer. */
  labels(list: readonly number[]): string[] {
    const labels = list.map((at) => labelled.exec(this.items[at]!.said)?.[1] ?? "")
    const met = new Set<string>()
    const again = new Set(labels.filter((label) => met.has(label) || !met.add(label)))
    return labels.map((label) => (again.has(label) ? "" : label))
  }

  /** The first sentence of a text, when it is long and not the only one. */
  opening(at: number): Features | null {
    const known = this.#openings[at]
    if (known !== undefined) return known
    const { said } = this.items[at]!
    const [first, second] = firstSentencesOf(said, 2)
    const opening = first && second ? this.#likeness.featuresOf(said.slice(first.from, first.to)) : null
    const found = opening !== null && opening.words >= openingWords ? opening : null
    this.#openings[at] = found
    return found
  }
}

/** Some items of one side, in order. */
export interface Row {
  readonly at: readonly number[]
  readonly side: Side
}

/** Whether so many of them stand in a row from a place on, with nothing between them. */
export const areNeighbours = ({ at: list }: Row, at: number, count: number) =>
  at + count <= list.length && list[at + count - 1]! - list[at]! === count - 1
