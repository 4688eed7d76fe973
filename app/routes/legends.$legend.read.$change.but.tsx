import "../reading/reading.css"
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { butPageOf } from "../reading/but-pages.server"
import { changePageTitle, hrefOf } from "../reading/change-page"
import { refusalStatus } from "../reading/confirmation"
import { raiseQuestion } from "../reading/questions.server"
import { But } from "../reading/read-but"
import { confirmationFrom, raisingFrom } from "../reading/reading-forms"
import { refusedHere } from "../reading/refusals.server"
import { requireReader } from "../reading/require-reader.server"
import { formOf } from "../ui/answers"
import { unsent } from "../unsent"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: changePageTitle(data?.page) }]

export const loader = async ({ request, params, context }: LoaderFunctionArgs) =>
  unsent(await butPageOf(context, request, params))

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { member, who } = await requireReader(context, request, params)
  const form = await formOf(request)
  const typed = raisingFrom(form)
  const fp = params.change ?? ""
  const asked = { ...who, fp, ...confirmationFrom(form), ...typed, reader: member }
  const outcome = await raiseQuestion(context.store, { ...asked, origin: context.origin, at: context.now() })
  if ("refused" in outcome) {
    const refused = { chosen: asked.answer, ...(await refusedHere(context, who, fp, outcome)) }
    return data({ refused, typed }, { status: refusalStatus[refused.refused] })
  }
  context.noticesWaiting()
  const next = outcome.next === null ? `/legends/${who.legendId}/read` : hrefOf(who.legendId, outcome.next)
  return redirect(`${next}?after=${encodeURIComponent(fp)}`, 303)
}

export default function ButDoor() {
  return <But page={useLoaderData<typeof loader>().page} {...useActionData<typeof action>()} />
}
