import "../versions/publish.css"
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { answering } from "../reading/answering.server"
import { PublishPage } from "../versions/publish-page"
import { requireReview, requireReviewWithWords } from "../versions/reviewing.server"

export const handle = { hydrate: true }

export const meta: MetaFunction = () => [{ title: "Review and publish – Reread" }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { review } = await requireReview(context, request, params, answering)
  return { page: review.page }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { where, words, refused } = await requireReviewWithWords(context, request, params, answering)
  if (refused) return data({ refused }, { status: 409 })
  return redirect(`/legends/${where.legendId}/publish${words.fp ? `?change=${encodeURIComponent(words.fp)}` : ""}`)
}

export default function Announcement() {
  const { page } = useLoaderData<typeof loader>()
  return <PublishPage page={page} refused={useActionData<typeof action>()?.refused ?? null} />
}
