// A unit while it is being found: what it touches and owns, before it has a fingerprint and a number.
import type { Range, Thread, UnitKind } from "./patch"
import type { Thing } from "./tree"

/** A stretch of an edited sentence. `piece` owns it when it was replaced. */
export interface Spelled {
  readonly was: string
  readonly now: string
  readonly piece: Draft | null
}

export interface Draft {
  kind: UnitKind
  readonly old: Range[]
  readonly next: Range[]
  parts: { old: Range; new: Range }[]
  /** The blocks it touches: what stands for its place. Old and new of the same block together. */
  readonly blocks: { readonly old: Thing | null; readonly next: Thing | null }[]
  before: string | null
  after: string | null
  facts: { name: string; was: string | null; now: string | null }[] | undefined
  /** Attribute changed, for content. */
  attributes: { readonly before: Record<string, unknown>; readonly after: Record<string, unknown> } | undefined
  places: number | undefined
  /** Which marks became which, where nothing else changed. */
  marks: string | undefined
  /** Nobody reads it: a field of a file's head. */
  housekeeping: boolean
  group: string | undefined
  /** Those it can only be applied with; most need none. */
  requires: Set<Draft> | undefined
  /** The single replacements of words an edited sentence consists of; they own their words. */
  readonly pieces: Draft[]
  /** The sentence it edits, shared by all units of that sentence: words that stayed, and replacements. */
  spelling: readonly Spelled[] | undefined
  /** Set when another unit took it over. */
  into: Draft | undefined
}

/** A thread whose unit has no number yet. */
export type Strand =
  | readonly ["=", number, number, number]
  | readonly ["-", number, number, Draft]
  | readonly ["+", number, number, Draft]
  | readonly ["~", number, number, readonly (readonly [string, Draft])[]]
  | readonly ["<" | ">", number, Draft]
  | readonly ["@", string, Draft]

/** What is known of a draft when it is opened. */
type Beginning = Partial<Pick<Draft, "old" | "next" | "parts" | "blocks" | "before" | "after" | "facts" | "attributes">>

/** Collects drafts and stretches of one comparison. */
export class Book {
  readonly drafts: Draft[] = []
  readonly stretches: Strand[][] = []

  open(kind: UnitKind, what: Beginning = {}): Draft {
    // All of one shape, whatever is known of them.
    const draft: Draft = {
      kind,
      old: what.old ?? [],
      next: what.next ?? [],
      parts: what.parts ?? [],
      blocks: what.blocks ?? [],
      before: what.before ?? null,
      after: what.after ?? null,
      facts: what.facts,
      attributes: what.attributes,
      places: undefined,
      marks: undefined,
      housekeeping: false,
      group: undefined,
      requires: undefined,
      pieces: [],
      spelling: undefined,
      into: undefined,
    }
    this.drafts.push(draft)
    return draft
  }

  /** A place for the strands of a moved stretch; returns its number in the weave. */
  stretch(): { number: number; strands: Strand[] } {
    const strands: Strand[] = []
    return { number: this.stretches.push(strands), strands }
  }
}

/** The unit that stands for a draft now. */
export function standing(draft: Draft): Draft {
  let one = draft
  while (one.into) one = one.into
  return one
}

/** Whether an edit changes no letter and no digit. */
export const isSigns = ({ pieces }: Draft): boolean =>
  pieces.every(({ before, after }) => !/[\p{L}\p{N}]/u.test(`${before ?? ""}${after ?? ""}`))

/** Before and after of an edited sentence show this unit's own replacements only; what other units change is shown as it will be. */
export function tellEdit(draft: Draft) {
  if (!draft.spelling) return
  const own = (each: Spelled) => each.piece !== null && standing(each.piece) === draft
  draft.before = draft.spelling
    .map((each) => (own(each) ? each.was : each.now))
    .join("")
    .trim()
  draft.after = draft.spelling
    .map((each) => each.now)
    .join("")
    .trim()
}

/** One unit takes another over, with everything it touches. */
export function absorb(into: Draft, other: Draft) {
  if (into === other) return
  other.into = into
  into.old.push(...other.old)
  into.next.push(...other.next)
  into.parts.push(...other.parts)
  into.blocks.push(...other.blocks)
  for (const each of other.requires ?? []) if (standing(each) !== into) makeRequire(into, each)
}

/** An edit takes over another one, of the same sentence or of another: both are shown. */
export function absorbEdit(into: Draft, other: Draft) {
  if (into.spelling && other.spelling && into.spelling !== other.spelling)
    into.spelling = [...into.spelling, { was: " ", now: " ", piece: null }, ...other.spelling]
  into.pieces.push(...other.pieces)
  absorb(into, other)
}

/** One unit can only be applied with another. */
export function makeRequire(draft: Draft, other: Draft) {
  draft.requires ??= new Set()
  draft.requires.add(other)
}

/** Strands as they are stored, neighbours of one kind joined. */
export function threadsOf(strands: readonly Strand[], numberOf: (draft: Draft) => number): Thread[] {
  const threads: Thread[] = []
  for (const strand of strands) {
    const last = threads[threads.length - 1]
    switch (strand[0]) {
      case "=":
        if (last?.[0] === "=" && last[1] + last[3] === strand[1] && last[2] + last[3] === strand[2])
          threads[threads.length - 1] = ["=", last[1], last[2], last[3] + strand[3]]
        else if (strand[3] > 0) threads.push(strand)
        break
      case "-":
      case "+": {
        const unit = numberOf(strand[3])
        if (last?.[0] === strand[0] && last[3] === unit && last[1] + last[2] === strand[1])
          threads[threads.length - 1] = [strand[0], last[1], last[2] + strand[2], unit]
        else if (strand[2] > 0) threads.push([strand[0], strand[1], strand[2], unit])
        break
      }
      case "~":
        threads.push(["~", strand[1], strand[2], strand[3].map(([name, draft]) => [name, numberOf(draft)] as const)])
        break
      case "@":
        threads.push(["@", strand[1], numberOf(strand[2])])
        break
      default:
        threads.push([strand[0], strand[1], numberOf(strand[2])])
    }
  }
  return threads
}
