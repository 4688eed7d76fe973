import "../reading/reading.css"
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { KnownVersion } from "../reading/known-version"
import { listPageOf } from "../reading/list-pages.server"
import { WhatChanged } from "../reading/what-changed"
import { unsent } from "../unsent"

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: !data
      ? "Reread"
      : data.page.finished
        ? `You know version ${data.page.version.label} – Reread`
        : `What changed in version ${data.page.version.label} – Reread`,
  },
]

export const loader = async ({ request, params, context }: LoaderFunctionArgs) =>
  unsent(await listPageOf(context, request, params))

export default function Read() {
  const { page } = useLoaderData<typeof loader>()
  return page.finished ? <KnownVersion page={page} /> : <WhatChanged page={page} />
}
