import type { ActionFunctionArgs } from "@remix-run/node"
import { jsonOf } from "../legends/json-body"
import { renameLegend, requireLegend } from "../legends/legends.server"
import { Renaming } from "../legends/naming"

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { legend } = await requireLegend(context, request, params, ["author"])
  const asked = Renaming.safeParse(await jsonOf(request))
  if (!asked.success) return Response.json({ problem: asked.error.issues[0]?.message }, { status: 422 })
  const { companyId, id: legendId } = legend
  const title = await renameLegend(context.store, { companyId, legendId, title: asked.data.title })
  return Response.json({ title })
}
