// How a change was understood, as the status page tells it: counts of answers, never about fewer than five people.

export type Figures = {
  /** How many found what is new, and how many had it shown. */
  readonly found: number
  readonly shown: number
  /** How many answered the check right, and how many of them with their first answer. */
  readonly answered: number
  readonly atOnce: number
}

/** What is told of it: null where there was nothing to find or to answer; `few` while too few did. */
export type Told = { readonly of: number; readonly well: number } | "few" | null

/** So many answers at least: fewer would tell of somebody in particular. */
const fewest = 5

const told = (well: number, of: number): Told => (of < fewest ? "few" : { of, well })

/** How many found it themselves. */
export const foundTold = ({ found, shown }: Figures): Told => told(found, found + shown)

/** How many answered right at once. */
export const answeredTold = ({ answered, atOnce }: Figures): Told => told(atOnce, answered)
