import "../reading/reading.css"
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { OneQuestion } from "../reading/one-question"
import { questionTitle } from "../reading/question-page"
import { questionPageOf } from "../reading/question-pages.server"
import { unsent } from "../unsent"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: questionTitle(data?.page) }]

export const loader = async ({ request, params, context }: LoaderFunctionArgs) =>
  unsent(await questionPageOf(context, request, params))

export default function Question() {
  return <OneQuestion page={useLoaderData<typeof loader>().page} />
}
