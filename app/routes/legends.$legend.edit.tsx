import "../legends/edit.css"
import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { readStored } from "../document/check"
import { partTitle } from "../document/render"
import { draftOf } from "../legends/drafts.server"
import { EditDraft } from "../legends/edit-draft"
import { renderForWriting } from "../legends/editor/part-frame"
import { requireLegend } from "../legends/legends.server"
import { toldIn } from "../legends/told.server"
import { rolesOf } from "../people/company-lists.server"
import { holds } from "../people/person"

export const handle = { hydrate: true }
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Edit: ${data?.legend.title ?? ""} – Reread` }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { member, legend } = await requireLegend(context, request, params, ["author", "consultant"])
  const [draft, roles, { told, headers }] = await Promise.all([
    draftOf(context.store, legend.companyId, legend.id),
    rolesOf(context.store, legend.companyId),
    toldIn(context, request),
  ])
  const doc = readStored(draft.doc)
  const { id, title, lang, current } = legend
  const mayWrite = holds(member, "author")
  const page = {
    legend: { id, title, lang, current },
    draft: {
      revision: draft.revision,
      updatedAt: draft.updatedAt,
      doc: mayWrite ? (doc.toJSON() as unknown) : null,
      html: renderForWriting(doc, mayWrite),
    },
    parts: doc.children.map((part) => ({
      title: partTitle(part),
      kind: String(part.attrs.kind),
      owner: part.attrs.owner as string | null,
    })),
    roles: roles.map(({ name }) => name),
    personId: member.person.id,
    mayWrite,
    told,
  }
  return data(page, { headers: { "cache-control": "no-store", ...headers } })
}

export default function EditPage() {
  return <EditDraft {...useLoaderData<typeof loader>()} />
}
