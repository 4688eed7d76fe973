import type { LoaderFunctionArgs } from "@remix-run/node"

/** For whoever watches the server: it answers, and so does its database. */
export async function loader({ context: { store } }: LoaderFunctionArgs) {
  await store.read.select({ id: store.t.companies.id }).from(store.t.companies).limit(1)
  return new Response("ok\n", { headers: { "Content-Type": "text/plain" } })
}
