import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { blankLegend } from "../document/method"
import { incomingFrom } from "../legends/incoming"
import { createLegend } from "../legends/legends.server"
import { Lang, Title } from "../legends/naming"
import { NewLegend, type NewLegendRefusal } from "../legends/new-legend"
import { telling } from "../legends/told.server"
import { membershipsOf } from "../people/memberships.server"
import { holds } from "../people/person"
import { requirePerson } from "../people/sessions.server"
import { formOf, notFound } from "../ui/answers"
import { Frame } from "../ui/frame"
import { cut } from "../ui/text"

export const meta: MetaFunction = () => [{ title: "A new legend – Reread" }]

async function requireAuthor({ request, context }: LoaderFunctionArgs) {
  const person = await requirePerson(context, request)
  const members = await membershipsOf(context.store, person.id)
  const companies = members.filter((member) => holds(member, "author")).map(({ company }) => company)
  if (companies.length === 0) throw notFound()
  return { person, companies: companies.map(({ id, name }) => ({ id, name })) }
}

export async function loader(asked: LoaderFunctionArgs) {
  const { person, companies } = await requireAuthor(asked)
  return { name: person.name, companies }
}

export async function action(asked: ActionFunctionArgs) {
  const { person, companies } = await requireAuthor(asked)
  const form = await formOf(asked.request, "text")
  const field = (name: string) => String(form.get(name) ?? "")
  const lang = Lang.catch("en").parse(field("lang"))
  const { text, markdown } = await incomingFrom(asked.context.worker, form, lang)
  const typed = { company: field("company"), title: field("title"), lang, text }
  const refuse = (refused: NewLegendRefusal) => data({ typed, refused }, { status: 422 })

  if (!companies.some(({ id }) => id === typed.company)) throw notFound()
  if (markdown && "problem" in markdown) return refuse({ field: "text", problem: markdown.problem })
  const title = Title.safeParse(typed.title.trim() || cut(markdown?.title ?? "", 160))
  if (!title.success) return refuse({ field: "title", problem: title.error.issues[0]?.message ?? "Give it a title." })

  const doc = markdown?.doc ?? blankLegend(lang)
  const { store, now } = asked.context
  const about = { companyId: typed.company, by: person.id, title: title.data, lang, doc, at: now() }
  const legendId = await createLegend(store, about)
  const told = { sentences: [...(markdown?.notes ?? [])], imported: null }
  const headers = told.sentences.length > 0 ? await telling(asked.context, told) : {}
  return redirect(`/legends/${legendId}/edit`, { headers })
}

export default function NewLegendPage() {
  const { name, companies } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  return (
    <Frame person={{ name }}>
      <NewLegend companies={companies} typed={outcome?.typed ?? null} refused={outcome?.refused ?? null} />
    </Frame>
  )
}
