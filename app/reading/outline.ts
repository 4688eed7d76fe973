// What a reader sees of their list: one line per change, closed or not, never its text; how far they are and what comes next.

import { listed } from "../ui/text"
import { originText } from "../versions/origins"
import { minutesFor, type Shown } from "../versions/shown"
import type { Own } from "./own-question"
import { closed, type Progress, readOf } from "./progress"
import type { What } from "./question"
import { inOrder, isByParts, nextUnread, type Reader } from "./reading-list"

export type Line = {
  readonly n: number
  readonly fp: string
  readonly kind: Shown["kind"]
  readonly title: string
  readonly where: string
  /** Names of the reader's roles and teams it concerns. */
  readonly concerns: readonly string[]
  /** "from version 3, changed again in 5" */
  readonly origin: string | null
  readonly is: Progress["is"]
  /** What the reader raised about it last; null for nothing. */
  readonly raised: What | null
}

export type Outline = {
  readonly lines: readonly Line[]
  readonly read: number
  /** Whole minutes for what is not read. */
  readonly minutesLeft: number
  readonly next: Line | null
  /** "Sales", "Sales and Support": whom of the reader's roles and teams the changes concern; empty for none. */
  readonly concerns: string
  /** Label of the version the reader knew; null for somebody who knew nothing. */
  readonly known: string | null
  /** Who knew nothing reads parts, and who chose the whole legend. */
  readonly thing: "change" | "part"
}

/** The outline of a list for one reader, with what they raised. */
export function outlineOf(
  changes: Parameters<typeof inOrder>[0],
  progress: ReadonlyMap<string, Progress>,
  reader: Reader,
  own: readonly Own[] = [],
): Outline {
  const items = inOrder(changes, reader)
  const read = readOf(progress)
  const lines = items.map(({ n, fp, shown, concerns }): Line => {
    const { kind, title, where } = shown
    const raised = own.findLast((one) => one.fp === fp)?.what ?? null
    const { is } = progress.get(fp) ?? closed
    return { n, fp, kind, title, where, concerns, origin: originText(shown, "from"), is, raised }
  })
  const next = nextUnread(items, read)
  const known = items[0]?.shown.known ?? null
  return {
    lines,
    read: lines.filter((line) => line.is === "read").length,
    minutesLeft: minutesFor(items.filter((item) => !read.has(item.fp)).map((item) => item.shown.words)),
    next: lines.find((line) => line.fp === next?.fp) ?? null,
    concerns: listed([...new Set(lines.flatMap((line) => line.concerns))]),
    known,
    thing: items.length > 0 && isByParts(changes) ? "part" : "change",
  }
}

/** Fingerprints of what is not read, as it is asked now. */
export const unreadIn = ({ lines }: Outline): Set<string> =>
  new Set(lines.filter((line) => line.is !== "read").map(({ fp }) => fp))

/** "1 change", "6 parts" */
export const countText = (count: number, thing: Outline["thing"]): string =>
  `${count} ${count === 1 ? thing : `${thing}s`}`

/** "Change", "Part": at the beginning of a sentence. */
export const titled = (thing: Outline["thing"]): string => (thing === "part" ? "Part" : "Change")

/** "about 3 min left"; what is left when all is read is nothing. */
export const minutesText = (minutes: number): string => `about ${minutes} min left`

/** What a reader is told when a version came in the middle of their reading; `fresh` counts what they were not asked before. */
export function cameMeanwhile(label: string, fresh: number, thing: Outline["thing"]): string {
  const news = fresh === 0 ? "Nothing more is new." : `${countText(fresh, thing)} ${fresh === 1 ? "is" : "are"} new.`
  return `Version ${label} came out while you read. ${news} What you have read stays read.`
}
