// A change as it is served: its title and fact, its passages in three views, whom it concerns. Computed from two documents
// and their patch, the same wherever it is computed; the author's words are laid over it afterwards.
import type { Node } from "prosemirror-model"
import { closed } from "../changes/apply"
import type { Patch, Unit } from "../changes/patch"
import { partTitle, renderFragment } from "../document/render"
import { wordCount, wordsOf } from "../document/text"
import { draw, type Plan } from "./draw"
import { type Excerpt, excerptsOf, withoutSide } from "./excerpt"
import { correctionOf, factOf, kindOf, titleOf } from "./fact"
import type { Change } from "./grouping"
import { renderMarked } from "./marked"
import type { Shown } from "./shown"

/** Two canonical documents and what changed between them. */
export type Compared = {
  readonly old: Node
  readonly next: Node
  readonly patch: Patch
  /** Label of the version that applies, and of the one known before (null for none); name of its author. */
  readonly version: string
  readonly known: string | null
  readonly author: string
}

const standing = new WeakMap<Change, Node>()

/** The text with this change drawn in and all others as they are now: drawn once for each change. */
export function drawnAlone(compared: Compared, change: Change): Node {
  const known =
    standing.get(change) ??
    draw(
      compared,
      planOf(compared, change, () => "applied"),
    )
  standing.set(change, known)
  return known
}

/** Of a new paragraph that was split, each sentence is drawn in the paragraph, whichever change brings it. */
function planOf({ patch }: Compared, { units }: Change, others: (fp: string) => "applied" | "left"): Plan {
  const own = closed(patch, new Set(units.map(({ fp }) => fp)))
  const plans = patch.units.map(({ fp }) => (own.has(fp) ? "shown" : others(fp)))
  return (unit) => plans[unit] ?? "applied"
}

/**
 * The change as it is served when nobody says anything about it. `unmarked`: units of changes that are left for careful
 * reading, which no other change may show as they were.
 */
export function shownChange(
  compared: Compared,
  change: Change,
  unmarked: ReadonlySet<string> = new Set<string>(),
): Shown {
  const { old, next, version, known, author } = compared
  const now = excerptsOf(drawnAlone(compared, change))
  const left = planOf(compared, change, (fp) => (unmarked.has(fp) ? "applied" : "left"))
  const before = new Map(excerptsOf(draw(compared, left)).map((excerpt) => [excerpt.key, excerpt]))
  const kind = kindOf(change, compared)
  const fact = factOf(kind, change, compared)
  const corrections = kind === "small_corrections" ? change.units.map((unit) => correctionOf(unit, compared)) : []
  const told = kind === "promise_changed" ? now.map((excerpt) => withoutToldCard(excerpt, change)) : now
  const passages =
    kind === "small_corrections"
      ? []
      : told.map((excerpt) => {
          const was = before.get(excerpt.key)
          const told = was && kind === "promise_changed" ? withoutToldCard(was, change) : was
          return passageOf(excerpt, told, compared, unmarked.size > 0)
        })
  const factWords = fact.quotes ? 0 : wordsOf(`${fact.was ?? ""} ${fact.now ?? ""}`).length
  const correctionWords = corrections.reduce(
    (sum, { was, now }) => sum + wordsOf(`${was ?? ""} ${now ?? ""}`).length,
    0,
  )
  return {
    fp: change.fp,
    kind,
    severity: change.severity,
    title: titleOf(kind, change, compared),
    where: placeOf(change.units[0]!, old, next),
    was: fact.was,
    now: fact.now,
    passages,
    corrections,
    reason: "",
    pillar: null,
    author,
    concerns: { roles: rolesOf(change, now), teams: [] },
    notes: {},
    version,
    known,
    origins: [],
    words: Math.max(
      1,
      (passages.length > 0 ? told.reduce((sum, { words }) => sum + words, 0) : 0) + factWords + correctionWords,
    ),
  }
}

/** A card whose value the fact has told is left out beside the sentence that tells it. */
function withoutToldCard(excerpt: Excerpt, { units }: Change): Excerpt {
  const facts = units.filter(({ kind }) => kind === "promise").flatMap(({ facts = [] }) => facts)
  const others = excerpt.blocks.filter((block) => block.type.name !== "promise")
  const isTold = others.length > 0 && facts.length > 0 && facts.every(({ name }) => name === "value" || name === "unit")
  return isTold ? { ...excerpt, blocks: others } : excerpt
}

function passageOf(
  excerpt: Excerpt,
  before: Excerpt | undefined,
  { old, next }: Compared,
  onlyNow: boolean,
): Shown["passages"][number] {
  const now = withoutSide(excerpt.blocks, "del")
  const was = before ? withoutSide(before.blocks, "ins") : null
  return {
    where: excerpt.where,
    changes: renderMarked(excerpt.blocks),
    now: now && renderMarked(now),
    before: was && renderMarked(was),
    part: wholePart(excerpt, old, next, onlyNow),
  }
}

/** The whole part for "Read the whole part"; null when the passage is the whole part already, or only its old text could be shown. */
function wholePart({ key, blocks }: Excerpt, old: Node, next: Node, onlyNow: boolean): string | null {
  const shown = blocks.reduce((sum, block) => sum + wordCount(block), 0)
  const at = Number(key.slice(1))
  const part = key.startsWith("n") ? next.nodeAt(at) : partLike(old.nodeAt(at), next, onlyNow)
  if (!part || wordCount(part) <= shown) return null
  return renderFragment(part.content)
}

/** The part of the next document that continues an old one: of the same title; else the old one itself. */
const partLike = (part: Node | null, next: Node, onlyNow: boolean) =>
  part && (next.children.find((other) => partTitle(other) === partTitle(part)) ?? (onlyNow ? null : part))

const placeOf = ({ new: ranges, context }: Unit, old: Node, next: Node): string => {
  const part = (ranges.length > 0 ? next : old).children[context.block]
  return part ? partTitle(part) : (context.headings[0] ?? "")
}

/** Whom a change concerns when the author does not say: who loses and who gains a step, who does it, who is named. */
function rolesOf(change: Change, excerpts: readonly Excerpt[]): string[] {
  const roles: (string | null)[] = change.units
    .filter(({ kind }) => kind === "owner" || kind === "role")
    .flatMap(({ facts }) => (facts ?? []).flatMap(({ was, now }) => [was, now]))
  for (const { blocks, owner } of excerpts) {
    roles.push(owner)
    for (const block of blocks)
      block.descendants((node) => {
        if (node.type.name === "role") roles.push(String(node.attrs.name))
        if (node.type.name === "promise") roles.push(String(node.attrs.owner))
      })
  }
  return [...new Set(roles.flatMap((role) => role || []))]
}
