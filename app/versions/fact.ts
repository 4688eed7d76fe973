// What a change is called and the fact it tells: until now, from now on. For when the author gives no title.
import type { Node } from "prosemirror-model"
import type { Unit } from "../changes/patch"
import { partTitle } from "../document/render"
import { type PartKind, type PromiseAttrs, partNameOf, promiseText } from "../document/schema"
import { plainText, wordsOf } from "../document/text"
import { quoted } from "../ui/quote"
import type { Change } from "./grouping"
import type { Shown } from "./shown"

type Sides = { readonly old: Node; readonly next: Node }
type Kind = Shown["kind"]
/** `quotes`: the fact repeats the words of the passage. */
export type Fact = { readonly was: string | null; readonly now: string | null; readonly quotes?: boolean }

const order: readonly (readonly [RegExp, Kind])[] = [
  [/^promise$/, "promise_changed"],
  [/^(owner|role)$/, "responsibility_changed"],
  [/^part-insert$/, "part_added"],
  [/^part-delete$/, "part_removed"],
  [/^part-move$/, "part_moved"],
  [/^(row|column)-|^cell$/, "table_changed"],
]

/** The unit a change is named after: the weightiest of them. */
const leading = ({ units }: Change): Unit =>
  order.map(([kinds]) => units.find(({ kind }) => kinds.test(kind))).find(Boolean) ?? telling(units)[0] ?? units[0]!

/** The units that say something: an empty line that came or went with them does not. */
function telling(units: readonly Unit[]): readonly Unit[] {
  const told = units.filter(({ before, after }) => (before ?? "") + (after ?? "") !== "")
  return told.length > 0 ? told : units
}

/** The top-level part a unit stands in: of the next document, or of the old one for what is gone. */
const partOf = ({ new: ranges, context }: Unit, { old, next }: Sides): Node | undefined =>
  (ranges.length > 0 ? next : old).children[context.block]

/** What kind of change it is, in the words of the screen. */
export function kindOf(change: Change, sides: Sides): Kind {
  const unit = leading(change)
  const kind = order.find(([kinds]) => kinds.test(unit.kind))?.[1]
  if (kind === "promise_changed") return kind
  if (kind?.startsWith("part_")) return ofPart(kind, partOf(unit, sides)?.attrs.kind as PartKind | undefined)
  if (isPromise(unit, sides)) return "promise_changed"
  return kind ?? (change.isSmall && !change.merged ? "small_corrections" : "wording")
}

function ofPart(kind: Kind, part: PartKind | undefined): Kind {
  const step = part === "step" || part === "first_step"
  if (kind === "part_added") return step ? "step_added" : part === "detour" ? "detour_added" : kind
  if (kind === "part_removed") return step ? "step_removed" : part === "detour" ? "detour_removed" : kind
  return step ? "step_moved" : kind
}

/** A promise that came or went as a whole. */
const isPromise = (unit: Unit, sides: Sides) =>
  (unit.kind === "insert" || unit.kind === "delete") && promiseOf(unit, sides) !== null

function promiseOf(unit: Unit, { old, next }: Sides): { was: PromiseAttrs | null; now: PromiseAttrs | null } | null {
  const at = (doc: Node, from: number | undefined) => {
    const node = from === undefined ? null : doc.nodeAt(from)
    return node?.type.name === "promise" ? (node.attrs as PromiseAttrs) : null
  }
  const was = at(old, unit.old[0]?.from)
  const now = at(next, unit.new[0]?.from)
  return was || now ? { was, now } : null
}

const measured = (promise: PromiseAttrs) => [promise.value, promise.unit].filter(Boolean).join(" ")
const named = (role: string | null | undefined) => role || "nobody named"
const attributeNames: Readonly<Record<string, string>> = {
  metric: "Metric",
  comparator: "Comparator",
  from: "From",
  to: "To",
  share: "Kept in",
  source: "Measured in",
}

