// What /read is made of: the list of changes, or, when all are read, what the version asks of the reader.
import type { Ask } from "./ask"
import type { ChangePage } from "./change-page"
import type { Outline } from "./outline"
import type { Duty } from "./your-part"

export type ListPage = {
  readonly person: { readonly name: string }
  readonly legend: ChangePage["legend"]
  readonly version: {
    readonly label: string
    readonly summary: string
    readonly author: string
    readonly publishedOn: string
    readonly readBy: string | null
    readonly inForceFrom: string | null
  }
  readonly outline: Outline
  /** How many published changes cancelled out. */
  readonly cancelled: number
  /** How many changes are new since a newer version came in the middle of reading; null when none came. */
  readonly fresh: number | null
  /** True when the reader knows the version right before this one, or none. */
  readonly nextInLine: boolean
  readonly finished: boolean
  /** True when at least one change was opened. */
  readonly begun: boolean
  readonly duties: readonly Duty[]
  /** Minutes the whole text would take; null while reading, or when reading the whole text was the point. */
  readonly instead: number | null
  /** Minutes the whole legend would take, where it may be read part by part instead of this list; null where it may not. */
  readonly whole: number | null
  /** True for who was led here from an older text that waits until they have found what is new. */
  readonly waits: boolean
  /** What they are asked to read once more, as long as they have not. */
  readonly asks: readonly Ask[]
  readonly after: ChangePage["after"]
  readonly today: string
}
