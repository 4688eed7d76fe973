// Confirming and taking back: each one fact for one change, decided and written in one transaction with its ledger entry.
import { and, eq } from "drizzle-orm"
import type { Tables } from "../../db/define"
import { randomId } from "../../db/id"
import { given, prepared } from "../../db/prepared"
import type { Db, Store } from "../../db/store"
import type { LedgerEntry } from "../ledger/entry"
import { record } from "../ledger/ledger.server"
import { dayOf, dayStart } from "../ui/day"
import { concealed } from "../versions/careful"
import type { NetChange, NetList } from "../versions/net"
import { rightPlace } from "./check-order"
import { type Asked, decideConfirmation, decideUndo, type Refused } from "./confirmation"
import { keepStep } from "./coverages.server"
import { countFor } from "./figures.server"
import { keepOpening } from "./openings.server"
import { keepPace, openingsOf, type Place, placeOf, type Who } from "./places.server"
import { type Opened, progressOf, readOf } from "./progress"
import { inOrder, nextUnread, type Reader } from "./reading-list"
import { openingsSince } from "./reread"
import { revealedAmong } from "./reveals.server"
import { served } from "./served"

export type Confirming = Who &
  Asked & {
    readonly reader?: Reader
    /** False when the page they answer from had told them that another answer was not right. */
    readonly firstAnswer?: boolean
  }
export type Confirmed = {
  /** Id of the confirmation; the same one when it was sent before. */
  readonly confirmed: string
  /** The next change to read; null when all are read. */
  readonly next: string | null
}

/** Takes a reader's word for one change, and opens the next unread one in the same step. */
export function confirmChange(store: Store, asked: Confirming): Promise<Confirmed | Refused> {
  return store.write(asked.companyId, (tx) => confirmIn(tx, store.t, asked))
}

/** The same inside a write, for what comes with a confirmation. */
export async function confirmIn(tx: Db, t: Tables, asked: Confirming): Promise<Confirmed | Refused> {
  const facts = await factsFor(tx, t, asked)
  if (!facts) return { refused: "absent" }
  const decision = decideConfirmation(facts, asked)
  if ("refused" in decision) return decision
  if ("again" in decision) return { confirmed: decision.again, next: nextOf(facts, asked, new Set()) }
  return keepConfirmation(tx, t, asked, facts, decision.answered === true)
}

const nothing: NetList = { changes: [], cancelled: 0 }

async function factsFor(tx: Db, t: Tables, asked: Confirming) {
  const place = await placeOf(tx, t, asked)
  if (!place) return null
  const list = place.list ?? nothing
  const openings = place.reading ? await openingsOf(tx, t, asked.companyId, place.reading.id) : []
  const progress = progressOf(openingsSince(openings, place.state?.again))
  const own = openings.find((one) => one.openingId === asked.openingId)
  const opening = own ? ownOpening(own, asked, place) : await openingOf(tx, t, asked)
  const change = list.changes.find((one) => one.fp === asked.fp)
  const stand = progress.get(asked.fp)
  return {
    place,
    list,
    openings,
    progress,
    currentVersionId: place.version.id,
    opening,
    consumedBy: opening?.confirmationId ? { id: opening.confirmationId, undone: opening.undoneAt !== null } : null,
    change: change ? await askedFor(tx, t, asked, change) : null,
    readBy: stand?.is === "read" ? stand.confirmationId : null,
    lastAt: place.lastAt,
  }
}

/** What a confirmation of this change must hold. Only what was left for careful reading costs a question. */
async function askedFor(tx: Db, t: Tables, asked: Confirming, { fp, shown }: NetChange) {
  const { careful, check, words } = shown
  const shownHash = served(shown).hash
  return {
    ...{ shownHash, words },
    careful: careful
      ? {
          concealedHash: served(concealed(shown)).hash,
          revealed: (await revealedAmong(tx, t, asked, [fp])).has(fp),
        }
      : null,
    check: check ? { right: rightPlace(check, asked.openingId), explanation: check.explanation } : null,
  }
}

type KeptFacts = NonNullable<Awaited<ReturnType<typeof factsFor>>>

const ownOpening = (
  { openingId, fp, shownHash, confirmationId, undoneAt }: Opened,
  { personId }: Who,
  { version }: Place,
) => ({
  id: openingId,
  personId,
  versionId: version.id,
  changeFp: fp,
  shownHash,
  confirmationId,
  undoneAt,
})

/** An opening outside the reading under way: of an earlier version, or somebody else's. */
async function openingOf(tx: Db, t: Tables, { companyId, openingId }: Confirming) {
  const { openings: o, readings: r, confirmations: c, undos: u } = t
  const [opening] = await tx
    .select({
      id: o.id,
      personId: o.personId,
      versionId: r.versionId,
      changeFp: o.changeFp,
      shownHash: o.shownHash,
      confirmationId: c.id,
      undoneAt: u.at,
    })
    .from(o)
    .innerJoin(r, and(eq(r.companyId, o.companyId), eq(r.id, o.readingId)))
    .leftJoin(c, and(eq(c.companyId, o.companyId), eq(c.openingId, o.id)))
    .leftJoin(u, and(eq(u.companyId, c.companyId), eq(u.confirmationId, c.id)))
    .where(and(eq(o.companyId, companyId), eq(o.id, openingId)))
  return opening ?? null
}

const confirmationKept = prepared((db, { confirmations }) =>
  db.insert(confirmations).values({
    companyId: given("company"),
    id: given("id"),
    readingId: given("reading"),
    personId: given("person"),
    changeFp: given("fp"),
    openingId: given("opening"),
    at: given("at"),
    answered: given("answered"),
  }),
)