/** What it was until now and what it is from now on; null on a side where there is nothing. */
export function factOf(kind: Kind, change: Change, sides: Sides): Fact {
  const unit = leading(change)
  switch (kind) {
    case "promise_changed":
      return promiseFact(unit, sides)
    case "responsibility_changed": {
      const fact = unit.facts?.[0]
      return { was: named(fact?.was), now: named(fact?.now) }
    }
    case "step_added":
    case "detour_added":
    case "part_added":
      return { was: null, now: firstSentence(partOf(unit, sides)), quotes: true }
    case "step_removed":
    case "detour_removed":
    case "part_removed":
      return { was: firstSentence(partOf(unit, sides)), now: "This is no longer done.", quotes: true }
    case "step_moved":
    case "part_moved":
      return { was: placeIn(sides.old, unit, unit.old[0]?.from), now: placeIn(sides.next, unit, unit.new[0]?.from) }
    case "small_corrections":
      return { was: null, now: null }
    default:
      return wordingFact(change, sides)
  }
}

function promiseFact(unit: Unit, sides: Sides): Fact {
  const promise = promiseOf(unit, sides)
  const { was, now } = promise ?? { was: null, now: null }
  if (!was || !now) return { was: was && promiseText(was), now: now ? promiseText(now) : "This is no longer promised." }
  if (measured(was) !== measured(now)) return { was: measured(was), now: measured(now) }
  if (promiseText(was) !== promiseText(now)) return { was: promiseText(was), now: promiseText(now) }
  const told = (side: "was" | "now") =>
    (unit.facts ?? []).map((fact) => `${attributeNames[fact.name] ?? fact.name}: ${fact[side] ?? "–"}`).join(" · ")
  return { was: told("was"), now: told("now") }
}

function wordingFact({ units }: Change, sides: Sides): Fact {
  const [unit, ...others] = telling(units)
  if (others.length > 0 || !unit) return { was: null, now: null }
  if (unit.kind === "part-kind") {
    const fact = unit.facts?.[0]
    return { was: partNameOf(fact?.was), now: partNameOf(fact?.now) }
  }
  if (unit.before === unit.after) {
    const { was, now } = correctionOf(unit, sides)
    return { was, now }
  }
  return { was: cut(unit.before), now: cut(unit.after), quotes: true }
}

const longest = 280
/** The text on one line, at most so long; null when there are no words. */
function cut(text: string | null): string | null {
  const line = (text ?? "").replace(/\s+/g, " ").trim()
  if (line === "") return null
  if (line.length <= longest) return line
  const space = line.lastIndexOf(" ", longest)
  return `${space > 0 ? line.slice(0, space) : Array.from(line).slice(0, longest).join("")} …`
}

function firstSentence(part: Node | undefined): string | null {
  if (!part) return null
  const text = part.children.slice(1).map(plainText).join(" ").trim()
  return cut(text.match(/^.*?[.!?…](?=\s|$)/s)?.[0] ?? (text || partTitle(part)))
}

/** "after “The visit”", as the text stands on one side. */
function placeIn(doc: Node, { context }: Unit, at: number | undefined): string {
  let from = 0
  let before: Node | null = null
  for (const part of doc.children) {
    if (at === undefined || from >= at) break
    before = part
    from += part.nodeSize
  }
  return before
    ? `After ${quoted(partTitle(before))}`
    : `At the beginning${context.headings.length > 1 ? " of the part" : ""}`
}

/** The parts a change says something in, in story order, each once. */
function placesOf({ units }: Change, sides: Sides): string[] {
  const parts = telling(units).flatMap((unit) => partOf(unit, sides) ?? [])
  return [...new Set(parts.map(partTitle))]
}

/** “The inquiry”, “First call” and 2 more */
function listed(places: readonly string[]): string {
  const names = places.map(quoted)
  if (names.length <= 2) return names.join(" and ")
  return `${names.slice(0, 2).join(", ")} and ${names.length - 2} more`
}

