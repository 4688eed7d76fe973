// What says nothing of its own joins the change it stands beside: little words, a pair of brackets, a container, the same once more.
import { absorb, absorbEdit, type Draft, isSigns, standing } from "./draft"
import type { Language } from "./language/language"
import { sameTerm } from "./places"
import { wordsApart } from "./replacements"
import type { Thing } from "./tree"
import { plainWords } from "./words"

/** Joins drafts that one line of a list of changes would tell. */
export function adjoin(drafts: readonly Draft[], language: Language | null) {
  const free = drafts.filter((draft) => standing(draft) === draft && !draft.group && !draft.places)
  joinGathered(drafts)
  joinInSentences(free, language)
  joinAddresses(free)
  joinForms(free)
  joinContainers(free, levelsIn(drafts))
}

/** A sentence of which more than so many facts changed is told as a whole. */
const factsAtMost = 2

const isEdit = (draft: Draft) => draft.spelling !== undefined && draft.pieces.length > 0 && !draft.into

/** Edits of one sentence, and of one sentence and the next. */
function joinInSentences(drafts: readonly Draft[], language: Language | null) {
  const edits = drafts.filter(isEdit)
  const inSentence = new Map<unknown, Draft[]>()
  for (const draft of edits) inSentence.set(draft.spelling, [...(inSentence.get(draft.spelling) ?? []), draft])
  for (const [first, ...others] of inSentence.values())
    if (first && (others.length >= factsAtMost || others.some((other) => areTurned(first, other, language))))
      for (const other of others) absorbEdit(first, other)
  const isJoint = ({ kind }: Draft) => kind === "split" || kind === "merge"
  for (const [at, draft] of edits.entries()) {
    if (draft.into) continue
    const same = (other: Draft | undefined) => other && !other.into && other.spelling === draft.spelling
    const beside = [edits[at - 1], edits[at + 1]].find(same)
    if (beside && !isJoint(draft) && (isLittle(draft, language) || isSigns(draft))) absorbEdit(beside, draft)
    const gathered = beside ? undefined : gatheredBeside(draft)
    if (gathered && !isJoint(draft) && isLittle(draft, language)) absorb(gathered, draft)
  }
  const left = edits.filter(isEdit)
  for (const [at, draft] of left.entries()) {
    const before = left[at - 1] && standing(left[at - 1]!)
    if (!before || !follows(draft, before)) continue
    const again = (isSigns(draft) && isSigns(before)) || sameTerms(before, draft) || sameActor(before, draft, language)
    if (again) absorbEdit(before, draft)
  }
}

/** Replacements that stand beside each other in each of many sentences, and were gathered one by one: an address, a title and its article. */
function joinGathered(drafts: readonly Draft[]) {
  for (const draft of drafts) {
    const { places, spelling } = draft
    if (!places || !spelling || draft.into) continue
    const own = spelling.findIndex(({ piece }) => piece && standing(piece) === draft)
    let at = own + 2
    for (; own >= 0 && at < spelling.length; at += 2) {
      const piece: Draft | null = spelling[at]!.piece
      const beside: Draft | null = piece && standing(piece)
      const isOwn = beside === draft
      if (!beside || (!isOwn && (beside.spelling !== spelling || !areInSamePlaces(draft, beside)))) break
      if (plainWords(spelling[at - 1]!.now).length >= wordsApart) break
      absorb(draft, beside)
    }
  }
}

const areInSamePlaces = ({ places, blocks }: Draft, other: Draft) =>
  other.places === places &&
  other.blocks.length === blocks.length &&
  blocks.every(({ next }, at) => next === other.blocks[at]?.next)

/** What was told once for many places, and next to which the rest of an edited sentence stands. */
function gatheredBeside({ pieces: [first], spelling = [] }: Draft): Draft | undefined {
  const at = spelling.findIndex(({ piece }) => piece !== null && piece === first)
  const near = at < 0 ? [] : [spelling[at - 2]?.piece, spelling[at + 2]?.piece]
  return near
    .flatMap((piece) => piece ?? [])
    .map(standing)
    .find(({ places }) => places)
}

/** Words a draft changes, in small letters. */
function changed(draft: Draft): string[] {
  return draft.pieces.flatMap((piece) => {
    const olds = plainWords(piece.before ?? "")
    const nexts = plainWords(piece.after ?? "")
    return [...olds.filter((word) => !nexts.includes(word)), ...nexts.filter((word) => !olds.includes(word))]
  })
}

/** Whether words of a sentence went at one place and came at another: it was turned round. */
function areTurned(one: Draft, other: Draft, language: Language | null): boolean {
  const said = (draft: Draft, side: "before" | "after") =>
    draft.pieces.flatMap((piece) => plainWords(piece[side] ?? "")).filter((word) => !language?.fillers.includes(word))
  const isOneWord = (draft: Draft, side: "before" | "after") =>
    draft.pieces.length < 2 && !draft.pieces[0]?.[side]?.trim().includes(" ")
  return [[one, other] as const, [other, one] as const].some(([left, right]) => {
    if (isOneWord(left, "before") || isOneWord(right, "after")) return false
    const came = new Set(said(right, "after"))
    const gone = said(left, "before")
    const again = gone.filter((word) => came.has(word))
    return again.length >= turnedAtLeast && again.length * 2 > gone.length
  })
}
/** So many words of an edit, and most of them, make it the same as another. */
const turnedAtLeast = 2

/** Only words that carry no meaning: an article, "also". */
function isLittle(draft: Draft, language: Language | null): boolean {
  if (!language || isSigns(draft)) return false
  const weighty = [language.negations, language.limits, language.numbers, ...language.duties]
  const words = changed(draft)
  return (
    words.length > 0 &&
    words.every((word) => language.fillers.includes(word) && !weighty.some((list) => list.includes(word)))
  )
}

