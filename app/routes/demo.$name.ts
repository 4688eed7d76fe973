import { type ActionFunctionArgs, redirect } from "@remix-run/node"
import { demoPerson } from "../people/demo-people"
import { personWith } from "../people/people.server"
import { backFrom, cookieFor } from "../people/session"
import { beginSessionFor, endSession } from "../people/sessions.server"
import { formOf, notFound } from "../ui/answers"

export const loader = () => {
  throw notFound()
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const asked = context.demo ? demoPerson(params.name) : undefined
  const person = asked ? await personWith(context.store, asked.email) : null
  if (!person) throw notFound()
  const back = backFrom(String((await formOf(request)).get("back") ?? ""))
  await endSession(context, request)
  const token = await beginSessionFor(context.store, { personId: person.id, at: context.now() })
  return redirect(back, { headers: { "Set-Cookie": cookieFor(token, context.secure) } })
}
