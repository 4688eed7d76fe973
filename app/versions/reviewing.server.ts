// What every door of the publish page begins with: an author, the draft's changes, and the words that came with the form.
import type { Params } from "@remix-run/react"
import type { Hands } from "../context"
import { requireLegend } from "../legends/legends.server"
import { formOf } from "../ui/answers"
import { type Announced, announced, type Clash } from "./announcement"
import { announce } from "./announcements.server"
import type { Review } from "./net"
import type { Answering } from "./publishing.server"
import { type Refused, stoppedBy } from "./refused"
import { type Words, wordsFrom } from "./review-page"
import { reviewOf } from "./reviews.server"
import { sameFields } from "./settling"
import type { Reviewer } from "./worker"
import { writtenOver } from "./written-over"

/** The author who asks and the page of the draft; absent for everybody else. */
export async function requireReview(hands: Hands, request: Request, params: Params, { open }: Pick<Answering, "open">) {
  const { member, legend } = await requireLegend(hands, request, params, ["author"])
  const by = member.person.id
  const where = { companyId: legend.companyId, legendId: legend.id }
  const worker = remembering(hands.worker)
  const { store, origin } = hands
  const toAnswer = await open(store.read, store.t, { ...where, by })
  const again = () => reviewOf(store, worker, { ...where, by, origin, at: hands.now(), toAnswer })
  return { by, person: member.person, where, review: await again(), again }
}

/** Compares the same draft once: saving words changes what is said of its changes, not what they are. */
function remembering(worker: Reviewer): Reviewer {
  let last: { readonly asked: string; readonly review: Promise<Review> } | null = null
  return {
    review(job) {
      const asked = JSON.stringify(job)
      if (last?.asked !== asked) last = { asked, review: worker.review(job) }
      return last.review
    },
  }
}

/** The same, with the words of the form kept first, whatever the form is for: nothing typed is lost on the way. */
export async function requireReviewWithWords(
  hands: Hands,
  request: Request,
  params: Params,
  answering: Pick<Answering, "open">,
) {
  const asked = await requireReview(hands, request, params, answering)
  const form = await formOf(request)
  const over = writtenOver(form)
  if (!over) throw new Response("Bad request", { status: 400 })
  const words = wordsFrom(form)
  const among = asked.review.announced
  const index = asked.review.page.changes.findIndex(({ fp }) => fp === words.fp)
  const change = among[index] ?? null
  const told = await announce(hands.store, asked.where, (now) => announced(now, { change, among }, words, over))
  const isGone = change === null && words.change !== null && !(over.change && sameFields(over.change, words.change))
  const refused = told.clash ? clashing(words.fp, told.clash) : isGone ? gone(words) : null
  const revision = Number(form.get("revision"))
  const title = String(form.get("called") ?? "")
  return {
    ...asked,
    form,
    words,
    index,
    refused,
    seen: { revision, announcementRevision: told.announcementRevision, title },
  }
}

const clashing = (fp: string | null, { fields, change, version }: Clash): Refused => ({
  fp,
  problems: [],
  change,
  version,
  clash: fields,
})

/** The draft was edited on: the change is another by now, but what was written about it comes back. */
function gone({ change }: Words): Refused {
  const wrote = [change?.title, change?.reason, ...Object.values(change?.notes ?? {})].filter(Boolean).join(" · ")
  const sentence = `The change you wrote about is no longer in the draft. You wrote: ${wrote}`
  return stoppedBy([{ at: "changes", fp: null, sentence }], null)
}

/** The change that holds the first unit of `change` now: where the page goes on after merging and splitting. */
export function changeWith({ page, announced }: Reviewing, change: Pick<Announced, "fps">): string {
  const index = announced.findIndex(({ fps }) => fps.some((fp) => fp === change.fps[0]))
  return page.changes[index]?.fp ?? ""
}

/** The changes that are sentences of a unit an author split. */
export const piecesOf = ({ announced, reviewed }: Reviewing, unit: string): Announced[] =>
  announced.filter((_, at) => reviewed[at]?.pieceOf.includes(unit))

type Reviewing = Awaited<ReturnType<typeof reviewOf>>
