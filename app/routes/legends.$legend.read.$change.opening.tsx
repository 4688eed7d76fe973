import "../reading/reading.css"
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { changePageTitle, hrefOf } from "../reading/change-page"
import { changePageOf } from "../reading/change-pages.server"
import { OneChange } from "../reading/one-change"
import { openChange } from "../reading/openings.server"
import { refusal } from "../reading/refusals.server"
import { requireReader } from "../reading/require-reader.server"
import { unsent } from "../unsent"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: changePageTitle(data?.page) }]

export const loader = async ({ request, params, context }: LoaderFunctionArgs) =>
  unsent(await changePageOf(context, request, params))

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { who } = await requireReader(context, request, params)
  const fp = params.change ?? ""
  const outcome = await openChange(context.store, context.worker, { ...who, fp, at: context.now() })
  return "refused" in outcome ? refusal(context, who, fp, outcome) : redirect(hrefOf(who.legendId, fp), 303)
}

export default function Opening() {
  return <OneChange page={useLoaderData<typeof loader>().page} refused={useActionData<typeof action>()} />
}
