// What the page of one change shows: its text only to somebody who opened it. Also answers the refused POSTs of that page.
import type { Hands } from "../context"
import { notFound } from "../ui/answers"
import { dayOf } from "../ui/day"
import { whichSentence } from "../versions/careful"
import type { Shown } from "../versions/shown"
import { openAsks } from "./ask"
import { questionsAbout } from "./asked-questions.server"
import { asksOf } from "./asks.server"
import { type ChangePage, drawn, views } from "./change-page"
import { askingOf } from "./check-order"
import { colleaguesAsked } from "./colleagues-asked"
import { earlierChange } from "./earlier.server"
import { type Outline, outlineOf } from "./outline"
import { ownQuestions } from "./own-questions.server"
import { closed, type Progress } from "./progress"
import { newerOf } from "./reading-list"
import { type Reading, readingListOf } from "./readings.server"
import { requireReader } from "./require-reader.server"
import { served } from "./served"

/** The page of `params.change`; absent (404) when it never was on this person's list. */
export async function changePageOf(
  hands: Hands,
  request: Request,
  params: { readonly legend?: string | undefined; readonly change?: string | undefined },
): Promise<ChangePage> {
  const { member, who } = await requireReader(hands, request, params)
  const reading = await readingListOf(hands.store, hands.worker, who)
  if (!reading) throw notFound()
  const asked = params.change ?? ""
  const { changes } = reading.list
  const own = changes.find((change) => change.fp === asked)
  const old = own ? null : await earlierChange(hands.store, who, asked)
  if (!own && !old) throw notFound()
  const change = own ?? (old && newerOf(old, changes))
  const raised = await ownQuestions(hands.store, who)
  const outline = outlineOf(changes, reading.progress, member, raised)
  const stand = reading.progress.get(change?.fp ?? "") ?? closed
  const query = new URL(request.url).searchParams
  const isShown = change !== undefined && change !== null && stand.is !== "closed" && !change.shown.find
  const about = isShown ? await questionsAbout(hands.store, who, change.shown) : []
  const view = views.find((one) => one === query.get("v")) ?? "changes"
  return {
    legend: { id: who.legendId, title: reading.version.title, lang: reading.legend.lang },
    version: { label: reading.version.label },
    outline,
    line: outline.lines.find((line) => line.fp === change?.fp) ?? null,
    replaced: !own,
    fresh: reading.fresh,
    shown: isShown ? drawn(change.shown, view, member.roles) : null,
    find: stand.is === "open" ? (change?.shown.find ?? null) : null,
    author: change?.shown.author ?? "",
    told: change && stand.is === "open" ? toldOf(change.shown, query) : null,
    asking: asking(change?.shown, stand),
    opening: change && stand.is === "open" ? { id: stand.openingId, shownHash: hashOf(change.shown, stand) } : null,
    read: stand.is === "read" ? { confirmationId: stand.confirmationId, day: dayOf(stand.at) } : null,
    after: confirmedJustNow(reading, outline, query.get("after")),
    asks: openAsks(
      await asksOf(hands.store, who, reading.version),
      new Set(isRead(stand) || !change ? [] : [change.fp]),
    ),
    own: raised.filter(({ fp }) => fp === change?.fp),
    colleagues: colleaguesAsked(about, who.personId),
    roles: member.roles,
    view,
    today: dayOf(hands.now()),
  }
}

/** What is confirmed: what was served with the opening, or, where something was to be found, what was revealed after it. */
const hashOf = (shown: Shown, stand: { readonly shownHash: string }) =>
  shown.careful ? served(shown).hash : stand.shownHash

function asking(shown: Shown | undefined, stand: Progress) {
  return stand.is === "open" && shown?.check ? askingOf(shown.check, stand.openingId) : null
}

function toldOf({ careful }: Shown, query: URLSearchParams): string | null {
  if (!careful) return null
  if (query.has("found"))
    return careful.side === "now" ? "Yes, that is the new sentence." : "Yes, that sentence is gone."
  return query.has("shown") ? `It was ${whichSentence(careful)}.` : null
}
const isRead = ({ is }: Progress) => is === "read"

/** The change named in `?after=`, if it is read: what the message on top can take back. */
export function confirmedJustNow(reading: Reading, outline: Outline, fp: string | null): ChangePage["after"] {
  const stand = reading.progress.get(fp ?? "")
  const line = outline.lines.find((one) => one.fp === fp)
  return line && stand?.is === "read" ? { n: line.n, fp: line.fp, confirmationId: stand.confirmationId } : null
}
