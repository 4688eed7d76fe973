// The page of "I read it, but …": the change, and in whose name one may ask here.
import type { Hands } from "../context"
import type { ButPage } from "./but-page"
import { changePageOf } from "./change-pages.server"
import { voicesOffered } from "./question"
import { requireReader } from "./require-reader.server"
import { goBetweens, seatedIn } from "./seated.server"

/** The page for `params.change`; absent (404) as the change itself is. */
export async function butPageOf(
  hands: Hands,
  request: Request,
  params: { readonly legend?: string | undefined; readonly change?: string | undefined },
): Promise<ButPage> {
  const page = await changePageOf(hands, request, params)
  const { member } = await requireReader(hands, request, params)
  const { read, t } = hands.store
  const consultants = goBetweens(await seatedIn(read, t, member.company.id), member.person.id)
  return {
    ...page,
    voices: voicesOffered(member.company.names, consultants.length),
    consultants: consultants.map(({ name }) => name),
  }
}
