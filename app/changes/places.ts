// The same small change in many places is one unit: a renamed term, a heading level, a mark, an address.
import { type Draft, makeRequire, standing } from "./draft"
import { unnumbered } from "./severity"
import { plainSigns } from "./signs"

/** So many places make one unit; two are enough for a term that cannot be there by chance, and for a heading and what it heads. */
const placesAtLeast = 3
const letters = /\p{L}/gu
function areEnough(sentences: readonly Draft[], piece: Draft): boolean {
  if (sentences.length !== placesAtLeast - 1) return sentences.length >= placesAtLeast
  const said = `${piece.before} ${piece.after}`
  const headed = sentences.some((one) => one.kind === "heading") && sentences.some((one) => one.kind !== "heading")
  const count = (said.match(letters) ?? []).length
  return (headed && count >= 6) || (count >= 14 && said.trim().split(/\s+/).length > 2)
}

/** Gathers drafts (and single replacements of words in edited sentences) that make the same change. */
export function gatherPlaces(drafts: readonly Draft[]) {
  gatherTerms(drafts)
  const same = new Map<string, Draft[]>()
  for (const draft of drafts) {
    if (draft.into || draft.places || draft.group) continue
    const sign = signOf(draft)
    if (sign === null) continue
    const list = same.get(sign)
    if (list) list.push(draft)
    else same.set(sign, [draft])
  }
  for (const list of same.values()) {
    const [first, ...others] = list
    if (!first || list.length < placesAtLeast) continue
    for (const other of others) {
      other.into = first
      take(first, other)
    }
    first.places = list.length
  }
}

/** What makes two changes of form the same; null for changes that are never gathered. */
function signOf(draft: Draft): string | null {
  if (draft.kind === "attrs") {
    const type = draft.blocks[0]?.next?.node.type.name
    const raised = draft.facts?.map(({ name, was, now }) => (name === "level" ? Number(now) - Number(was) : [was, now]))
    return JSON.stringify([draft.kind, type, draft.facts?.map(({ name }) => name), raised])
  }
  if (draft.kind === "link") {
    const was = draft.attributes?.before.link
    const now = draft.attributes?.after.link
    if (typeof was !== "string" || typeof now !== "string")
      return JSON.stringify([draft.kind, typeof was === "string" ? "gone" : draft.attributes])
    const isWithin = was.startsWith("#") && now.startsWith("#")
    return JSON.stringify([draft.kind, isWithin ? "within" : (movedAddress(was, now) ?? draft.attributes)])
  }
  if (draft.kind === "format") return draft.marks ? JSON.stringify([draft.kind, draft.marks]) : null
  if (draft.kind === "type")
    return JSON.stringify([draft.kind, draft.blocks[0]?.old?.node.type.name, draft.blocks[0]?.next?.node.type.name])
  return null
}

/** What became of an address, without what stayed at its ends; null when it is another address. */
function movedAddress(was: string, now: string): [string, string] | null {
  const olds = was.split("/")
  const nexts = now.split("/")
  let head = 0
  let tail = 0
  while (head < Math.min(olds.length, nexts.length) && olds[head] === nexts[head]) head++
  while (tail < Math.min(olds.length, nexts.length) - head && olds.at(-1 - tail) === nexts.at(-1 - tail)) tail++
  const named = tail > 0 && (olds.at(-1) ?? "").length > 2
  return named ? [olds.slice(head, -tail).join("/"), nexts.slice(head, -tail).join("/")] : null
}

function gatherTerms(drafts: readonly Draft[]) {
  const terms = new Map<string, { piece: Draft; sentence: Draft }[]>()
  for (const sentence of drafts) {
    if (sentence.into) continue
    const isCounted = sentence.kind === "heading" && isNumberedAnew(sentence)
    for (const piece of sentence.pieces) {
      const sign = isCounted ? "numbers" : sameTerm(piece)
      const list = terms.get(sign)
      if (list) list.push({ piece, sentence })
      else terms.set(sign, [{ piece, sentence }])
    }
  }
  for (const list of terms.values()) {
    if (list.length < placesAtLeast - 1) continue
    const sentences = [...new Set(list.filter(({ sentence }) => !sentence.group).map(({ sentence }) => sentence))]
    const [first] = sentences
    if (!first || !areEnough(sentences, list[0]!.piece)) continue
    const whole = list.find(({ sentence }) => sentence === first)!.piece
    whole.into = undefined
    whole.places = list.length
    if (first.spelling) whole.spelling = first.spelling
    whole.parts = []
    whole.blocks.length = 0
    const seen = new Set<Draft>()
    for (const { piece, sentence } of list) {
      if (piece !== whole) piece.into = whole
      const [part] = sentence.parts.splice(
        sentence.parts.findIndex((each) => within(each, piece)),
        1,
      )
      if (part) whole.parts.push(part)
      sentence.pieces.splice(sentence.pieces.indexOf(piece), 1)
      if (seen.has(sentence)) continue
      seen.add(sentence)
      whole.old.push(...sentence.old)
      whole.next.push(...sentence.next)
      whole.blocks.push(...sentence.blocks)
    }
  }
}

/** Whether a heading has another number and says the same. */
function isNumberedAnew({ spelling = [] }: Draft): boolean {
  const said = (side: "was" | "now") => unnumbered(spelling.map((each) => each[side]).join(""))
  return said("was") === said("now")
}

/** What makes two replacements the same: typing and capitals as such, else the words, in whatever letters. */
export function sameTerm({ before, after }: Draft): string {
  const was = term(before)
  const now = term(after)
  if (plainSigns(was) === plainSigns(now)) return "typography"
  if (was.toLowerCase() === now.toLowerCase()) return "capitals"
  return `${was.length} ${was}${now}`.toLowerCase()
}
const term = (said: string | null) => (odd.test(said ?? "") ? (said ?? "").replace(/\s+/g, " ") : (said ?? "")).trim()
/** Spaces that are not one plain one. */
const odd = /\s\s|[^\S ]/

const within = (part: Draft["parts"][number], piece: Draft) =>
  part.old.from === piece.parts[0]?.old.from && part.new.from === piece.parts[0]?.new.from

function take(into: Draft, other: Draft) {
  into.old.push(...other.old)
  into.next.push(...other.next)
  into.parts.push(...other.parts)
  into.blocks.push(...other.blocks)
  for (const each of other.requires ?? []) if (standing(each) !== into) makeRequire(into, each)
}
