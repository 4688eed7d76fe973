import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { FoundACompany } from "../people/found-a-company"
import { foundFirstCompany } from "../people/foundings.server"
import { membershipsOf } from "../people/memberships.server"
import { Name } from "../people/person"
import { requirePerson } from "../people/sessions.server"
import { isTimeZone } from "../people/working-hours"
import { formOf } from "../ui/answers"
import { Frame } from "../ui/frame"
import { Message } from "../ui/message"

export const meta: MetaFunction = () => [{ title: "Companies – Reread" }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requirePerson(context, request)
  const companies = (await membershipsOf(context.store, person.id)).map((member) => member.company)
  return { person, companies }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requirePerson(context, request)
  const form = await formOf(request)
  const typed = { company: String(form.get("company") ?? ""), name: String(form.get("name") ?? "") }
  const [company, name] = [Name.safeParse(typed.company), Name.safeParse(typed.name)]
  if (!company.success) return data({ typed, refused: "Enter the name of the company: up to 80 letters." }, 422)
  if (!name.success) return data({ typed, refused: "Enter your name: up to 80 letters." }, 422)
  // Most often it is founded where it is run; its admins may say otherwise.
  const { timeZone: here } = Intl.DateTimeFormat().resolvedOptions()
  const timeZone = isTimeZone(here) ? here : "UTC"
  const asked = { by: person.id, company: company.data, name: name.data, timeZone, at: context.now() }
  const outcome = await foundFirstCompany(context.store, asked)
  if ("refused" in outcome) return data({ typed, refused: "You are in a company already." }, 409)
  return redirect(`/companies/${outcome.companyId}/people`)
}

export default function Companies() {
  const { person, companies } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  return (
    <Frame person={person}>
      <main id="main" className="page stack" tabIndex={-1}>
        <h1>Companies</h1>
        {companies.length === 0 ? <FoundACompany person={person} {...outcome} /> : null}
        {companies.length > 0 && outcome ? (
          <Message kind="no">
            <p>{outcome.refused}</p>
          </Message>
        ) : null}
        {companies.length > 0 ? (
          <ul className="list">
            {companies.map((company) => (
              <li key={company.id}>
                <a className="it plain" href={`/companies/${company.id}`}>
                  <strong>{company.name}</strong>
                </a>
              </li>
            ))}
          </ul>
        ) : null}
      </main>
    </Frame>
  )
}
