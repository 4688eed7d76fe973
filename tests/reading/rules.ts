// What must hold whatever readers, authors and the clock did (README, "What must never be"): the facts are looked through,
// everything kept beside them is counted anew, and the ledger is laid beside both. Each sentence names something broken.
import { createHash } from "node:crypto"
import { floorMs } from "../../app/reading/confirmation"
import type { ChangeWorker } from "../../app/versions/worker"
import type { Store } from "../../db/store"
import { type Facts, factsOf, type Where } from "./facts"

type Read = Facts["readings"][number]

/** Empty when all is well with the reading of this legend. */
export async function brokenRules(store: Store, worker: Pick<ChangeWorker, "state">, where: Where): Promise<string[]> {
  const facts = await factsOf(store, where)
  return [
    ...new Set([
      ...brokenOpenings(facts),
      ...brokenConfirmations(facts),
      ...brokenPace(facts),
      ...brokenStates(facts),
      ...(await brokenBases(facts, worker)),
      ...brokenCoverage(facts),
      ...brokenEntries(facts),
    ]),
  ]
}

function* brokenOpenings({ readings, shown }: Facts) {
  for (const { openings, shownHash, personId } of readings) {
    for (const opening of openings) {
      if (opening.personId !== personId) yield "an opening in another person's reading"
      if (shownHash.get(opening.changeFp) !== opening.shownHash)
        yield "an opening of something else than the list of its reading holds"
      const content = shown.get(opening.shownHash)
      if (content === undefined) yield "an opening of which nobody knows what was shown"
      else if (createHash("sha256").update(content).digest("hex") !== opening.shownHash)
        yield "a shown content that has not its hash"
    }
    if (openings.some((opening, i) => opening.ordinal !== i + 1)) yield "openings out of their order"
  }
}

function* brokenConfirmations({ openings, confirmations, undos, readings }: Facts) {
  const openingOf = new Map(openings.map((opening) => [opening.id, opening]))
  const confirmationOf = new Map(confirmations.map((confirmation) => [confirmation.id, confirmation]))
  for (const { openingId, personId, readingId, changeFp } of confirmations) {
    const opening = openingOf.get(openingId)
    if (!opening) yield "a confirmation without an opening"
    else if (opening.personId !== personId) yield "a confirmation of another person's opening"
    else if (opening.readingId !== readingId || opening.changeFp !== changeFp)
      yield "a confirmation of something else than was opened"
  }
  if (new Set(confirmations.map((one) => one.openingId)).size < confirmations.length)
    yield "an opening that is consumed twice"
  for (const { confirmationId, personId } of undos)
    if (confirmationOf.get(confirmationId)?.personId !== personId) yield "something taken back that was not theirs"
  for (const { read } of readings) if (new Set(read).size < read.length) yield "a text that is read twice"
}

/** Two confirmations of a person lie apart by the floor of the later, unless the clock was set back in between. */
function* brokenPace({ readings, confirmations, entries }: Facts) {
  const atOf = new Map(confirmations.map((one) => [one.id, one]))
  const lastAt = new Map<string, number>()
  for (const entry of entries) {
    const confirmation = entry.kind === "confirmed" ? atOf.get(entry.confirmation) : undefined
    if (!confirmation) continue
    const { personId, readingId, changeFp, at } = confirmation
    const change = readings.find((one) => one.id === readingId)?.changes.find((one) => one.fp === changeFp)
    const since = at - (lastAt.get(personId) ?? Number.NEGATIVE_INFINITY)
    if (since >= 0 && since < floorMs(change?.shown.words ?? 0)) yield "two confirmations faster than the floor"
    lastAt.set(personId, at)
  }
}

const isFinished = ({ changes, read }: Read) => changes.every((change) => read.includes(change.fp))

/** State = base + confirmed − undone, for the newest reading of each person. */
function* brokenStates({ readings, states }: Facts) {
  const newest = new Map(readings.map((reading) => [reading.personId, reading]))
  if (states.length !== newest.size) yield "a state without a reading, or a reading without a state"
  for (const { personId, ...state } of states) {
    const reading = newest.get(personId)
    if (!reading) continue
    const { version, baseOrdinal, baseHash, changes, read } = reading
    const finished = isFinished(reading)
    if (state.readingId !== reading.id) yield "a state of another reading than the newest"
    if (state.changes !== changes.length || state.confirmed !== read.length) yield "a state that counts wrong"
    if (state.knownOrdinal !== (finished ? version.ordinal : baseOrdinal)) yield "a state that knows another version"
    if (state.knownHash !== (finished ? version.hash : baseHash)) yield "a state that knows another text"
    if ((state.finishedOn !== null) !== finished) yield "a day of finishing that is none"
  }
}

