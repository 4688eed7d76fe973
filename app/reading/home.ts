// What Home is made of, for one person in all their companies.
import type { Answer, Waiting } from "./home-questions"
import type { ToRead } from "./to-read"
import type { Duty } from "./your-part"

export type Home = {
  readonly name: string
  /** True for who holds the seat of a reader anywhere. */
  readonly reads: boolean
  readonly toRead: readonly ToRead[]
  /** Replies to what this person raised, the newest first. */
  readonly answers: readonly Answer[]
  /** Legends whose questions wait for this person, with how many. */
  readonly waiting: readonly Waiting[]
  readonly yourPart: readonly (Duty & { readonly legend: { readonly id: string; readonly title: string } })[]
  /** Legends this person may edit; null for who is no author. */
  readonly drafts: readonly LegendLine[] | null
  /** Published legends, for who is no author. */
  readonly legends: readonly LegendLine[]
  /** Companies a consultant or an admin looks after. */
  readonly companies: readonly { readonly id: string; readonly name: string; readonly people: boolean }[]
  /** True when there is more than one company, so that each thing says whose it is. */
  readonly several: boolean
  readonly today: string
}

export type LegendLine = {
  readonly id: string
  readonly title: string
  readonly label: string | null
  readonly company: string
}
