import "../reading/reading.css"
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { KnownVersion } from "../reading/known-version"
import { listPageOf } from "../reading/list-pages.server"
import { WhatChanged } from "../reading/what-changed"

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: !data
      ? "Reread"
      : data.finished
        ? `You know version ${data.version.label} – Reread`
        : `What changed in version ${data.version.label} – Reread`,
  },
]

export const loader = ({ request, params, context }: LoaderFunctionArgs) => listPageOf(context, request, params)

export default function Read() {
  const page = useLoaderData<typeof loader>()
  return page.finished ? <KnownVersion page={page} /> : <WhatChanged page={page} />
}
