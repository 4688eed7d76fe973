// How people are shown in few letters, and greeted.

/** The first letters of first and last name: "Lars Berg" → "LB". */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map((word) => Array.from(word ?? "")[0]?.toUpperCase() ?? "").join("")
}

/** How a person is greeted: "Lars Berg" → "Lars". */
export const firstNameOf = (name: string): string => name.trim().split(/\s+/)[0] ?? name
