import { type ActionFunctionArgs, redirect } from "@remix-run/node"
import { cookieFor } from "../people/session"
import { endSession } from "../people/sessions.server"

export const loader = () => redirect("/")

export async function action({ request, context }: ActionFunctionArgs) {
  await endSession(context, request)
  return redirect("/sign-in", { headers: { "Set-Cookie": cookieFor(null, context.secure) } })
}
