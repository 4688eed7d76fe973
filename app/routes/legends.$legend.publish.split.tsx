import "../versions/publish.css"
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { answering } from "../reading/answering.server"
import { saidOf, saidOfPieces, split, takenApart } from "../versions/announcement"
import { announce } from "../versions/announcements.server"
import { PublishPage } from "../versions/publish-page"
import { stoppedBy } from "../versions/refused"
import { changeWith, piecesOf, requireReview, requireReviewWithWords } from "../versions/reviewing.server"

export const handle = { hydrate: true }

export const meta: MetaFunction = () => [{ title: "Review and publish – Reread" }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { review } = await requireReview(context, request, params, answering)
  return { page: review.page }
}

export async function action({ request, params, context: { store, ...context } }: ActionFunctionArgs) {
  const asked = await requireReviewWithWords({ store, ...context }, request, params, answering)
  const { where, words, index, review, refused, again } = asked
  if (refused) return data({ refused }, { status: 409 })
  const [change, reviewed] = [review.announced[index], review.reviewed[index]]
  if (!change || !reviewed) throw new Response("Not found", { status: 404 })
  const at = `/legends/${where.legendId}/publish?change=`
  if (reviewed.merged) {
    await announce(store, where, (now) => ({ announcement: takenApart(now, change) }))
    return redirect(at + changeWith(await again(), change))
  }
  const unit = reviewed.maySplit
  if (unit !== null) await announce(store, where, (now) => ({ announcement: split(now, unit) }))
  const pieces = unit === null ? [] : piecesOf(await again(), unit)
  if (pieces.length < 2) {
    const sentence = "This change cannot be split: it has one sentence, or its sentences need each other."
    return data({ refused: stoppedBy([{ at: "changes", fp: null, sentence }], words.fp) }, { status: 422 })
  }
  await announce(store, where, (now) => ({
    announcement: saidOfPieces(now, saidOf(now, change, review.announced), pieces),
  }))
  return redirect(at + changeWith(await again(), pieces[0]!))
}

export default function Split() {
  const { page } = useLoaderData<typeof loader>()
  return <PublishPage page={page} refused={useActionData<typeof action>()?.refused ?? null} />
}
