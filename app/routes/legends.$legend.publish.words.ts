import type { ActionFunctionArgs } from "@remix-run/node"
import { answering } from "../reading/answering.server"
import { requireReviewWithWords } from "../versions/reviewing.server"
import type { WordsKept } from "../versions/words-kept"

/** The same as the announcement, for words that are sent while they are written. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { refused, again } = await requireReviewWithWords(context, request, params, answering)
  const kept: WordsKept = { page: (await again()).page, refused }
  return Response.json(kept, { status: refused ? 409 : 200 })
}