/** A reading starts from the text that the one before led to: base + confirmed − undone. */
async function brokenBases({ readings, documents }: Facts, worker: Pick<ChangeWorker, "state">): Promise<string[]> {
  const docs = new Map(documents.map(({ hash, doc }) => [hash, doc]))
  const broken: string[] = []
  for (const [i, { personId, baseHash }] of readings.entries()) {
    const before = readings.slice(0, i).findLast((one) => one.personId === personId)
    if (before && (await hashAfter(before, docs, worker)) !== baseHash)
      broken.push("a reading that starts from another text than was confirmed")
  }
  return broken
}

async function hashAfter(reading: Read, docs: ReadonlyMap<string, string>, worker: Pick<ChangeWorker, "state">) {
  const { baseHash, baseLineage, version, changes, read } = reading
  if (isFinished(reading)) return version.hash
  if (read.length === 0) return baseHash
  const unitFps = changes.filter((change) => read.includes(change.fp)).flatMap((change) => change.unitFps)
  const base = { hash: baseHash, lineage: baseLineage, doc: docs.get(baseHash) ?? "" }
  const target = { hash: version.hash, lineage: version.lineage, doc: docs.get(version.hash) ?? "" }
  return (await worker.state({ base, target, unitFps })).hash
}

/** Counts anew who covered which published change: through all of their readings, each person once. */
function* brokenCoverage({ readings, audience, changes, coverage }: Facts) {
  const counted = new Map<string, number>()
  for (const { personId, versionId, because } of audience) {
    const own = readings.filter((reading) => reading.personId === personId)
    for (const change of changes.filter((one) => one.versionId === versionId)) {
      if (!own.some((reading) => covers(reading, change))) continue
      for (const team of new Set(["", ...(because as { id: string }[]).map(({ id }) => id)])) {
        const key = `${change.id} ${team}`
        counted.set(key, (counted.get(key) ?? 0) + 1)
      }
    }
  }
  for (const { changeId, teamId, readers } of coverage) {
    if ((counted.get(`${changeId} ${teamId}`) ?? 0) !== readers) yield "a counter of readers that is wrong"
    counted.delete(`${changeId} ${teamId}`)
  }
  if (counted.size > 0) yield "a counter of readers that is missing"
}

function covers(reading: Read, { id, ordinal }: { id: string; ordinal: number }): boolean {
  if (ordinal <= reading.baseOrdinal || ordinal > reading.version.ordinal) return false
  if (isFinished(reading)) return true
  const ofIt = reading.changes.filter((change) => change.shown.origins.some((origin) => origin.id === id))
  return ofIt.length > 0 && ofIt.every((change) => reading.read.includes(change.fp))
}

/** The ledger tells every fact once, and nothing else. */
function* brokenEntries({ entries, readings, openings, confirmations, undos, named }: Facts) {
  const readingOf = new Map(readings.map((reading) => [reading.id, reading]))
  const openingOf = new Map(openings.map((opening) => [opening.id, opening]))
  const confirmationOf = new Map(confirmations.map((one) => [one.id, one]))
  const shared = (personId: string, readingId: string, change: string) =>
    `${named.get(personId)} ${readingOf.get(readingId)?.versionId} ${readingId} ${change}`
  const facts = [
    ...openings.map((o) => `opened ${shared(o.personId, o.readingId, o.changeFp)} ${o.id} ${o.shownHash} ${o.day}`),
    ...confirmations.map(
      (c) =>
        `confirmed ${shared(c.personId, c.readingId, c.changeFp)} ${c.id} ${c.openingId} ${openingOf.get(c.openingId)?.shownHash} ${c.at}`,
    ),
    ...undos.map(
      (u) =>
        `undone ${shared(u.personId, u.readingId, confirmationOf.get(u.confirmationId)?.changeFp ?? "")} ${u.confirmationId} ${u.at}`,
    ),
  ]
  const told = entries.flatMap((e) => {
    if (e.kind !== "opened" && e.kind !== "confirmed" && e.kind !== "undone") return []
    const both = `${e.kind} ${e.person} ${e.version} ${e.reading} ${e.change}`
    if (e.kind === "opened") return [`${both} ${e.opening} ${e.shown} ${e.day}`]
    if (e.kind === "confirmed") return [`${both} ${e.confirmation} ${e.opening} ${e.shown} ${e.at}`]
    return [`${both} ${e.confirmation} ${e.at}`]
  })
  if (told.sort().join("\n") !== facts.sort().join("\n")) yield "a ledger that tells something else than the facts"
}
