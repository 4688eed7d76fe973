// What one sees of oneself.
import type { AbsenceRow } from "../people/absence"
import type { Member } from "../people/person"
import type { Recorded } from "./recorded"

export type Me = {
  readonly person: { readonly name: string; readonly email: string }
  readonly members: readonly Pick<Member, "company" | "teams" | "roles">[]
  /** Their days away, by company (id). */
  readonly absences: Readonly<Record<string, readonly AbsenceRow[]>>
  readonly keys: boolean
  readonly recorded: Recorded
  readonly today: string
}
