/** "4", "4 and 5", "3, 4 and 5"; nothing of none. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? ""
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`
}

/** At most so long, and not cut through a sign of two halves: PostgreSQL keeps no half. */
export const cut = (text: string, most: number): string => text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "")
