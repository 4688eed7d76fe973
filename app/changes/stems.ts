// Words of one stem: they begin alike, and only their endings differ.

/** So many signs make a stem. */
const stemAtLeast = 3

export const sameStem = (one: string, other: string) => {
  let shared = 0
  while (shared < one.length && one[shared] === other[shared]) shared++
  return shared >= Math.max(stemAtLeast, Math.max(one.length, other.length) - 3)
}

/** Words by how they begin, to find one of the same stem. */
export class Stems {
  readonly #words: readonly string[]
  readonly #taken: Uint8Array
  readonly #byHead = new Map<string, number[]>()

  constructor(words: readonly string[]) {
    this.#words = words
    this.#taken = new Uint8Array(words.length)
    for (const [at, word] of words.entries()) {
      const head = word.slice(0, stemAtLeast)
      const list = this.#byHead.get(head)
      if (list) list.push(at)
      else this.#byHead.set(head, [at])
    }
  }

  has(word: string): boolean {
    return (this.#byHead.get(word.slice(0, stemAtLeast)) ?? []).some((at) => sameStem(word, this.#words[at]!))
  }
  /** Takes the first word of the same stem that is left; tells whether there was one. */
  take(word: string): boolean {
    const list = this.#byHead.get(word.slice(0, stemAtLeast)) ?? []
    const found = list.findIndex((at) => sameStem(word, this.#words[at]!))
    for (const at of found < 0 ? [] : list.splice(found, 1)) this.#taken[at] = 1
    return found >= 0
  }
  left(): string[] {
    return this.#words.filter((_, at) => this.#taken[at] === 0)
  }
}
