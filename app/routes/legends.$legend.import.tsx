import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { replaceDraft, takeBack } from "../legends/drafts.server"
import { ImportDraft } from "../legends/import-draft"
import { incomingFrom } from "../legends/incoming"
import type { Legend } from "../legends/legend"
import { requireLegend } from "../legends/legends.server"
import type { Told } from "../legends/told"
import { telling } from "../legends/told.server"
import { formOf } from "../ui/answers"
import { Frame } from "../ui/frame"

export const meta: MetaFunction = () => [{ title: "Import a text – Reread" }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { member, legend } = await requireLegend(context, request, params, ["author"])
  return { name: member.person.name, legend: { id: legend.id, title: legend.title } }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { member, legend } = await requireLegend(context, request, params, ["author"])
  const form = await formOf(request, "text")
  const asked = { companyId: legend.companyId, legendId: legend.id, by: member.person.id, at: context.now() }
  const back = async (told: Told) => redirect(`/legends/${legend.id}/edit`, { headers: await telling(context, told) })

  if (form.get("intent") === "take-back") {
    const revision = Number(form.get("revision") ?? -1)
    const outcome = await takeBack(context.store, { ...asked, revision })
    const said = "refused" in outcome ? editedSince : "The import was taken back. This is the draft from before it."
    return back({ sentences: [said], imported: null })
  }
  const { text, markdown } = await incomingFrom(context.worker, form, legend.lang)
  const refuse = (problem: string) => data({ text, problem }, { status: 422 })
  if (!markdown) return refuse("Choose a file, or paste a text.")
  if ("problem" in markdown) return refuse(markdown.problem)
  const { revision, blocks, kept } = await replaceDraft(context.store, context.worker, { ...asked, doc: markdown.doc })
  const title = titleLeft(markdown.title, markdown.titleInText, legend)
  return back({
    sentences: [
      `The text was imported: ${kept} of its ${blocks} blocks are as they were.`,
      ...title,
      ...markdown.notes,
    ],
    imported: revision,
  })
}

const editedSince = "The import was not taken back: the draft has been edited since. Use Undo in the text instead."

const titleLeft = (title: string | null, inText: boolean, legend: Legend) =>
  inText || !title || title === legend.title
    ? []
    : [`The title in the text is “${title}”. The legend keeps its own; change it here if you like.`]

export default function ImportPage() {
  const { name, legend } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  return (
    <Frame person={{ name }}>
      <ImportDraft legend={legend} typed={outcome?.text ?? ""} problem={outcome?.problem ?? null} />
    </Frame>
  )
}
