// The list of a reading as one person sees it: what concerns them first, in the order of the story, then what is good to know.
import { type NetChange, NetList } from "../versions/net"
import type { Shown } from "../versions/shown"

/** The list of a reading from its text in the store. */
export const parsedList = (text: string): NetList => NetList.parse(JSON.parse(text))

/** The one who reads, as far as the order depends on it. */
export type Reader = { readonly roles: readonly string[]; readonly teams: readonly { id: string; name: string }[] }

export type Item = {
  /** 1, 2, 3 … in the order of reading. */
  readonly n: number
  readonly fp: string
  readonly shown: Shown
  /** Names of the reader's roles and teams it concerns; empty for "Good to know". */
  readonly concerns: readonly string[]
}

/** Names of this reader's roles and teams that a change concerns, each once. */
export function concernsOf(shown: Shown, reader: Reader): string[] {
  const roles = reader.roles.filter((role) => shown.concerns.roles.includes(role))
  const teams = reader.teams.filter((team) => shown.concerns.teams.includes(team.id)).map((team) => team.name)
  return [...new Set([...roles, ...teams])]
}

/** Whether a list is the parts of a legend: for who knows nothing yet, and for who chose to read all of it instead of what changed. */
export const isByParts = (changes: readonly Pick<NetChange, "shown">[]): boolean =>
  changes.every(({ shown }) => shown.known === null) || changes.some(({ shown }) => shown.kind === "part_read_again")

/** The changes in the order this reader reads them; who reads part by part reads the story as it is told. */
export function inOrder(changes: readonly NetChange[], reader: Reader): Item[] {
  const items = changes.map(({ fp, shown }) => ({ fp, shown, concerns: concernsOf(shown, reader) }))
  const mine = items.filter((item) => item.concerns.length > 0)
  const sorted = isByParts(changes) ? items : [...mine, ...items.filter((item) => item.concerns.length === 0)]
  return sorted.map((item, index) => ({ n: index + 1, ...item }))
}

/** The next change not yet read, after one of them or from the beginning; null when all are read. */
export function nextUnread(items: readonly Item[], read: ReadonlySet<string>, after?: string): Item | null {
  const at = items.findIndex((item) => item.fp === after)
  return [...items.slice(at + 1), ...items.slice(0, at + 1)].find((item) => !read.has(item.fp)) ?? null
}

/** The change of a newer list that took the place of an older one: the same, one of the same origin, or in the same place. */
export function newerOf(old: NetChange, changes: readonly NetChange[]): NetChange | null {
  const origins = new Set(old.shown.origins.map((origin) => origin.id))
  return (
    changes.find((change) => change.fp === old.fp) ??
    changes.find((change) => change.shown.origins.some((origin) => origins.has(origin.id))) ??
    changes.find((change) => change.shown.where === old.shown.where) ??
    null
  )
}
