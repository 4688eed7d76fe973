// When a version is so much to read at once that its author is warned, and its reader may read the whole legend instead.

/** More changes than that are no list any more. */
export const mostOfAList = 12

/** Whether these changes are more than 12, or say more than half as many words as the whole text has. */
export function isALot(changes: readonly { readonly words: number }[], words: number): boolean {
  const told = changes.reduce((sum, change) => sum + change.words, 0)
  return changes.length > mostOfAList || told * 2 > words
}
