// Reads for the people of the demo as each of them would: opens and confirms one change after the other, unhurried.
import type { Hands } from "../context"
import { confirmChange } from "../reading/confirmations.server"
import { openChange } from "../reading/openings.server"
import type { Who } from "../reading/places.server"
import { inOrder, type Reader } from "../reading/reading-list"
import { readingListOf } from "../reading/readings.server"

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
    const { opening, shown } = await openedBy({ store, worker }, who, fp)
    const outcome = await confirmChange(store, {
      ...who,
      fp,
      openingId: opening,
      shownHash: shown,
      at: at + (read + 1) * pause,
    })
    if ("refused" in outcome) throw new Error(`In the demo a confirmation was refused: ${outcome.refused}`)
    fp = outcome.next
  }
}

/** The opening of this change that waits for its confirmation. */
async function openedBy({ store, worker }: Pick<Hands, "store" | "worker">, who: Who, fp: string) {
  const stand = (await readingListOf(store, worker, who))?.progress.get(fp)
  if (stand?.is !== "open") throw new Error("In the demo a change is not open.")
  return { opening: stand.openingId, shown: stand.shownHash }
}
