import type { ActionFunctionArgs } from "@remix-run/node"
import { z } from "zod"
import { jsonOf } from "../legends/json-body"
import { requireLegend } from "../legends/legends.server"
import { addRole } from "../people/companies.server"
import { Name } from "../people/person"

const Naming = z.object({ name: Name })

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { legend } = await requireLegend(context, request, params, ["author"])
  const asked = Naming.safeParse(await jsonOf(request))
  if (!asked.success) return Response.json({ problem: asked.error.issues[0]?.message }, { status: 422 })
  await addRole(context.store, { companyId: legend.companyId, name: asked.data.name })
  return Response.json(asked.data, { status: 201 })
}
