import { type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { requireLegend } from "../legends/legends.server"
import { notFound } from "../ui/answers"
import { lastTwo, layouts, rangeFrom } from "../versions/compare-page"
import { versionsOf } from "../versions/versions.server"

/** Two versions that were chosen, or the last two. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { legend } = await requireLegend(context, request, params, ["author", "consultant"])
  const { searchParams } = new URL(request.url)
  const chosen = rangeFrom(`${searchParams.get("from")}...${searchParams.get("to")}`)
  const range = chosen ?? lastTwo(await versionsOf(context.store, legend.companyId, legend.id))
  if (!range) throw notFound()
  const layout = layouts.find((name) => name === searchParams.get("show"))
  return redirect(`/legends/${legend.id}/compare/${range.from}...${range.to}${layout ? `?show=${layout}` : ""}`)
}
