// A pasted list of people: out of a mail's "To", a table, or one address a line. Nothing is guessed away: a line without
// an address is told.
import { Email, Name, nameOf } from "./person"

export type Listed = { readonly email: string; readonly name: string }
export type AddressList = { readonly people: readonly Listed[] } | { readonly wrong: string }

/** So many people can be invited at once. */
export const mostAtOnce = 500

/** The people in a list, each once, in their order; or one sentence that says which line cannot be read. */
export function addressesIn(text: string): AddressList {
  const people = new Map<string, Listed>()
  for (const [i, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === "") continue
    const found = peopleIn(line)
    if (found.length === 0) return { wrong: `Line ${i + 1} has no mail address: “${line.trim().slice(0, 60)}”.` }
    for (const { email, name } of found) {
      const address = Email.safeParse(email)
      if (!address.success) return { wrong: `Line ${i + 1}: “${email.slice(0, 60)}” is not a mail address.` }
      if (!people.has(address.data)) people.set(address.data, { email: address.data, name })
    }
  }
  if (people.size === 0) return { wrong: "Enter at least one mail address." }
  if (people.size > mostAtOnce)
    return { wrong: `These are ${people.size} people; ${mostAtOnce} can be invited at once.` }
  return { people: [...people.values()] }
}

/** Begins where no such sign stands before it, so that a long line is walked through once. */
const address = /(?<![^\s<>()[\],;:"“”'])[^\s<>()[\],;:"“”']+@[^\s<>()[\],;:"“”']+/g

/** Each address of a line with the words before it as its name; a single one may have its name behind it. */
function peopleIn(line: string): Listed[] {
  const matches = [...line.matchAll(address)]
  return matches.map((match, i) => {
    const before = line.slice(i === 0 ? 0 : endOf(matches[i - 1]!), match.index)
    const behind = matches.length === 1 ? line.slice(endOf(match)) : ""
    return { email: match[0], name: nameFrom(before) || nameFrom(behind) || nameOf(match[0]) }
  })
}

const endOf = (match: RegExpExecArray) => match.index + match[0].length

/** "Berg, Lars <" → "Lars Berg"; what is no name is empty. */
function nameFrom(text: string): string {
  const words = text.replace(/[\s<>()[\]"“”';:|]+/g, " ").replace(/^[^\p{L}\p{N}]+|(?<![\s,])[\s,]+$/gu, "")
  const [last, first, ...more] = words.split(/\s*,\s*/)
  const name = Name.safeParse(first && more.length === 0 ? `${first} ${last}` : words)
  return name.success && /\p{L}/u.test(name.data) ? name.data : ""
}
