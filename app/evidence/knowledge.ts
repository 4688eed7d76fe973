// The page "Who knew what": what was asked, and the answer as it is shown.
import { z } from "zod"

/** What is asked for, in the address: `?on=2026-05-12&who=team:…&change=…`. What is none of it is left out. */
export const Question = z.object({
  on: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable()
    .catch(null),
  who: z
    .string()
    .regex(/^(team|person):[\w-]+$/)
    .nullable()
    .catch(null),
  change: z
    .string()
    .regex(/^[\w-]+$/)
    .nullable()
    .catch(null),
})
export type Question = z.infer<typeof Question>

/** One of those who were addressed. */
export type Knower = {
  readonly id: string
  readonly name: string
  readonly teams: readonly string[]
  /** Label of the newest version they knew in full on that day; null for none. */
  readonly knew: string | null
  /** Label of the version they read last, in full or in part; null for none. */
  readonly reading: string | null
  /** How many of the changes on the way to it were opened and confirmed. */
  readonly confirmed: number
  readonly of: number
  readonly opened: number
  /** By when they were to read the version, where that is another day than everybody's; null where it is not. */
  readonly due: string | null
  /** Whether they knew the change that was asked for; null when none was. */
  readonly change: boolean | null
  /** What they had confirmed in it, in the order of the ledger. */
  readonly said: readonly { readonly number: number; readonly at: string; readonly title: string }[]
}

export type Answer = {
  readonly on: string
  /** The version that applied on that day; null when none was published yet. */
  readonly version: { readonly label: string; readonly publishedOn: string } | null
  /** Everybody it was addressed to, whom the question is about; null when names are not for these eyes. */
  readonly people: readonly Knower[] | null
  /** How many of how many knew it (or the change); null when they are too few to be counted for these eyes. */
  readonly counted: { readonly knew: number; readonly people: number } | null
  /** What may be asked for. */
  readonly teams: readonly { readonly id: string; readonly name: string }[]
  readonly persons: readonly { readonly id: string; readonly name: string }[]
  readonly changes: readonly { readonly id: string; readonly name: string }[]
  /** How many entries of the ledger the answer was read from. */
  readonly entries: number
}
