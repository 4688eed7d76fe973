// Everything that is recorded about a person, as they are shown it.

export type Recorded = {
  readonly memberships: readonly { readonly company: string; readonly joinedOn: string }[]
  /** Devices they are signed in on, with the day it began. */
  readonly sessions: readonly string[]
  /** Hour (ms) of their last opening or confirmation, by company: one row each, overwritten every time. */
  readonly last: readonly { readonly company: string; readonly at: number }[]
  /** What they opened, newest first, with what became of it. */
  readonly openings: readonly {
    readonly id: string
    readonly legend: string
    readonly version: string
    readonly title: string
    readonly day: string
    /** Of careful reading: `found` or `shown`, once it was revealed; no guesses. */
    readonly revealed: string | null
    readonly confirmedAt: number | null
    readonly undoneAt: number | null
    /** The company keeps days only. */
    readonly daysOnly: boolean
  }[]
  /** Copies of evidence in which they stand, newest first. */
  readonly copies: readonly {
    readonly id: string
    readonly company: string
    readonly by: string
    readonly legend: string
    readonly version: string
    readonly day: string
    /** By name; else only counted. */
    readonly names: boolean
  }[]
  /** Versions addressed to them, and mails written to them. */
  readonly addressed: number
  readonly mails: number
  /** True when there is more than is shown. */
  readonly more: boolean
}
