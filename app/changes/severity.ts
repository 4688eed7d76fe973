// How much a change asks of its reader, with reasons. It orders and labels, it never hides; in doubt it says more.
import type { Draft } from "./draft"
import { isHead, isTitle } from "./fields"
import { courtesyIn, housekeepingIn, isRecord, type Language } from "./language/language"
import { isLabel, leadsElsewhere } from "./marked"
import type { Severity } from "./patch"
import { type Thing, textOf } from "./tree"
import { type Judgement, judge, ofWords } from "./wording"
import { firstSentencesOf, type Span, sentencesOf, wordsOf } from "./words"
import { withoutPlaces } from "./written"

/** What severity knows beside the unit itself. */
export interface Setting {
  /** Null: unknown, then never below normal for changed words. */
  readonly language: Language | null
  /** Names the company gave, and the roles of the legend. */
  readonly names: readonly string[]
  /** The headings the unit stands under, outermost first. */
  readonly headings: readonly string[]
}

/** Severity of a unit: what it is, and what it says. What comes into a list of references or revisions is housekeeping. */
export function severityOf(draft: Draft, setting: Setting): Judgement {
  const judged = weighed(draft, setting)
  const heavy = judged.severity === "major" || judged.severity === "normal"
  if (!heavy || !/insert|delete|move/.test(draft.kind) || !isPlain(draft)) return judged
  const recorded = setting.headings.some((heading) => isRecord(heading, setting.language))
  return recorded ? judge("minor", "housekeeping") : judged
}

function weighed(draft: Draft, { language, names }: Setting): Judgement {
  if (draft.housekeeping) return judge("minor", "housekeeping")
  switch (draft.kind) {
    case "promise":
    case "owner":
    case "role":
    case "part-kind":
      return judge("major", draft.kind)
    case "part-insert":
    case "part-delete":
      return isPlain(draft) ? ofWhole(draft, language) : judge("major", draft.kind)
    case "part-move":
      return isPlain(draft) ? judge("normal", "moved") : judge("major", draft.kind)
    case "insert":
    case "section-insert":
    case "sentence-insert":
    case "row-insert":
    case "column-insert":
    case "delete":
    case "section-delete":
    case "sentence-delete":
    case "row-delete":
    case "column-delete":
      return ofWhole(draft, language)
    case "link":
      return bothLinked(draft) ? judge("normal", "link target") : judge("minor", "link")
    case "media":
      return judge("major", "picture")
    case "format":
      return judge("cosmetic", "format")
    case "attrs":
      if (draft.blocks.some(({ old, next }) => (next ?? old)?.type === "part")) return judge("minor", "structure")
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
        ? ofWords(draft.before ?? "", draft.after ?? "", language, names)
        : judge("minor", draft.kind)
    case "heading": {
      const [was, now] = [draft.before ?? "", draft.after ?? ""]
      if (draft.places && was !== now && unnumbered(was) === unnumbered(now)) return judge("minor", "renumbered")
      const isCounted = ofWords(unnumbered(was), unnumbered(now), language, names).reasons.includes("number")
      const weighty = ["negation", "obligation", "actor", ...(isCounted ? ["number"] : [])]
      return atMost("normal", ofWords(was, now, language, names), weighty)
    }
    case "move":
    case "row-move":
    case "list-order":
      return judge("normal", "moved")
    default: {
      if (leadsElsewhere(draft)) return judge("major", "link target")
      const judged = ofWords(draft.before ?? "", draft.after ?? "", language, names)
      if (!draft.places && isTitle(draft)) return atMost("normal", judged, ["number", "negation", "obligation"])
      if (isLabel(draft)) return atMost("normal", judged, ["number", "negation", "obligation"])
      return draft.places && isRenamed(draft) ? atMost("normal", judged, ["number", "negation", "obligation"]) : judged
    }
  }
}

/** No more than this, unless for one of these reasons: headings and renamed terms tell what is changed elsewhere. */
function atMost(severity: Severity, judged: Judgement, unless: readonly string[]): Judgement {
  const weighs = judged.severity === "major" && !judged.reasons.some((reason) => unless.includes(reason))
  return weighs ? { severity, reasons: judged.reasons } : judged
}

