// In which language a document is, and whom it names: what severity needs to know before it reads a change.
import type { Node } from "prosemirror-model"
import { german } from "./language/de"
import { english } from "./language/en"
import type { Language } from "./language/language"
import { wordsOf } from "./words"

const languages: readonly Language[] = [english, german]

/** The word lists for a language by its code; null for one we have no list for. */
export const languageOf = (lang: unknown): Language | null =>
  languages.find(
    (each) =>
      each.code ===
      String(lang ?? "en")
        .slice(0, 2)
        .toLowerCase(),
  ) ?? null

/** Work limit: so much of a text is read to tell its language, and so many words tell it. */
const signsAtMost = 6000
const wordsAtLeast = 60
/** Of a hundred words so many are little ones, in every text of a language; in another language they are not. */
const littleAtLeast = 0.08

/** The language a document is written in: the one it says, unless its little words are clearly those of another. */
export function languageIn(doc: Node): Language | null {
  const declared = languageOf(doc.attrs.lang)
  if (!declared) return null
  const words = wordsOf(beginning(doc)).filter((word) => /^\p{L}/u.test(word.text))
  if (words.length < wordsAtLeast) return declared
  const share = (language: Language) => {
    const fillers = new Set(language.fillers)
    return words.filter((word) => fillers.has(word.text.toLowerCase())).length / words.length
  }
  const own = share(declared)
  if (own >= littleAtLeast) return declared
  const [best] = languages.map((each) => ({ each, share: share(each) })).sort((x, y) => y.share - x.share)
  return best && best.share >= littleAtLeast && best.share > own * 3 ? best.each : null
}

function beginning(doc: Node): string {
  let said = ""
  const read = (node: Node) => {
    if (node.isTextblock) said += `${node.textContent.slice(0, signsAtMost)}\n`
    else
      for (let index = 0; index < node.childCount && said.length < signsAtMost; index++) {
        const child = node.child(index)
        if (!child.type.spec.code) read(child)
      }
  }
  read(doc)
  return said
}

/** The roles a legend names: owners of its parts and promises, and roles in its text. */
export function rolesIn(doc: Node): string[] {
  const names = new Set<string>()
  doc.descendants((node) => {
    if (typeof node.attrs.owner === "string") names.add(node.attrs.owner)
    if (node.type.name === "role") names.add(String(node.attrs.name))
  })
  return [...names].filter((name) => name.trim() !== "")
}
