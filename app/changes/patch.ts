// What the engine finds: copies and units. Its shape is stored for ever with each version.
import type { Json } from "./json"

/** Half-open range of ProseMirror positions. */
export type Range = { readonly from: number; readonly to: number }

export type Severity = "major" | "normal" | "minor" | "cosmetic"

export type UnitKind =
  // what the legend knows, always major
  | "promise"
  | "owner"
  | "role"
  | "part-insert"
  | "part-delete"
  | "part-move"
  | "part-kind"
  // text
  | "text"
  | "sentence-insert"
  | "sentence-delete"
  | "rewrite"
  | "heading"
  // blocks
  | "insert"
  | "delete"
  | "section-insert"
  | "section-delete"
  | "move"
  | "split"
  | "merge"
  | "wrap"
  | "unwrap"
  | "type"
  | "attrs"
  | "format"
  | "link"
  | "media"
  // lists and tables
  | "list-order"
  | "row-insert"
  | "row-delete"
  | "row-move"
  | "column-insert"
  | "column-delete"
  | "cell"

/** One difference the engine found: what a careful editor would write on one line. */
export interface Unit {
  /** Kind class and lineage: the same place, whatever it says. For threads and statistics. */
  readonly key: string
  /** Exact change (lineage, canonical before, canonical after): recognised across versions. 22 characters base64url. */
  readonly fp: string
  readonly kind: UnitKind
  /** Whole extent on each side. */
  readonly old: readonly Range[]
  readonly new: readonly Range[]
  /** Word-level pieces inside a sentence, in order; an empty range marks where the other side's words came in or went. */
  readonly parts: readonly { readonly old: Range; readonly new: Range }[]
  /** Lineage ids of the blocks touched. */
  readonly lineage: readonly string[]
  /** Plain text of the changed sentence, item, row, heading or block as a reader would be shown it. */
  readonly before: string | null
  readonly after: string | null
  /** Canonical content, for audit. */
  readonly content: { readonly before: Json; readonly after: Json }
  /** Where it stands: texts of the headings above it, and the index of the top-level block (the part) in the new document, or the old one for what is gone. */
  readonly context: { readonly headings: readonly string[]; readonly block: number }
  readonly severity: Severity
  readonly reasons: readonly string[]
  /** For a promise, an owner, a role: which attribute, from what, to what. */
  readonly facts?: readonly { readonly name: string; readonly was: string | null; readonly now: string | null }[]
  /** The same small change in several places: how many. */
  readonly places?: number
  /** Units of one roll-up (bulk, section, a move with its edits) share a group. */
  readonly group?: string
  /** Fingerprints of units that can only be applied together with this one. */
  readonly requires?: readonly string[]
  /** The fingerprint of the unit this is a sentence of, where it was split. */
  readonly pieceOf?: string
}

/**
 * How the two documents are woven together, in one order. Positions and lengths as in ProseMirror, units by their index.
 * `=` taken over; `-` stands only while the unit is not applied; `+` stands once it is; `~` one opening or atom taken over
 * with attributes that change by units of their own; `<` a moved stretch stands here until its unit is applied, `>` once
 * it is (the stretch is `weave[n]`); `@` an attribute of the document itself.
 */
export type Thread =
  | readonly ["=", old: number, next: number, length: number]
  | readonly ["-", old: number, length: number, unit: number]
  | readonly ["+", next: number, length: number, unit: number]
  | readonly ["~", old: number, next: number, changes: readonly (readonly [attribute: string, unit: number])[]]
  | readonly ["<" | ">", stretch: number, unit: number]
  | readonly ["@", attribute: string, unit: number]

/** The difference of two documents. Every changed token is in exactly one unit; `prove` shows it. */
export interface Patch {
  /** Name and version of the engine with what its results depend on: "reread-5/diff@9.0.0". */
  readonly engine: string
  /** Hashes of the canonical documents. */
  readonly from: string
  readonly to: string
  /** [old position, new position, length]: tokens taken over unchanged. */
  readonly copies: readonly (readonly [number, number, number])[]
  readonly units: readonly Unit[]
  /** The weave: first the document, then each moved stretch. What `apply` works from. */
  readonly weave: readonly (readonly Thread[])[]
  /** `coarse` when a proof failed and whole blocks had to be replaced. */
  readonly status: "exact" | "coarse"
  /** Lineage id of each block of the new document, in document order. */
  readonly lineage: readonly string[]
}
