import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Mailbox } from "../notices/mailbox"

export const meta: MetaFunction = () => [{ title: "Mailbox of the demo – Reread" }]

export function loader({ context }: LoaderFunctionArgs) {
  if (!context.demo) throw new Response("Not found", { status: 404 })
  return { mails: context.mailbox() }
}

export default function DemoMailbox() {
  return <Mailbox mails={useLoaderData<typeof loader>().mails} />
}
