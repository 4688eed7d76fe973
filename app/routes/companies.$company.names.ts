import { type ActionFunctionArgs, redirect } from "@remix-run/node"
import { showNames } from "../people/companies.server"
import { requireMember } from "../people/memberships.server"
import { formOf } from "../ui/answers"

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { person, company } = await requireMember(context, request, params.company, "admin")
  const names = (await formOf(request)).get("names") === "teams" ? "teams" : "everyone"
  await showNames(context.store, { companyId: company.id, names, by: person.id, at: context.now() })
  return redirect(`/companies/${company.id}/people?kept=1#names`)
}
