import "../reading/reading.css"
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { changePageTitle, hrefOf } from "../reading/change-page"
import { changePageOf } from "../reading/change-pages.server"
import { OneChange } from "../reading/one-change"
import { guessFrom } from "../reading/reading-forms"
import { refusal } from "../reading/refusals.server"
import { requireReader } from "../reading/require-reader.server"
import { revealChange } from "../reading/reveals.server"
import { formOf } from "../ui/answers"
import { unsent } from "../unsent"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: changePageTitle(data?.page) }]

export const loader = async ({ request, params, context }: LoaderFunctionArgs) =>
  unsent(await changePageOf(context, request, params))

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { who } = await requireReader(context, request, params)
  const form = guessFrom(await formOf(request))
  const fp = params.change ?? ""
  const outcome = await revealChange(context.store, { ...who, fp, ...form, at: context.now() })
  const chosen = form.guess === "show" ? null : form.guess.sentence
  if ("refused" in outcome) return refusal(context, who, fp, { ...outcome, chosen })
  return redirect(`${hrefOf(who.legendId, fp)}${outcome.revealed === "before" ? "" : `?${outcome.revealed}`}`, 303)
}

export default function Reveal() {
  return <OneChange page={useLoaderData<typeof loader>().page} refused={useActionData<typeof action>()} />
}
