// How much it weighs that words of a text became others: numbers, duties, negations, names and who acts; then what is said.

import { isA, isKeptAs, type Language, numberOf, weightsOf } from "./language/language"
import { isName, isNamedOtherwise } from "./named"
import type { Severity } from "./patch"
import { isSpace, plainSigns } from "./signs"
import { Stems, sameStem } from "./stems"
import { isSwapped, isTypo } from "./typo"
import { type Word, wordsOf } from "./words"
import { ofWritten, withoutSigns, withoutTags } from "./written"

export type Judgement = { readonly severity: Severity; readonly reasons: readonly string[] }
export const judge = (severity: Severity, ...reasons: string[]): Judgement => ({ severity, reasons })

const letter = /\p{L}/u

/** So many words that took the place of others are another way to say it, when none of them weighs by itself. */
const fewWords = 2

/** Work limit: so much of a change is read. A longer one weighs, whatever the rest of it says. */
const readAtMost = 20_000
/** So many signs before and behind a change are read with it. */
const aroundChange = 200

/**
 * Words that changed inside a text that stayed. Compared as counts: a sentence that keeps its "must" is not major for it.
 * `names` are the company's own: its people, roles, systems.
 */
export function ofWords(
  before: string,
  after: string,
  language: Language | null,
  names: readonly string[] = [],
): Judgement {
  if (isKeptAs(before, after, language)) return judge("minor", "housekeeping")
  if (plainSigns(before) === plainSigns(after)) return judge("cosmetic", "typography")
  const [one, other] = [withoutTags(before), withoutTags(after)]
  if (one !== before || other !== after)
    return withoutSigns(one) === withoutSigns(other) ? judge("minor", "markup") : ofWords(one, other, language, names)
  const written = ofWritten(before, after)
  if (written) return judge(...written)
  const was = unnumbered(before, language)
  const now = unnumbered(after, language)
  if (was !== before || now !== after)
    return was === now ? judge("minor", "renumbered") : ofWords(was, now, language, names)
  if (Math.max(before.length, after.length) > readAtMost) return ofLongText(before, after, language, names)

  const olds = wordsOf(before)
  const nexts = wordsOf(after)
  const gone = minus(olds, nexts, language)
  const came = minus(nexts, olds, language)
  const changed = [...gone, ...came]
  if (signs(before) !== signs(after)) return judge("major", "number")
  if (changed.length === 0) {
    if (numbersIn(olds, language) !== numbersIn(nexts, language)) return judge("major", "number")
    const said = (words: readonly Word[], key: (text: string) => string) =>
      words.map((word) => key(word.spelling.text)).join(" ")
    const same = (key: (text: string) => string) => said(olds, key) === said(nexts, key)
    if (same((text) => plainSigns(text))) return judge("cosmetic", "punctuation")
    return same((text) => numberOf(text, language) ?? text) ? judge("minor", "wording") : judge("normal", "order")
  }
  const together = (words: readonly Word[]) =>
    words
      .map((word) => word.spelling.small)
      .join("")
      .replace(/[-‑]/g, "")
  const [lost, added] = [together(gone), together(came)]
  if (lost === added && letter.test(lost))
    return gone.length === came.length && !/[-‑]/.test(changed.map((word) => word.spelling.text).join(""))
      ? judge("cosmetic", "capitals")
      : judge("minor", "spelling")
  const isNamed = isNamedOtherwise(names, before, after)
  /** Whether one word that is like another came in its place, and nothing else changed. */
  const isOne = (isLike: (one: string, other: string) => boolean) =>
    gone.length === 1 && came.length === 1 && isLike(gone[0]!.spelling.text, came[0]!.spelling.text)
  if (language && !isNamed && isOne(isSwapped) && !isInAddress(gone[0]!, before)) return judge("minor", "spelling")
  const reasons = new Set<string>()
  if (changed.some((word) => word.spelling.digits)) reasons.add("number")
  if (isNamed) reasons.add("name")
  const both: Both = { before, after, olds, nexts }
  const meant = language ? meaning(gone, came, language) : null
  if (language && meant) for (const reason of weighty(gone, came, both, meant, language)) reasons.add(reason)
  if (reasons.size > 0) return judge("major", ...reasons)
  if (areTheSame(olds, nexts)) return judge("cosmetic", "capitals")
  if (!language || !meant) return judge("normal", "unknown language")
  if (isOne(isTypo)) return isInAddress(gone[0]!, before) ? judge("major", "address") : judge("minor", "spelling")
  return ofMeaning(gone, came, both, meant, language)
}

