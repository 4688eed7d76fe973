// How far a reader is with each change of a reading: derived from openings, confirmations and undos, never stored.

/** An opening with the confirmation that consumed it, in the order of opening. */
export type Opened = {
  readonly openingId: string
  readonly fp: string
  readonly shownHash: string
  readonly ordinal: number
  readonly day: string
  readonly confirmationId: string | null
  readonly confirmedAt: number | null
  readonly undoneAt: number | null
}

/** `closed`: not opened, or taken back; `open`: opened, not confirmed; `read`: confirmed, not taken back. */
export type Progress =
  | { readonly is: "closed" }
  | { readonly is: "open"; readonly openingId: string; readonly shownHash: string }
  | { readonly is: "read"; readonly confirmationId: string; readonly day: string; readonly at: number }

export const closed: Progress = { is: "closed" }

/** The progress of every change that was opened, by its fingerprint. */
export function progressOf(openings: readonly Opened[]): Map<string, Progress> {
  const progress = new Map<string, Progress>()
  for (const { fp, ...opened } of openings) {
    if (progress.get(fp)?.is === "read") continue
    if (opened.confirmationId === null) {
      progress.set(fp, { is: "open", openingId: opened.openingId, shownHash: opened.shownHash })
    } else if (opened.undoneAt === null) {
      const { confirmationId, day, confirmedAt } = opened
      progress.set(fp, { is: "read", confirmationId, day, at: confirmedAt ?? 0 })
    }
  }
  return progress
}

/** Fingerprints of what is read. */
export const readOf = (progress: ReadonlyMap<string, Progress>): Set<string> =>
  new Set([...progress].filter(([, { is }]) => is === "read").map(([fp]) => fp))
