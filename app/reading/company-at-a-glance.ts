// What the page of a company tells about each legend.
import type { Names, Seat } from "../people/person"
import { countedFor } from "./standing"

type Version = {
  readonly label: string
  readonly readBy: string | null
  readonly publishedAt: number
  /** How many people it is addressed to, and how many of them know it in full; who has left is in neither. */
  readonly counted: { readonly people: number; readonly finished: number }
}

export type Glance<Of = Version> = {
  readonly id: string
  readonly title: string
  /** The version that applies; null when nothing is published so far. */
  readonly version: Of | null
}

/** A legend as somebody with these seats sees it: `counted` is null where the people are too few to be counted. */
export type LegendAtAGlance = Glance<Omit<Version, "counted"> & { readonly counted: Version["counted"] | null }>

/** The legends as somebody with these seats may see them. */
export const glancedAtBy = (
  legends: readonly Glance[],
  looker: { readonly names: Names; readonly seats: readonly Seat[] },
): LegendAtAGlance[] =>
  legends.map(({ version, ...legend }) => ({
    ...legend,
    version: version && { ...version, counted: countedFor(version.counted, looker) },
  }))
