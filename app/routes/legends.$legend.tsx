import "../legends/legend.css"
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { partTitle, renderParts } from "../document/render"
import { wordCount } from "../document/text"
import { requireLegend } from "../legends/legends.server"
import { currentText, knownBy } from "../legends/texts.server"
import { WholeLegend } from "../legends/whole-legend"
import { holds } from "../people/person"
import { dayOf } from "../ui/day"
import { Frame } from "../ui/frame"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.page.legend.title ?? ""} – Reread` }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { member, legend } = await requireLegend(context, request, params)
  const { store } = context
  const [text, known] = await Promise.all([currentText(store, legend), knownBy(store, member.person.id, legend)])
  const { id, title, lang, current } = legend
  const page = {
    // The title it was published under: the one of the draft may be another by now, and is for its authors.
    legend: { id, title: text?.title ?? title, lang, current },
    text: text && {
      title: text.title,
      label: text.label,
      day: dayOf(text.publishedAt),
      inForceFrom: text.inForceFrom,
      by: text.by,
      html: renderParts(text.doc),
      minutes: Math.max(1, Math.round(wordCount(text.doc) / 180)),
    },
    parts: text ? text.doc.children.map((part, n) => ({ id: `part-${n + 1}`, name: partTitle(part) })) : [],
    mayWrite: holds(member, "author"),
    maySeeStanding: holds(member, "author", "consultant", "admin"),
    unread: holds(member, "reader") && current !== null && known < current.ordinal,
    today: dayOf(context.now()),
  }
  return { name: member.person.name, page }
}

export default function LegendPage() {
  const { name, page } = useLoaderData<typeof loader>()
  return (
    <Frame person={{ name }}>
      <WholeLegend {...page} />
    </Frame>
  )
}
