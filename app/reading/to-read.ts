// The cards on Home: what somebody has to read, with how much of it concerns them and how long it takes.
import type { NetList } from "../versions/net"
import { minutesFor } from "../versions/shown"
import { inOrder, type Reader } from "./reading-list"

export type ToRead = {
  readonly company: string
  readonly legend: { readonly id: string; readonly title: string }
  readonly version: { readonly label: string; readonly summary: string; readonly readBy: string | null }
  /** Null when the list is not computed yet: several versions were missed. */
  readonly left: {
    readonly changes: number
    readonly of: number
    readonly concern: number
    readonly minutes: number
  } | null
  /** True for somebody who reads part by part: they knew nothing of the legend, or chose to read all of it. */
  readonly parts: boolean
  /** Who asked last that it be read once more, and why; null when nobody did. */
  readonly again: { readonly by: string; readonly reason: string } | null
}

/** What is left of a list for this reader. */
export function leftOf(list: NetList, read: ReadonlySet<string>, reader: Reader): NonNullable<ToRead["left"]> {
  const items = inOrder(list.changes, reader)
  const open = items.filter((item) => !read.has(item.fp))
  return {
    changes: open.length,
    of: items.length,
    concern: open.filter((item) => item.concerns.length > 0).length,
    minutes: minutesFor(open.map((item) => item.shown.words)),
  }
}
