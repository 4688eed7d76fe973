import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Mailbox } from "../notices/mailbox"
import { newestNotices } from "../notices/notices.server"
import { notFound } from "../ui/answers"

export const meta: MetaFunction = () => [{ title: "Mailbox of the demo – Reread" }]

const most = 60

export async function loader({ context }: LoaderFunctionArgs) {
  if (!context.demo) throw notFound()
  const mails = [...context.mailbox(), ...(await newestNotices(context.store, { at: context.now(), most }))]
  return { mails: mails.sort((a, b) => b.at - a.at).slice(0, most) }
}

export default function DemoMailbox() {
  return <Mailbox mails={useLoaderData<typeof loader>().mails} />
}
