import "../versions/publish.css"
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { type ShouldRevalidateFunctionArgs, useActionData, useLoaderData } from "@remix-run/react"
import { answering } from "../reading/answering.server"
import { PublishPage } from "../versions/publish-page"
import { publishDraft } from "../versions/publishing.server"
import { stoppedBy } from "../versions/refused"
import { requireReview, requireReviewWithWords } from "../versions/reviewing.server"

export const handle = { hydrate: true }

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Review and publish version ${data.page.label} – Reread` : "Reread" },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { review } = await requireReview(context, request, params, answering)
  return { page: review.page }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by, where, words, seen, refused } = await requireReviewWithWords(context, request, params, answering)
  if (refused) return data({ refused }, { status: 409 })
  const at = context.now()
  const outcome = await publishDraft(context.store, context.worker, {
    ...where,
    by,
    at,
    origin: context.origin,
    seen,
    answering,
  })
  if ("version" in outcome) {
    context.noticesWaiting()
    return redirect(`/legends/${where.legendId}/publish/done`)
  }
  if (outcome.refused === "problems") return data({ refused: stoppedBy(outcome.problems, words.fp) }, { status: 422 })
  const moved =
    "The draft or its title was changed while you looked at it. This is how it stands now: look at it before you publish."
  return data({ refused: stoppedBy([{ at: "changes", fp: null, sentence: moved }], words.fp) }, { status: 409 })
}

/** What is looked at changes in the browser alone. */
export const shouldRevalidate = ({ currentUrl, nextUrl, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  currentUrl.pathname === nextUrl.pathname ? false : defaultShouldRevalidate

export default function Publish() {
  return (
    <PublishPage page={useLoaderData<typeof loader>().page} refused={useActionData<typeof action>()?.refused ?? null} />
  )
}
