import "../people/company.css"
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { keepOwnNames, ownNamesOf } from "../people/companies.server"
import { doneSentence } from "../people/done"
import { requireMember } from "../people/memberships.server"
import { namesIn } from "../people/names-that-matter"
import { holds } from "../people/person"
import { legendsIn } from "../reading/companies.server"
import { glancedAtBy } from "../reading/company-at-a-glance"
import { CompanyLegends } from "../reading/company-legends"
import { formOf } from "../ui/answers"
import { dayOf } from "../ui/day"
import { Frame } from "../ui/frame"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.member.company.name} – Reread` }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(context, request, params.company, "consultant", "admin")
  const all = await legendsIn(context.store, context.worker, member.company.id)
  const legends = glancedAtBy(all, { names: member.company.names, seats: member.seats })
  const kept = holds(member, "admin") ? await ownNamesOf(context.store, member.company.id) : null
  const names = kept && { text: kept.join("\n"), refused: null }
  return { member, legends, today: dayOf(context.now()), names, done: doneSentence(new URL(request.url).searchParams) }
}

/** The names that matter to the company are its admins' to write. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { company } = await requireMember(context, request, params.company, "admin")
  const text = String((await formOf(request)).get("names") ?? "")
  const read = namesIn(text)
  if ("wrong" in read) return data({ names: { text, refused: read.wrong } }, 422)
  await keepOwnNames(context.store, { companyId: company.id, names: read.names })
  return redirect(`/companies/${company.id}?kept=1#own-names`)
}

export default function Company() {
  const page = useLoaderData<typeof loader>()
  return (
    <Frame person={page.member.person}>
      <CompanyLegends {...page} {...useActionData<typeof action>()} />
    </Frame>
  )
}