/** A heading without the number that says where it stands: "2.6", "7.", "§ 3", "Step 4:", "C.", "IV.". */
export const unnumbered = (heading: string) => heading.replace(ownNumber, "")
const ownNumber =
  /^\s*(?:§+\s*\d+\p{L}?|\d+(?:\.\d+)*[.):]|\d+(?:\.\d+)+|\p{L}+\s+\d+(?:\.\d+)*(?=\s*(?:$|[:.–—-]))|(?:\p{Lu}|[IVXL]+)[.)](?=\s))/u

const bothLinked = (draft: Draft) =>
  typeof draft.attributes?.before.link === "string" && typeof draft.attributes.after.link === "string"

/** A term that took the place of another says the same; one that only came or went says more or less. */
const isRenamed = (draft: Draft) =>
  (draft.spelling ?? []).every(({ piece, was, now }) => !piece || (was.trim() !== "") === (now.trim() !== ""))

/** A part of no kind of its own is a section of text. */
const isPlain = (draft: Draft) =>
  draft.blocks.every(({ old, next }) =>
    [old, next].every((thing: Thing | null) => thing?.type !== "part" || thing.node.attrs.kind === "section"),
  )

const lettersOrDigits = /[\p{L}\p{N}]/u
const digits = /\p{N}/u

/** Text that came or went as a whole: it weighs unless each sentence of it is a stamp, a pointer, or courtesy. */
function ofWhole(draft: Draft, language: Language | null): Judgement {
  const text = draft.after ?? draft.before ?? ""
  const shown = text.includes("<") ? text.replace(/<\/?[a-z][^>]*>/giu, " ").trim() : text.trim()
  if (!lettersOrDigits.test(text)) return judge("cosmetic", "no words")
  if (!lettersOrDigits.test(shown)) return judge("minor", "markup")
  const things = draft.blocks.map(({ old, next }) => next ?? old)
  const isHeading = (thing: Thing | null | undefined) => thing?.type === "heading"
  const isBare = (thing: Thing | null | undefined) => thing && !lettersOrDigits.test(textOf(thing))
  if (things.length > 0 && things.every((thing) => isHeading(thing) || isHeadingOf(thing, shown) || isBare(thing)))
    return judge("normal", "heading")
  if (things.length > 0 && things.every((thing) => isHead(thing?.children[1]) && thing?.children.length === 2))
    return judge("minor", "housekeeping")
  if (/^(insert|delete)$/.test(draft.kind) && things.length > 0 && things.every(isContents))
    return judge("minor", "pointer")
  const [opening, second] = firstSentencesOf(text, 2)
  const first = opening ? text.slice(opening.from, opening.to) : ""
  const quietly = (each: string) =>
    housekeepingIn(each, language) ? "housekeeping" : isCourtesy(each, language) ? "pointer" : null
  if (second ? isRecord(first, language) : housekeepingIn(text, language)) return judge("minor", "housekeeping")
  const quiet = quietly(first)
  const isQuiet = ({ from, to }: Span) => quietly(text.slice(from, to)) !== null
  if (!opening || (quiet && sentencesOf(text).every(isQuiet))) return judge("minor", quiet ?? "pointer")
  return judge("major", draft.next.length > 0 && draft.after !== null ? "new text" : "removed text")
}

/** Whether all that something says leads to a place in the same text: an entry of a table of contents. */
function isContents(thing: Thing | null | undefined): boolean {
  if (!thing || thing.type === "part") return false
  if (!thing.leaf) return thing.children.every(isContents)
  const leads = thing.node.children.every(
    ({ isText, text, marks }) =>
      isText && (text?.trim() === "" || marks.some(({ attrs }) => String(attrs.href ?? "").startsWith("#"))),
  )
  return leads && thing.node.childCount > 0
}

/** Whether a part shows nothing but its heading. */
const isHeadingOf = (thing: Thing | null | undefined, shown: string) =>
  thing?.type === "part" && thing.children[0]?.type === "heading" && thing.children[0].said.trim() === shown

/** Courtesy has neither numbers nor duties. */
const isCourtesy = (said: string, language: Language | null) =>
  courtesyIn(withoutPlaces(said), language) &&
  !digits.test(said.replace(/\S*[/@]\S*/g, "")) &&
  !wordsOf(said).some(({ spelling }) => language?.duties[0]?.includes(spelling.small))
