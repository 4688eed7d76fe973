// The fewest items that have to go and come to make one row of another: Myers, "An O(ND) Difference Algorithm" (1986), the greedy way.

/** `olds` items from `i` on became `nexts` items from `j` on; what lies between two of these is equal. */
export interface Replaced {
  i: number
  j: number
  olds: number
  nexts: number
}

/** So far comes a way that leads nowhere. */
const nowhere = -2

/**
 * What was replaced, in order; null when more than `editsAtMost` items would have to go and come. Of several shortest ways
 * always the same one: where two lead to one diagonal, the one that got further in the old row goes on, and of two that are
 * equally far the one that lets an old item go.
 */
export function shortestEdit(was: ArrayLike<number>, now: ArrayLike<number>, editsAtMost: number): Replaced[] | null {
  const [oldCount, newCount] = [was.length, now.length]
  /** The last of the equal items from a place on; a diagonal is an old place less the new one. */
  const follow = (diagonal: number, from: number): number => {
    let old = from
    while (old + 1 < oldCount && old + 1 - diagonal < newCount && was[old + 1] === now[old + 1 - diagonal]) old++
    return old
  }
  const begin = follow(0, -1)
  if (begin + 1 >= oldCount && begin + 1 >= newCount) return []
  const most = Math.min(editsAtMost, oldCount + newCount)
  // After each number of edits, how far the best way of each diagonal came in the old row: a row of its own for each number.
  let far: Int32Array = new Int32Array(64).fill(nowhere)
  far[placeOf(0, 0)] = begin
  let lowest = -most
  let highest = most
  for (let edits = 1; edits <= most; edits++) {
    if (placeOf(edits, edits) + 1 >= far.length) far = roomier(far)
    const top = Math.min(highest, edits)
    for (let diagonal = Math.max(lowest, -edits); diagonal <= top; diagonal += 2) {
      const from = cameFrom(far, placeOf(edits - 1, diagonal), diagonal, edits, oldCount, newCount)
      if (from === 0) continue
      const before = far[placeOf(edits - 1, diagonal + from)]!
      const old = follow(diagonal, from < 0 ? before + 1 : before)
      far[placeOf(edits, diagonal)] = old
      if (old + 1 >= oldCount) {
        if (old + 1 - diagonal >= newCount) return replacedOn(far, edits, diagonal, oldCount, newCount)
        highest = Math.min(highest, diagonal - 1)
      } else if (old + 1 - diagonal >= newCount) lowest = Math.max(lowest, diagonal + 1)
    }
  }
  return null
}

/** Where the row of so many edits keeps a diagonal. */
const placeOf = (edits: number, diagonal: number) => edits * (edits + 2) + diagonal

/** The way back from the end, as what was replaced. */
function replacedOn(far: Int32Array, edits: number, diagonal: number, oldCount: number, newCount: number) {
  const found: Replaced[] = []
  let at = diagonal
  let open: Replaced | null = null
  for (let left = edits; left > 0; left--) {
    const from = cameFrom(far, placeOf(left - 1, at), at, left, oldCount, newCount)
    const before = far[placeOf(left - 1, at + from)]!
    // Where the item stands that went or came.
    const [i, j] = [before + 1, before + 1 - at - from]
    const [goes, comes] = from < 0 ? [1, 0] : [0, 1]
    if (open && open.i === i + goes && open.j === j + comes) {
      open.i = i
      open.j = j
      open.olds += goes
      open.nexts += comes
    } else {
      open = { i, j, olds: goes, nexts: comes }
      found.push(open)
    }
    at += from
  }
  return found.reverse()
}

/** From which diagonal beside it the best way to one comes: -1 when an old item goes, 1 when a new one comes, 0 when there is none. */
function cameFrom(
  far: Int32Array,
  place: number,
  diagonal: number,
  edits: number,
  oldCount: number,
  newCount: number,
): -1 | 0 | 1 {
  const going = diagonal - 1 < 1 - edits ? nowhere : far[place - 1]!
  const coming = diagonal + 1 > edits - 1 ? nowhere : far[place + 1]!
  const canCome = coming !== nowhere && coming - diagonal >= 0 && coming - diagonal < newCount
  const canGo = going !== nowhere && going + 1 < oldCount
  if (!canGo) return canCome ? 1 : 0
  return canCome && going < coming ? 1 : -1
}

function roomier(far: Int32Array): Int32Array {
  const roomy = new Int32Array(4 * far.length).fill(nowhere, far.length)
  roomy.set(far)
  return roomy
}

/** Numbers for the items of two rows: the same for the same. */
export function numbered(was: readonly string[], now: readonly string[]): [number[], number[]] {
  const known = new Map<string, number>()
  const numberOf = (item: string) => {
    const found = known.get(item)
    if (found !== undefined) return found
    known.set(item, known.size)
    return known.size - 1
  }
  return [was.map(numberOf), now.map(numberOf)]
}
