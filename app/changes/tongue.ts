// In which language a document is, and whom it names: what severity needs to know before it reads a change.
import type { Node } from "prosemirror-model"
import { german } from "./language/de"
import { english } from "./language/en"
import { type Language, setOf } from "./language/language"
import { letteredIn } from "./words"

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
/** So many in the first lines leave no doubt. */
const glanceAtMost = 1500
const clearlyAtLeast = 0.2

/** The language a document is written in: the one it says, unless its little words are clearly those of another. */
export function languageIn(doc: Node): Language | null {
  const declared = languageOf(doc.attrs.lang)
  if (!declared) return null
  const text = beginning(doc)
  const first = letteredIn(text.slice(0, glanceAtMost))
  if (first.length >= wordsAtLeast && share(declared, first) >= clearlyAtLeast) return declared
  const words = letteredIn(text)
  if (words.length < wordsAtLeast) return declared
  const own = share(declared, words)
  if (own >= littleAtLeast) return declared
  const [best] = languages.map((each) => ({ each, share: share(each, words) })).sort((x, y) => y.share - x.share)
  return best && best.share >= littleAtLeast && best.share > own * 3 ? best.each : null
}

/** How large a part of some words is little words of a language. */
function share(language: Language, words: readonly string[]): number {
  const fillers = setOf(language.fillers)
  let count = 0
  for (const word of words) if (fillers.has(word)) count++
  return count / words.length
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
  const read = (parent: Node) => {
    for (let index = 0; index < parent.childCount; index++) {
      const node = parent.child(index)
      if (node.isText) continue
      if (typeof node.attrs.owner === "string") names.add(node.attrs.owner)
      if (node.type.name === "role") names.add(String(node.attrs.name))
      read(node)
    }
  }
  read(doc)
  return [...names].filter((name) => name.trim() !== "")
}
