import "../versions/publish.css"
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { answering } from "../reading/answering.server"
import { wholeAgain } from "../versions/announcement"
import { announce } from "../versions/announcements.server"
import { PublishPage } from "../versions/publish-page"
import { changeWith, piecesOf, requireReview, requireReviewWithWords } from "../versions/reviewing.server"

export const handle = { hydrate: true }

export const meta: MetaFunction = () => [{ title: "Review and publish – Reread" }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { review } = await requireReview(context, request, params, answering)
  return { page: review.page }
}

export async function action({ request, params, context: { store, ...context } }: ActionFunctionArgs) {
  const asked = await requireReviewWithWords({ store, ...context }, request, params, answering)
  const { where, index, review, refused, again } = asked
  if (refused) return data({ refused }, { status: 409 })
  const [change, units = []] = [review.announced[index], review.reviewed[index]?.pieceOf]
  if (!change) throw new Response("Not found", { status: 404 })
  const first = units.flatMap((unit) => piecesOf(review, unit))[0] ?? change
  await announce(store, where, (now) => ({
    announcement: wholeAgain(now, { first, units, among: review.announced }),
  }))
  return redirect(
    `/legends/${where.legendId}/publish?change=${changeWith(await again(), { fps: units.length > 0 ? units : change.fps })}`,
  )
}

export default function Whole() {
  const { page } = useLoaderData<typeof loader>()
  return <PublishPage page={page} refused={useActionData<typeof action>()?.refused ?? null} />
}
