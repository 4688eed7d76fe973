import { type ActionFunctionArgs, redirect } from "@remix-run/node"
import { endSession } from "../people/sessions.server"

export const loader = () => redirect("/")

export async function action({ request, context }: ActionFunctionArgs) {
  await endSession(context, request)
  // Its cookie opens nothing any more, and says whose is what another window still holds.
  return redirect("/sign-in")
}
