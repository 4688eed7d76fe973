import type { ActionFunctionArgs } from "@remix-run/node"
import { keepPicture } from "../legends/images.server"
import { requireLegend } from "../legends/legends.server"
import { largestPicture } from "../legends/picture"
import { formOf } from "../ui/answers"

const sentences = {
  "too-large": `A picture may have ${largestPicture / 1024 / 1024} MB at most.`,
  "no-picture": "This is not a picture in PNG, JPEG, WebP or GIF.",
}

export async function action({ request, context }: ActionFunctionArgs) {
  const legendId = new URL(request.url).searchParams.get("legend") ?? ""
  const { legend } = await requireLegend(context, request, { legend: legendId }, ["author"])
  const file = (await formOf(request)).get("file")
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  const kept = await keepPicture(context.store, { companyId: legend.companyId, bytes, at: context.now() })
  if ("refused" in kept) return Response.json({ problem: sentences[kept.refused] }, { status: 422 })
  return Response.json(kept, { status: 201 })
}
