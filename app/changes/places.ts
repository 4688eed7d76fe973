// The same small change in many places is one unit: a renamed term, a heading level, a mark, an address.
import { type Draft, makeRequire, type Spelled, standing } from "./draft"
import { housekeepingIn, isStamp, type Language } from "./language/language"
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
export function gatherPlaces(drafts: readonly Draft[], language: Language | null) {
  gatherTerms(drafts, language)
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
    // Shown is a place where nothing else is changed, if there is one.
    const first = list.find(({ before, after }) => before === after) ?? list[0]
    if (!first || list.length < placesAtLeast) continue
    for (const other of list) {
      if (other === first) continue
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

/** From which site to which a page of one name was moved; null when it is another page. */
function movedAddress(was: string, now: string): [string, string] | null {
  const [old, next] = [was, now].map((address) =>
    address.replace(/(?:\/(?:index|readme)(?:\.\w+)?|\/)(?=$|#)/i, ""),
  ) as [string, string]
  const [page, same] = [old, next].map((address) => address.split("/").at(-1) ?? "") as [string, string]
  return page === same && page.length > 2 ? [siteOf(was), siteOf(now)] : null
}
const siteOf = (address: string) => /^[a-z]+:\/\/[^/?#]+/i.exec(address)?.[0] ?? ""

/** A replacement of words, the edit of a sentence it belongs to, and the draft that tells it: that edit, or the row it is all that changed in. */
interface Term {
  readonly piece: Draft
  readonly edit: Draft
  readonly teller: Draft
}

function gatherTerms(drafts: readonly Draft[], language: Language | null) {
  const terms = new Map<string, Term[]>()
  const editsOf = editsInRows(drafts)
  for (const draft of drafts) {
    if (draft.into) continue
    const edits = editsOf.get(draft) ?? [draft]
    if (edits.some((edit) => edit !== draft && (!edit.spelling || edit.pieces.length !== 1))) continue
    const said = edits.map((edit) => signsIn(edit, language))
    // What changes in several ways is told by its row.
    if (edits.length > 1 && new Set(said.flat()).size > 1) continue
    for (const [at, edit] of edits.entries())
      for (const [each, piece] of edit.pieces.entries()) {
        const sign = said[at]![each]!
        const list = terms.get(sign)
        if (list) list.push({ piece, edit, teller: draft })
        else terms.set(sign, [{ piece, edit, teller: draft }])
      }
  }
  for (const [sign, list] of terms) {
    if (list.length < placesAtLeast - 1) continue
    const tellers = [...new Set(list.filter(({ teller }) => !teller.group).map(({ teller }) => teller))]
    const [first] = tellers
    if (!first || !areEnough(tellers, list[0]!.piece)) continue
    const { piece: whole, edit: shown } = list.find(({ teller }) => teller === first)!
    whole.into = undefined
    whole.places = list.length
    if (isNumbers(sign) && first.kind !== "heading") whole.housekeeping = true
    const edits = new Set(list.filter(({ teller }) => teller === first).map(({ edit }) => edit))
    if (shown.spelling) whole.spelling = first === shown ? shown.spelling : spelledIn(first, [...edits])
    whole.parts = []
    whole.blocks.length = 0
    const seen = new Set<Draft>()
    for (const { piece, edit, teller } of list) {
      if (piece !== whole) piece.into = whole
      const [part] = teller.parts.splice(
        teller.parts.findIndex((each) => within(each, piece)),
        1,
      )
      if (part) whole.parts.push(part)
      edit.pieces.splice(edit.pieces.indexOf(piece), 1)
      // What else changed in its words, as where they lead, goes with the last of them.
      if (edit.pieces.length === 0 && /^(text|heading|cell)$/.test(teller.kind)) leave(teller, whole)
      if (seen.has(teller)) continue
      seen.add(teller)
      whole.old.push(...teller.old)
      whole.next.push(...teller.next)
      whole.blocks.push(...teller.blocks)
    }
  }
}

function leave(teller: Draft, whole: Draft) {
  teller.into = whole
  for (const each of teller.requires ?? []) if (standing(each) !== whole) makeRequire(whole, each)
}

/** A row with its edited sentences spelled; what else it says is shown as it will be. */
function spelledIn({ after }: Draft, edits: readonly Draft[]): readonly Spelled[] {
  const row = after ?? ""
  const same = (text: string): Spelled => ({ was: text, now: text, piece: null })
  const spelled: Spelled[] = []
  let at = 0
  for (const { spelling = [] } of edits) {
    const now = spelling
      .map((each) => each.now)
      .join("")
      .trim()
    const from = row.indexOf(now, at)
    if (from < 0) return edits[0]?.spelling ?? []
    spelled.push(same(row.slice(at, from)), ...spelling)
    at = from + now.length
  }
  return [...spelled, same(row.slice(at))]
}

/** By the draft of each changed row what was joined into it. */
function editsInRows(drafts: readonly Draft[]): Map<Draft, Draft[]> {
  const inRows = new Map<Draft, Draft[]>()
  for (const draft of drafts) {
    const row = draft.into
    if (row?.kind !== "cell") continue
    const list = inRows.get(row)
    if (list) list.push(draft)
    else inRows.set(row, [draft])
  }
  return inRows
}

/** What makes each replacement of an edit the same as others; one in a stamp is the same only in other stamps. */
function signsIn({ kind, spelling = [], pieces }: Draft, language: Language | null): string[] {
  const [was, now] = (["was", "now"] as const).map((side) => spelling.map((each) => each[side]).join("")) as [
    string,
    string,
  ]
  const counted = countedAnew(kind, was, now)
  if (counted) return pieces.map(() => counted)
  const where = housekeepingIn(was, language) && housekeepingIn(now, language) ? "stamp " : ""
  return pieces.map((piece) => (isStamped(piece, language) ? "stamp" : `${where}${yearsOn(piece) ?? sameTerm(piece)}`))
}

/** What is counted anew where an edit changes a number before a text and nothing else: titles, or paragraphs; null where it changes more. */
function countedAnew(kind: Draft["kind"], was: string, now: string): string | null {
  if (kind === "heading") return unnumbered(was) === unnumbered(now) ? "titles" : null
  if (!counter.test(was) || was.replace(counter, "") !== now.replace(counter, "")) return null
  return /[.;:,]\s*$/.test(now) ? "paragraphs" : "titles"
}
/** A number before a text that begins with a word: "3.", "(4)", "B.". */
const counter = /^\s*\(?(?:\d{1,3}\p{Ll}?|\p{L}|[ivxl]{1,6})[.)](?=\s+\p{L})/iu
const isNumbers = (sign: string) => sign === "titles" || sign === "paragraphs"

/** Whether dated stamps came or went, or have other dates. */
const isStamped = ({ before, after }: Draft, language: Language | null) =>
  `${before}${after}`.includes("(") && [before, after].every((said) => !said?.trim() || isStamp(said, language))

/** By how many years all years that a replacement names moved on, where it changes nothing else. */
function yearsOn({ before, after }: Draft): string | null {
  if (!before || !after || !digit.test(before) || !digit.test(after)) return null
  const [was, now] = [term(before), term(after)]
  if (was.replace(year, "") !== now.replace(year, "")) return null
  const [olds, nexts] = [was, now].map((said) =>
    Array.from(said.match(year) ?? [], (each) => Number(each.slice(-2))),
  ) as [number[], number[]]
  const [by] = olds.map((each, at) => (nexts[at]! - each + 100) % 100)
  return by && olds.every((each, at) => (nexts[at]! - each + 100) % 100 === by) ? `years ${by}` : null
}
const year = /(?<!\d)(?:(?:19|20)\d\d(?!\d)|(?<=FY)\d\d(?!\d))/g

/** What makes two replacements the same: typing and capitals as such, else the words, in whatever letters and with whatever numbers they keep. */
export function sameTerm({ before, after }: Draft): string {
  const was = term(before)
  const now = term(after)
  if (plainSigns(was) === plainSigns(now)) return "typography"
  if (was.toLowerCase() === now.toLowerCase()) return "capitals"
  const [one, other] = withoutKept(was, now)
  return `${one.length} ${one}${other}`.toLowerCase()
}

/** Two texts of which the same numbers are written otherwise ("[3]", "(3)"), without what the numbers are. */
function withoutKept(was: string, now: string): readonly [string, string] {
  if (!digit.test(was) || !digit.test(now)) return [was, now]
  const [olds, nexts] = [was, now].map((said) => new Set(said.match(number))) as [Set<string>, Set<string>]
  if (olds.size !== nexts.size || [...olds].some((each) => !nexts.has(each))) return [was, now]
  const order = new Map([...olds].map((each, at) => [each, at]))
  const bare = (said: string) => said.replace(number, (each) => `#${order.get(each)}`)
  return [bare(was), bare(now)]
}
const digit = /\d/
const number = /\d+/g
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
