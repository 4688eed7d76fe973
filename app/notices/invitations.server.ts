// Inviting many at once: all of a list or nobody, each told by one mail. Who is a member already keeps
// their seats.
import { and, eq, inArray, isNull } from "drizzle-orm"
import type { Db, Store } from "../../db/store"
import type { Listed } from "../people/address-list"
import { join } from "../people/companies.server"
import { personIn } from "../people/people.server"
import type { Member, Seat } from "../people/person"
import type { Joined } from "../people/place"
import { invitationMail } from "./invitation"
import { addNotices } from "./notices.server"

export type Inviting = {
  /** Who invites, into their company. */
  readonly by: Member
  readonly people: readonly Listed[]
  readonly seats: readonly Seat[]
  /** A team they all join, or none. */
  readonly teamId: string | null
  readonly origin: string
  readonly at: number
  /** What follows from joining the team, in the same write. */
  readonly follows: (tx: Db, joined: Joined) => Promise<void>
}

/** How many are new, and how many were members before (the team they all join); null when the team is not there. */
export function inviteAll(
  store: Store,
  { by, people, seats, teamId, origin, at, follows }: Inviting,
): Promise<{ invited: number; known: number } | null> {
  const { t } = store
  const companyId = by.company.id
  return store.write(companyId, async (tx) => {
    const [team] = teamId
      ? await tx
          .select({ id: t.teams.id, name: t.teams.name })
          .from(t.teams)
          .where(and(eq(t.teams.companyId, companyId), eq(t.teams.id, teamId)))
      : []
    if (teamId && !team) return null
    const emails = people.map((person) => person.email)
    const members = await tx
      .select({ personId: t.people.id, email: t.people.email })
      .from(t.memberships)
      .innerJoin(t.people, eq(t.people.id, t.memberships.personId))
      .where(and(eq(t.memberships.companyId, companyId), isNull(t.memberships.leftAt), inArray(t.people.email, emails)))
    const known = new Set(members.map((member) => member.email))
    const invited = people.filter((person) => !known.has(person.email))
    const to = []
    for (const { email, name } of invited) {
      const personId = await personIn(tx, t, { email, name, at })
      await join(tx, t, { companyId, personId, seats, calledAs: name, at })
      to.push({
        personId,
        email,
        ...invitationMail({ company: by.company.name, by: by.person.name, to: name, origin, email }),
      })
    }
    const all = [...members, ...to].map(({ personId }) => ({ companyId, personId }))
    if (team) {
      await tx
        .insert(t.teamMembers)
        .values(all.map((one) => ({ ...one, teamId: team.id })))
        .onConflictDoNothing()
      await follows(tx, { companyId, joined: all.map(({ personId }) => ({ personId, team })) })
    }
    await addNotices(tx, t, { companyId, about: `invitation:${at}`, at, to })
    return { invited: invited.length, known: known.size }
  })
}
