import "../reading/reading.css"
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { changePageTitle } from "../reading/change-page"
import { changePageOf } from "../reading/change-pages.server"
import { OneChange } from "../reading/one-change"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: changePageTitle(data) }]

export const loader = ({ request, params, context }: LoaderFunctionArgs) => changePageOf(context, request, params)

export default function Change() {
  return <OneChange page={useLoaderData<typeof loader>()} />
}
