import "../reading/reading.css"
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { changePageTitle, hrefOf } from "../reading/change-page"
import { changePageOf } from "../reading/change-pages.server"
import { undoConfirmation } from "../reading/confirmations.server"
import { OneChange } from "../reading/one-change"
import { undoFrom } from "../reading/reading-forms"
import { refusal } from "../reading/refusals.server"
import { requireReader } from "../reading/require-reader.server"
import { formOf, notFound } from "../ui/answers"
import { unsent } from "../unsent"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: changePageTitle(data?.page) }]

export const loader = async ({ request, params, context }: LoaderFunctionArgs) =>
  unsent(await changePageOf(context, request, params))

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { who } = await requireReader(context, request, params)
  const form = undoFrom(await formOf(request))
  const outcome = await undoConfirmation(context.store, { ...who, ...form, at: context.now() })
  if ("refused" in outcome && outcome.refused === "absent") throw notFound()
  if ("refused" in outcome) return refusal(context, who, params.change ?? "", outcome)
  return redirect(`${hrefOf(who.legendId, outcome.undone)}?back`, 303)
}

export default function Undo() {
  return <OneChange page={useLoaderData<typeof loader>().page} refused={useActionData<typeof action>()} />
}
