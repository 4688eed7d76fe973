import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { saveSteps, stepsSince } from "../legends/drafts.server"
import { jsonOf } from "../legends/json-body"
import { requireLegend } from "../legends/legends.server"
import { Saving } from "../legends/saving"

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { legend } = await requireLegend(context, request, params, ["author"])
  const since = new URL(request.url).searchParams.get("since") ?? ""
  if (!/^\d{1,15}$/.test(since)) return Response.json({ problem: "since is a number." }, { status: 400 })
  const asked = { companyId: legend.companyId, legendId: legend.id, revision: Number(since) }
  const found = await stepsSince(context.store, asked)
  return Response.json({ ...found, title: legend.title, published: legend.current?.label ?? null }, noStore)
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { member, legend } = await requireLegend(context, request, params, ["author"])
  const asked = Saving.safeParse(await jsonOf(request))
  if (!asked.success) return Response.json({ problem: "These are no steps of a draft." }, { status: 400 })
  const place = { companyId: legend.companyId, legendId: legend.id, by: member.person.id, at: context.now() }
  const saved = await saveSteps(context.store, { ...asked.data, ...place })
  const status = !("refused" in saved) ? 200 : saved.refused === "stale" ? 409 : 422
  return Response.json(saved, { status, ...noStore })
}

const noStore = { headers: { "cache-control": "no-store" } }
