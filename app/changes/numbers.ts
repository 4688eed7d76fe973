// Numbers for texts: equal texts have equal numbers, others have not. Exact: a look at some signs finds the text it may be, and then all of it is compared.

interface Known {
  readonly own: number
  readonly text: string
  readonly number: number
  /** Other texts that look the same. */
  others: Map<string, number> | null
}

/** So many signs of a text are looked at, and as many again at most. */
const looks = 8

/** Gives equal texts equal numbers. */
export class Numbers {
  readonly #known = new Map<number, Known>()
  #count = 0

  of(text: string): number {
    return this.within(0, text)
  }

  /** The number of a text in something with a number of its own; no text has it for itself. */
  within(own: number, text: string): number {
    const look = lookOf(own, text)
    const known = this.#known.get(look)
    if (known === undefined) {
      this.#known.set(look, { own, text, number: ++this.#count, others: null })
      return this.#count
    }
    if (known.own === own && known.text === text) return known.number
    known.others ??= new Map()
    const key = `${own} ${text}`
    const number = known.others.get(key) ?? ++this.#count
    known.others.set(key, number)
    return number
  }
}

function lookOf(own: number, text: string): number {
  let look = Math.imul(own ^ text.length, 0x9e3779b1)
  const step = Math.max(1, Math.floor(text.length / looks))
  for (let at = 0; at < text.length; at += step)
    look = Math.imul(look ^ text.charCodeAt(at), 0x9e3779b1) ^ (look >>> 15)
  return look
}
