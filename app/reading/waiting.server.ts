// What was before waits for a reader who has something to find: an older text beside the new one would give it away.
import { redirect } from "@remix-run/node"
import type { Hands } from "../context"
import type { Legend } from "../legends/legend"
import { holds, type Member } from "../people/person"
import { holdsConcealed } from "../versions/careful"
import { readingListOf } from "./readings.server"

/**
 * Whether a person has something to find in a legend. Authors write its texts and see every change on the publish page:
 * for them nothing waits. Writes nothing.
 */
export async function hasToFind(
  { store, worker }: Pick<Hands, "store" | "worker">,
  member: Member,
  { id, companyId }: Pick<Legend, "id" | "companyId">,
): Promise<boolean> {
  if (holds(member, "author")) return false
  const reading = await readingListOf(store, worker, { companyId, legendId: id, personId: member.person.id })
  return reading !== null && holdsConcealed(reading.list.changes)
}

/** Leads who has something to find in a legend to their list, which says why, instead of to an older text. */
export async function requireFound(
  hands: Pick<Hands, "store" | "worker">,
  member: Member,
  legend: Pick<Legend, "id" | "companyId">,
): Promise<void> {
  if (await hasToFind(hands, member, legend)) throw redirect(`/legends/${legend.id}/read?waits`)
}
