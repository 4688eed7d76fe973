import "../reading/reading.css"
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { requireLegend } from "../legends/legends.server"
import { ReceiptPage } from "../reading/receipt-page"
import { receiptOf } from "../reading/receipts.server"
import { requireFound } from "../reading/waiting.server"
import { notFound } from "../ui/answers"

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Receipt: version ${data.version.label} of ${data.legend.title} – Reread` : "Reread" },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { member, legend } = await requireLegend(context, request, params)
  const who = { companyId: legend.companyId, legendId: legend.id, personId: member.person.id }
  const receipt = await receiptOf(context.store, who, params.version ?? "")
  if (!receipt) throw notFound()
  await requireFound(context, member, legend)
  return receipt
}

export default function ReceiptOfAVersion() {
  return <ReceiptPage receipt={useLoaderData<typeof loader>()} />
}
