import { type ActionFunctionArgs, redirect } from "@remix-run/node"
import { keepTimeZone } from "../people/companies.server"
import { requireMember } from "../people/memberships.server"
import { isTimeZone } from "../people/working-hours"
import { formOf } from "../ui/answers"

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { company } = await requireMember(context, request, params.company, "admin")
  const timeZone = String((await formOf(request)).get("timeZone") ?? "")
  if (!isTimeZone(timeZone)) throw new Response("No such time zone", { status: 400 })
  await keepTimeZone(context.store, { companyId: company.id, timeZone })
  return redirect(`/companies/${company.id}/people?kept=1#hours`)
}
