import type { ActionFunctionArgs } from "@remix-run/node"
import { takeExport } from "../evidence/exports.server"
import { requireLegend } from "../legends/legends.server"
import { requireFound } from "../reading/waiting.server"
import { notFound } from "../ui/answers"
import { versionOf } from "../versions/versions.server"

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { member, legend } = await requireLegend(context, request, params, ["author", "consultant", "admin"])
  const version = await versionOf(context.store, legend.companyId, legend.id, params.version ?? "")
  await requireFound(context, member, legend)
  const about = version && { companyId: legend.companyId, legendId: legend.id, versionId: version.id }
  const taken = about && (await takeExport(context, { ...about, member, at: context.now() }))
  if (!taken) throw notFound()
  return new Response(new Uint8Array(taken.zip), {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="${taken.name}"`,
      "x-content-type-options": "nosniff",
    },
  })
}
