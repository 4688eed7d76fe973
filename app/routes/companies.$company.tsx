import "../people/company.css"
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { requireMember } from "../people/memberships.server"
import { legendsIn } from "../reading/companies.server"
import { CompanyLegends } from "../reading/company-legends"
import { dayOf } from "../ui/day"
import { Frame } from "../ui/frame"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.member.company.name} – Reread` }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(context, request, params.company, "consultant", "admin")
  const legends = await legendsIn(context.store, member.company.id)
  return { member, legends, today: dayOf(context.now()) }
}

export default function Company() {
  const page = useLoaderData<typeof loader>()
  return (
    <Frame person={page.member.person}>
      <CompanyLegends {...page} />
    </Frame>
  )
}
