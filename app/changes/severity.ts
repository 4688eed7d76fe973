// How much a change asks of its reader, with reasons. It orders and labels, it never hides; in doubt it says more.
import type { Draft } from "./draft"
import { german } from "./language/de"
import { english } from "./language/en"
import { courtesyIn, housekeepingIn, type Language } from "./language/language"
import type { Severity } from "./patch"
import { plainSigns, type Word, wordsOf } from "./words"

const languages: readonly Language[] = [english, german]

/** The word lists for a document's language; null for one we have no list for. */
export const languageOf = (lang: unknown): Language | null =>
  languages.find(
    (each) =>
      each.code ===
      String(lang ?? "en")
        .slice(0, 2)
        .toLowerCase(),
  ) ?? null

type Judgement = { readonly severity: Severity; readonly reasons: readonly string[] }
const judge = (severity: Severity, ...reasons: string[]): Judgement => ({ severity, reasons })

/** Severity of a unit in a document of this language (null: unknown, then never below normal for changed words). */
export function severityOf(draft: Draft, language: Language | null): Judgement {
  switch (draft.kind) {
    case "promise":
    case "owner":
    case "role":
    case "part-insert":
    case "part-delete":
    case "part-move":
    case "part-kind":
      return judge("major", draft.kind)
    case "insert":
      if (draft.blocks.every((block) => block.next?.node.type.name === "heading")) return judge("normal", "heading")
      return ofWhole(draft.after ?? "", "new text", language)
    case "section-insert":
    case "sentence-insert":
    case "row-insert":
    case "column-insert":
      return ofWhole(draft.after ?? "", "new text", language)
    case "delete":
    case "section-delete":
    case "sentence-delete":
    case "row-delete":
    case "column-delete":
      return ofWhole(draft.before ?? "", "removed text", language)
    case "link":
      return bothLinked(draft) ? judge("normal", "link target") : judge("minor", "link")
    case "media":
      return judge("major", "picture")
    case "format":
      return judge("cosmetic", "format")
    case "attrs":
      return judge(
        draft.facts?.every((fact) => fact.name === "level" || fact.name === "lang") ? "cosmetic" : "minor",
        "attribute",
      )
    case "wrap":
    case "unwrap":
    case "type":
      return judge("minor", "structure")
    case "split":
    case "merge":
      return draft.parts.length > 0
        ? ofWords(draft.before ?? "", draft.after ?? "", language)
        : judge("minor", draft.kind)
    case "heading":
      return atMost("normal", ofWords(draft.before ?? "", draft.after ?? "", language), ["negation", "obligation"])
    case "move":
    case "row-move":
    case "list-order":
      return judge("normal", "moved")
    default: {
      const judged = ofWords(draft.before ?? "", draft.after ?? "", language)
      return draft.places ? atMost("normal", judged, ["number", "negation", "obligation"]) : judged
    }
  }
}

/** No more than this, unless for one of these reasons: headings and renamed terms tell what is changed elsewhere. */
function atMost(severity: Severity, judged: Judgement, unless: readonly string[]): Judgement {
  const weighs = judged.severity === "major" && !judged.reasons.some((reason) => unless.includes(reason))
  return weighs ? { severity, reasons: judged.reasons } : judged
}

const bothLinked = (draft: Draft) =>
  typeof draft.attributes?.before.link === "string" && typeof draft.attributes.after.link === "string"

/** Text that came or went as a whole. */
function ofWhole(text: string, reason: string, language: Language | null): Judgement {
  if (!/[\p{L}\p{N}]/u.test(text)) return judge("cosmetic", "no words")
  if (housekeepingIn(text, language)) return judge("minor", "housekeeping")
  if (courtesyIn(text, language)) return judge("minor", "pointer")
  return judge("major", reason)
}

