// Who knew what on a day: answered from the ledger's entries alone. A change counts as known when its confirmation stands at the
// end of that day.
import { type Entry, factsIn, timeOf } from "./facts"

/** A version as its entries tell of it. */
export type VersionSaid = {
  readonly version: string
  readonly ordinal: number
  readonly label: string
  readonly publishedOn: string
  /** Commitments of those it was addressed to. */
  readonly people: ReadonlySet<string>
}

/** A confirmation that stands: of which change, when, and at which place of the ledger. */
export type Said = { readonly number: number; readonly at: string; readonly change: string; readonly shown: string }

export type Known = {
  readonly versions: readonly VersionSaid[]
  /** By reading: how many changes were opened in it by the end of the day, and what was confirmed and stands. */
  readonly readings: ReadonlyMap<string, { readonly opened: number; readonly confirmed: readonly Said[] }>
}

const dayIn = (at: unknown) => (typeof at === "number" || typeof at === "string" ? timeOf(at).slice(0, 10) : "")

/** What a legend's entries say about a day (YYYY-MM-DD). An entry without an hour counts on its day. */
export function knownOn(entries: readonly Entry[], on: string): Known {
  const told = entries.filter((entry) => dayIn(entry.day ?? entry.at) <= on)
  const addressed = new Map<unknown, string[]>()
  for (const { kind, version, people } of told)
    if (kind === "addressed" && Array.isArray(people))
      addressed.set(version, [...(addressed.get(version) ?? []), ...people.map(String)])
  const versions = told.flatMap((entry): VersionSaid[] => {
    const { version, ordinal, label, at } = entry
    if (entry.kind !== "published" || typeof version !== "string" || typeof ordinal !== "number") return []
    const people = new Set(addressed.get(version))
    return [{ version, ordinal, label: String(label), publishedOn: dayIn(at), people }]
  })
  const readings = new Map<string, { opened: Set<string>; confirmed: Map<string, Said> }>()
  for (const { number, kind, reading, change, at, shown } of factsIn(told)) {
    const own = readings.get(reading) ?? { opened: new Set<string>(), confirmed: new Map<string, Said>() }
    readings.set(reading, own)
    if (kind === "opened") own.opened.add(change)
    if (kind === "confirmed") own.confirmed.set(change, { number, at: timeOf(at), change, shown })
    if (kind === "undone") own.confirmed.delete(change)
  }
  return {
    versions: versions.sort((a, b) => a.ordinal - b.ordinal),
    readings: new Map(
      [...readings].map(([id, { opened, confirmed }]) => [
        id,
        { opened: opened.size, confirmed: [...confirmed.values()] },
      ]),
    ),
  }
}