async function keepConfirmation(
  tx: Db,
  t: Tables,
  asked: Confirming,
  facts: KeptFacts,
  answered: boolean,
): Promise<Confirmed> {
  const { companyId: company, personId: person, legendId: legend, fp, openingId: opening } = asked
  const { place, list, openings, progress } = facts
  const reading = readingIn(place)
  const id = randomId()
  const at = hourKept(place, asked.at)
  await confirmationKept(tx, t, { company, id, reading: reading.id, person, fp, opening, at, answered })
  await keepPace(tx, t, asked, asked.at)
  const before = readOf(progressOf(openings))
  const after = new Set([...before, fp])
  // What was read before and is read once more moves nothing: it was counted, and the day it was finished stays.
  if (!before.has(fp)) await keepStep(tx, t, asked, place, stepOf(reading, list, before, after, asked.at))
  const confirmed: LedgerEntry = {
    kind: "confirmed",
    at: place.names === "teams" ? dayOf(asked.at) : at,
    person,
    legend,
    version: place.version.id,
    reading: reading.id,
    opening,
    confirmation: id,
    change: fp,
    shown: asked.shownHash,
    ...(answered ? { check: "answered right" } : {}),
  }
  const own = list.changes.find((one) => one.fp === fp)
  if (answered && own && !before.has(fp))
    await countFor(tx, t, company, own.shown, { answered: 1, atOnce: asked.firstAnswer === false ? 0 : 1 })
  const next = nextOf(facts, asked, new Set([fp]))
  const change = list.changes.find((one) => one.fp === next)
  const isOpen = change && progress.has(change.fp)
  const opened = change && !isOpen ? [await keepOpening(tx, t, asked, place, reading.id, openings, change)] : []
  await record(tx, t, company, confirmed, ...opened)
  return { confirmed: id, next }
}

const stepOf = (
  reading: ReturnType<typeof readingIn>,
  list: NetList,
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
  at: number,
) => ({
  readingId: reading.id,
  baseOrdinal: reading.baseOrdinal,
  baseHash: reading.baseHash,
  list,
  before,
  after,
  day: dayOf(at),
})

function readingIn({ reading }: Place) {
  if (!reading) throw new Error("A change of no reading cannot be confirmed.")
  return reading
}

/** Where names are for nobody but the consultant, evidence keeps the day only. */
export const hourKept = ({ names }: { readonly names: string }, at: number) =>
  names === "teams" ? (dayStart(dayOf(at)) ?? at) : at

function nextOf({ list, progress }: KeptFacts, asked: Confirming, now: ReadonlySet<string>): string | null {
  const items = inOrder(list.changes, asked.reader ?? { roles: [], teams: [] })
  const read = new Set([...readOf(progress), ...now])
  return nextUnread(items, read, asked.fp)?.fp ?? null
}

export type Undoing = Who & { readonly confirmationId: string; readonly at: number }

/** Takes back "read" for one change: a fact of its own; reading it again needs a new opening. */
export function undoConfirmation(
  store: Store,
  asked: Undoing,
): Promise<{ undone: string } | { refused: "absent" | "superseded" }> {
  return store.write(asked.companyId, async (tx) => {
    const { t } = store
    const place = await placeOf(tx, t, asked)
    const confirmation = await confirmationOf(tx, t, asked)
    if (!place || !confirmation) return { refused: "absent" }
    const decision = decideUndo(confirmation, { personId: asked.personId, currentVersionId: place.version.id })
    if ("refused" in decision) return decision
    if ("undo" in decision) await keepUndo(tx, t, asked, place, confirmation.changeFp)
    return { undone: confirmation.changeFp }
  })
}

async function confirmationOf(tx: Db, t: Tables, { companyId, legendId, confirmationId }: Undoing) {
  const { confirmations: c, readings: r, undos: u } = t
  const [found] = await tx
    .select({ personId: c.personId, versionId: r.versionId, changeFp: c.changeFp, undoneAt: u.at })
    .from(c)
    .innerJoin(r, and(eq(r.companyId, c.companyId), eq(r.id, c.readingId)))
    .leftJoin(u, and(eq(u.companyId, c.companyId), eq(u.confirmationId, c.id)))
    .where(and(eq(c.companyId, companyId), eq(c.id, confirmationId), eq(r.legendId, legendId)))
  return found ? { ...found, undone: found.undoneAt !== null } : null
}

async function keepUndo(tx: Db, t: Tables, asked: Undoing, place: Place, fp: string): Promise<void> {
  const { companyId, personId, legendId, confirmationId } = asked
  const reading = readingIn(place)
  const list = place.list ?? nothing
  const at = hourKept(place, asked.at)
  const openings = await openingsOf(tx, t, companyId, reading.id)
  const before = readOf(progressOf(openings))
  await tx.insert(t.undos).values({ companyId, confirmationId, readingId: reading.id, personId, at })
  await record(tx, t, companyId, {
    kind: "undone",
    at: place.names === "teams" ? dayOf(asked.at) : at,
    person: personId,
    legend: legendId,
    version: place.version.id,
    reading: reading.id,
    confirmation: confirmationId,
    change: fp,
  })
  // Read once more, it stays read when one of the two is taken back.
  const after = readOf(progressOf(openings.filter((one) => one.confirmationId !== confirmationId)))
  if (after.size < before.size) await keepStep(tx, t, asked, place, stepOf(reading, list, before, after, asked.at))
}
