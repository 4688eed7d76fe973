// What went in one place and came again in another, in the same or in other words, is one change and not two.
import { absorb, type Draft, standing } from "./draft"
import { housekeepingIn, type Language } from "./language/language"
import type { Likeness } from "./likeness"
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
  if (gone.length === 0 || came.length === 0) return
  const join = (one: Draft, other: Draft, kind: "move" | "text") => {
    const before = one.before
    absorb(other, one)
    const headings = [one, other].every((draft) =>
      draft.blocks.every((block) => (block.next ?? block.old)?.type === "heading"),
    )
    other.kind = kind === "text" && headings ? "heading" : kind
    other.before = before
  }

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

  const [left, right] = [gone.filter((draft) => !draft.into), came.filter((draft) => cameKinds.has(draft.kind))]
  if (left.length * right.length > pairsAtMost) return
  const told = (draft: Draft, said: string) => ({
    draft,
    said,
    quiet: housekeepingIn(said, language),
    long: likeness.featuresOf(said).words >= wordsAtLeast,
  })
  const olds = left.map((draft) => told(draft, draft.before ?? ""))
  const nexts = right.map((draft) => told(draft, draft.after ?? ""))
  const pairs: { one: Draft; other: Draft; alike: number }[] = []
  for (const one of olds) {
    for (const other of nexts) {
      const both = one.quiet && other.quiet
      if (!both && !(one.long && other.long && likeness.atMostOf(one.said, other.said) >= alikeAtLeast)) continue
      const alike = likeness.of(one.said, other.said)
      if (both || alike >= alikeAtLeast)
        pairs.push({ one: one.draft, other: other.draft, alike: both ? 1 + alike : alike })
    }
  }
  for (const { one, other } of pairs.sort((x, y) => y.alike - x.alike)) {
    if (!one.into && cameKinds.has(other.kind)) join(one, other, "text")
  }
}
