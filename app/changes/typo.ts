// Whether a word is another one with a slip of the finger.

/** Work limit: what is longer than this is no word. */
const signsAtMost = 80

/** One slip of the finger: one sign more, less, other or swapped; two in long words, but no syllable before it: "unlocked". */
export function isTypo(one: string, other: string): boolean {
  const a = one.toLowerCase()
  const b = other.toLowerCase()
  if (Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 2) return false
  const most = Math.max(a.length, b.length) > 7 ? 2 : 1
  if (a.length > signsAtMost) return false
  if (Math.abs(a.length - b.length) === 2 && (a.endsWith(b) || b.endsWith(a))) return false
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, rows[i - 2]![j - 2]! + 1)
      row.push(best)
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]! <= most
}

/** In so long a word two letters in the wrong order are a slip, in a name too. */
const swappedIn = 6

/** Whether a longer word is another one with two neighbouring letters the other way round. */
export function isSwapped(one: string, other: string): boolean {
  const a = one.toLowerCase()
  const b = other.toLowerCase()
  if (a.length < swappedIn || a.length !== b.length || a === b || !/^\p{L}+$/u.test(a)) return false
  let at = 0
  while (a[at] === b[at]) at++
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}
