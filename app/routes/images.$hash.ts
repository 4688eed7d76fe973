import type { LoaderFunctionArgs } from "@remix-run/node"
import { pictureFor } from "../legends/images.server"
import { requirePerson } from "../people/sessions.server"

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = await requirePerson(context, request)
  const picture = await pictureFor(context.store, person.id, params.hash ?? "")
  if (!picture) throw new Response("Not found", { status: 404 })
  return new Response(new Uint8Array(picture.bytes), {
    headers: {
      "content-type": picture.mime,
      "cache-control": "private, max-age=31536000, immutable",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
    },
  })
}
