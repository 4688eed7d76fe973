// What was before waits for a reader who has something to find: an older text beside the new one would give it away.
import { redirect } from "@remix-run/node"
import type { Hands } from "../context"
import type { Legend } from "../legends/legend"
import { holds, type Member } from "../people/person"
import { readingListOf } from "./readings.server"

/**
 * Whether a person has something to find in a legend. Authors write its texts and see every change on the publish page:
 * for them nothing waits. Writes nothing.
 */
export const hasToFind = async (
  hands: Pick<Hands, "store" | "worker">,
  member: Member,
  legend: Pick<Legend, "id" | "companyId">,
): Promise<boolean> => (await concealedTitles(hands, member, legend)).size > 0

/**
 * What somebody is told of changes in which they have something to find: their concealed titles, by the ids of the published
 * changes and by fingerprint. Empty for authors.
 */
export async function concealedTitles(
  { store, worker }: Pick<Hands, "store" | "worker">,
  member: Member,
  { id, companyId }: Pick<Legend, "id" | "companyId">,
): Promise<ReadonlyMap<string, string>> {
  if (holds(member, "author")) return new Map()
  const reading = await readingListOf(store, worker, { companyId, legendId: id, personId: member.person.id })
  const hidden = (reading?.list.changes ?? []).filter(({ shown }) => shown.find)
  return new Map(
    hidden.flatMap(({ fp, shown }) =>
      [fp, ...shown.origins.map((origin) => origin.id)].map((key) => [key, shown.title]),
    ),
  )
}

/** Something said about a change, by the title these eyes may read. */
export function asTold<About extends { readonly change: { readonly title: string; readonly about: string } }>(
  titles: ReadonlyMap<string, string>,
  said: About,
): About {
  const title = titles.get(said.change.about)
  return title === undefined ? said : { ...said, change: { ...said.change, title } }
}

/** Leads who has something to find in a legend to their list, which says why, instead of to an older text. */
export async function requireFound(
  hands: Pick<Hands, "store" | "worker">,
  member: Member,
  legend: Pick<Legend, "id" | "companyId">,
): Promise<void> {
  if (await hasToFind(hands, member, legend)) throw redirect(`/legends/${legend.id}/read?waits`)
}
