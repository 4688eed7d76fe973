// The versions a change comes from, in words.
import { listed } from "../ui/text"
import type { Shown } from "./shown"

/** The labels of the versions it comes from, the oldest first, each once. */
const labelsOf = ({ origins }: Pick<Shown, "origins">): string[] => [
  ...new Set(origins.toSorted((a, b) => a.version - b.version).map(({ label }) => label)),
]

/** "from version 3, changed again in 4 and 5"; null when it comes from one version that is named already. */
export function originText(shown: Pick<Shown, "origins" | "version">, how: "from" | "made in"): string | null {
  const [first, ...later] = labelsOf(shown)
  if (first === undefined || (later.length === 0 && first === shown.version)) return null
  return `${how} version ${first}${later.length === 0 ? "" : `, changed again in ${listed(later)}`}`
}

/** One sentence about changes that were made in one version and changed again in another; empty when there is none. */
export function changedAgain(changes: readonly Pick<Shown, "origins">[]): string {
  const again = changes.map(labelsOf).filter((labels) => labels.length > 1)
  const [only] = again
  if (!only) return ""
  if (again.length > 1) return `${again.length} changes were made in one version and changed again in a later one.`
  return `1 change was made in version ${only[0]} and changed again in version ${listed(only.slice(1))}.`
}
