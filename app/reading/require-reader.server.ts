// Who reads which legend: asked at every door of reading.
import type { Hands } from "../context"
import { memberAbout } from "../people/memberships.server"
import type { Member } from "../people/person"
import { requirePerson } from "../people/sessions.server"
import { notFound } from "../ui/answers"
import type { Who } from "./places.server"

/**
 * The member who asks and the legend they ask about; absent (404) for another company's. Whether anything is published,
 * and for them, is the keepers' to say: they look at the current version anyway.
 */
export async function requireReader(
  hands: Hands,
  request: Request,
  params: { readonly legend?: string | undefined },
): Promise<{ member: Member; who: Who }> {
  const { id: personId } = await requirePerson(hands, request)
  const legendId = params.legend ?? ""
  const member = await memberAbout(hands.store, personId, legendId)
  if (!member) throw notFound()
  return { member, who: { companyId: member.company.id, legendId, personId } }
}
