import type { LoaderFunctionArgs } from "@remix-run/node"
import { requireLegend } from "../legends/legends.server"
import { draftedIn, reviewDraft } from "../versions/drafted.server"

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { legend } = await requireLegend(context, request, params, ["author"])
  const { store, worker } = context
  const drafted = await draftedIn(store.read, store.t, { companyId: legend.companyId, legendId: legend.id })
  const changes = drafted ? (await reviewDraft(worker, drafted, "")).changes.length : 0
  return Response.json({ changes }, { headers: { "cache-control": "no-store" } })
}
