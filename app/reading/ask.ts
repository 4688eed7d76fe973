// What was asked again, as its readers and the authors are told.
import { listed } from "../ui/text"

/** Somebody asked this reader to read something once more. */
export type Ask = {
  readonly by: string
  readonly reason: string
  readonly day: string
  readonly teams: readonly string[]
  /** “The first call”, a change in “First call”, version 5 */
  readonly what: string
  /** What of it they had read by then. */
  readonly fps: readonly string[]
}

/** The asks that are not yet answered by reading; `unread`: what is not read, as it is asked now. */
export function openAsks(asks: readonly Ask[], unread: ReadonlySet<string>): Ask[] {
  return asks.filter(({ fps }) => (fps.length > 0 ? fps.some((fp) => unread.has(fp)) : unread.size > 0))
}

/** "Ruth Adler asks Sales to read “The first call” once more" */
export const askSentence = ({ by, teams, what }: Pick<Ask, "by" | "teams" | "what">): string =>
  `${by} asks ${listed(teams)} to read ${what} once more`

/** An ask on "Where we stand", with how many have read it since; null when they are too few to be counted here. */
export type AskStanding = Pick<Ask, "by" | "reason" | "day" | "teams" | "what"> & {
  readonly counted: { readonly people: number; readonly finished: number } | null
}
