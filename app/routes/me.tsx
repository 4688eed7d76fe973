import "../reading/reading.css"
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { requirePerson } from "../people/sessions.server"
import { keysCookie } from "../reading/keys"
import { MePage } from "../reading/me-page"
import { mePageOf } from "../reading/me-pages.server"
import { formOf } from "../ui/answers"
import { Frame } from "../ui/frame"

export const meta: MetaFunction = () => [{ title: "You – Reread" }]

export const loader = ({ request, context }: LoaderFunctionArgs) => mePageOf(context, request)

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
