// Opening: a reader asks for one change and is served it. The first Open of a version begins the reading and fixes its list.
import type { Tables } from "../../db/define"
import { randomId } from "../../db/id"
import { given, prepared } from "../../db/prepared"
import type { Db, Store } from "../../db/store"
import type { LedgerEntry } from "../ledger/entry"
import { record } from "../ledger/ledger.server"
import { dayOf } from "../ui/day"
import { concealed } from "../versions/careful"
import type { NetChange } from "../versions/net"
import type { ChangeWorker } from "../versions/worker"
import { keepPace, openingsOf, type Place, placeOf, type Who } from "./places.server"
import { type Opened, progressOf } from "./progress"
import { type Coming, comingTo, keepReading } from "./readings.server"
import { openingsSince } from "./reread"
import { revealedAmong } from "./reveals.server"
import { served } from "./served"
import { keepShown } from "./shown.server"

export type Opening = Who & { readonly fp: string; readonly at: number }

/**
 * Opens one change; opening what is open or read already changes nothing. The list is computed before the write and
 * kept only if meanwhile neither the version nor the reader's state moved; otherwise once more.
 */
export async function openChange(
  store: Store,
  worker: ChangeWorker,
  asked: Opening,
): Promise<{ opened: string } | { refused: "absent" }> {
  for (let tries = 0; tries < 5; tries++) {
    const place = await placeOf(store.read, store.t, asked)
    const coming = place && !place.reading ? await comingTo(store, worker, asked, place) : null
    if (!place || !(place.reading || coming)) return { refused: "absent" }
    const outcome = await store.write(asked.companyId, (tx) => openIn(tx, store.t, asked, place, coming))
    if (outcome !== "moved") return outcome
  }
  throw new Error("The list of changes moved five times while it was opened.")
}

/** The same inside a write, with the list that was computed before it; `moved` when it must be computed anew. */
export async function openIn(tx: Db, t: Tables, asked: Opening, seen: Place, coming: Coming | null) {
  const place = await placeOf(tx, t, asked)
  if (!place || !sameStand(place, seen, coming)) return "moved" as const
  const list = place.list ?? coming?.list
  const change = list?.changes.find((one) => one.fp === asked.fp)
  if (!change) return { refused: "absent" as const }
  const readingId =
    place.reading?.id ?? (coming && (await keepReading(tx, t, asked, { place, coming, day: dayOf(asked.at) })))
  if (!readingId) return "moved" as const
  const openings = place.reading ? await openingsOf(tx, t, asked.companyId, readingId) : []
  if (progressOf(openingsSince(openings, place.state?.again)).has(asked.fp)) return { opened: asked.fp }
  const entry = await keepOpening(tx, t, asked, place, readingId, openings, change)
  await keepPace(tx, t, asked, asked.at)
  await record(tx, t, asked.companyId, entry)
  return { opened: asked.fp }
}

/** Nothing a list depends on has moved; a reading that has begun is fixed anyway. */
function sameStand(place: Place, seen: Place, coming: Coming | null): boolean {
  if (place.reading) return true
  return (
    coming !== null &&
    place.version.id === seen.version.id &&
    place.state?.readingId === seen.state?.readingId &&
    place.state?.confirmed === seen.state?.confirmed
  )
}

const openingKept = prepared((db, { openings }) =>
  db.insert(openings).values({
    companyId: given("company"),
    id: given("id"),
    readingId: given("reading"),
    personId: given("person"),
    changeFp: given("fp"),
    shownHash: given("hash"),
    ordinal: given("ordinal"),
    day: given("day"),
  }),
)

/** Writes one opening with what was served: of what is left for careful reading the passage only. Gives its entry for the ledger, which holds the day only. */
export async function keepOpening(
  tx: Db,
  t: Tables,
  asked: Who & { at: number },
  { version }: Pick<Place, "version">,
  readingId: string,
  openings: readonly Opened[],
  change: NetChange,
): Promise<LedgerEntry> {
  const { companyId: company, personId: person, legendId: legend } = asked
  const isConcealed = change.shown.careful && !(await revealedAmong(tx, t, asked, [change.fp])).has(change.fp)
  const what = served(isConcealed ? concealed(change.shown) : change.shown)
  const { hash } = what
  const id = randomId()
  const day = dayOf(asked.at)
  const ordinal = (openings.at(-1)?.ordinal ?? 0) + 1
  await keepShown(tx, t, company, what)
  await openingKept(tx, t, { company, id, reading: readingId, person, fp: change.fp, hash, ordinal, day })
  return {
    kind: "opened",
    day,
    person,
    legend,
    version: version.id,
    reading: readingId,
    opening: id,
    change: change.fp,
    shown: hash,
  }
}
