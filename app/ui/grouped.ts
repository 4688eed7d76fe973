/** What `new Map` makes of pairs, with everything of a key, in its order, instead of the last. */
export function grouped<K, V>(pairs: Iterable<readonly [K, V]>): Map<K, V[]> {
  const found = new Map<K, V[]>()
  for (const [key, value] of pairs) {
    const known = found.get(key)
    if (known) known.push(value)
    else found.set(key, [value])
  }
  return found
}
