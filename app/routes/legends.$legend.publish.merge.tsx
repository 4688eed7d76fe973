import "../versions/publish.css"
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { answering } from "../reading/answering.server"
import { merged } from "../versions/announcement"
import { announce } from "../versions/announcements.server"
import { PublishPage } from "../versions/publish-page"
import { stoppedBy } from "../versions/refused"
import { changeWith, requireReview, requireReviewWithWords } from "../versions/reviewing.server"

export const handle = { hydrate: true }

export const meta: MetaFunction = () => [{ title: "Review and publish – Reread" }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { review } = await requireReview(context, request, params, answering)
  return { page: review.page }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { where, words, index, review, refused, again } = await requireReviewWithWords(
    context,
    request,
    params,
    answering,
  )
  if (refused) return data({ refused }, { status: 409 })
  const [first, second] = review.announced.slice(index, index + 2)
  if (!first || !second || !review.page.changes[index]?.mergesWithNext) {
    const sentence = "These two cannot be one change: a promise or a change of who does a step stands alone."
    return data({ refused: stoppedBy([{ at: "changes", fp: null, sentence }], words.fp) }, { status: 422 })
  }
  await announce(context.store, where, (now) => ({ announcement: merged(now, [first, second], review.announced) }))
  return redirect(`/legends/${where.legendId}/publish?change=${changeWith(await again(), first)}`)
}

export default function Merge() {
  const { page } = useLoaderData<typeof loader>()
  return <PublishPage page={page} refused={useActionData<typeof action>()?.refused ?? null} />
}
