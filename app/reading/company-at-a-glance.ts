// What the page of a company tells about each legend.

export type LegendAtAGlance = {
  readonly id: string
  readonly title: string
  /** The version that applies; null when nothing is published so far. */
  readonly version: {
    readonly label: string
    readonly readBy: string | null
    readonly publishedAt: number
    /** How many people it is addressed to, and how many of them know it in full. */
    readonly people: number
    readonly finished: number
  } | null
}
