// The names of people, products and systems that matter to a company: a sentence that gets or loses one is a major change.
// One a line, as they are written; a name written twice, in whatever case, counts once, as it was written first.

export const mostNames = 200
export const longestName = 80

/** What stands in the field, and the sentence that says why it could not be kept. */
export type NamesWritten = { readonly text: string; readonly refused: string | null }

/** The names of a field, one a line; or what is wrong with them, as a sentence. */
export function namesIn(text: string): { readonly names: readonly string[] } | { readonly wrong: string } {
  const lines = text.split(/\r\n?|\n/).map((line) => line.replace(/[\s\p{Cc}]+/gu, " ").trim())
  const known = new Map<string, string>()
  for (const name of lines.filter(Boolean)) if (!known.has(name.toLowerCase())) known.set(name.toLowerCase(), name)
  const names = [...known.values()]
  const long = names.find((name) => [...name].length > longestName)
  if (long)
    return { wrong: `A name has at most ${longestName} characters: “${[...long].slice(0, 30).join("")}…” is too long.` }
  if (names.length > mostNames) return { wrong: `There is room for ${mostNames} names: you wrote ${names.length}.` }
  return { names }
}
