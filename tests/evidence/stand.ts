// Northlight with a published legend and readers who opened, confirmed and took back: what exports are made of.
import { takeExport } from "../../app/evidence/exports.server"
import type { Files } from "../../app/evidence/opened"
import { claimNotices, noticeSent } from "../../app/notices/notices.server"
import { memberOf } from "../../app/people/memberships.server"
import { confirmChange, undoConfirmation } from "../../app/reading/confirmations.server"
import { openChange } from "../../app/reading/openings.server"
import type { Raising } from "../../app/reading/question"
import { lookerFrom } from "../../app/reading/question-seen"
import type { ReplyKind } from "../../app/reading/question-thread"
import { raiseQuestion } from "../../app/reading/questions.server"
import { readingListOf } from "../../app/reading/readings.server"
import { sayTo } from "../../app/reading/replies.server"
import { announce } from "../../app/versions/announcements.server"
import { noCheck } from "../../app/versions/check"
import { publishDraft } from "../../app/versions/publishing.server"
import { reviewOf } from "../../app/versions/reviews.server"
import type { Store } from "../../db/store"
import { unzipped } from "../../server/unzip"
import { directWorker, handsOn } from "../hands"
import { after, before, foundChairs } from "../versions/chairs"

export type Stand = Awaited<ReturnType<typeof foundStand>>

/** Version 1 read by Lars; version 2 read by Lars but for what he took back, begun by Mina, not by Jana. */
export async function foundStand(store: Store) {
  const chairs = await foundChairs(store)
  const { companyId, legendId, ruth, lars, mina } = chairs
  const hands = handsOn(store)
  const everybody = Object.values(chairs.teams)

  async function publish(teams = everybody) {
    const where = { companyId, legendId, by: ruth, at: hands.now(), origin: hands.origin }
    const { announced } = await reviewOf(store, directWorker, where)
    const said = announced.map(({ fps, key }) => ({
      ...{ fps: [...fps], key, title: "", reason: "Maya asks three suppliers at once.", pillar: null },
      ...{ raised: false, concerns: null, notes: {} },
      ...{ ...noCheck, careful: false },
    }))
    await announce(store, where, (now) => ({ announcement: { ...now, said, teams, summary: "An answer at once" } }))
    const review = await publishDraft(store, directWorker, where)
    if ("refused" in review) throw new Error(JSON.stringify(review))
    for (const notice of await claimNotices(store, { at: hands.now(), most: 20 }))
      await noticeSent(store, notice, hands.now())
    return review.version.id
  }

  async function opens(personId: string, most: number) {
    const who = { companyId, legendId, personId }
    const reading = await readingListOf(store, directWorker, who)
    for (const { fp } of (reading?.list.changes ?? []).slice(0, most)) {
      hands.pass(60_000)
      await openChange(store, directWorker, { ...who, fp, at: hands.now() })
    }
  }

  async function reads(personId: string, most: number) {
    const who = { companyId, legendId, personId }
    const confirmed: string[] = []
    const reading = await readingListOf(store, directWorker, who)
    for (const { fp } of (reading?.list.changes ?? []).slice(0, most)) {
      const outcome = await confirmChange(store, { ...who, fp, ...(await opened(who, fp)), at: hands.now() })
      if ("refused" in outcome) throw new Error(outcome.refused)
      confirmed.push(outcome.confirmed)
    }
    return confirmed
  }

  /** Opens one change, and lets a minute pass. */
  async function opened(who: { companyId: string; legendId: string; personId: string }, fp: string) {
    hands.pass(60_000)
    await openChange(store, directWorker, { ...who, fp, at: hands.now() })
    const rows = await store.read.select().from(store.t.openings)
    const opening = rows.findLast((row) => row.personId === who.personId && row.changeFp === fp)
    hands.pass(60_000)
    return { openingId: opening?.id ?? "", shownHash: opening?.shownHash ?? "" }
  }

  /** Confirms the change at that place of one's list, and objects. */
  async function objects(personId: string, place: number, told: Pick<Raising, "text" | "voice">) {
    const who = { companyId, legendId, personId }
    const reading = await readingListOf(store, directWorker, who)
    const fp = reading?.list.changes[place]?.fp ?? ""
    const asked = { ...who, fp, ...(await opened(who, fp)), what: "objection" as const, ...told }
    const force = "misplaced_accountability" as const
    const outcome = await raiseQuestion(store, { ...asked, force, origin: hands.origin, at: hands.now() })
    if ("refused" in outcome) throw new Error(outcome.refused)
    return outcome.number
  }

  /** Says the next thing to a question, as this member may. */
  async function says(personId: string, number: number, what: ReplyKind, text: string) {
    hands.pass(60_000)
    const member = await memberOf(store, personId, companyId)
    if (!member) throw new Error("Nobody says it.")
    const by = { ...lookerFrom(member), name: member.person.name }
    const outcome = await sayTo(store, {
      companyId,
      legendId,
      number,
      what,
      text,
      by,
      ...{ origin: hands.origin, at: hands.now() },
    })
    if ("refused" in outcome) throw new Error(outcome.refused)
  }

  const takesBack = (personId: string, confirmationId: string) =>
    undoConfirmation(store, { companyId, legendId, personId, confirmationId, at: hands.now() })

  const first = await publish()
  await reads(lars, 99)
  await hands.checkpoint(companyId)
  hands.pass(24 * 60 * 60_000)
  await chairs.write(after)
  const second = await publish()
  const [one = ""] = await reads(lars, 99)
  await takesBack(lars, one)
  await reads(mina, 2)
  await opens(mina, 3)
  /** The third version: the text of the first again, published while Mina and Lars are half-way through the second. */
  async function third(teams = everybody) {
    hands.pass(24 * 60 * 60_000)
    await chairs.write(before)
    return publish(teams)
  }
  return { ...chairs, hands, publish, opens, reads, objects, says, takesBack, third, first, second }
}

/** The export of a version as one member takes it. */
export async function exportBy({ hands, companyId, legendId }: Stand, personId: string, versionId: string) {
  const member = await memberOf(hands.store, personId, companyId)
  const taken = member && (await takeExport(hands, { companyId, legendId, versionId, member, at: hands.now() }))
  if (!taken) throw new Error("There is no export.")
  const files: Files = unzipped(taken.zip)
  return { ...taken, files }
}
