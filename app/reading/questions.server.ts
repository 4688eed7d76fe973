// "I read it, but …": confirming one change, with a question or an objection beside it, in one transaction. The confirmation
// follows its own protocol; the words are stored apart from it.
import { and, eq, max } from "drizzle-orm"
import type { Tables } from "../../db/define"
import { randomId } from "../../db/id"
import type { Db, Store } from "../../db/store"
import { sha256 } from "../changes/canonical"
import { record } from "../ledger/ledger.server"
import { addNotices } from "../notices/notices.server"
import { dayOf } from "../ui/day"
import { concealedTitle } from "../versions/careful"
import type { Refused } from "./confirmation"
import { type Confirmed, type Confirming, confirmIn, hourKept } from "./confirmations.server"
import { warnAuthors } from "./early-warnings.server"
import { isListOf } from "./lists.server"
import { decideVoice, questionHref, type Raising, type Voice } from "./question"
import { throughYouMail } from "./question-notices"
import { parsedList } from "./reading-list"
import { goBetweens, type Seated, seatedIn } from "./seated.server"

export type Asking = Confirming & Raising & { readonly origin: string }

/**
 * Confirms the change and stores what the reader adds. Sent twice, it is stored once; words for a change that was confirmed
 * meanwhile are kept with that confirmation.
 */
export function raiseQuestion(
  store: Store,
  asked: Asking,
): Promise<(Confirmed & { readonly number: number }) | Refused> {
  const { t } = store
  const { companyId, personId, text } = asked
  return store.write(companyId, async (tx) => {
    if (text === "") return { refused: "text-missing" as const }
    const seated = await seatedIn(tx, t, companyId)
    const consultants = goBetweens(seated, personId)
    const names = seated[0]?.names ?? "everyone"
    const spoken = decideVoice(asked.voice, { names, consultants: consultants.length })
    if ("refused" in spoken) return spoken
    const confirmed = await confirmIn(tx, t, asked)
    if ("refused" in confirmed) return confirmed
    const known = await numberOf(tx, t, asked, confirmed.confirmed)
    if (known !== null) return { ...confirmed, number: known }
    const read = await readBy(tx, t, companyId, confirmed.confirmed)
    const number = await keepQuestion(tx, t, asked, { ...read, ...spoken, names, confirmationId: confirmed.confirmed })
    if (spoken.voice === "consultant") await tell(tx, t, asked, read, consultants, number)
    if (asked.what === "objection") {
      const authors = seated.filter(({ seats }) => seats.includes("author"))
      await warnAuthors(tx, t, { ...asked, ...read, authors })
    }
    return { ...confirmed, number }
  })
}

/** The number of these very words beside this confirmation; null when they are not stored yet. */
async function numberOf(tx: Db, { questions: q }: Tables, asked: Asking, confirmationId: string) {
  const { companyId, personId, what, text } = asked
  const mine = and(eq(q.companyId, companyId), eq(q.personId, personId), eq(q.confirmationId, confirmationId))
  const [row] = await tx
    .select({ number: q.number })
    .from(q)
    .where(and(mine, eq(q.what, what), eq(q.text, text)))
  return row?.number ?? null
}

type Read = Awaited<ReturnType<typeof readBy>>

/** What a confirmation is about: the version, and the change as its reader was shown it. */
async function readBy(tx: Db, t: Tables, companyId: string, confirmationId: string) {
  const { confirmations: c, readings: r, versions: v, nets: n } = t
  const [row] = await tx
    .select({ fp: c.changeFp, versionId: v.id, label: v.label, legend: v.title, list: n.list })
    .from(c)
    .innerJoin(r, and(eq(r.companyId, c.companyId), eq(r.id, c.readingId)))
    .innerJoin(v, and(eq(v.companyId, r.companyId), eq(v.id, r.versionId)))
    .innerJoin(n, isListOf(n, r))
    .where(and(eq(c.companyId, companyId), eq(c.id, confirmationId)))
  const change = row && parsedList(row.list).changes.find(({ fp }) => fp === row.fp)
  if (!change) throw new Error(`The confirmation ${confirmationId} has lost its change.`)
  const { list: _list, ...read } = row
  const { title, careful, kind, origins } = change.shown
  const [newest] = origins.toSorted((a, b) => b.version - a.version)
  // A part read anew may hold several changes: which of them it is about, only its reader knows.
  const isOfSeveral = kind === "part_read_again" && origins.length > 1
  // A consultant may have to find it, too: in their mail stands only where it is.
  const place = careful ? concealedTitle(careful) : title
  return { ...read, title, place, about: isOfSeveral || !newest ? row.fp : newest.id }
}

type Facts = Read & {
  readonly voice: Voice
  readonly names: Seated["names"]
  readonly confirmationId: string
}

async function keepQuestion(tx: Db, t: Tables, asked: Asking, facts: Facts): Promise<number> {
  const { companyId, legendId, personId, what, text } = asked
  const { fp, title, about, versionId, voice, confirmationId } = facts
  const { questions: q } = t
  const [last] = await tx
    .select({ number: max(q.number) })
    .from(q)
    .where(and(eq(q.companyId, companyId), eq(q.legendId, legendId)))
  const number = (last?.number ?? 0) + 1
  const id = randomId()
  const force = what === "objection" ? asked.force : null
  await tx.insert(q).values({
    ...{ companyId, id, legendId, versionId, number, what, personId, confirmationId, changeFp: fp },
    ...{ about, title, force, voice, text, at: hourKept(facts, asked.at) },
  })
  if (voice === "name")
    await record(tx, t, companyId, {
      kind: "raised",
      at: facts.names === "teams" ? dayOf(asked.at) : asked.at,
      ...{ person: personId, legend: legendId, version: versionId, what, question: id },
      confirmation: confirmationId,
      text: sha256(text).toString("hex"),
    })
  return number
}

/** Tells those who go between, without a name. */
async function tell(
  tx: Db,
  t: Tables,
  { companyId, legendId, origin, at, what }: Asking,
  { legend, place: title, label }: Read,
  to: readonly Seated[],
  number: number,
) {
  const mail = throughYouMail({ legend, title, label, link: `${origin}${questionHref(legendId, number)}` }, what)
  const about = `through:${legendId}:${number}`
  await addNotices(tx, t, { companyId, about, at, to: to.map((one) => ({ ...one, ...mail })) })
}
