import "../reading/reading.css"
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { OneQuestion } from "../reading/one-question"
import { questionHref } from "../reading/question"
import { questionTitle } from "../reading/question-page"
import { questionPageOf } from "../reading/question-pages.server"
import { numberFrom } from "../reading/reading-forms"
import { said } from "../reading/saying.server"
import { unsent } from "../unsent"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: questionTitle(data?.page) }]

export const loader = async ({ request, params, context }: LoaderFunctionArgs) =>
  unsent(await questionPageOf(context, request, params))

export async function action({ request, params, context }: ActionFunctionArgs) {
  const refused = await said(context, request, params, "written_back")
  if (refused) return refused
  context.noticesWaiting()
  return redirect(questionHref(params.legend ?? "", numberFrom(params.number)), 303)
}

export default function WritingBack() {
  return <OneQuestion page={useLoaderData<typeof loader>().page} refused={useActionData<typeof action>()} />
}
