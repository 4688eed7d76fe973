import "../people/company.css"
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { requireMember } from "../people/memberships.server"
import { legendsIn } from "../reading/companies.server"
import { glancedAtBy } from "../reading/company-at-a-glance"
import { CompanyLegends } from "../reading/company-legends"
import { dayOf } from "../ui/day"
import { Frame } from "../ui/frame"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.member.company.name} – Reread` }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(context, request, params.company, "consultant", "admin")
  const all = await legendsIn(context.store, context.worker, member.company.id)
  const legends = glancedAtBy(all, { names: member.company.names, seats: member.seats })
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
