import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { questionHref } from "../reading/question"
import { requireQuestion } from "../reading/question-pages.server"
import { lookerFrom } from "../reading/question-seen"
import { handOver } from "../reading/replies.server"
import { formOf, notFound } from "../ui/answers"

export async function loader({ params }: LoaderFunctionArgs) {
  return redirect(questionHref(params.legend ?? "", Number(params.number)))
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { member, place } = await requireQuestion(context, request, params)
  const to = String((await formOf(request)).get("owner") ?? "")
  const outcome = await handOver(context.store, { ...place, by: lookerFrom(member), to, at: context.now() })
  if ("refused" in outcome) throw notFound()
  return redirect(questionHref(place.legendId, place.number), 303)
}
