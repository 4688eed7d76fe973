// The list of changes a reader reads: the published changes when they know the version before, else the net of several.
import { z } from "zod"
import type { Patch } from "../changes/patch"
import { type Careful, Shown } from "./shown"

/** A document with its hash and the lineage of its blocks. */
export type Known = { readonly hash: string; readonly doc: string; readonly lineage: readonly string[] }

/** A published change, as far as regrouping needs it. */
export type Published = {
  readonly id: string
  readonly version: number
  readonly label: string
  readonly ordinal: number
  readonly unitFps: readonly string[]
  /** key and lineage of its units, to find origins of what was changed again. */
  readonly units: readonly {
    readonly fp: string
    readonly key: string
    readonly lineage: readonly string[]
    readonly pieceOf?: string | undefined
  }[]
  readonly shown: Shown
}

export type NetJob = {
  readonly base: Known
  readonly target: Known & { readonly label: string; readonly author: string }
  /** Label of the version the base comes from; null when the reader knew nothing. */
  readonly known: string | null
  /** Changes published after the base, oldest first. */
  readonly published: readonly Published[]
  /** True for somebody who chose to read the whole legend part by part (versions/by-parts.ts). */
  readonly byParts?: boolean
}

/** One change of a reading: what is served when it is opened, and the units it owns in base → target. */
export const NetChange = z.object({ fp: z.string(), unitFps: z.array(z.string()), shown: Shown })
export type NetChange = z.infer<typeof NetChange>
export const NetList = z.object({
  changes: z.array(NetChange),
  /** How many published changes cancelled out: "2 things changed and changed back". */
  cancelled: z.number(),
})
export type NetList = z.infer<typeof NetList>

export type ReviewJob = {
  readonly base: Known
  /** The draft's document as JSON text, with block ids. */
  readonly draft: string
  /** Groups of unit fingerprints the author made one change each. */
  readonly merged: readonly (readonly string[])[]
  /** What the author said is left for careful reading, and what not: units and place of each change spoken of. */
  readonly said?: readonly { readonly fps: readonly string[]; readonly key: string; readonly careful: boolean }[]
  /** Fingerprints of the units the author split by sentence. */
  readonly split?: readonly string[]
  /** Names that matter to the company. */
  readonly names?: readonly string[]
  /** Label of the version to come and of the base (null before the first), and who publishes it. */
  readonly version: string
  readonly known: string | null
  readonly author: string
}
/** A change of the draft, as it would be served when nothing were said about it. */
export type Reviewed = {
  readonly fp: string
  readonly key: string
  readonly unitFps: readonly string[]
  readonly shown: Shown
  readonly merged: boolean
  readonly mayMerge: boolean
  /** Its passage for careful reading; null where that makes no sense. */
  readonly careful: Careful | null
  /** The unit that comes apart into sentences; null where none does. */
  readonly maySplit: string | null
  /** The units some of which it is, where the author split them. */
  readonly pieceOf: readonly string[]
  /** False when it is major whatever the author says. */
  readonly mayRaise: boolean
  /** True for a promise, a responsibility, a step added or removed. */
  readonly needsReason: boolean
  /** Names of the roles a step passes from and to, when it changes hands. */
  readonly hands: { readonly loses: string | null; readonly gains: string | null } | null
}
export type Review = {
  readonly patch: Patch
  /** The draft in canonical form, as it would be stored. */
  readonly target: Known
  readonly words: number
  /** Words and pictures below the headings of its parts: none where only the outline stands. */
  readonly told: number
  readonly changes: readonly Reviewed[]
  /** Promise cards that promise nothing yet: the part they stand in, and the change that brought them (none: they were there). */
  readonly unfilled: readonly Unfilled[]
}
export type Unfilled = {
  readonly where: string
  readonly misses: "metric" | "value" | "both"
  readonly fp: string | null
}

export type StateJob = { readonly base: Known; readonly target: Known; readonly unitFps: readonly string[] }
export type State = Known
