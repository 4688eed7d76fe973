// Where a base comes from, as the key of its list: the same text has another list when its blocks have another lineage,
// or when it was another version, because origins and "coming from version 2" depend on both.
import { sha256 } from "../changes/canonical"

/** The text of a whole version, by its ordinal; 0 for somebody who knows nothing. */
export const wholeKey = (ordinal: number): string => String(ordinal)

/** A text half read: the newest version known in full, and the lineage of its blocks. */
export const halfWayKey = (ordinal: number, lineage: readonly string[]): string =>
  `${ordinal} ${sha256(JSON.stringify(lineage)).toString("hex")}`

const byParts = "parts "

/** The same base for somebody who reads the whole legend part by part instead of what changed. */
export const byPartsKey = (key: string): string => `${byParts}${key}`

/** The base alone, however it is read. */
export const plainKey = (key: string): string => (key.startsWith(byParts) ? key.slice(byParts.length) : key)