/** The same for texts that are too long to be read: by what changed in them, or by the beginning of it. */
function ofLongText(before: string, after: string, language: Language | null, names: readonly string[]): Judgement {
  const [was, now] = changeIn(before, after)
  if (Math.max(was.length, now.length) <= readAtMost) return ofWords(was, now, language, names)
  const judged = ofWords(was.slice(0, readAtMost), now.slice(0, readAtMost), language, names)
  if (judged.severity === "major") return judged
  return language ? judge("major", "content") : judge("normal", "unknown language")
}

/** Two texts without what both begin and end with, but for some of it that stands around the change, in whole words where there are spaces. */
function changeIn(before: string, after: string): [string, string] {
  const short = Math.min(before.length, after.length)
  let head = 0
  while (head < short && before.charCodeAt(head) === after.charCodeAt(head)) head++
  let tail = 0
  while (tail < short - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  const margin = Math.max(0, head - 2 * aroundChange)
  const from = margin + before.slice(margin, Math.max(margin, head - aroundChange)).lastIndexOf(" ") + 1
  const end = before.length - tail
  const wordBehind = before.slice(end + aroundChange, end + 2 * aroundChange).indexOf(" ")
  const kept = Math.max(0, tail - (wordBehind < 0 ? 2 * aroundChange : aroundChange + wordBehind))
  return [before.slice(from, before.length - kept), after.slice(from, after.length - kept)]
}

/** Whether two texts have the same words, capitals and order aside. */
function areTheSame(olds: readonly Word[], nexts: readonly Word[]): boolean {
  if (olds.length !== nexts.length) return false
  const counts = new Map<string, number>()
  for (const { spelling } of olds) counts.set(spelling.small, (counts.get(spelling.small) ?? 0) + 1)
  return nexts.every(({ spelling }) => {
    const left = counts.get(spelling.small) ?? 0
    counts.set(spelling.small, left - 1)
    return left > 0
  })
}

/** Two texts, and their words. */
interface Both {
  readonly before: string
  readonly after: string
  readonly olds: readonly Word[]
  readonly nexts: readonly Word[]
}

/** What the words themselves say: numbers, times, negations, duties, names, and who acts. */
function weighty(
  gone: readonly Word[],
  came: readonly Word[],
  both: Both,
  [lost, added]: readonly [readonly string[], readonly string[]],
  language: Language,
) {
  const reasons: string[] = []
  const weights = weightsOf(language)
  const weight = weightOf(gone, weights) | weightOf(came, weights)
  if (weight & isA.number) reasons.push("number")
  if (weight & isA.negation) reasons.push("negation")
  if (isOtherDuty(gone, came, language) || weight & isA.limit) reasons.push("obligation")
  const acts = (word: string) => ((weights.get(word) ?? 0) & isA.actor) > 0
  if (lost.some(acts) || added.some(acts)) reasons.push("actor")
  const changed = [gone, came] as const
  if (areNamed(gone, both.before, both.nexts, changed, language)) reasons.push("name")
  else if (areNamed(came, both.after, both.olds, changed, language)) reasons.push("name")
  return reasons
}

/** All that some words are. */
function weightOf(words: readonly Word[], weights: ReadonlyMap<string, number>): number {
  let weight = 0
  for (const { spelling } of words) {
    const small = spelling.plain === spelling.text ? spelling.small : spelling.plain.toLowerCase()
    weight |= (weights.get(small) ?? 0) | (small.endsWith("n't") ? isA.negation : 0)
  }
  return weight
}

/** Whether one of the words that only one text has is a name in it. */
function areNamed(
  words: readonly Word[],
  text: string,
  others: readonly Word[],
  changed: readonly (readonly Word[])[],
  language: Language,
): boolean {
  const capital = words.filter((word) => word.from > 0 && word.spelling.capital)
  if (capital.length === 0) return false
  const said = new Set(others.map((word) => word.spelling.text))
  const small = new Set(others.map((word) => word.spelling.small))
  const isRestemmed = (word: Word) => changed.some((list) => restemmed(word, list))
  return capital.some((word) => isName(word, text, said, small, language) && !isRestemmed(word))
}

/** Whether some duty went or came: words of one list say the same. */
function isOtherDuty(gone: readonly Word[], came: readonly Word[], language: Language): boolean {
  const weights = weightsOf(language)
  const times = language.duties.map(() => 0)
  const count = (words: readonly Word[], by: number) => {
    for (const { spelling } of words) {
      const duties = Math.floor((weights.get(spelling.small) ?? 0) / isA.duty)
      for (let at = 0; duties >> at > 0; at++) if ((duties >> at) & 1) times[at]! += by
    }
  }
  count(gone, 1)
  count(came, -1)
  return times.some((each) => each !== 0)
}

/** Words that mean something, when none of them weighs by itself. */
function ofMeaning(
  gone: readonly Word[],
  came: readonly Word[],
  { before, after, olds, nexts }: Both,
  [lost, added]: readonly [readonly string[], readonly string[]],
  language: Language,
): Judgement {
  if (lost.length + added.length === 0) return judge("minor", "wording")
  if (gone.some((word) => isInAddress(word, before)) || came.some((word) => isInAddress(word, after)))
    return judge("major", "address")
  const stands = (words: readonly Word[]) =>
    words.some((word) => ((weightsOf(language).get(word.spelling.small) ?? 0) & isA.pronoun) > 0)
  const pronoun = (lost.length === 0 && stands(gone)) || (added.length === 0 && stands(came))
  if (pronoun && lost.length + added.length <= fewWords) return judge("normal", "wording")
  const unsaidIn = (words: readonly string[], others: readonly Word[]) => {
    if (words.length <= fewWords)
      return words.filter((word) => !others.some((other) => sameStem(word, other.spelling.small)))
    const stems = new Stems(others.map((other) => other.spelling.small))
    return words.filter((word) => !stems.has(word))
  }
  const unsaid = unsaidIn(lost, nexts)
  const fresh = unsaidIn(added, olds)
  if (unsaid.length + fresh.length === 0) return judge("normal", "wording")
  const isOr = ({ spelling }: Word) => language.alternatives.includes(spelling.small)
  if ((lost.length === 0 && came.some(isOr)) || (added.length === 0 && gone.some(isOr))) return judge("major", "scope")
  const replaced = lost.length === added.length && lost.length <= fewWords
  const single = lost.length + added.length === 1
  return replaced || single ? judge("normal", "wording") : judge("major", "content")
}

/** Changed words that mean something, in small letters, without those that only changed their ending. */
function meaning(gone: readonly Word[], came: readonly Word[], language: Language): [string[], string[]] {
  const weights = weightsOf(language)
  const isLittle = (word: string) => {
    const weight = weights.get(word) ?? 0
    return (weight & isA.filler) > 0 || weight >= isA.duty
  }
  const content = (words: readonly Word[]) =>
    words.map(({ spelling }) => spelling.small).filter((word) => !isLittle(word))
  const stems = new Stems(content(came))
  const lost = content(gone).filter((word) => !stems.take(word))
  return [lost, stems.left()]
}

/** Without the number an item or a heading is counted by; "2. March" and "3 vans" are no such number. */
function unnumbered(text: string, language: Language | null): string {
  const counted = count.exec(text)
  if (!counted || language?.times.includes((counted[1] ?? "").toLowerCase())) return text
  return text.slice(counted[0].length)
}

const count = /^\s*(?:\d{1,3}[.)]|\(?[a-z]\)|\d+(?:\.\d+)+[.)]?)\s+(?=(\p{L}+))/u

