// A change is recognised by what it says and to which block, never by where it stands or in which version.
import { listText, quoted, sha256In } from "./canonical"
import type { UnitKind } from "./patch"

/** Variants of one kind count as the same, so that another cut into sentences cannot change what a change is. */
export function kindClass(kind: UnitKind): string {
  switch (kind) {
    case "text":
    case "sentence-insert":
    case "sentence-delete":
    case "rewrite":
    case "heading":
      return "text"
    case "insert":
    case "section-insert":
    case "part-insert":
      return "insert"
    case "delete":
    case "section-delete":
    case "part-delete":
      return "delete"
    case "move":
    case "part-move":
    case "row-move":
      return "move"
    default:
      return kind
  }
}

/** What a change is recognised by, as text: kind class, lineage, what was and what is (as JSON text). */
export const identityText = (kind: UnitKind, lineage: readonly string[], before: string, after: string): string =>
  `"${kindClass(kind)}",${listText(lineage, quoted)},${before},${after}`

/** 22 characters of base64url over that text; `ordinal` tells identical ones apart. */
export const fingerprint = (identity: string, ordinal: number): string =>
  sha256In("base64url", `["v1",${identity},${ordinal}]`).slice(0, 22)

/** The slot of a unit: what kind of change at which blocks. */
export const keyOf = (kind: UnitKind, lineage: readonly string[]): string =>
  `${kindClass(kind)}:${
    lineage.length <= 2 ? lineage.join("+") : sha256In("base64url", lineage.join("+")).slice(0, 16)
  }`
