import "../reading/reading.css"
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { changePageTitle } from "../reading/change-page"
import { changePageOf } from "../reading/change-pages.server"
import { OneChange } from "../reading/one-change"
import { unsent } from "../unsent"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: changePageTitle(data?.page) }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const page = await changePageOf(context, request, params)
  return unsent({ ...page, takenBack: page.shown === null && new URL(request.url).searchParams.has("back") })
}

export default function Change() {
  return <OneChange page={useLoaderData<typeof loader>().page} />
}
