import "../legends/edit.css"
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node"
import { useActionData, useFetcher, useLoaderData } from "@remix-run/react"
import { readStored } from "../document/check"
import { partTitle, renderNode } from "../document/render"
import { draftOf } from "../legends/drafts.server"
import { EditDraft } from "../legends/edit-draft"
import { renderForWriting } from "../legends/editor/part-frame"
import { renameLegend, requireLegend } from "../legends/legends.server"
import { Title } from "../legends/naming"
import { toldIn } from "../legends/told.server"
import { addRole } from "../people/companies.server"
import { rolesOf } from "../people/company-lists.server"
import { holds, Name } from "../people/person"
import { formOf } from "../ui/answers"

export const handle = { hydrate: true }
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Edit: ${data?.legend.title ?? ""} – Reread` }]
export const shouldRevalidate = () => false

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
      html: mayWrite ? renderForWriting(doc) : renderNode(doc),
    },
    parts: doc.children.map((part) => ({
      title: partTitle(part),
      kind: String(part.attrs.kind),
      owner: part.attrs.owner as string | null,
    })),
    roles: roles.map(({ name }) => name),
    mayWrite,
    told,
  }
  return data(page, { headers: { "cache-control": "no-store", ...headers } })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { legend } = await requireLegend(context, request, params, ["author"])
  const form = await formOf(request)
  const { companyId, id: legendId } = legend
  if (form.get("intent") === "role") {
    const name = Name.safeParse(form.get("name"))
    if (name.success) await addRole(context.store, { companyId, name: name.data })
    return data({ refused: null })
  }
  const title = Title.safeParse(form.get("title"))
  if (!title.success) return data({ refused: title.error.issues[0]?.message ?? "Give it a title." }, { status: 422 })
  if (title.data !== legend.title) await renameLegend(context.store, { companyId, legendId, title: title.data })
  return data({ refused: null })
}

export default function EditPage() {
  const page = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const renaming = useFetcher<typeof action>()
  const naming = useFetcher<typeof action>()
  return (
    <EditDraft
      {...page}
      rename={(title) => renaming.submit({ intent: "rename", title }, { method: "post" })}
      titleRefused={renaming.data?.refused ?? sent?.refused ?? null}
      nameRole={(name) => naming.submit({ intent: "role", name }, { method: "post" })}
    />
  )
}
