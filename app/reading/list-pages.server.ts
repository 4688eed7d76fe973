// What /read shows: the list of changes, or, when all are read, that the version is known and what it asks of the reader.
import type { Store } from "../../db/store"
import type { Hands } from "../context"
import { notFound } from "../ui/answers"
import { dayOf } from "../ui/day"
import { holdsConcealed } from "../versions/careful"
import { minutesFor } from "../versions/shown"
import { openAsks } from "./ask"
import { asksOf } from "./asks.server"
import { wordsInstead } from "./by-parts.server"
import { confirmedJustNow } from "./change-pages.server"
import { ownDues } from "./dues.server"
import { knownText } from "./duties.server"
import type { ListPage } from "./list-page"
import { outlineOf, unreadIn } from "./outline"
import { ownQuestions } from "./own-questions.server"
import { type Reading, readingListOf } from "./readings.server"
import { requireReader } from "./require-reader.server"

/** The list page of a legend; absent (404) for somebody it is not addressed to. */
export async function listPageOf(
  hands: Hands,
  request: Request,
  params: { readonly legend?: string | undefined },
): Promise<ListPage> {
  const { member, who } = await requireReader(hands, request, params)
  const reading = await readingListOf(hands.store, hands.worker, who)
  if (!reading) throw notFound()
  const { version, list, fresh, baseOrdinal } = reading
  const outline = outlineOf(list.changes, reading.progress, member, await ownQuestions(hands.store, who))
  const query = new URL(request.url).searchParams
  const finished = outline.next === null
  const { documentHash, publishedAt, ...seen } = version
  const dues = await ownDues(hands.store, who.personId, [{ ...version, ...who }])
  const known = finished ? await knownText(hands.store, who.companyId, documentHash, member.roles) : null
  return {
    person: { name: member.person.name },
    legend: { id: who.legendId, title: version.title, lang: reading.legend.lang },
    version: { ...seen, readBy: dues.get(version.id) ?? null, publishedOn: dayOf(publishedAt) },
    outline,
    cancelled: list.cancelled,
    fresh,
    nextInLine: baseOrdinal === version.ordinal - 1,
    finished: finished && !query.has("all"),
    begun: reading.readingId !== null,
    duties: known?.duties ?? [],
    instead: known && outline.thing === "change" && outline.lines.length > 0 ? minutesFor([known.words]) : null,
    whole: await minutesInstead(hands.store, who.companyId, reading),
    waits: query.has("waits") && holdsConcealed(list.changes),
    asks: openAsks(await asksOf(hands.store, who, version), unreadIn(outline)),
    after: confirmedJustNow(reading, outline, query.get("after")),
    today: dayOf(hands.now()),
  }
}

/** Minutes of the whole legend, for who has not begun and may read it instead. */
async function minutesInstead(store: Store, companyId: string, { readingId, version, list }: Reading) {
  if (readingId !== null) return null
  const words = await wordsInstead(store, companyId, version.documentHash, list)
  return words === null ? null : minutesFor([words])
}
