// A person's reading of the current version: its list is computed until the first Open, and fixed from then on.
import type { Tables } from "../../db/define"
import { randomId } from "../../db/id"
import type { Db, Store } from "../../db/store"
import { schema } from "../document/schema"
import { wordCount } from "../document/text"
import { concealedIn } from "../versions/careful"
import type { NetChange, NetList } from "../versions/net"
import { netFor } from "../versions/nets.server"
import type { ChangeWorker } from "../versions/worker"
import { baseOf, type ReaderBase } from "./bases.server"
import { isObliged } from "./obligation"
import { addressedOf, openingsOf, type Place, placeOf, type Who } from "./places.server"
import { type Progress, progressOf } from "./progress"
import { openingsSince } from "./reread"
import { carefulOnes, revealedAmong } from "./reveals.server"

/** The list of changes of one person, begun or not. */
export type Reading = {
  readonly legend: Place["legend"]
  readonly version: Place["version"]
  /** Null until the first Open. */
  readonly readingId: string | null
  /** Ordinal of the version known before; 0 for none. */
  readonly baseOrdinal: number
  readonly list: NetList
  readonly progress: ReadonlyMap<string, Progress>
  /** How many changes are new since a newer version came in the middle of reading; null when none came. */
  readonly fresh: number | null
}

/**
 * What this person reads, or has read, of the current version; null when nothing of it is addressed to them. What is left
 * for careful reading and not revealed to them is concealed. Writes nothing.
 */
export async function readingListOf(store: Store, worker: ChangeWorker, who: Who): Promise<Reading | null> {
  const place = await placeOf(store.read, store.t, who)
  if (!place) return null
  const { legend, version, reading } = place
  if (reading && place.list) {
    const openings = await openingsOf(store.read, store.t, who.companyId, reading.id)
    return {
      legend,
      version,
      readingId: reading.id,
      baseOrdinal: reading.baseOrdinal,
      list: await listFor(store, who, place.list),
      progress: progressOf(openingsSince(openings, place.state?.again)),
      fresh: null,
    }
  }
  const coming = await comingTo(store, worker, who, place)
  if (!coming) return null
  const { base, list } = coming
  const { interrupted } = base
  return {
    legend,
    version,
    readingId: null,
    baseOrdinal: base.ordinal,
    list: await listFor(store, who, list),
    progress: new Map(),
    fresh: interrupted ? list.changes.filter((change) => !wasAsked(change, interrupted)).length : null,
  }
}

async function listFor(store: Store, who: Who, list: NetList): Promise<NetList> {
  const careful = carefulOnes(list.changes)
  if (careful.length === 0) return list
  const found = await revealedAmong(store.read, store.t, who, careful)
  return { ...list, changes: concealedIn(list.changes, found) }
}

/** By itself, or with a part. */
const wasAsked = ({ fp, unitFps }: NetChange, asked: ReadonlySet<string>) =>
  asked.has(fp) || unitFps.every((unit) => asked.has(unit))

/** `key` names the list together with the hash of the base. */
export type Coming = { readonly base: ReaderBase; readonly list: NetList; readonly key: string }

/** What somebody without a reading of the current version would read; null when they need not. */
export async function comingTo(
  store: Store,
  worker: ChangeWorker,
  who: Who,
  place: Place,
  byParts = false,
): Promise<Coming | null> {
  const addressed = await addressedOf(store.read, store.t, who)
  if (!isObliged(place.state?.knownOrdinal ?? 0, addressed)) return null
  const base = await baseOf(store, worker, who, place)
  const { list, key } = await netFor(store, worker, who, base, byParts)
  return { base, list, key }
}

/** Stores a reading as it begins: its base, its list, and that nothing of it is read yet. Gives its id. */
export async function keepReading(
  tx: Db,
  t: Tables,
  who: Who,
  { place, coming: { base, list, key }, day }: { place: Place; coming: Coming; day: string },
): Promise<string> {
  const { companyId, legendId, personId } = who
  const versionId = place.version.id
  // Random: an id that told the hour would tell when the first change was opened.
  const id = randomId()
  if (base.doc !== undefined)
    await tx
      .insert(t.documents)
      .values({
        companyId,
        hash: base.hash,
        doc: base.doc,
        words: wordCount(schema.nodeFromJSON(JSON.parse(base.doc))),
      })
      .onConflictDoNothing()
  await tx
    .insert(t.nets)
    .values({ companyId, versionId, baseHash: base.hash, baseKey: key, list: JSON.stringify(list) })
    .onConflictDoNothing()
  await tx.insert(t.readings).values({
    companyId,
    id,
    personId,
    legendId,
    versionId,
    baseHash: base.hash,
    baseKey: key,
    baseLineage: [...base.lineage],
    baseOrdinal: base.ordinal,
    beganOn: day,
  })
  const state = {
    knownOrdinal: base.ordinal,
    knownHash: base.hash,
    readingId: id,
    changes: list.changes.length,
    confirmed: 0,
    finishedOn: null,
    again: null,
  }
  await tx
    .insert(t.readingStates)
    .values({ companyId, legendId, personId, ...state })
    .onConflictDoUpdate({
      target: [t.readingStates.companyId, t.readingStates.legendId, t.readingStates.personId],
      set: state,
    })
  return id
}
