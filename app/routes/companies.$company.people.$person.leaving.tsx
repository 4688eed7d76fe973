import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { requireMember } from "../people/memberships.server"
import { placeSentences } from "../people/place"
import { endPlace } from "../people/places.server"
import { notFound } from "../ui/answers"
import { Frame } from "../ui/frame"
import { Message } from "../ui/message"

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { person } = await requireMember(context, request, params.company, "admin")
  return { person, back: `/companies/${params.company}/people/${params.person}` }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { company } = await requireMember(context, request, params.company, "admin")
  const whose = { companyId: company.id, personId: params.person ?? "", at: context.now() }
  const outcome = await endPlace(context.store, whose)
  if (!outcome) throw notFound()
  if ("refused" in outcome) return data(outcome, 409)
  return redirect(`/companies/${company.id}/people?left=1`)
}

/** Seen only when the last admin was to leave. */
export default function Leaving() {
  const { person, back } = useLoaderData<typeof loader>()
  return (
    <Frame person={person}>
      <main id="main" className="page stack" tabIndex={-1}>
        <h1>The last admin stays</h1>
        <Message kind="no">
          <p>{placeSentences["last-admin"]}</p>
        </Message>
        <p>
          <a className="btn" href={back}>
            Back
          </a>
        </p>
      </main>
    </Frame>
  )
}
