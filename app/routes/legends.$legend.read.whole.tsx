import "../reading/reading.css"
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { readByParts } from "../reading/by-parts.server"
import { hrefOf } from "../reading/change-page"
import { listPageOf } from "../reading/list-pages.server"
import { requireReader } from "../reading/require-reader.server"
import { WhatChanged } from "../reading/what-changed"
import { notFound } from "../ui/answers"
import { unsent } from "../unsent"

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `What changed in version ${data.page.version.label} – Reread` : "Reread" },
]

export const loader = async ({ request, params, context }: LoaderFunctionArgs) =>
  unsent(await listPageOf(context, request, params))

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { member, who } = await requireReader(context, request, params)
  const outcome = await readByParts(context.store, context.worker, { ...who, reader: member, at: context.now() })
  if ("opened" in outcome) return redirect(hrefOf(who.legendId, outcome.opened), 303)
  if (outcome.refused === "absent") throw notFound()
  return data({ begun: true }, { status: 409 })
}

export default function Whole() {
  return <WhatChanged page={useLoaderData<typeof loader>().page} {...useActionData<typeof action>()} />
}
