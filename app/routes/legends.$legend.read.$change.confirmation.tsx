import "../reading/reading.css"
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { changePageTitle, hrefOf } from "../reading/change-page"
import { changePageOf } from "../reading/change-pages.server"
import { confirmChange } from "../reading/confirmations.server"
import { OneChange } from "../reading/one-change"
import { confirmationFrom } from "../reading/reading-forms"
import { refusal } from "../reading/refusals.server"
import { requireReader } from "../reading/require-reader.server"
import { formOf } from "../ui/answers"
import { unsent } from "../unsent"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: changePageTitle(data?.page) }]

export const loader = async ({ request, params, context }: LoaderFunctionArgs) =>
  unsent(await changePageOf(context, request, params))

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { member, who } = await requireReader(context, request, params)
  const form = confirmationFrom(await formOf(request))
  const fp = params.change ?? ""
  const asked = { ...who, fp, ...form, reader: member, at: context.now() }
  const outcome = await confirmChange(context.store, asked)
  if ("refused" in outcome) return refusal(context, who, fp, outcome)
  const next = outcome.next === null ? `/legends/${who.legendId}/read` : hrefOf(who.legendId, outcome.next)
  return redirect(`${next}?after=${encodeURIComponent(fp)}`, 303)
}

export default function Confirmation() {
  return <OneChange page={useLoaderData<typeof loader>().page} refused={useActionData<typeof action>()} />
}
