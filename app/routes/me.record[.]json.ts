import type { LoaderFunctionArgs } from "@remix-run/node"
import { requirePerson } from "../people/sessions.server"
import { ownRecord } from "../reading/own-record.server"
import { notFound } from "../ui/answers"

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requirePerson(context, request)
  const record = await ownRecord(context.store, person.id)
  if (!record) throw notFound()
  return new Response(`${JSON.stringify(record, null, 1)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="recorded-about-me.json"',
      "x-content-type-options": "nosniff",
    },
  })
}
