import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { unseal } from "../people/kept"
import { Email } from "../people/person"
import { backFrom, cookieFor } from "../people/session"
import { personOf } from "../people/sessions.server"
import { AskForCode, GoOn, TypeCode } from "../people/sign-in-page"
import { askForCode, tryCode } from "../people/sign-ins.server"
import { formOf } from "../ui/answers"

export const meta: MetaFunction = () => [{ title: "Sign in – Reread" }, { name: "robots", content: "noindex" }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const back = backFrom(new URL(request.url).searchParams.get("back"))
  const isAsking = !request.headers.has("content-type")
  if (isAsking && (await personOf(context, request))) throw redirect(back)
  return { back, demo: context.demo }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const typed = await formOf(request)
  const field = (name: string) => String(typed.get(name) ?? "")
  const carried = { back: backFrom(field("back")), kept: field("kept") || null }
  const email = Email.safeParse(field("email"))
  if (!email.success)
    return data({ page: "address", ...carried, email: field("email"), refused: "no-address" } as const, { status: 422 })

  const address = email.data
  if (!typed.has("asked")) {
    const outcome = await askForCode(context, address)
    if ("refused" in outcome)
      return data({ page: "address", ...carried, email: address, ...outcome } as const, { status: 429 })
    return data({ page: "code", ...carried, email: address, asked: outcome.asked, refused: null } as const)
  }

  const asked = field("asked")
  const outcome = await tryCode(context, { asked, email: address, code: field("code") })
  if ("refused" in outcome)
    return data({ page: "code", ...carried, email: address, asked, ...outcome } as const, {
      status: outcome.refused === "too-often" ? 429 : 422,
    })

  const headers = { "Set-Cookie": cookieFor(outcome.token, context.secure) }
  const kept = carried.kept ? unseal(carried.kept, context.secret, context.now()) : null
  if (!kept) return redirect(carried.back, { headers })
  const isTheirs = kept.by === null || kept.by === outcome.person.id
  const fields = isTheirs ? kept.fields : null
  return data({ page: "go-on", name: outcome.person.name, action: backFrom(kept.action), fields } as const, { headers })
}

export default function SignIn() {
  const { back, demo } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  if (!outcome) return <AskForCode back={back} kept={null} demo={demo} />
  if (outcome.page === "address") return <AskForCode {...outcome} demo={demo} />
  if (outcome.page === "code") return <TypeCode {...outcome} demo={demo} />
  return <GoOn {...outcome} />
}
