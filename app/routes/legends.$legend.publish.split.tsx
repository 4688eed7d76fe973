import "../versions/publish.css"
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { takenApart } from "../versions/announcement"
import { announce } from "../versions/announcements.server"
import { PublishPage } from "../versions/publish-page"
import { changeWith, requireReview, requireReviewWithWords } from "../versions/reviewing.server"

export const handle = { hydrate: true }

export const meta: MetaFunction = () => [{ title: "Review and publish – Reread" }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { review } = await requireReview(context, request, params)
  return { page: review.page }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { where, index, review, refused, again } = await requireReviewWithWords(context, request, params)
  if (refused) return data({ refused }, { status: 409 })
  const change = review.announced[index]
  if (!change) throw new Response("Not found", { status: 404 })
  await announce(context.store, where, (now) => ({ announcement: takenApart(now, change) }))
  return redirect(`/legends/${where.legendId}/publish?change=${changeWith(await again(), change)}`)
}

export default function Split() {
  const { page } = useLoaderData<typeof loader>()
  return <PublishPage page={page} refused={useActionData<typeof action>()?.refused ?? null} />
}
