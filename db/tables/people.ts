// Companies and who belongs to them: memberships, teams, roles, absences; sessions and codes to sign in with.
import type { Kit } from "../kit"

export function peopleTables(k: Kit) {
  const companies = k.table("companies", {
    id: k.text().primaryKey(),
    name: k.text().notNull(),
    /** Whose names authors see on the status page: `everyone`, or `teams` (names for nobody but the consultant). */
    names: k.text().notNull().default("everyone"),
    /** Names of people, products and systems that matter to it, beside the roles its legends name; null for none. */
    ownNames: k.json<string[]>(),
    /** Where its working days are (IANA, such as Europe/Berlin): mails that can wait are sent between 8 and 18 there. */
    timeZone: k.text().notNull().default("UTC"),
    createdAt: k.time().notNull(),
  })

  const people = k.table(
    "people",
    {
      id: k.text().primaryKey(),
      email: k.text().notNull(),
      name: k.text().notNull(),
      createdAt: k.time().notNull(),
    },
    (t) => [k.uniqueIndex("people_email").on(t.email)],
  )

  const memberships = k.table(
    "memberships",
    {
      companyId: k
        .text()
        .notNull()
        .references(() => companies.id),
      personId: k
        .text()
        .notNull()
        .references(() => people.id),
      /** Any of author, reader, consultant, admin. */
      seats: k.json<string[]>().notNull(),
      /** What the company calls them until they sign in: who invites an address does not learn whose it is. */
      calledAs: k.text(),
      joinedAt: k.time().notNull(),
      leftAt: k.time(),
    },
    (t) => [k.primaryKey({ columns: [t.companyId, t.personId] }), k.index("memberships_person").on(t.personId)],
  )

  const teams = k.table(
    "teams",
    { companyId: k.text().notNull(), id: k.text().notNull(), name: k.text().notNull() },
    (t) => [k.primaryKey({ columns: [t.companyId, t.id] }), k.uniqueIndex("teams_name").on(t.companyId, t.name)],
  )

  const teamMembers = k.table(
    "team_members",
    { companyId: k.text().notNull(), teamId: k.text().notNull(), personId: k.text().notNull() },
    (t) => [
      k.primaryKey({ columns: [t.companyId, t.teamId, t.personId] }),
      k.index("team_members_person").on(t.companyId, t.personId),
    ],
  )

  /** A role is known by its name: documents carry the name, so an old version reads as it was written. */
  const roles = k.table(
    "roles",
    { companyId: k.text().notNull(), id: k.text().notNull(), name: k.text().notNull() },
    (t) => [k.primaryKey({ columns: [t.companyId, t.id] }), k.uniqueIndex("roles_name").on(t.companyId, t.name)],
  )

  const roleHolders = k.table(
    "role_holders",
    { companyId: k.text().notNull(), roleId: k.text().notNull(), personId: k.text().notNull() },
    (t) => [
      k.primaryKey({ columns: [t.companyId, t.roleId, t.personId] }),
      k.index("role_holders_person").on(t.companyId, t.personId),
    ],
  )

  /** Days on which somebody is away, first and last; neither why nor what kind. */
  const absences = k.table(
    "absences",
    {
      companyId: k.text().notNull(),
      id: k.text().notNull(),
      personId: k.text().notNull(),
      fromDay: k.text().notNull(),
      toDay: k.text().notNull(),
      /** Who entered it, and on which day. */
      by: k.text().notNull(),
      day: k.text().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.companyId, t.id] }),
      k.index("absences_person").on(t.companyId, t.personId, t.toDay),
    ],
  )

  /** That an absence ended earlier: its last day, which is the one before it began where it was taken back. */
  const absenceEnds = k.table(
    "absence_ends",
    {
      companyId: k.text().notNull(),
      absenceId: k.text().notNull(),
      personId: k.text().notNull(),
      lastDay: k.text().notNull(),
      by: k.text().notNull(),
      day: k.text().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.companyId, t.absenceId] })],
  )

  const sessions = k.table(
    "sessions",
    {
      tokenHash: k.text().primaryKey(),
      personId: k
        .text()
        .notNull()
        .references(() => people.id),
      createdAt: k.time().notNull(),
      expiresAt: k.time().notNull(),
    },
    (t) => [k.index("sessions_person").on(t.personId)],
  )

  const signInCodes = k.table(
    "sign_in_codes",
    {
      id: k.text().primaryKey(),
      email: k.text().notNull(),
      codeHash: k.text().notNull(),
      tries: k.int().notNull().default(0),
      createdAt: k.time().notNull(),
      expiresAt: k.time().notNull(),
      usedAt: k.time(),
    },
    (t) => [k.index("sign_in_codes_email").on(t.email, t.createdAt)],
  )

  return {
    companies,
    people,
    memberships,
    teams,
    teamMembers,
    roles,
    roleHolders,
    absences,
    absenceEnds,
    sessions,
    signInCodes,
  }
}
