// What went in one place and came again in another, in the same or in other words, is one change and not two.
import { absorb, type Draft, standing } from "./draft"
import { housekeepingIn, type Language } from "./language/language"
import type { Likeness } from "./likeness"
import { unnumbered } from "./severity"
import type { Thing } from "./tree"
import { plainWords } from "./words"

/** Texts this alike, and this long, are the same text in other words. */
const alikeAtLeast = 0.55
const wordsAtLeast = 6
/** Work limit on pairs that are looked at. */
const pairsAtMost = 4000

const goneKinds = new Set(["delete", "sentence-delete", "section-delete"])
const cameKinds = new Set(["insert", "sentence-insert", "section-insert"])

/** Joins drafts of text that is taken up again elsewhere. */
export function gatherAgain(drafts: readonly Draft[], likeness: Likeness, language: Language | null) {
  const free = drafts.filter((draft) => standing(draft) === draft && draft.group === undefined)
  const gone = free.filter((draft) => goneKinds.has(draft.kind) && draft.before)
  const came = free.filter((draft) => cameKinds.has(draft.kind) && draft.after)
  joinNumbered(free)
  if (gone.length === 0 || came.length === 0) return
  joinEqual(gone, came, likeness)
  const [left, right] = [gone.filter((draft) => !draft.into), came.filter((draft) => cameKinds.has(draft.kind))]
  if (left.length * right.length > pairsAtMost) return
  const pairs = pairsAlike(
    left.map(({ before }) => told(before, likeness, language)),
    right.map(({ after }) => told(after, likeness, language)),
    likeness,
  )
  for (const { i, j } of pairs.sort((x, y) => y.alike - x.alike)) {
    const [one, other] = [left[i]!, right[j]!]
    if (!one.into && cameKinds.has(other.kind)) join(one, other, "text")
  }
}

function join(one: Draft, other: Draft, kind: "move" | "text") {
  const before = one.before
  absorb(other, one)
  const headings = [one, other].every((draft) =>
    draft.blocks.every((block) => (block.next ?? block.old)?.type === "heading"),
  )
  other.kind = kind === "text" && headings ? "heading" : kind
  other.before = before
}

/** Joins what is the same, word by word. */
function joinEqual(gone: readonly Draft[], came: readonly Draft[], likeness: Likeness) {
  const sumOf = (said: string | null) => likeness.sumOf(said ?? "")
  const wordsIn = (said: string | null) => plainWords(said ?? "").join(" ")
  const [goneSums, cameSums] = [gone.map(({ before }) => sumOf(before)), came.map(({ after }) => sumOf(after))]
  const [isGone, isCame] = [new Set(goneSums), new Set(cameSums)]
  const equal = new Map<string, Draft[]>()
  for (const [at, draft] of gone.entries()) {
    if (!isCame.has(goneSums[at]!)) continue
    const said = wordsIn(draft.before)
    const list = equal.get(said)
    if (list) list.push(draft)
    else equal.set(said, [draft])
  }
  for (const [at, draft] of came.entries()) {
    if (!isGone.has(cameSums[at]!)) continue
    const said = wordsIn(draft.after)
    const list = equal.get(said)
    const only = list?.length === 1 ? list[0] : undefined
    if (only && said.length > 8 && !only.into) join(only, draft, "move")
  }
}

/** A part of which only the number is left ("§ 7 (repealed)"), or that fills such a place. */
function joinNumbered(free: readonly Draft[]) {
  const sections = free.flatMap((draft) => {
    const [block] = /^part-(insert|delete)$/.test(draft.kind) ? draft.blocks : []
    const side = block?.next ? "next" : "old"
    const heading = firstLeaf(block?.[side] ?? null)
    if (heading?.type !== "heading") return []
    const number = heading.said.slice(0, heading.said.length - unnumbered(heading.said).length).trim()
    const isBare = draft.blocks.length === 1 && block?.[side]?.first === block?.[side]?.last
    return number === "" ? [] : [{ draft, side, isBare, number }]
  })
  const byNumber = new Map<string, typeof sections>()
  for (const each of sections) byNumber.set(each.number, [...(byNumber.get(each.number) ?? []), each].slice(0, 3))
  for (const [one, other, ...more] of byNumber.values()) {
    if (!one || !other || more.length > 0 || one.side === other.side || one.isBare === other.isBare) continue
    const [gone, came] = one.side === "old" ? [one.draft, other.draft] : [other.draft, one.draft]
    if (!gone.into && !came.into) join(gone, came, "text")
  }
}

const firstLeaf = (thing: Thing | null): Thing | null =>
  thing === null || thing.leaf ? thing : firstLeaf(thing.children[0] ?? null)

type Told = ReturnType<typeof told>
const told = (text: string | null, likeness: Likeness, language: Language | null) => {
  const said = text ?? ""
  return { said, quiet: housekeepingIn(said, language), features: likeness.featuresOf(said) }
}

/** Which of the texts that went are alike which of those that came, by their places. */
function pairsAlike(olds: readonly Told[], nexts: readonly Told[], likeness: Likeness) {
  const pairs: { i: number; j: number; alike: number }[] = []
  for (let i = 0; i < olds.length; i++) {
    const one = olds[i]!
    for (let j = 0; j < nexts.length; j++) {
      const other = nexts[j]!
      const both = one.quiet && other.quiet
      if (!both && Math.min(one.features.words, other.features.words) < wordsAtLeast) continue
      const alike = one.said === other.said ? 1 : likeness.alike(one.features, other.features, both ? 0 : alikeAtLeast)
      if (both || alike >= alikeAtLeast) pairs.push({ i, j, alike: both ? 1 + alike : alike })
    }
  }
  return pairs
}
