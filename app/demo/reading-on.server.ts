// Reads for the people of the demo as each of them would: opens and confirms one change after the other, unhurried, and
// looks for what is new where it is left unmarked.
import type { Hands } from "../context"
import { rightPlace } from "../reading/check-order"
import { confirmChange } from "../reading/confirmations.server"
import { openChange } from "../reading/openings.server"
import { placeOf, type Who } from "../reading/places.server"
import { inOrder, type Reader } from "../reading/reading-list"
import { readingListOf } from "../reading/readings.server"
import type { Guess } from "../reading/reveal"
import { revealChange } from "../reading/reveals.server"
import { served } from "../reading/served"
import type { Careful } from "../versions/shown"

/** Longer than any floor, in milliseconds. */
const pause = 25_000

/** Reads the first `most` changes of what somebody has to read now, from `at` on. */
export async function readOn(
  { store, worker }: Pick<Hands, "store" | "worker">,
  who: Who & { readonly reader: Reader },
  { at, most = Number.POSITIVE_INFINITY }: { at: number; most?: number | undefined },
): Promise<void> {
  const reading = await readingListOf(store, worker, who)
  if (!reading) throw new Error("In the demo somebody has nothing to read.")
  const first = inOrder(reading.list.changes, who.reader)[0]
  if (!first) return
  await openChange(store, worker, { ...who, fp: first.fp, at })
  let fp: string | null = first.fp
  for (let read = 0; fp !== null && read < most; read++) {
    const opened = await openedBy({ store, worker }, who, fp)
    const now = at + (read + 1) * pause
    const told = { ...who, fp, openingId: opened.openingId }
    if (opened.careful) await revealChange(store, { ...told, guess: guessOf(opened.careful, at), at: now })
    const outcome = await confirmChange(store, {
      ...{ ...told, shownHash: opened.shownHash, at: now, firstAnswer: !isHasty(at, 4) },
      answer: opened.check ? rightPlace(opened.check, opened.openingId) : null,
    })
    if ("refused" in outcome) throw new Error(`In the demo a confirmation was refused: ${outcome.refused}`)
    fp = outcome.next
  }
}

/** The opening of this change that waits for its confirmation, and what is to be found and answered. */
async function openedBy({ store, worker }: Pick<Hands, "store" | "worker">, who: Who, fp: string) {
  const stand = (await readingListOf(store, worker, who))?.progress.get(fp)
  const shown = (await placeOf(store.read, store.t, who))?.list?.changes.find((change) => change.fp === fp)?.shown
  if (stand?.is !== "open" || !shown) throw new Error("In the demo a change is not open.")
  return { ...shown, openingId: stand.openingId, shownHash: shown.careful ? served(shown).hash : stand.shownHash }
}

/** One in so many, by the hour at which they read. */
const isHasty = (at: number, oneIn: number) => Math.floor(at / 3_240_000) % oneIn === 0

const guessOf = ({ sentences }: Careful, at: number): Guess =>
  isHasty(at, 3) ? "show" : { sentence: sentences.findIndex(({ changed }) => changed) }
