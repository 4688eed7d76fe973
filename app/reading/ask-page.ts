// What the page is made of on which an author asks again.
import type { Asking, AskRefusal } from "./reread"

export type AskPage = {
  readonly legend: { readonly id: string; readonly title: string }
  readonly version: string
  readonly changes: readonly { readonly id: string; readonly ordinal: number; readonly title: string }[]
  readonly teams: readonly { readonly id: string; readonly name: string; readonly people: number }[]
}

/** What was typed, when the form comes back. */
export type AskRefused = AskRefusal & { readonly typed: Asking }
