import "../reading/reading.css"
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { membershipsOf } from "../people/memberships.server"
import { requirePerson } from "../people/sessions.server"
import { keysCookie, keysOn } from "../reading/keys"
import { MePage } from "../reading/me-page"
import { recordedOf } from "../reading/recorded.server"
import { formOf } from "../ui/answers"
import { dayOf } from "../ui/day"
import { Frame } from "../ui/frame"

export const meta: MetaFunction = () => [{ title: "You – Reread" }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requirePerson(context, request)
  const [members, recorded] = await Promise.all([
    membershipsOf(context.store, person.id),
    recordedOf(context.store, person.id),
  ])
  const keys = keysOn(request.headers.get("cookie"))
  return { person, members, recorded, keys, today: dayOf(context.now()) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  await requirePerson(context, request)
  const on = (await formOf(request)).get("keys") !== "off"
  return redirect("/me#keys", { status: 303, headers: { "Set-Cookie": keysCookie(on, context.secure) } })
}

export default function You() {
  const me = useLoaderData<typeof loader>()
  return (
    <Frame person={me.person}>
      <MePage me={me} />
    </Frame>
  )
}
