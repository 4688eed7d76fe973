// When the authors are told the same day: enough people object to one change. Counts only, never who.
import type { Voice } from "./question"
import { smallestTeam } from "./standing"

export type Objecting = { readonly personId: string; readonly voice: Voice }

/**
 * How many object to a change, when that is three people, or a fifth of a team of five or more; else null. Whoever asked to
 * be heard through the consultant only counts among the three, but in no team: there, one person would be told of.
 */
export function earlyWarning(
  objecting: readonly Objecting[],
  teams: readonly { readonly people: readonly string[] }[],
): { readonly people: number } | null {
  const all = new Set(objecting.map(({ personId }) => personId))
  const open = objecting.filter(({ voice }) => voice !== "consultant").map(({ personId }) => personId)
  const told = new Set(open)
  if (all.size >= 3) return { people: all.size }
  const fifth = teams.some(
    ({ people }) => people.length >= smallestTeam && 5 * people.filter((one) => told.has(one)).length >= people.length,
  )
  return fifth ? { people: told.size } : null
}
