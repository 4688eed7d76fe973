// Which published changes a reader has covered. Coverage counts through origins: who finishes covers everything on the way.
import type { NetChange } from "../versions/net"

/** A reading as far as coverage needs it: its list, what is confirmed in it, and the published changes it leads past (ids). */
export type Covering = {
  readonly changes: readonly NetChange[]
  readonly confirmed: ReadonlySet<string>
  readonly published: readonly string[]
}

/**
 * Ids of the published changes this reading covers: all of them when it is finished, what cancelled out included;
 * before that, those that went into confirmed changes only.
 */
export function coveredBy({ changes, confirmed, published }: Covering): Set<string> {
  if (changes.every((change) => confirmed.has(change.fp))) return new Set(published)
  const open = new Set(changes.filter((change) => !confirmed.has(change.fp)).flatMap(originIds))
  return new Set(
    changes
      .filter((change) => confirmed.has(change.fp))
      .flatMap(originIds)
      .filter((id) => !open.has(id)),
  )
}

/** What one step adds to the counters, or takes from them. */
export function difference(before: ReadonlySet<string>, after: ReadonlySet<string>) {
  return {
    added: [...after].filter((id) => !before.has(id)),
    taken: [...before].filter((id) => !after.has(id)),
  }
}

const originIds = (change: NetChange) => change.shown.origins.map((origin) => origin.id)
