// Texts of which only the beginning is left, or that were only begun: too short to be alike, and yet one.

/** A text of some kind. */
interface Said {
  readonly type: string
  readonly said: string
}

/** Old ones that became next ones, by their places. */
interface Became {
  readonly old: readonly number[]
  readonly next: readonly number[]
}

/** Signs of a text that may be the beginning of another one. */
const beginningAtLeast = 3

/** What a best way left between its pairs, where one is how the other begins. */
export function withCutShort(
  { old, next }: { readonly old: readonly Said[]; readonly next: readonly Said[] },
  olds: readonly number[],
  nexts: readonly number[],
  pairs: readonly Became[],
): Became[] {
  const all: Became[] = []
  let a = 0
  let b = 0
  for (const each of [...pairs, null]) {
    const [endA, endB] = each ? [olds.indexOf(each.old[0]!), nexts.indexOf(each.next[0]!)] : [olds.length, nexts.length]
    for (; a < endA; a++) {
      const j = nexts.slice(b, endB).find((one) => isCutShort(old[olds[a]!]!, next[one]!))
      if (j === undefined) continue
      all.push({ old: [olds[a]!], next: [j] })
      b = nexts.indexOf(j) + 1
    }
    if (!each) break
    all.push(each)
    a = endA + each.old.length
    b = endB + each.next.length
  }
  return all
}

/** Whether one is how the other begins, and nothing more. */
function isCutShort(one: Said, other: Said): boolean {
  const [short, long] = one.said.length < other.said.length ? [one.said, other.said] : [other.said, one.said]
  if (one.type !== other.type || one.type === "sentence" || short.length < beginningAtLeast) return false
  const bare = short.replace(/[\s.,;:]+$/u, "")
  const begins = long.slice(0, bare.length).toLowerCase() === bare.toLowerCase()
  return bare.length >= beginningAtLeast && begins && /^[\s.,;:(–—-]/u.test(long.slice(bare.length))
}
