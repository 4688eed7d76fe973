// Opening: a reader asks for one change and is served it. The first Open of a version begins the reading and fixes its list.
import type { Tables } from "../../db/define"
import { randomId } from "../../db/id"
import type { Db, Store } from "../../db/store"
import { record } from "../ledger/ledger.server"
import { dayOf } from "../ui/day"
import type { NetChange } from "../versions/net"
import type { ChangeWorker } from "../versions/worker"
import { keepPace, openingsOf, type Place, placeOf, type Who } from "./places.server"
import { type Opened, progressOf } from "./progress"
import { parsedList } from "./reading-list"
import { type Coming, comingTo, keepReading } from "./readings.server"
import { served } from "./served"

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

async function openIn(tx: Db, t: Tables, asked: Opening, seen: Place, coming: Coming | null) {
  const place = await placeOf(tx, t, asked)
  if (!place || !sameStand(place, seen, coming)) return "moved" as const
  const list = place.list === null ? coming?.list : parsedList(place.list)
  const change = list?.changes.find((one) => one.fp === asked.fp)
  if (!change) return { refused: "absent" as const }
  const day = dayOf(asked.at)
  if (place.reading) {
    const openings = await openingsOf(tx, t, asked.companyId, place.reading.id)
    if (!progressOf(openings).has(asked.fp)) await keepOpening(tx, t, asked, place, place.reading.id, openings, change)
  } else if (coming) {
    const { id } = await keepReading(tx, t, asked, { place, coming, day })
    await keepOpening(tx, t, asked, place, id, [], change)
  }
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

/** Writes one opening with what was served, the pace, and the ledger's entry (its day only). */
export async function keepOpening(
  tx: Db,
  t: Tables,
  asked: Who & { at: number },
  { version }: Pick<Place, "version">,
  readingId: string,
  openings: readonly Opened[],
  change: NetChange,
): Promise<void> {
  const { companyId, personId, legendId } = asked
  const { content, hash } = served(change.shown)
  const id = randomId()
  const day = dayOf(asked.at)
  const ordinal = (openings.at(-1)?.ordinal ?? 0) + 1
  await tx.insert(t.shown).values({ companyId, hash, content }).onConflictDoNothing()
  await tx
    .insert(t.openings)
    .values({ companyId, id, readingId, personId, changeFp: change.fp, shownHash: hash, ordinal, day })
  await keepPace(tx, t, asked, asked.at)
  await record(tx, t, companyId, {
    kind: "opened",
    day,
    person: personId,
    legend: legendId,
    version: version.id,
    reading: readingId,
    opening: id,
    change: change.fp,
    shown: hash,
  })
}
