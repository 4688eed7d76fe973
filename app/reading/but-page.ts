// What the page of "I read it, but …" is made of.
import type { ChangePage } from "./change-page"
import type { Voice } from "./question"

export type ButPage = ChangePage & {
  readonly voices: readonly Voice[]
  /** Names of those who go between. */
  readonly consultants: readonly string[]
}