/** The title a change has when the author gives none: it names every part, not the first only. */
export function titleOf(kind: Kind, change: Change, sides: Sides): string {
  const unit = leading(change)
  const part = partOf(unit, sides)
  const where = part ? partTitle(part) : (unit.context.headings[0] ?? "the legend")
  const places = placesOf(change, sides)
  const others = places.filter((place) => place !== where)
  const andMore = change.merged && others.length > 0 ? `, and more in ${listed(others)}` : ""
  switch (kind) {
    case "promise_changed":
      return promiseTitle(unit, sides)
    case "responsibility_changed": {
      const fact = unit.facts?.[0]
      return `${where}: ${named(fact?.was)} → ${named(fact?.now)}`
    }
    case "small_corrections":
      return change.units.length === 1
        ? `A small correction in ${quoted(where)}`
        : `${change.units.length} small corrections`
    case "table_changed":
      return `The table in ${quoted(where)}${andMore}`
    case "wording":
      return telling(change.units).length > 1
        ? `New wording in ${listed(change.merged ? places : [where])}`
        : wordingTitle(unit, where, sides)
    default:
      return `${where}${andMore}`
  }
}

function promiseTitle(unit: Unit, sides: Sides): string {
  const promise = promiseOf(unit, sides)
  const { was, now } = promise ?? { was: null, now: null }
  if (!was || !now)
    return now ? `New promise: ${promiseText(now)}` : `No longer promised: ${was ? promiseText(was) : ""}`
  if (measured(was) !== measured(now)) return `${now.metric || "Promise"}: ${measured(was)} → ${measured(now)}`
  const fact = unit.facts?.[0]
  if (!fact) return promiseText(now)
  return `${now.metric || "Promise"}, ${(attributeNames[fact.name] ?? fact.name).toLowerCase()}: ${fact.was ?? "–"} → ${fact.now ?? "–"}`
}

function wordingTitle(unit: Unit, where: string, { old, next }: Sides): string {
  const said = (doc: Node, side: "old" | "new") =>
    unit.parts.map((part) =>
      doc.textBetween(part[side].from, part[side].to, " ", (leaf) => String(leaf.attrs.name ?? "")),
    )
  const [gone, came] = [said(old, "old"), said(next, "new")]
  const one = (texts: readonly string[]) => {
    const words = new Set(texts.map((text) => text.trim().toLowerCase()))
    const text = texts[0]?.trim() ?? ""
    return words.size === 1 && text !== "" && wordsOf(text).length <= 6 ? text : null
  }
  const [from, to] = [one(gone), one(came)]
  const [was, now] = unit.kind === "heading" ? [cut(unit.before), cut(unit.after)] : []
  if (was && now) return `${quoted(was)} is now called ${quoted(now)}`
  if (from && to) return `${quoted(from)} becomes ${quoted(to)}`
  switch (unit.kind) {
    case "sentence-insert":
      return `New sentence in ${quoted(where)}`
    case "sentence-delete":
      return `A sentence is gone from ${quoted(where)}`
    case "insert":
    case "section-insert":
      return `New text in ${quoted(where)}`
    case "delete":
    case "section-delete":
      return `A text is gone from ${quoted(where)}`
    case "move":
      return `Moved in ${quoted(where)}`
    case "list-order":
      return `New order in ${quoted(where)}`
    case "media":
      return `A picture in ${quoted(where)}`
    case "link":
      return `A link in ${quoted(where)}`
    case "part-kind":
      return `${quoted(where)} is now a ${partNameOf(unit.facts?.[0]?.now).toLowerCase()}`
    default:
      return `New wording in ${quoted(where)}`
  }
}

const formNames: Readonly<Record<string, string>> = {
  insert: "an empty line",
  delete: "an empty line less",
  format: "formatting",
  attrs: "form",
  link: "link",
  split: "split in two",
  merge: "put together",
  wrap: "moved into a block",
  unwrap: "moved out of a block",
  type: "kind of block",
}

/** One small correction on one line: where, how it was, how it is. Where the words are the same, what else changed. */
export function correctionOf(unit: Unit, sides: Sides): Shown["corrections"][number] {
  const part = partOf(unit, sides)
  const where = part ? partTitle(part) : (unit.context.headings[0] ?? "")
  const [was, now] = [cut(unit.before), cut(unit.after)]
  if (was !== now) return { where, was, now }
  const form = formNames[unit.kind] ?? unit.kind
  const facts = unit.facts ?? []
  if (facts.length > 0) {
    const told = (side: "was" | "now") => facts.map((fact) => `${fact.name}: ${fact[side] ?? "–"}`).join(", ")
    return { where, was: told("was"), now: told("now") }
  }
  return { where, was: null, now: now === null ? form : `${form}: ${now}` }
}
