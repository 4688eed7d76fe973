// What the page of one change is made of: its text only for somebody who opened it.
import type { Find, Shown } from "../versions/shown"
import type { Ask } from "./ask"
import type { Asking } from "./check-order"
import type { ColleagueAsked } from "./colleagues-asked"
import { type Line, type Outline, titled } from "./outline"
import type { Own } from "./own-question"

export const views = ["changes", "now", "before"] as const
export type View = (typeof views)[number]

export type ChangePage = {
  readonly legend: { readonly id: string; readonly title: string; readonly lang: string }
  readonly version: { readonly label: string }
  readonly outline: Outline
  /** Null when the change is not asked any more and nothing took its place. */
  readonly line: Line | null
  /** True when a newer version put `line` in the place of the change that was asked for. */
  readonly replaced: boolean
  /** How many changes are new since a newer version came in the middle of reading; null when none came. */
  readonly fresh: number | null
  /** The text; null while it is not opened, or what is new in it is still to be found. */
  readonly shown: Shown | null
  /** The passage in which something is to be found; null when it is not open, or found. */
  readonly find: Find | null
  /** Who left it unmarked. */
  readonly author: string
  /** What was told right after it was found or shown; null later. */
  readonly told: string | null
  /** The question to be answered with the confirmation; null when there is none, or it is read. */
  readonly asking: Asking | null
  readonly opening: { readonly id: string; readonly shownHash: string } | null
  readonly read: { readonly confirmationId: string; readonly day: string } | null
  /** The change that was just confirmed, for the message with its Undo. */
  readonly after: { readonly n: number; readonly fp: string; readonly confirmationId: string } | null
  /** What they are asked to read once more with it, as long as they have not. */
  readonly asks: readonly Ask[]
  /** What this reader raised about it. */
  readonly own: readonly Own[]
  /** What colleagues asked about it; none while its text is not shown. */
  readonly colleagues: readonly ColleagueAsked[]
  readonly roles: readonly string[]
  readonly view: View
  readonly today: string
  /** True right after its "read" was taken back. */
  readonly takenBack?: boolean
}

/** What the page draws of a change: one view of its passages, and the notes for these roles; the others are empty. */
export function drawn(shown: Shown, view: View, roles: readonly string[]): Shown {
  const only = (which: View, html: string | null) => (html === null || which === view ? html : "")
  const { careful: _, check: __, ...plain } = shown
  return {
    ...plain,
    passages: shown.passages.map(({ where, changes, now, before, part }) => ({
      where,
      changes: view === "changes" ? changes : "",
      now: only("now", now),
      before: only("before", before),
      part,
    })),
    notes: Object.fromEntries(Object.entries(shown.notes).filter(([role]) => roles.includes(role))),
    origins: [],
  }
}

/** "Change 2 of 6: The sales coordinator makes the first call – Reread" */
export function changePageTitle(page: ChangePage | undefined): string {
  if (!page?.line) return "Reread"
  return `${titled(page.outline.thing)} ${page.line.n} of ${page.outline.lines.length}: ${page.line.title} – Reread`
}

/** The page of a change; its verbs (opening, confirmation, undo) lie below it. */
export const hrefOf = (legendId: string, fp: string): string => `/legends/${legendId}/read/${encodeURIComponent(fp)}`
