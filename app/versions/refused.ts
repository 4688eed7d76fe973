// What the publish page is told when a form was refused.
import type { ChangeFields, Problem, VersionFields } from "./review-page"

/** A form as it is being written: what it was written over, and what stands in it. */
export type Written<F> = { readonly base: F; readonly typed: F }

/** What stops it, the form as it should come back, and the fields another author wrote meanwhile. */
export type Refused = {
  /** The change it was about. */
  readonly fp: string | null
  readonly problems: readonly Problem[]
  readonly change: Written<ChangeFields> | null
  readonly version: Written<VersionFields> | null
  readonly clash: readonly string[]
}

/** Refused because of these problems; what was typed is kept already. */
export const stoppedBy = (problems: readonly Problem[], fp: string | null): Refused => ({
  fp,
  problems,
  change: null,
  version: null,
  clash: [],
})
