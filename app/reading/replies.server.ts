// What is said after a question: a reply, what its reader writes back, what the consultant passes on; and who owes the
// reply. Read, decided and written in one transaction with its ledger entry and its mail.
import { and, eq, isNull, max } from "drizzle-orm"
import { z } from "zod"
import type { Tables } from "../../db/define"
import type { Db, Store } from "../../db/store"
import { sha256 } from "../changes/canonical"
import type { LedgerEntry } from "../ledger/entry"
import { record } from "../ledger/ledger.server"
import { addNotices } from "../notices/notices.server"
import type { Names } from "../people/person"
import { dayOf } from "../ui/day"
import { type Asked, questionWith } from "./asked-questions.server"
import { hourKept } from "./confirmations.server"
import { questionHref } from "./question"
import { replyMail } from "./question-notices"
import { type Looker, speakerOf } from "./question-seen"
import { decideReply, type ReplyKind, type ReplyRefusal, threadStand } from "./question-thread"
import { seatedIn } from "./seated.server"

type Where = { readonly companyId: string; readonly legendId: string; readonly number: number }

export type Saying = Where & {
  readonly what: ReplyKind
  readonly text: string
  readonly by: Looker & { readonly name: string }
  readonly origin: string
  readonly at: number
}

/** Says the next thing to a question, when it is this person's turn. A reply is mailed to its reader once. */
export function sayTo(store: Store, asked: Saying): Promise<ReplyRefusal | { readonly said: true }> {
  const { t } = store
  return store.write(asked.companyId, async (tx) => {
    const question = await questionWith(tx, t, asked)
    if (!question) return { refused: "absent" as const }
    const decision = decideReply(question, { ...asked, speaker: speakerOf(question, asked.by) })
    if ("refused" in decision) return decision
    await keepReply(tx, t, question, { ...asked, ...asked.by, versionId: null })
    return { said: true as const }
  })
}

export type Reply = {
  readonly what: ReplyKind
  readonly text: string
  readonly personId: string
  readonly name: string
  /** Whose names the company shows. */
  readonly names: Names
  /** The version that answers it; null for words. */
  readonly versionId: string | null
  readonly origin: string
  readonly at: number
}

/** Stores it, with what the ledger says of it and the mail to its reader. */
export async function keepReply(tx: Db, t: Tables, question: Asked, reply: Reply): Promise<void> {
  const { companyId, id: questionId } = question
  const { what, text, personId, versionId, at } = reply
  const ordinal = question.said.length + 1
  const kept = what === "written_back" && keepsDay(question, reply) ? hourKept({ names: "teams" }, at) : at
  await tx.insert(t.replies).values({ companyId, questionId, ordinal, what, personId, versionId, at: kept, text })
  await record(tx, t, companyId, ...entriesOf(question, reply))
  if (what === "reply" && personId !== question.person.id) await tellReader(tx, t, question, reply, ordinal)
}

/** Whether of what its reader writes back the day only is kept: where their name is not for the authors. */
const keepsDay = ({ voice }: Asked, { names }: Reply) => voice === "unnamed" || names === "teams"

/**
 * Where a name is not for the authors, that it was raised is recorded only now, and nobody is named (ledger/entry.ts). What
 * a reader and the consultant say between themselves is in no ledger, before anything is passed on and after.
 */
function entriesOf(question: Asked, reply: Reply): LedgerEntry[] {
  const { what, text, personId, versionId, at } = reply
  const { id, legend, version, voice, said } = question
  const about = { legend: legend.id, question: id }
  const hash = (words: string) => sha256(words).toString("hex")
  const raised: LedgerEntry = {
    ...{ kind: "raised", at: dayOf(at), ...about, version: version.id, what: question.what },
    text: hash(what === "passed_on" ? text : question.text),
  }
  if (what === "passed_on") return said.some((one) => one.what === "passed_on") ? [] : [raised]
  if (voice === "consultant" && threadStand(question).waitsFor !== "authors") return []
  const first = voice === "unnamed" && said.length === 0 ? [raised] : []
  const answering = versionId === null ? {} : { answering: versionId }
  if (what === "reply")
    return [...first, { kind: "replied", at, by: personId, ...about, text: hash(text), ...answering }]
  const person = voice === "name" ? { person: personId } : {}
  const isDay = voice !== "name" || keepsDay(question, reply)
  return [{ kind: "written_back", at: isDay ? dayOf(at) : at, ...person, ...about, text: hash(text) }]
}

async function tellReader(tx: Db, t: Tables, question: Asked, reply: Reply, ordinal: number) {
  const { text, name, versionId, origin, at } = reply
  const { companyId, person, change, version, legend, what, number } = question
  const { memberships: m, people: p } = t
  const [reader] = await tx
    .select({ email: p.email })
    .from(p)
    .innerJoin(m, and(eq(m.personId, p.id), eq(m.companyId, companyId), isNull(m.leftAt)))
    .where(eq(p.id, person.id))
  // Who has left is told nothing more.
  if (!reader) return
  const { versions: v } = t
  const [answering] =
    versionId === null
      ? []
      : await tx
          .select({ label: v.label })
          .from(v)
          .where(and(eq(v.companyId, companyId), eq(v.id, versionId)))
  const mail = replyMail({
    ...{
      answering: answering?.label ?? null,
      what,
      text,
      by: name,
      number,
      mayWriteBack: !question.said.some((one) => one.what === "written_back"),
      title: versionId !== null && (await hidesSome(tx, t, companyId, versionId)) ? null : change.title,
      label: version.label,
      legend: legend.title,
    },
    link: `${origin}${questionHref(legend.id, number)}`,
  })
  const to = [{ personId: person.id, email: reader.email, ...mail }]
  await addNotices(tx, t, { companyId, about: `reply:${question.id}:${ordinal}`, at, to, waits: true })
}

const Hiding = z.looseObject({ careful: z.unknown().optional() })

/** Whether a version leaves something for careful reading: what it answers may be the very sentence that is to be found. */
async function hidesSome(tx: Db, { changes: c }: Tables, companyId: string, versionId: string): Promise<boolean> {
  const rows = await tx
    .select({ shown: c.shown })
    .from(c)
    .where(and(eq(c.companyId, companyId), eq(c.versionId, versionId)))
  return rows.some(({ shown }) => Hiding.parse(shown).careful !== undefined)
}

export type Handing = Where & { readonly by: Looker; readonly to: string; readonly at: number }

/** Hands a question to another author, who owes the reply from now on. Only authors do, and only what they may see. */
export function handOver(store: Store, asked: Handing): Promise<{ refused: "absent" } | { handed: true }> {
  const { t } = store
  const { companyId, by, to, at } = asked
  return store.write(companyId, async (tx) => {
    const question = await questionWith(tx, t, asked)
    const seated = await seatedIn(tx, t, companyId)
    const isAuthor = (personId: string) =>
      seated.some((one) => one.personId === personId && one.seats.includes("author"))
    const mayHand = question && speakerOf(question, by) !== null && isAuthor(by.personId)
    if (!mayHand || !isAuthor(to)) return { refused: "absent" as const }
    if (question.owner.id === to) return { handed: true as const }
    const { questionOwners: o } = t
    const [last] = await tx
      .select({ ordinal: max(o.ordinal) })
      .from(o)
      .where(and(eq(o.companyId, companyId), eq(o.questionId, question.id)))
    const ordinal = (last?.ordinal ?? 0) + 1
    await tx.insert(o).values({ companyId, questionId: question.id, ordinal, personId: to, by: by.personId, at })
    return { handed: true as const }
  })
}
