import { Message } from "../ui/message"
import type { AbsenceRefused, AbsenceRow } from "./absence"
import { Absences } from "./absences"
import { type Colleague, type Member, seats } from "./person"
import type { Place } from "./place"
import { seatDoes, seatNames } from "./seat-words"
import { Ticks } from "./ticks"

type Named = { readonly id: string; readonly name: string }

type Shown = {
  readonly member: Member
  readonly person: Colleague
  readonly teams: readonly Named[]
  readonly roles: readonly Named[]
  readonly typed: Place | null
  readonly refused: string | null
  readonly absences: readonly AbsenceRow[]
  /** Days away that could not be saved, as they were typed. */
  readonly away: AbsenceRefused | null
  readonly today: string
}

/** One person's place in the company: seats, teams, roles; and leaving it. */
export function OnePerson({ member, person, teams, roles, typed, refused, absences, away, today }: Shown) {
  const here = `/companies/${member.company.id}/people`
  const named = (all: readonly Named[]) => all.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <main id="main" className="page stack company" tabIndex={-1}>
      <div className="stack head">
        <p className="small muted">
          <a href={here}>{member.company.name}: people, teams and roles</a>
        </p>
        <h1>{person.name}</h1>
        <p className="t15 muted it">{person.email}</p>
      </div>
      {refused ? (
        <Message kind="no">
          <p>{refused}</p>
        </Message>
      ) : null}
      <form method="post" action={`${here}/${person.id}`} className="stack">
        <Ticks
          legend="Seats"
          name="seat"
          ticks={seats.map((seat) => ({ value: seat, label: seatNames[seat], hint: seatDoes[seat] }))}
          ticked={typed?.seats ?? person.seats}
        />
        {teams.length > 0 ? (
          <Ticks
            legend="In the teams"
            name="team"
            ticks={named(teams)}
            ticked={typed?.teams ?? person.teams.map((t) => t.id)}
          />
        ) : null}
        {roles.length > 0 ? (
          <Ticks
            legend="Holds the roles"
            name="role"
            ticks={named(roles)}
            ticked={typed?.roles ?? person.roles.map((r) => r.id)}
          />
        ) : null}
        <div className="row">
          <button className="btn p" type="submit">
            Save
          </button>
          <a className="btn q" href={here}>
            Back
          </a>
        </div>
      </form>
      <Absences
        action={`${here}/${person.id}/absence`}
        company={member.company.id}
        heading="h2"
        name={person.name}
        absences={absences}
        refused={away}
        today={today}
      />
      <details>
        <summary>{person.name} leaves the company</summary>
        <form method="post" action={`${here}/${person.id}/leaving`} className="stack">
          <p className="t15">
            From then on {member.company.name} is not there for them, and they get no mail. What they read and confirmed
            stays on record. They can be invited again.
          </p>
          <div className="row">
            <button className="btn" type="submit">
              Let {person.name} leave
            </button>
          </div>
        </form>
      </details>
    </main>
  )
}
