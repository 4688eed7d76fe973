import "../legends/legend.css"
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { partTitle, renderParts } from "../document/render"
import { wordCount } from "../document/text"
import { requireLegend } from "../legends/legends.server"
import { currentText, knownBy } from "../legends/texts.server"
import { WholeLegend } from "../legends/whole-legend"
import { holds } from "../people/person"
import { isObliged } from "../reading/obligation"
import { addressedOf } from "../reading/places.server"
import { dayOf } from "../ui/day"
import { Frame } from "../ui/frame"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.page.legend.title ?? ""} – Reread` }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { member, legend } = await requireLegend(context, request, params)
  const { store } = context
  const { id, title, lang, current } = legend
  const who = { companyId: legend.companyId, legendId: id, personId: member.person.id }
  const [text, known, addressed] = await Promise.all([
    currentText(store, legend),
    knownBy(store, who.personId, legend),
    addressedOf(store.read, store.t, who),
  ])
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
    mayCompare: holds(member, "author", "consultant"),
    unread: current !== null && isObliged(known, addressed),
    isNew: known === 0,
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