/** Words that changed inside a text that stayed. Compared as counts: a sentence that keeps its "must" is not major for it. */
export function ofWords(before: string, after: string, language: Language | null): Judgement {
  if (housekeepingIn(before, language) && housekeepingIn(after, language)) return judge("minor", "housekeeping")
  if (plainSigns(before) === plainSigns(after)) return judge("cosmetic", "typography")
  const [olds, nexts] = [wordsOf(before).filter((word) => word.letters), wordsOf(after).filter((word) => word.letters)]
  const changed = [...minus(olds, nexts), ...minus(nexts, olds)]
  if (signs(before) !== signs(after)) return judge("major", "number")
  if (changed.length === 0) {
    const same = olds.map((word) => word.text).join(" ") === nexts.map((word) => word.text).join(" ")
    return same ? judge("cosmetic", "punctuation") : judge("normal", "order")
  }
  const small = changed.map((word) => word.text.toLowerCase())
  const reasons = new Set<string>()
  if (changed.some((word) => /\p{N}/u.test(word.text))) reasons.add("number")
  if (language) {
    const has = (list: readonly string[]) =>
      small.some((word) => list.includes(word) || list.includes(word.replace("’", "'")))
    if (has(language.numbers) || has(language.times)) reasons.add("number")
    if (has(language.negations) || small.some((word) => /n['’]t$/.test(word))) reasons.add("negation")
    if (has(language.obligations)) reasons.add("obligation")
    if (
      !language.nounsAreCapital &&
      changed.some((word) => word.from > 0 && !restemmed(word, changed) && isName(word, before, after))
    )
      reasons.add("name")
  }
  if (reasons.size > 0) return judge("major", ...reasons)
  const lower = (words: readonly Word[]) =>
    words
      .map((word) => word.text.toLowerCase())
      .sort()
      .join(" ")
  if (lower(olds) === lower(nexts)) return judge("cosmetic", "capitals")
  if (!language) return judge("normal", "unknown language")
  const [gone, came] = [minus(olds, nexts), minus(nexts, olds)]
  if (gone.length === 1 && came.length === 1 && isTypo(gone[0]!.text, came[0]!.text)) return judge("minor", "spelling")
  const [lost, added] = meaning(gone, came, language)
  if (lost.length + added.length === 0) return judge("minor", "wording")
  if ([...lost, ...added].some((word) => language.actors.includes(word))) return judge("major", "actor")
  if (/[@]|https?:|www\./.test(changed.map((word) => around(word, before, after)).join(" ")))
    return judge("major", "address")
  const replaced =
    (lost.length === added.length && lost.length < 3) ||
    (lost.length + added.length === 1 && gone.length === came.length)
  return replaced ? judge("normal", "wording") : judge("major", "content")
}

/** Changed words that mean something, in small letters, without those that only changed their ending. */
function meaning(gone: readonly Word[], came: readonly Word[], language: Language): [string[], string[]] {
  const content = (words: readonly Word[]) =>
    words.map((word) => word.text.toLowerCase()).filter((word) => !language.fillers.includes(word))
  const [lost, added] = [content(gone), content(came)]
  for (const word of [...lost]) {
    const at = added.findIndex((other) => sameStem(word, other))
    if (at < 0) continue
    added.splice(at, 1)
    lost.splice(lost.indexOf(word), 1)
  }
  return [lost, added]
}

/** Whether a changed word only changed its ending. */
const restemmed = (word: Word, changed: readonly Word[]) =>
  changed.some((other) => other !== word && sameStem(other.text.toLowerCase(), word.text.toLowerCase()))

const sameStem = (one: string, other: string) => {
  let shared = 0
  while (shared < one.length && one[shared] === other[shared]) shared++
  return shared >= Math.max(3, Math.max(one.length, other.length) - 3)
}

/** The unbroken text a word stands in: an address is one thing. */
function around(word: Word, before: string, after: string): string {
  const text = before.slice(word.from, word.to) === word.text ? before : after
  return `${text.slice(0, word.from).split(/\s/).at(-1)}${word.text}${text.slice(word.to).split(/\s/, 1)[0]}`
}

function minus(some: readonly Word[], others: readonly Word[]): Word[] {
  const counts = new Map<string, number>()
  for (const word of others) counts.set(word.text, (counts.get(word.text) ?? 0) + 1)
  return some.filter((word) => {
    const left = counts.get(word.text) ?? 0
    if (left > 0) counts.set(word.text, left - 1)
    return left === 0
  })
}

/** Signs that make a number another number. */
const signs = (text: string) =>
  (text.match(/[€$£¥%]\s?\d[\d.,]*|\d[\d.,]*(\s?[€$£¥%])?/gu) ?? []).filter((one) => /[€$£¥%]/u.test(one)).join(" ")

/** A word with a capital in the middle of a sentence, on the one side only. */
const isName = (word: Word, before: string, after: string) =>
  /^\p{Lu}/u.test(word.text) &&
  !/[.!?:]\s*$/.test((before.includes(word.text) ? before : after).slice(0, word.from)) &&
  !(before.toLowerCase().includes(word.text.toLowerCase()) && after.toLowerCase().includes(word.text.toLowerCase()))

/** One slip of the finger: one sign more, less, other or swapped; two in long words. */
export function isTypo(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  if (Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 2) return false
  const most = Math.max(a.length, b.length) > 7 ? 2 : 1
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, rows[i - 2]![j - 2]! + 1)
      row.push(best)
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]! <= most
}
