import "../reading/reading.css"
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { requireLegend } from "../legends/legends.server"
import { readByParts } from "../reading/by-parts.server"
import { hrefOf } from "../reading/change-page"
import { listPageOf } from "../reading/list-pages.server"
import { WhatChanged } from "../reading/what-changed"
import { notFound } from "../ui/answers"
import { unsent } from "../unsent"

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `What changed in version ${data.page.version.label} – Reread` : "Reread" },
]

export const loader = async ({ request, params, context }: LoaderFunctionArgs) =>
  unsent(await listPageOf(context, request, params))

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { member, legend } = await requireLegend(context, request, params)
  const who = { companyId: legend.companyId, legendId: legend.id, personId: member.person.id }
  const outcome = await readByParts(context.store, context.worker, { ...who, reader: member, at: context.now() })
  if ("opened" in outcome) return redirect(hrefOf(legend.id, outcome.opened), 303)
  if (outcome.refused === "absent") throw notFound()
  return data({ begun: true }, { status: 409 })
}

export default function Whole() {
  return <WhatChanged page={useLoaderData<typeof loader>().page} {...useActionData<typeof action>()} />
}