/** Whether a sentence stands right behind another one, in the same block. */
function follows(draft: Draft, before: Draft): boolean {
  const one = before.next[before.next.length - 1]
  const other = draft.next[0]
  const sameBlock = before.blocks[0]?.next === draft.blocks[0]?.next
  return sameBlock && !!one && !!other && other.from >= one.to && other.from - one.to <= 2
}

/** The same words for the same words. */
function sameTerms(one: Draft, other: Draft): boolean {
  const terms = (draft: Draft) => draft.pieces.map(sameTerm).sort().join("\n")
  return terms(one) === terms(other) && changed(one).length > 0
}

/** Somebody else does what the one sentence says, and what the next one says. */
function sameActor(one: Draft, other: Draft, language: Language | null): boolean {
  const actors = [one, other].map(({ pieces }) => {
    const [piece, ...more] = pieces
    const was = plainWords(piece?.before ?? "").at(-1)
    const now = plainWords(piece?.after ?? "").at(-1)
    const acts = [was, now].every((word) => word !== undefined && language?.actors.includes(word))
    return more.length === 0 && acts ? now : undefined
  })
  return actors[0] !== undefined && actors[0] === actors[1]
}

/** Links of one block that lead to the same new place. */
function joinAddresses(drafts: readonly Draft[]) {
  const known = new Map<Thing, Map<unknown, Draft>>()
  for (const draft of drafts) {
    const block = draft.blocks[0]?.next
    if (draft.kind !== "link" || !block || draft.into) continue
    const to = draft.attributes?.after.link
    const inBlock = known.get(block) ?? new Map<unknown, Draft>()
    known.set(block, inBlock)
    const first = inBlock.get(to)
    if (typeof to !== "string" || !first) {
      inBlock.set(to, draft)
      continue
    }
    first.before = `${first.before}\n${draft.before}`
    first.after = `${first.after}\n${draft.after}`
    absorb(first, draft)
  }
}

const isLevel = ({ kind, facts }: Draft) => kind === "attrs" && !!facts?.every(({ name }) => name === "level")

/** Headings that have another level, or became one or cease to be one, of both sides, and the unit that says so. */
function levelsIn(drafts: readonly Draft[]): Map<Thing, Draft> {
  const levels = new Map<Thing, Draft>()
  for (const draft of drafts) {
    if (draft.kind !== "type" && !isLevel(draft)) continue
    const things = draft.blocks.flatMap(({ old, next }) => [old ?? [], next ?? []].flat())
    if (draft.kind === "type" && !things.some(({ type }) => type === "heading")) continue
    for (const thing of things) levels.set(thing, standing(draft))
  }
  return levels
}

/** A heading of another level that also says something else, and a block that became one: the edit is told, if it is one. */
function joinForms(drafts: readonly Draft[]) {
  const forms = drafts.filter((draft) => !draft.into && (draft.kind === "type" || isLevel(draft)))
  if (forms.length === 0) return
  const edits = new Map<Thing, Draft[]>()
  for (const draft of drafts) {
    if (draft.into || !isEdit(draft)) continue
    for (const { next } of draft.blocks.slice(0, 1)) if (next) edits.set(next, [...(edits.get(next) ?? []), draft])
  }
  for (const form of forms) {
    const block = form.blocks[0]?.next
    const [edit, ...more] = (block?.type === "heading" && edits.get(block)) || []
    if (edit && more.length === 0) absorb(edit, form)
  }
}

/** A block that left its list, or came into one, and is edited: the edit is told. Parts cut otherwise by a heading that moved, or has another level. */
function joinContainers(drafts: readonly Draft[], levels: ReadonlyMap<Thing, Draft>) {
  const wrapping = drafts.filter(({ kind }) => kind === "wrap" || kind === "unwrap" || kind === "type")
  if (wrapping.length === 0) return
  const [edited, moved] = [new Map<Thing, Draft>(), new Map<Thing, Draft>()]
  for (const draft of drafts) {
    const saysNothing = draft.spelling !== undefined && draft.pieces.length === 0
    const known =
      draft.into || saysNothing
        ? null
        : /^(text|heading)$/.test(draft.kind)
          ? edited
          : draft.kind === "move"
            ? moved
            : null
    for (const thing of known ? draft.blocks.flatMap(({ old, next }) => [old ?? [], next ?? []].flat()) : [])
      if (!known?.has(thing)) known?.set(thing, draft)
  }
  for (const draft of wrapping) {
    if (draft.into) continue
    const [olds, nexts] = [draft.blocks.flatMap(({ old }) => old ?? []), draft.blocks.flatMap(({ next }) => next ?? [])]
    const things = [...olds, ...nexts]
    if (things.length === 0 || things.some((thing) => thing.leaf)) continue
    const single = new Set(
      (draft.kind === "wrap" ? nexts : olds).filter((thing) => thing.first === thing.last).map(firstLeaf),
    )
    const [leaf] = single
    const isSection = (thing: Thing) => thing.node.attrs.kind === "section"
    const reasonIn = (thing: Thing) =>
      moved.get(firstLeaf(thing)) ?? (things.every(isSection) ? levels.get(firstLeaf(thing)) : undefined)
    const reason = things.every((thing) => thing.type === "part")
      ? things.map(reasonIn).find((each) => each !== undefined)
      : single.size === 1 && draft.kind !== "type" && leaf && edited.get(leaf)
    if (reason) absorb(reason, draft)
  }
}

const firstLeaf = (thing: Thing): Thing => (thing.leaf || !thing.children[0] ? thing : firstLeaf(thing.children[0]))
