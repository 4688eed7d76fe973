// Which units can only be applied with which others, by their numbers; most of them need no other.

/** Asked both ways. */
export class Requirements {
  /** How many units there are. */
  readonly count: number
  readonly #by = new Map<number, Set<number>>()
  readonly #of = new Map<number, Set<number>>()

  constructor(count: number) {
    this.count = count
  }

  add(unit: number, required: number) {
    put(this.#by, unit, required)
    put(this.#of, required, unit)
  }

  /** What a unit requires. */
  by(unit: number): Iterable<number> {
    return this.#by.get(unit) ?? none
  }

  /** Which units require one. */
  of(unit: number): Iterable<number> {
    return this.#of.get(unit) ?? none
  }

  /** Each unit with what it requires. */
  get all(): Iterable<readonly [unit: number, required: Iterable<number>]> {
    return this.#by
  }
}

const none: readonly number[] = []

function put(sets: Map<number, Set<number>>, of: number, one: number) {
  const set = sets.get(of)
  if (set) set.add(one)
  else sets.set(of, new Set([one]))
}
