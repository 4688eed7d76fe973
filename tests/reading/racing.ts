// Readers and authors at once, in an order that a seed decides: looking, opening, confirming and taking back through the
// keepers, while new versions are published. Each reader remembers what they were shown, to the letter.
import { confirmChange, undoConfirmation } from "../../app/reading/confirmations.server"
import { openChange } from "../../app/reading/openings.server"
import { readingListOf } from "../../app/reading/readings.server"
import { served } from "../../app/reading/served"
import type { Store } from "../../db/store"
import { directWorker } from "../hands"
import { type Chance, chanceFrom, oneOf, type Run, type Seat, seatsAt } from "../turns"
import { factsOf } from "./facts"
import { brokenRules } from "./rules"
import { monday } from "./toy"
import { beginLegend, foundWordings, publishWords, type Wordings } from "./wordings"

const hour = 60 * 60_000
const words = ["green", "round", "wooden"]

/** What came of one race. */
export type Raced = {
  readonly broken: readonly string[]
  /** How many words of a reader were taken, how many were refused and why, and what became of publishing. */
  readonly outcomes: Readonly<Record<string, number>>
}

type Shown = { readonly fp: string; readonly openingId: string; readonly shownHash: string; readonly content: string }

/** One race over a new legend, each at an hour of its own. */
async function race(store: Store, run: Run, company: Wordings, seed: number): Promise<Raced> {
  const chance = chanceFrom(seed)
  const { companyId, teamId, authors, readers } = company
  let at = monday + seed * hour
  const legendId = await beginLegend(
    store,
    company,
    [0, 1, 2].map(() => oneOf(chance, words) ?? ""),
    at,
  )
  // Mostly enough for every floor, sometimes not.
  const later = () => {
    at += chance() < 0.8 ? 3_000 : 500
    return at
  }
  const outcomes: Record<string, number> = {}
  const came = (what: string) => {
    outcomes[what] = (outcomes[what] ?? 0) + 1
  }
  const confirmed = new Map<string, Shown & { personId: string }>()

  const actors = 2 + Math.floor(chance() * 7)
  const publishing = 1 + Math.floor(chance() * Math.min(2, actors - 1))
  await run(
    chance,
    Array.from({ length: actors }, (_, n) => async (seat: Seat) => {
      if (n < publishing) {
        const by = authors[n] ?? ""
        const text = [0, 1, 2].map(() => oneOf(chance, words) ?? "")
        const outcome = await publishWords(seat.store, seat.worker, {
          ...{ companyId, legendId, teamId, by, words: text },
          at: later(),
        })
        return came("version" in outcome ? "published" : `not published: ${outcome.refused}`)
      }
      // Several tabs of the same person come about by there being fewer readers than actors.
      const personId = oneOf(chance, readers) ?? ""
      await readOn({ ...seat, chance }, { companyId, legendId, personId }, { later, came, confirmed })
    }),
  )
  return {
    broken: [
      ...(await otherThanShown(store, { companyId, legendId }, confirmed)),
      ...(await brokenRules(store, directWorker, { companyId, legendId })),
    ],
    outcomes,
  }
}

type Racing = Seat & { readonly chance: Chance }
type Telling = {
  readonly later: () => number
  readonly came: (what: string) => void
  readonly confirmed: Map<string, Shown & { personId: string }>
}
type Who = { readonly companyId: string; readonly legendId: string; readonly personId: string }

/** One reader with one tab: opens something, looks at it, says they read it; sometimes they take it back. */
async function readOn({ store, worker, chance }: Racing, who: Who, { later, came, confirmed }: Telling) {
  const page = () => readingListOf(store, worker, who)
  for (let step = 0; step < 2; step++) {
    const list = await page()
    const fp = oneOf(chance, list?.list.changes ?? [])?.fp
    if (!fp) return came("nothing to read")
    const opened = await openChange(store, worker, { ...who, fp, at: later() })
    if ("refused" in opened) {
      came(`not opened: ${opened.refused}`)
      continue
    }
    const shown = shownOn(await page(), fp)
    if (!shown) {
      came("not shown")
      continue
    }
    const outcome = await confirmChange(store, { ...who, ...shown, at: later() })
    if ("refused" in outcome) {
      came(`not confirmed: ${outcome.refused}`)
      continue
    }
    came("confirmed")
    confirmed.set(outcome.confirmed, { ...shown, personId: who.personId })
    if (chance() > 0.25) continue
    const undone = await undoConfirmation(store, { ...who, confirmationId: outcome.confirmed, at: later() })
    came("refused" in undone ? `not taken back: ${undone.refused}` : "taken back")
  }
}

/** What the page of a change shows and holds in its form: only while it is open. */
function shownOn(page: Awaited<ReturnType<typeof readingListOf>>, fp: string): Shown | null {
  const change = page?.list.changes.find((one) => one.fp === fp)
  const stand = page?.progress.get(fp)
  if (!change || stand?.is !== "open") return null
  return { fp, openingId: stand.openingId, shownHash: stand.shownHash, content: served(change.shown).content }
}

/** Every confirmation names exactly the content its person was shown. */
async function otherThanShown(
  store: Store,
  where: { companyId: string; legendId: string },
  confirmed: ReadonlyMap<string, Shown & { personId: string }>,
): Promise<string[]> {
  const { confirmations, openings, shown } = await factsOf(store, where)
  const broken = confirmations.flatMap((confirmation) => {
    const told = confirmed.get(confirmation.id)
    if (!told) return ["a confirmation that nobody was told of"]
    const opening = openings.find((one) => one.id === confirmation.openingId)
    const isSame =
      confirmation.personId === told.personId &&
      confirmation.changeFp === told.fp &&
      opening !== undefined &&
      shown.get(opening.shownHash) === told.content
    return isSame ? [] : ["a confirmation of something else than its person was shown"]
  })
  const kept = new Set(confirmations.map((one) => one.id))
  return [
    ...broken,
    ...[...confirmed.keys()].filter((id) => !kept.has(id)).map(() => "a confirmation that is not there"),
  ]
}

/** `SEED=17 npm test -- tests/reading/racing` tries that one alone. */
export const seedToTry = process.env.SEED ? Number(process.env.SEED) : undefined

/** So many races on one store, a company for every twenty; throws with the seed of the first that broke something. */
export async function races(store: Store, first: number, count: number): Promise<Record<string, number>> {
  const run = seatsAt(store, directWorker, 8)
  const outcomes: Record<string, number> = {}
  let company: Wordings | undefined
  for (let seed = first; seed < first + count; seed++) {
    if (!company || seed % 20 === 0) company = await foundWordings(store, 4, `house${seed}.example`)
    const raced = await race(store, run, company, seed).catch((why: unknown) => {
      throw new Error(`Race ${seed} threw (SEED=${seed} tries it alone).`, { cause: why })
    })
    if (raced.broken.length > 0)
      throw new Error(`Race ${seed} (SEED=${seed} tries it alone): ${raced.broken.join("; ")}`)
    for (const [what, times] of Object.entries(raced.outcomes)) outcomes[what] = (outcomes[what] ?? 0) + times
  }
  return outcomes
}
