// Who reads which legend: asked at every door of reading.
import type { Hands } from "../context"
import { requireMemberAbout } from "../people/memberships.server"
import type { Member } from "../people/person"
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
  const legendId = params.legend ?? ""
  const member = await requireMemberAbout(hands, request, legendId)
  return { member, who: { companyId: member.company.id, legendId, personId: member.person.id } }
}