/** Whether a changed word only changed its ending. */
const restemmed = (word: Word, changed: readonly Word[]) =>
  changed.some((other) => other !== word && sameStem(other.spelling.small, word.spelling.small))

const isInAddress = (word: Word, text: string) => /[@]|https?:|www\./.test(around(word, text))

/** The unbroken text a word stands in: an address is one thing. */
function around(word: Word, text: string): string {
  let { from, to } = word
  while (from > 0 && !isSpace(text, from - 1)) from--
  while (to < text.length && !isSpace(text, to)) to++
  return text.slice(from, to)
}

/** Words of one text that the other has not (or not so often). A number is the same in words and in digits. */
function minus(some: readonly Word[], others: readonly Word[], language: Language | null): Word[] {
  const key = ({ spelling }: Word) => numberOf(spelling.small, language) ?? spelling.plain
  let same = 0
  while (some[same] && some[same]!.spelling === others[same]?.spelling) same++
  const counts = new Map<string, number>()
  for (let at = same; at < others.length; at++) {
    const own = key(others[at]!)
    counts.set(own, (counts.get(own) ?? 0) + 1)
  }
  const left: Word[] = []
  for (let at = same; at < some.length; at++) {
    const own = key(some[at]!)
    const count = counts.get(own) ?? 0
    if (count > 0) counts.set(own, count - 1)
    else left.push(some[at]!)
  }
  return left
}

const numbersIn = (words: readonly Word[], language: Language | null) =>
  words
    .map((word) => (word.spelling.digits ? word.spelling.text : numberOf(word.spelling.text, language)))
    .filter((each) => each !== null)
    .join(" ")

/** Signs that make a number another number. */
const signs = (text: string) => (/[€$£¥%]/.test(text) ? signsIn(text) : "")
const signsIn = (text: string) =>
  (text.match(/[€$£¥%]\s?\d[\d.,]*|\d[\d.,]*(\s?[€$£¥%])?/gu) ?? []).filter((one) => /[€$£¥%]/u.test(one)).join(" ")
