// Revealing what is new in a change that was left for careful reading: one fact for one reader, with exactly what they are
// shown from then on. Guesses are decided and forgotten; counts say how many found it.
import { and, eq, inArray } from "drizzle-orm"
import type { Tables } from "../../db/define"
import type { Db, Store } from "../../db/store"
import { record } from "../ledger/ledger.server"
import { dayOf } from "../ui/day"
import type { NetChange } from "../versions/net"
import { countFor } from "./figures.server"
import { openingsOf, placeOf, type Who } from "./places.server"
import { type Opened, progressOf } from "./progress"
import { decideReveal, type Guess, type RevealRefusal } from "./reveal"
import { served } from "./served"
import { keepShown } from "./shown.server"

/** Which of these changes (fps) were revealed to a person, in this reading or an earlier one. */
export async function revealedAmong(
  db: Db,
  { reveals: r }: Tables,
  { companyId, personId }: Pick<Who, "companyId" | "personId">,
  fps: readonly string[],
): Promise<Set<string>> {
  if (fps.length === 0) return new Set()
  const rows = await db
    .select({ fp: r.changeFp })
    .from(r)
    .where(and(eq(r.companyId, companyId), eq(r.personId, personId), inArray(r.changeFp, [...fps])))
  return new Set(rows.map(({ fp }) => fp))
}

/** Those of a list that are left for careful reading. Only lists that have some cost a question. */
export const carefulOnes = (changes: readonly NetChange[]): string[] =>
  changes.flatMap(({ fp, shown }) => (shown.careful ? [fp] : []))

export type Revealing = Who & {
  readonly fp: string
  readonly openingId: string
  readonly guess: Guess
  readonly at: number
}
export type Revealed = { readonly revealed: "found" | "shown" | "before" }

/** Answers a guess, or shows what is new. A wrong guess writes nothing. */
export function revealChange(store: Store, asked: Revealing): Promise<Revealed | { refused: RevealRefusal }> {
  return store.write(asked.companyId, async (tx) => {
    const { t } = store
    const place = await placeOf(tx, t, asked)
    const openings = place?.reading ? await openingsOf(tx, t, asked.companyId, place.reading.id) : []
    const change = place?.list?.changes.find(({ fp }) => fp === asked.fp)
    if (!place?.reading || !change) return { refused: "absent" }
    const own = openings.find(({ openingId }) => openingId === asked.openingId)
    const decision = decideReveal(
      {
        currentVersionId: place.version.id,
        opening: own && isOpen(own, openings) ? openingOf(own, asked, place.version.id) : null,
        careful: change.shown.careful ?? null,
        revealed: (await revealedAmong(tx, t, asked, [asked.fp])).has(asked.fp),
      },
      asked,
    )
    if ("refused" in decision) return decision
    if ("again" in decision) return { revealed: "before" }
    await keepReveal(
      tx,
      t,
      asked,
      { versionId: place.version.id, readingId: place.reading.id, change },
      decision.reveal,
    )
    return { revealed: decision.reveal }
  })
}

const isOpen = ({ openingId, fp }: Opened, openings: readonly Opened[]) => {
  const stand = progressOf(openings).get(fp)
  return stand?.is === "open" && stand.openingId === openingId
}

const openingOf = ({ openingId, fp, shownHash }: Opened, { personId }: Who, versionId: string) => ({
  ...{ id: openingId, personId, versionId, shownHash },
  changeFp: fp,
})

async function keepReveal(
  tx: Db,
  t: Tables,
  { companyId, personId, legendId, fp, openingId, at }: Revealing,
  { versionId, readingId, change }: { versionId: string; readingId: string; change: NetChange },
  how: "found" | "shown",
): Promise<void> {
  const shown = served(change.shown)
  const day = dayOf(at)
  await keepShown(tx, t, companyId, shown)
  await tx.insert(t.reveals).values({
    ...{ companyId, readingId, personId, openingId, how, day },
    changeFp: fp,
    shownHash: shown.hash,
  })
  await countFor(tx, t, companyId, change.shown, { [how]: 1 })
  await record(tx, t, companyId, {
    ...{ kind: "revealed", day, person: personId, legend: legendId, version: versionId, reading: readingId },
    ...{ opening: openingId, change: fp, how, shown: shown.hash },
  })
}
