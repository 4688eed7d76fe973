// The heaviest chain of pairs that keeps both orders. Fenwick tree, n log n.
export type Pair = { readonly old: number; readonly next: number; readonly weight: number }

/** Of pairs sorted by `next`, the heaviest subset in which `old` rises strictly; ties go to the chain of more pairs, then to the earlier. */
export function heaviestIncreasing<P extends Pair>(pairs: readonly P[]): P[] {
  if (isIncreasing(pairs)) return [...pairs]
  const [rank, ranks] = ranksOf(pairs)
  const best = new Float64Array(ranks + 1)
  const most = new Int32Array(ranks + 1)
  const holder = new Int32Array(ranks + 1).fill(-1)
  const before = new Int32Array(pairs.length).fill(-1)
  let top = -1
  let longest = 0
  let last = -1
  pairs.forEach((pair, at) => {
    const own = rank[pair.old]!
    let weight = 0
    let length = 0
    for (let k = own - 1; k > 0; k -= k & -k) {
      if (best[k]! > weight || (best[k] === weight && most[k]! > length)) {
        weight = best[k]!
        length = most[k]!
        before[at] = holder[k]!
      }
    }
    weight += pair.weight
    length++
    for (let k = own; k <= ranks; k += k & -k) {
      if (best[k]! < weight || (best[k] === weight && most[k]! < length)) {
        best[k] = weight
        most[k] = length
        holder[k] = at
      }
    }
    if (weight > top || (weight === top && length > longest)) {
      top = weight
      longest = length
      last = at
    }
  })
  const chain: P[] = []
  for (let at = last; at >= 0; at = before[at]!) chain.push(pairs[at]!)
  return chain.reverse()
}

/** Of each old place that occurs how many that occur stand up to it, and how many there are in all. */
function ranksOf(pairs: readonly Pair[]): [rank: Int32Array, ranks: number] {
  let most = 0
  for (const { old } of pairs) most = Math.max(most, old)
  const rank = new Int32Array(most + 1)
  for (const { old } of pairs) rank[old] = 1
  let ranks = 0
  for (let old = 0; old <= most; old++) if (rank[old] === 1) rank[old] = ++ranks
  return [rank, ranks]
}

/** Whether all of them keep both orders already. */
function isIncreasing(pairs: readonly Pair[]): boolean {
  for (let at = 0; at < pairs.length; at++) {
    const { old, weight } = pairs[at]!
    if (!(weight > 0) || (at > 0 && pairs[at - 1]!.old >= old)) return false
  }
  return true
}
