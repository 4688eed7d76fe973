// A person's place in a company, as an admin sets it: seats, teams, roles. A company never loses its last admin.
import { z } from "zod"
import { type Seat, seats } from "./person"

/** The form of a place: which boxes are ticked. */
export const Place = z.object({
  seats: z.array(z.enum(seats)),
  teams: z.array(z.string()),
  roles: z.array(z.string()),
})
export type Place = z.infer<typeof Place>

export type PlaceRefusal = { readonly refused: "no-seat" | "last-admin" }

export const placeSentences: Record<PlaceRefusal["refused"], string> = {
  "no-seat": "Choose at least one seat. To take all of them away, let the person leave the company.",
  "last-admin": "This is the company’s only admin. Make somebody else an admin first.",
}

/** Whether these may become the seats; `otherAdmins` counts the company's admins besides this person. */
export function decideSeats(
  facts: { readonly seats: readonly Seat[]; readonly otherAdmins: number },
  asked: readonly Seat[],
): PlaceRefusal | { readonly seats: readonly Seat[] } {
  if (asked.length === 0) return { refused: "no-seat" }
  const losesAdmin = facts.seats.includes("admin") && !asked.includes("admin")
  if (losesAdmin && facts.otherAdmins === 0) return { refused: "last-admin" }
  return { seats: seats.filter((seat) => asked.includes(seat)) }
}

/** Whether a person may leave. */
export function decideLeaving(facts: {
  readonly seats: readonly Seat[]
  readonly otherAdmins: number
}): PlaceRefusal | { readonly leaves: true } {
  return facts.seats.includes("admin") && facts.otherAdmins === 0 ? { refused: "last-admin" } : { leaves: true }
}

/** What is to be added to `had`, and what taken away, so that it becomes `wanted`; only of what there `is`. */
export function difference(had: readonly string[], wanted: readonly string[], is: readonly string[]) {
  return {
    added: is.filter((id) => wanted.includes(id) && !had.includes(id)),
    gone: had.filter((id) => !wanted.includes(id)),
  }
}

/** Who joined which team, for what follows from it in the same write. */
export type Joined = {
  readonly companyId: string
  readonly joined: readonly {
    readonly personId: string
    readonly team: { readonly id: string; readonly name: string }
  }[]
}
